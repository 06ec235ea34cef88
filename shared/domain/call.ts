import { z } from 'zod';
import { moment, requestId } from './ids.ts';

export const callStates = ['dialling', 'ringing', 'answered', 'ended'] as const;
export type CallState = (typeof callStates)[number];

export const callLine = z.object({ at: moment, text: z.string() });
export type CallLine = z.infer<typeof callLine>;

/** A call in words for the page, as it happens and for a short while after it has ended. */
export const callView = z.object({
  /** The request's id in text form, as MIM's custom providers have it. */
  id: z.string(),
  requestId,
  userName: z.string(),
  roleName: z.string(),
  /** As dialled and shown: `+1 213 555 1212`, `4711`. */
  number: z.string(),
  provider: z.string(),
  /** True where no telephone is called and the handset is on the screen. */
  simulated: z.boolean(),
  state: z.enum(callStates),
  /** When the state began. */
  since: moment,
  log: z.array(callLine),
  outcome: z
    .object({
      verified: z.boolean(),
      code: z.int().nullable(),
      words: z.string(),
      /** What to do next, or '' where the user is verified. */
      nextStep: z.string(),
    })
    .nullable(),
});
export type CallView = z.infer<typeof callView>;

/**
 * What may be done to the handset on the screen. `ignore` lets it ring until it stops; `wrong-key` presses keys that were
 * not asked for; `status` ends the call with a published code, and `verified` says whether the provider reports
 * `authenticated` with it, which no code does by itself.
 */
export const callAction = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('answer') }),
  z.strictObject({ kind: z.literal('hash') }),
  z.strictObject({ kind: z.literal('wrong-key') }),
  z.strictObject({ kind: z.literal('hang-up') }),
  z.strictObject({ kind: z.literal('ignore') }),
  z.strictObject({
    kind: z.literal('status'),
    code: z.int().min(0).max(147),
    verified: z.boolean().default(false),
  }),
]);
export type CallAction = z.infer<typeof callAction>;
