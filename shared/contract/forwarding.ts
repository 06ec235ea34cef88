import { z } from 'zod';
import { forwardTargetIds, forwardTargetValues, forwardTargetView } from '../domain/forwarding.ts';
import { moment } from '../domain/ids.ts';
import { command } from './define.ts';

/** How one target stands. */
export const forwardStatus = z.object({
  id: z.enum(forwardTargetIds),
  on: z.boolean(),
  /** The target in words. */
  name: z.string(),
  sending: z.boolean(),
  /** The last entry that was delivered; 0 where none was. */
  delivered: z.int(),
  deliveredAt: moment.nullable(),
  /** Entries that wait. */
  waiting: z.int(),
  failingSince: moment.nullable(),
  /** Why it fails, in words; '' where it does not. */
  why: z.string(),
  nextTryAt: moment.nullable(),
  /** Whether activations are refused because of it, and from when on they would be. */
  refuses: z.boolean(),
  refusesFrom: moment.nullable(),
});

export const forwardTestStep = z.object({
  id: z.enum(['files', 'resolve', 'connect', 'tls', 'name', 'sent', 'written']),
  state: z.enum(['passed', 'failed', 'skipped']),
  /** A sentence. */
  detail: z.string(),
});

/** The history as it happens, to a receiver of syslog or into a file of CEF lines (docs/decisions/forwarding.md). */
export const forwardingContract = {
  /** The targets that are set up, on or off. */
  'forwarding.get': command({
    input: z.strictObject({}),
    output: z.object({ targets: z.array(forwardTargetView) }),
    access: 'read',
  }),
  /**
   * Sets a target up, or changes it (9330). `expects` is its version, 0 where it is not there yet; CONFLICT where it is another, and in
   * a drill. `passphrase` absent keeps the one there is, '' takes it away. `fromStart` delivers the history from its first entry on;
   * else a new target begins with the entry that sets it up. BAD_REQUEST names the field.
   */
  'forwarding.set': command({
    input: z.strictObject({
      target: forwardTargetValues,
      expects: z.int().min(0),
      passphrase: z.string().max(1024).optional(),
      fromStart: z.boolean().optional(),
      reason: z.string().max(400).optional(),
    }),
    output: z.object({ targets: z.array(forwardTargetView) }),
    access: 'administer',
  }),
  /** Tries a target, saved or not, step by step; no entry is sent. Takes at most 20 seconds. */
  'forwarding.test': command({
    input: z.strictObject({ target: forwardTargetValues, passphrase: z.string().max(1024).optional() }),
    output: z.object({ steps: z.array(forwardTestStep) }),
    access: 'administer',
  }),
  /** How each target stands now. */
  'forwarding.status': command({
    input: z.strictObject({}),
    output: z.object({
      /** False in a drill, and in a program that does not deliver. */
      runs: z.boolean(),
      drill: z.boolean(),
      /** The number of the last entry of the history. */
      head: z.int(),
      targets: z.array(forwardStatus),
    }),
    access: 'read',
  }),
};
