import { z } from 'zod';
import { eventResults } from './event-result.ts';
import { moment, requestId, roleId, userId } from './ids.ts';

export const severities = ['Error', 'Warning', 'Information'] as const;
export type Severity = (typeof severities)[number];

export const eventSources = ['MIM Service', 'PAM Monitoring Service', 'Bastion Console'] as const;
export type EventSource = (typeof eventSources)[number];

/**
 * A row of the history. 101, 103 and 825 are MIM's published events; everything that the console records of itself is
 * numbered from 9000 up with the source Bastion Console (design §5).
 */
export const pamEvent = z.object({
  /** The journal's sequence number, without gaps, from 1. */
  seq: z.int().min(1),
  at: moment,
  id: z.int(),
  severity: z.enum(severities),
  source: z.enum(eventSources),
  message: z.string(),
  /** The operating-system user, or the service of the console, that made the entry. */
  actor: z.string(),
  /** The PRIV account on whose behalf it was done, or null. */
  as: z.string().nullable(),
  /** Why, in the person's words, or ''. */
  reason: z.string(),
  userId: userId.nullable(),
  userName: z.string(),
  roleId: roleId.nullable(),
  roleName: z.string(),
  requestId: requestId.nullable(),
  /**
   * How far the computer's clock was moved between the entry before and this one, in milliseconds, negative where it was set back;
   * null where it went as time does. The entry of its own that says so (9003, 9007) has it, and the entry after that.
   */
  clockMoved: z.int().nullable(),
});
export type PamEvent = z.infer<typeof pamEvent>;

/** Narrows the history. Absent fields do not narrow; lists mean any of them. `from` is inclusive, `to` exclusive. */
export const eventFilter = z.strictObject({
  ids: z.array(z.int()).max(50).optional(),
  severities: z.array(z.enum(severities)).max(3).optional(),
  sources: z.array(z.enum(eventSources)).max(3).optional(),
  results: z.array(z.enum(eventResults)).max(3).optional(),
  userId: userId.optional(),
  roleId: roleId.optional(),
  requestId: requestId.optional(),
  from: moment.optional(),
  to: moment.optional(),
  /** Words that the message, the names or the reason contain, in any case. */
  text: z.string().max(200).optional(),
});
export type EventFilter = z.infer<typeof eventFilter>;

/** How an export writes what is filtered; `cef` is docs/decisions/cef.md. */
export const exportFormats = ['csv', 'json', 'cef'] as const;
export type ExportFormat = (typeof exportFormats)[number];
