import { basename } from 'node:path';
import type { DriftFile } from '../../../shared/domain/mfa-drift.ts';
import { copyOf } from './kept-copy.ts';
import type { Seen } from './look.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

/** The wire form of one file that differs; null where it does not. */
export async function driftFile({ now, known, comparison }: Seen): Promise<DriftFile | null> {
  if (known === null || comparison === null) return null;
  const { path, folder, what, token, modifiedAt } = now;
  const { how, by, at, found, ignored } = known;
  const changed = comparison.kinds.some(kind => kind !== 'protection');
  const copy = changed ? await copyOf(now, known.hash) : null;
  const name = basename(path);
  const refusal = !changed
    ? null
    : known.hash === null
      ? `It is known that there is no ${name}. The console deletes no file: move it away, or adopt it.`
      : copy === null
        ? `There is no backup and no kept copy of the known version of ${name}, so it cannot be put back. Adopt what is there, or write the settings anew.`
        : null;
  return {
    path,
    folder,
    what,
    state: token,
    kinds: comparison.kinds,
    sentence: comparison.sentence,
    differences: comparison.differences,
    known: { how, by, at: iso(at) },
    noticedAt: found?.state === token ? iso(found.at) : null,
    modifiedAt,
    ignored:
      ignored?.state === token ? { reason: ignored.reason, by: ignored.by, at: iso(ignored.at) } : null,
    restore: { from: copy?.name ?? null, refusal },
    adoptRefusal: now.state === 'unreadable' ? (now.problem ?? 'It cannot be read.') : null,
  };
}
