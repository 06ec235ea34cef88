import { z } from 'zod';
import { moment, requestId, roleId, userId } from './ids.ts';

/** What a change may do to people. */
export const impactKinds = [
  'candidate-added',
  'candidate-removed',
  'approver-removed',
  'role-removed',
  'account-off',
  'gives-nothing',
  'call-dropped',
  'call-added',
  'call-impossible',
  'number-changed',
  'approval-dropped',
  'approval-added',
  'approval-impossible',
  'approval-stuck',
  'duration',
  'window',
  'activation-ends',
  'activation-goes-on',
  'request-closed',
  'request-refused',
  'tickets-last',
  'console-access',
] as const;

/** `error`: something becomes impossible or is lost; `warning`: a person gets less, or a safeguard falls; `info`: to be known. */
export const impactSeverities = ['error', 'warning', 'info'] as const;

/** One effect of a change on people, found before it is saved. */
export const impact = z.object({
  kind: z.enum(impactKinds),
  severity: z.enum(impactSeverities),
  /** With names and times on the forest's clock. */
  sentence: z.string(),
  users: z.array(userId),
  roles: z.array(roleId),
  requests: z.array(requestId),
  /** Until when an activation lasts or a request waits, milliseconds UTC, where the sentence tells it. */
  until: moment.nullable(),
});
export type Impact = z.infer<typeof impact>;
