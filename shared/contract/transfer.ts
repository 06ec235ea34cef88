import { z } from 'zod';
import {
  comparedItem,
  comparedKinds,
  comparedStates,
  openedCollected,
  transferChoices,
} from '../domain/transfer-views.ts';
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
};
