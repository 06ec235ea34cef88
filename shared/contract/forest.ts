import { z } from 'zod';
import { consoleAccount, consoleConfiguration } from '../domain/configuration.ts';
import { moment, roleId, userId } from '../domain/ids.ts';
import { command } from './define.ts';

export const corpEntry = z.object({
  kind: z.enum(['user', 'group']),
  domain: z.string(),
  accountName: z.string(),
  displayName: z.string(),
  mail: z.string(),
  sid: z.string(),
  mobile: z.string(),
  telephoneNumber: z.string(),
  disabled: z.boolean(),
});
export type CorpEntry = z.infer<typeof corpEntry>;

/** A user whose CORP entry no longer says what the store or the last comparison says. */
export const corpDifference = z.object({
  userId,
  userName: z.string(),
  /** `lastSeen` is what the comparison before saw in CORP; 825 is raised when `now` differs from it. */
  kind: z.enum(['number-changed', 'number-differs', 'missing-in-corp', 'disabled-in-corp']),
  stored: z.string(),
  lastSeen: z.string(),
  now: z.string(),
});
export type CorpDifference = z.infer<typeof corpDifference>;

/** What needs someone, in order of harm, each with where to mend it. */
export const need = z.object({
  severity: z.enum(['Error', 'Warning', 'Information']),
  message: z.string(),
  remedy: z.string(),
  /** An address of the window. */
  to: z.string(),
});
export type Need = z.infer<typeof need>;

/** A tile: a number, and for each of the last seven days of the forest's zone, oldest first, how many. */
const tile = z.object({ count: z.int(), trend: z.array(z.int()).nullable() });

/** The open forest: its overview, CORP, and the console's own configuration. */
export const forestContract = {
  'overview.get': command({
    input: z.strictObject({}),
    output: z.object({
      activeNow: tile,
      waitingForMe: tile,
      mfaFailuresToday: tile,
      candidatesWithoutNumber: tile,
      /** Days until the imported certificate ends; null where none is imported. */
      certificateDaysLeft: z.int().nullable(),
      settingsFindings: z.object({ errors: z.int(), warnings: z.int() }),
      /** Midnight of today in the forest's zone: where 'today' of the tiles begins. */
      todayFrom: moment,
      active: z.array(
        z.object({
          requestId: z.string(),
          userName: z.string(),
          roleId,
          roleName: z.string(),
          until: moment,
        }),
      ),
      needs: z.array(need),
    }),
    access: 'read',
  }),

  /** Finds accounts in CORP by a part of their name; at most 50. UNAVAILABLE where no directory file is set. */
  'corp.search': command({
    input: z.strictObject({ kind: z.enum(['user', 'group']), text: z.string().max(200) }),
    output: z.object({ entries: z.array(corpEntry), more: z.boolean() }),
    access: 'read',
  }),
  /** Where CORP is read from. */
  'corp.status': command({
    input: z.strictObject({}),
    output: z.object({
      file: z.string().nullable(),
      users: z.int(),
      groups: z.int(),
      readAt: moment.nullable(),
      problem: z.string().nullable(),
    }),
    access: 'read',
  }),
  /** Compares every PAM user with CORP and raises 825 once for each change of a number. Changes no user. */
  'corp.compare': command({
    input: z.strictObject({}),
    output: z.object({ compared: z.int(), raised: z.int(), differences: z.array(corpDifference) }),
    access: 'operate',
  }),

  'console.get': command({ input: z.strictObject({}), output: consoleConfiguration, access: 'read' }),
  /** Changes the console's configuration of this forest. CONFLICT where `expects` is not its version. */
  'console.set': command({
    input: z.strictObject({
      expects: z.int().min(1),
      values: consoleConfiguration
        .omit({ version: true, accounts: true, recordReads: true })
        .partial()
        .strict(),
      reason: z.string().max(400).optional(),
    }),
    output: consoleConfiguration,
    access: 'administer',
  }),
  /** Gives, changes or (access null) takes a right to the console. The last administrator cannot be taken away. */
  'console.setAccess': command({
    input: z.strictObject({
      osUser: consoleAccount.shape.osUser,
      access: consoleAccount.shape.access.nullable(),
      as: consoleAccount.shape.as,
      reason: z.string().max(400).optional(),
    }),
    output: consoleConfiguration,
    access: 'administer',
  }),
};
