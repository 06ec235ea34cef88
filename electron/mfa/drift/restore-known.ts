import { lstat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { MfaContext } from '../context.ts';
import { certificatePath } from '../names.ts';
import { restartSentence } from '../results.ts';
import { withLocks, writeJobs } from '../writer.ts';
import { copyOf } from './kept-copy.ts';
import type { Seen } from './look.ts';
import { stateOf } from './state.ts';

export interface Restored {
  message: string;
  backup: string | null;
  restart: string | null;
}

/**
 * Puts the known content back from a copy of the same hash, and the known rights. What was there becomes a backup.
 * Errors: NOT_FOUND where no such copy is kept; CONFLICT where the file changed meanwhile; as a write.
 */
export async function restore(context: MfaContext, { now, known }: Seen): Promise<Restored> {
  if (known === null) throw new AppError('INTERNAL', 'A file of which nothing is known cannot be put back.');
  const name = basename(now.path);
  let backup: string | null = null;
  const content = now.hash !== known.hash || now.state === 'unreadable';
  if (content) backup = await restoreContent(context, now, known.hash);
  if (known.rights !== null && (await stateOf(context, now)).rights !== known.rights) {
    await context.guard.setRights(now.path, known.rights);
  }
  if (!content) return { message: `The rights on ${name} are as they were known.`, backup, restart: null };
  return { message: `${name} is as it was known.`, backup, restart: restartSentence };
}

async function restoreContent(
  context: MfaContext,
  now: Seen['now'],
  hash: string | null,
): Promise<string | null> {
  const { path, folder, what } = now;
  const name = basename(path);
  if (now.state === 'unreadable') {
    throw new AppError('UNAVAILABLE', `${name} cannot be replaced: ${now.problem ?? 'it cannot be read.'}`);
  }
  const copy = await copyOf(now, hash);
  if (copy === null) {
    throw new AppError(
      'NOT_FOUND',
      `There is no copy of the known version of ${name}, so it cannot be put back. Adopt what is there now.`,
    );
  }
  const place = dirname(path);
  const isThere = await lstat(place).then(
    () => true,
    () => false,
  );
  if (!isThere && path !== certificatePath(folder)) {
    throw new AppError('UNAVAILABLE', `The folder ${place} does not exist. Make it, then restore again.`);
  }
  return await withLocks(context, [folder], async locked => {
    const refused = locked.get(folder);
    if (refused) throw refused;
    const files = [{ what, path, bytes: copy.bytes, oldHash: now.hash }];
    const outcomes = await writeJobs(context, [{ folder, files, makes: isThere ? null : place }]);
    const outcome = outcomes.get(folder);
    if (outcome?.error) throw outcome.error;
    const [kept] = outcome?.backups ?? [];
    return kept === undefined ? null : basename(kept);
  });
}
