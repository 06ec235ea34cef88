import { z } from 'zod';

/** Where the history can be forwarded to: one receiver of syslog, and one file of CEF lines. */
export const forwardTargetIds = ['syslog', 'cef-file'] as const;
export type ForwardTargetId = (typeof forwardTargetIds)[number];

/** RFC 5424's facilities that fit an audit trail; 13, "log audit", unless the site sorts by another. */
export const facilities: readonly { code: number; name: string }[] = [
  { code: 4, name: 'security and authorization (4)' },
  { code: 10, name: 'security and authorization, private (10)' },
  { code: 13, name: 'log audit (13)' },
  ...[0, 1, 2, 3, 4, 5, 6, 7].map(local => ({
    code: 16 + local,
    name: `local use ${local} (${16 + local})`,
  })),
];

const whole = (least: number, most: number, message: string) =>
  z.int(message).min(least, message).max(most, message);
/** An absolute path, or '' where the file may be absent. */
const path = z.string().trim().max(1024);
const hostName = z
  .string()
  .trim()
  .min(1, 'Give a host name or an IP address.')
  .max(253)
  .regex(/^[A-Za-z0-9._:-]+$/, 'A host name or an IP address, without a port.');

export const syslogSettings = z.strictObject({
  host: hostName,
  port: whole(1, 65_535, 'A port is a number from 1 to 65535.'),
  /** TLS as RFC 5425 asks, or plain TCP, which anybody between can read and change. */
  transport: z.enum(['tls', 'tcp']),
  /** The name that the receiver's certificate must hold; '' is the host. */
  serverName: z.union([z.literal(''), hostName]),
  /** The authority whose certificates are believed (PEM); no other is, the world's public ones neither. */
  caFile: path,
  /** Our certificate and key (PEM), where the receiver asks for one; '' is none. */
  certificateFile: path,
  keyFile: path,
  facility: z
    .int()
    .refine(code => facilities.some(one => one.code === code), 'Choose a facility of the list.'),
});
export type SyslogSettings = z.infer<typeof syslogSettings>;

export const cefFileSettings = z.strictObject({
  path: path.min(1, 'Give the file’s full path.'),
  /** When the file has reached so much it is closed and another begins, in megabytes of 10^6 bytes. */
  rotateAt: whole(1, 1000, 'Give 1 to 1000 megabytes.'),
});
export type CefFileSettings = z.infer<typeof cefFileSettings>;

/** What becomes of activations while delivery fails. */
export const forwardPolicy = z.strictObject({
  /** False: activations go on. True: they are refused after `minutes` of failing, or as soon as `entries` wait. */
  refuse: z.boolean(),
  minutes: whole(1, 10_080, 'Give 1 to 10080 minutes, which are 7 days.'),
  entries: whole(1, 1_000_000, 'Give 1 to 1000000 entries.'),
});
export type ForwardPolicy = z.infer<typeof forwardPolicy>;

const common = { on: z.boolean(), policy: forwardPolicy };
export const forwardTargetValues = z.discriminatedUnion('id', [
  z.strictObject({ id: z.literal('syslog'), settings: syslogSettings, ...common }),
  z.strictObject({ id: z.literal('cef-file'), settings: cefFileSettings, ...common }),
]);
export type ForwardTargetValues = z.infer<typeof forwardTargetValues>;

/** A target as the store has it. */
export type ForwardTarget = ForwardTargetValues & {
  version: number;
  /** The key's passphrase among the secrets, or null. */
  passphraseRef: string | null;
};

const shown = { version: z.int(), hasPassphrase: z.boolean() };
/** A target as the page reads it: its passphrase stays in the main process. */
export const forwardTargetView = z.discriminatedUnion('id', [
  z.object({ id: z.literal('syslog'), settings: syslogSettings, ...common, ...shown }),
  z.object({ id: z.literal('cef-file'), settings: cefFileSettings, ...common, ...shown }),
]);
export type ForwardTargetView = z.infer<typeof forwardTargetView>;

/** How a target is named in a sentence. */
export function forwardTargetName(target: Pick<ForwardTargetValues, 'id' | 'settings'>): string {
  if ('path' in target.settings) return target.settings.path;
  const { host, port, transport } = target.settings;
  return `${host.includes(':') ? `[${host}]` : host}:${port} (syslog over ${transport === 'tls' ? 'TLS' : 'TCP'})`;
}

/** How a delivery stands on which the site lets activations depend. Times are milliseconds UTC. */
export interface DeliveryFact {
  /** The target in words. */
  to: string;
  /** Null where it does not fail. */
  failingSince: number | null;
  /** Entries that wait. */
  waiting: number;
  /** When activations are refused if it goes on failing; null where it does not fail. */
  refusesFrom: number | null;
  /** Whether they are refused now. */
  refuses: boolean;
}
