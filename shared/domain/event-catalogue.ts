import type { EventSource, Severity } from './event.ts';

interface EventKind {
  severity: Severity;
  source: EventSource;
  /** What the row says in a list of kinds. */
  title: string;
}

/**
 * Every event that can be in the history. The first three are MIM's, with Microsoft's number, severity and source
 * (docs/mim-facts.md, events); no other number of MIM's is published, so ours start at 9000.
 */
export const eventCatalogue = {
  101: { severity: 'Error', source: 'MIM Service', title: 'MFA not completed' },
  103: { severity: 'Information', source: 'MIM Service', title: 'MFA completed' },
  825: { severity: 'Warning', source: 'PAM Monitoring Service', title: 'Telephone number changed in CORP' },
  9000: ours('Information', 'Forest created'),
  9001: ours('Information', 'Console configuration changed'),
  9002: ours('Information', 'Access to the console changed'),
  9003: ours('Warning', 'Clock set back'),
  9004: ours('Warning', 'Call refused for want of a right'),
  9005: ours('Warning', 'Forest restored from a backup'),
  9006: ours('Warning', 'Drill started from a copy'),
  9007: ours('Warning', 'Clock went forward'),
  9010: ours('Information', 'User created'),
  9011: ours('Information', 'User changed'),
  9012: ours('Information', 'User removed'),
  9020: ours('Information', 'Group created'),
  9021: ours('Information', 'Group changed'),
  9022: ours('Information', 'Group removed'),
  9030: ours('Information', 'Role created'),
  9031: ours('Information', 'Role changed'),
  9032: ours('Information', 'Role removed'),
  9040: ours('Information', 'PAM configuration changed'),
  9050: ours('Information', 'Trust recorded'),
  9051: ours('Information', 'Trust removed'),
  9052: ours('Information', 'Trust tested'),
  9053: ours('Information', 'Domain configuration recorded'),
  9054: ours('Information', 'Domain configuration removed'),
  9055: ours('Information', 'Domain configuration tested'),
  9056: ours('Information', 'Requirement confirmed'),
  9057: ours('Warning', 'Confirmation withdrawn'),
  9058: ours('Information', 'Set member added'),
  9059: ours('Information', 'Set member removed'),
  9060: ours('Warning', 'MFA file changed outside the console'),
  9061: ours('Information', 'Outside change adopted'),
  9062: ours('Information', 'Outside change taken back'),
  9063: ours('Information', 'Outside change ignored'),
  9064: ours('Information', 'MFA file as known again'),
  9070: ours('Information', 'Finding suppressed'),
  9071: ours('Information', 'Suppression ended'),
  9072: ours('Information', 'Suppression lifted'),
  9073: ours('Information', 'Role marked'),
  9074: ours('Information', 'Mark of a role taken away'),
  9080: ours('Information', 'Imported from MIM'),
  9081: ours('Information', 'Import from MIM completed'),
  9082: ours('Information', 'Differences from MIM saved as PowerShell'),
  9083: ours('Information', 'Import of users completed'),
  9084: ours('Information', 'Configuration file written'),
  9085: ours('Information', 'Configuration file imported'),
  9100: ours('Information', 'Activation requested'),
  9101: ours('Information', 'Phone call started'),
  9102: ours('Information', 'Approval asked'),
  9103: ours('Information', 'Request approved'),
  9104: ours('Warning', 'Request rejected by an approver'),
  9105: ours('Warning', 'Request refused'),
  9106: ours('Information', 'Activation scheduled'),
  9107: ours('Information', 'Role activated'),
  9108: ours('Information', 'Closing asked'),
  9109: ours('Information', 'Activation closed'),
  9110: ours('Information', 'Activation expired'),
  9111: ours('Warning', 'Approval lapsed'),
  9112: ours('Warning', 'Call interrupted'),
  9113: ours('Warning', 'User blocked from calls'),
  9114: ours('Information', 'User unblocked'),
  9115: ours('Warning', 'One-time bypass given'),
  9116: ours('Warning', 'One-time bypass used'),
  9117: ours('Information', 'One-time bypass taken back'),
  9200: ours('Information', 'MFA settings written'),
  9201: ours('Information', 'MFA settings restored'),
  9202: ours('Information', 'MFA credentials imported'),
  9203: ours('Information', 'File protection repaired'),
  9204: ours('Information', 'Credential ZIP deleted'),
  9205: ours('Warning', 'Interrupted write settled'),
  9300: ours('Information', 'History exported'),
  9301: ours('Information', 'Compared with CORP'),
  9302: ours('Information', 'Changes saved as PowerShell'),
  9303: ours('Information', 'History verified'),
  9304: ours('Error', 'History is not as it was written'),
  9305: ours('Information', 'Evidence bundle taken'),
  9310: ours('Information', 'History signed'),
  9311: ours('Warning', 'History signed by another key'),
  9312: ours('Error', 'History is behind its witness'),
  9313: ours('Information', 'Anchor taken'),
  9314: ours('Information', 'History is as its anchor'),
  9315: ours('Error', 'History is not as its anchor'),
  9316: ours('Warning', 'Signing key changed'),
  9319: ours('Information', 'Comparison with MIM’s log saved'),
  9320: ours('Information', 'History opened'),
  9321: ours('Information', 'History filtered'),
  9323: ours('Warning', 'Recording of reads changed'),
  9324: ours('Information', 'Rebuilt from the history: same'),
  9325: ours('Warning', 'Rebuilt from the history: differs'),
  9330: ours('Information', 'Forwarding changed'),
  9331: ours('Error', 'Forwarding fails'),
  9332: ours('Information', 'Forwarding works again'),
  9333: ours('Warning', 'Activations refused: forwarding fails'),
  9334: ours('Information', 'Forwarded file closed'),
  9340: ours('Information', 'Compared with MIM’s event log'),
  9341: ours('Information', 'Access review made'),
  9342: ours('Information', 'Access review answered'),
  9343: ours('Information', 'Reply to an access review brought in'),
  9344: ours('Warning', 'Reply to an access review refused'),
  9345: ours('Information', 'Conflict of an access review decided'),
  9346: ours('Information', 'Access review finished'),
  9350: ours('Warning', 'Entries sealed'),
} as const satisfies Record<number, EventKind>;

export type EventId = keyof typeof eventCatalogue;

function ours<S extends Severity>(severity: S, title: string) {
  return { severity, source: 'Bastion Console', title } as const;
}

/** The kind of an event by its number; a number that a newer console wrote is shown as it is. */
export function eventKind(id: number): EventKind | undefined {
  return (eventCatalogue as Record<number, EventKind>)[id];
}
