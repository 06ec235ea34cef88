import { z } from 'zod';
import {
  comparedItem,
  comparedKinds,
  comparedStates,
  openedCollected,
  transferChoices,
} from '../domain/transfer-views.ts';
import { configurationPreview } from '../domain/configuration-file.ts';
import { userFileMapping, userFileRow, userFileSummary } from '../domain/user-file.ts';
import { pageLimit } from '../domain/page.ts';
import { command } from './define.ts';
import { absolutePath } from './mfa.ts';

const session = z.string().min(1).max(100);
const reason = z.string().max(400).optional();
/** Pages of an opened file: `after` is the `next` of the page before. */
const page = z.strictObject({
  after: z.string().max(20).nullable().default(null),
  limit: z.int().min(1).max(pageLimit).default(100),
});
const choice = z.enum(transferChoices);

/** From and to MIM, users from a file, the whole configuration as one file. */
export const transferContract = {
  /**
   * The script that an administrator runs on the MIM server to collect what it holds. With `path` it is also written there, in
   * place of a file of that name. UNAVAILABLE where it cannot be written.
   */
  'transfer.collectScript': command({
    input: z.strictObject({ path: absolutePath.nullable().default(null) }),
    output: z.object({ text: z.string(), path: z.string().nullable() }),
    access: 'read',
  }),

  /**
   * Opens a file of the collect script and compares it with the store. Nothing is changed. The session holds the last opened file, until
   * it is closed or the forest is. BAD_REQUEST says what is wrong with the file (at most 64 MB, 100,000 objects); NOT_FOUND; UNAVAILABLE.
   */
  'transfer.openCollected': command({
    input: z.strictObject({ path: absolutePath }),
    output: openedCollected,
    access: 'administer',
  }),

  /** The objects of the comparison, in order of kind, then problems before differences before what is alike, then by name. NOT_FOUND for a file that is no longer open. */
  'transfer.list': command({
    input: z.strictObject({
      session,
      kind: z.enum(comparedKinds).optional(),
      states: z.array(z.enum(comparedStates)).max(5).optional(),
      search: z.string().max(200).optional(),
      page,
    }),
    output: z.object({ rows: z.array(comparedItem), next: z.string().nullable(), total: z.int() }),
    access: 'read',
  }),

  /**
   * Does what was chosen for each object: takes what MIM says, all of it in one transaction with an entry each; writes the
   * scripts that bring MIM to the console's, to `scriptPath` with `….whatif.ps1` and `….reverse.ps1` beside it; or leaves it. Objects
   * with problems are left. Nothing is deleted. Long work: answers a job; a cancelled one leaves nothing. CONFLICT where the store changed
   * since the file was opened; BAD_REQUEST for a choice that an object cannot have, or a script without a path.
   */
  'transfer.importCollected': command({
    input: z.strictObject({
      session,
      /** By state: what is done with an object that `except` does not name. */
      choices: z.strictObject({ new: choice, differs: choice, missing: choice }),
      except: z
        .array(z.strictObject({ key: z.string().max(200), choice }))
        .max(20_000)
        .default([]),
      scriptPath: absolutePath.nullable().default(null),
      reason,
    }),
    output: z.object({ job: z.string() }),
    access: 'administer',
  }),

  /** Forgets an opened file. An unknown session is no error. */
  'transfer.close': command({
    input: z.strictObject({ session }),
    output: z.object({}),
    access: 'administer',
  }),

  /**
   * Opens a file of people (LDIF, or CSV with commas, semicolons or tabs; at most 50 MB and 100,000 users) with its columns mapped as
   * csvde, ldifde and Get-PAMUser name them, and checks each row. Nothing is changed. UNAVAILABLE where CORP cannot be asked.
   */
  'userFile.open': command({
    input: z.strictObject({ path: absolutePath }),
    output: userFileSummary,
    access: 'administer',
  }),
  /** Reads the rows by other columns, as a session of its own. BAD_REQUEST names a column that the file does not have, or an account without one. */
  'userFile.map': command({
    input: z.strictObject({ session, mapping: userFileMapping }),
    output: userFileSummary,
    access: 'administer',
  }),
  /** The rows as they would be imported, in the file's order; `only` narrows to those with or without problems. */
  'userFile.list': command({
    input: z.strictObject({ session, only: z.enum(['all', 'good', 'bad']).default('all'), page }),
    output: z.object({ rows: z.array(userFileRow), next: z.string().nullable(), total: z.int() }),
    access: 'read',
  }),
  /** Writes the rows with problems as CSV: line, problems, and the file's own columns, safe for a spreadsheet. */
  'userFile.saveProblems': command({
    input: z.strictObject({ session, path: absolutePath }),
    output: z.object({ rows: z.int() }),
    access: 'administer',
  }),
  /**
   * Makes a user of each row without problems, all in one transaction, as New-PAMUser and Set-PAMUser would. Long work: answers a job; a
   * cancelled one leaves nothing. CONFLICT where users or the configuration changed since the rows were checked.
   */
  'userFile.import': command({
    input: z.strictObject({ session, reason }),
    output: z.object({ job: z.string() }),
    access: 'administer',
  }),

  /**
   * Writes the whole configuration as one file: the console's, the rights, the PAM configuration, users, groups and roles. No
   * secret and no history. UNAVAILABLE where it cannot be written.
   */
  'configuration.export': command({
    input: z.strictObject({ path: absolutePath }),
    output: configurationPreview,
    access: 'administer',
  }),
};
