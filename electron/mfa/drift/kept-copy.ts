import { rm } from 'node:fs/promises';
import { dirname, join, basename } from 'node:path';
import { backupsOf } from '../backups.ts';
import type { MfaContext } from '../context.ts';
import { hashOf, hashOfFile, makeFile, readPlainFile, replaceFile } from '../files.ts';
import { keptPath } from '../names.ts';
import type { KnownFile } from './known.ts';
import { capOf, type FileState, type Watched } from './state.ts';

/**
 * Keeps the content of a known state beside the file, protected like it: a backup has what was there before a write, so without
 * this nothing would have what the last one wrote. One for each file, replaced with each known state. Where it cannot be written
 * the state is known all the same, and `copyOf` finds nothing to restore.
 */
export async function keepCopy({ guard }: MfaContext, { path, bytes, hash, what }: FileState): Promise<void> {
  const kept = keptPath(path);
  try {
    if (bytes === null) return await rm(kept, { force: true });
    if ((await hashOfFile(kept, capOf(what))) === hash) return;
    const part = `${kept}.part`;
    await rm(part, { force: true });
    await makeFile(part, bytes, made => guard.prepare(made, path));
    await replaceFile(part, kept);
  } catch {
    // Without rights on the folder, or with a full disk.
  }
}

/** The copy of a file with this hash: a backup, newest first, or the kept copy. Null where there is none. */
export async function copyOf(
  { path, what }: Watched,
  hash: KnownFile['hash'],
): Promise<{ name: string; bytes: Uint8Array } | null> {
  if (hash === null) return null;
  const folder = dirname(path);
  const backups = await backupsOf(folder, basename(path)).catch(() => []);
  for (const name of [...backups.map(backup => backup.name), basename(keptPath(path))]) {
    const bytes = await readPlainFile(join(folder, name), capOf(what)).catch(() => null);
    if (bytes !== null && hashOf(bytes) === hash) return { name, bytes };
  }
  return null;
}
