import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Store } from '../store/types.ts';

const witnessed = z.object({
  dir: z.string(),
  size: z.int().min(1),
  hash: z.string(),
  root: z.string(),
  /** Milliseconds UTC of the head's signature. */
  at: z.int().nullable(),
  signer: z.string().nullable(),
  signature: z.string().nullable(),
});
type Witnessed = z.infer<typeof witnessed>;

/**
 * Keeps, outside of the forest's folder, how far this workstation saw the history reach: a copy of the signed head after
 * each change. `compare` is asked once, when the forest was opened: a history that ends before, or that is another one up
 * to there, is told in an entry (9312), because a backup was restored or somebody changed the file. The witness then goes
 * on from what is there; the entry keeps what it said. A drill has none: it is a copy that goes its own way.
 */
export function watchHead(
  store: Store,
  witnessDir: string,
  warn: (message: string, error: unknown) => void,
): void {
  if (store.drill() !== null) return;
  compare(store, witnessDir);
  const keep = () => {
    try {
      write(store, witnessDir);
    } catch (error) {
      warn('The witness of the history could not be written.', error);
    }
  };
  keep();
  store.onCommit(touched => {
    if (touched.has('event')) keep();
  });
}

/** The history's own name: the hash of its first entry, which no two forests share. */
function fileOf(store: Store, witnessDir: string): string | null {
  const first = store.chainAt(1);
  return first === null ? null : join(witnessDir, `${first.toString('hex').slice(0, 32)}.json`);
}

function write(store: Store, witnessDir: string): void {
  const [path, head] = [fileOf(store, witnessDir), store.head()];
  if (path === null || head === null) return;
  const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'));
  const value: Witnessed = {
    dir: store.dir,
    size: head.size,
    hash: hex(head.hash) ?? '',
    root: hex(head.root) ?? '',
    at: head.at,
    signer: hex(head.signer),
    signature: hex(head.signature),
  };
  mkdirSync(witnessDir, { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function compare(store: Store, witnessDir: string): void {
  const path = fileOf(store, witnessDir);
  const head = store.head();
  if (path === null || head === null || !existsSync(path)) return;
  const seen = read(path);
  if (seen === null) return;
  const there = store.chainAt(seen.size);
  if (there !== null && there.toString('hex') === seen.hash) return;
  const when = seen.at === null ? '' : ` on ${new Date(seen.at).toISOString()}`;
  const what =
    head.size < seen.size
      ? `entries ${head.size + 1} to ${seen.size} are missing. A backup was restored, or the end was removed`
      : `the entries up to there are not the same. A backup was restored and used, or the history was written anew`;
  store.apply({
    event: 9312,
    actor: 'start-up',
    as: null,
    message: `This workstation saw the history reach entry ${seen.size}${when}, and ${what}.`,
    cause: { seen, now: { size: head.size, hash: Buffer.from(head.hash).toString('hex') } },
    changes: [],
  });
}

/** A witness that cannot be read says nothing: it is written anew. */
function read(path: string): Witnessed | null {
  try {
    return witnessed.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
