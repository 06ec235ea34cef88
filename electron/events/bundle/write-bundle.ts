import { createHash, createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ChainHead } from '../../evidence/verify-evidence.mjs';
import type { Sql } from '../../store/sql.ts';
import { rotationsOf } from '../chain.ts';
import { csvHead, csvRows } from '../export.ts';
import { readEvents } from '../rows.ts';
import { writeWhole } from '../write-whole.ts';
import { entryLines } from './entry-lines.ts';
import { GrowingBytes, Multiproof } from './proof.ts';
import { readme } from './readme.ts';
import { report } from './report.ts';
import { selectEntries, slice, type Selected } from './selected.ts';
import { Tally } from './tally.ts';
import type { BundleRequest, Sign, WrittenBundle } from './types.ts';

/** From source under Node's own type stripping, or beside the bundled worker, where the build puts it. */
const verifier = import.meta.url.endsWith('.ts')
  ? '../../evidence/verify-evidence.mjs'
  : './verify-evidence.mjs';

type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
interface NamedHash {
  name: string;
  size: number;
  sha256: string;
}

/**
 * Writes an evidence bundle (docs/decisions/evidence.md) of what the filter selects at this moment, as a ZIP file. Memory
 * grows by some forty bytes for each entry of the history. CONFLICT where the history is not as it was written; CANCELLED
 * and UNAVAILABLE leave nothing behind (`writeWhole`). `progress` counts each entry of the history, then each that is taken.
 */
export async function writeBundle(
  sql: Sql,
  request: BundleRequest,
  sign: Sign,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<WrittenBundle> {
  const stop = () => {
    if (signal.aborted) throw new AppError('CANCELLED', 'Cancelled. No evidence bundle was written.');
  };
  const step = (done: number) => {
    stop();
    progress(done);
  };
  stop();
  const selected = await selectEntries(sql, request, stop);
  const { head, count } = selected;
  const rotations = request.signer === null ? [] : rotationsOf(sql, head.size);
  const tally = new Tally(request.forest.timeZone);
  const leaves = new GrowingBytes();
  const proof = new Multiproof();
  const files: NamedHash[] = [];
  const facts = () => factsOf(request, selected, tally);
  let manifest: Buffer | null = null;
  const written = () => (manifest ??= Buffer.from(json({ ...facts(), files })));

  const zip = new ZipFile();
  const add = (name: string, make: () => Pieces, compress = true) =>
    zip.addReadStreamLazy(name, { mtime: new Date(request.at), mode: 0o100644, compress }, take =>
      take(null, readable(make(), zip)),
    );
  const addMeasured = (name: string, make: () => Pieces, compress = true) =>
    add(name, () => measured(name, make(), files), compress);
  const text = (make: () => string) => () => [Buffer.from(make())];

  const script = await readFile(new URL(verifier, import.meta.url));
  addMeasured(
    'README.txt',
    text(() => readme(request, selected)),
  );
  addMeasured('verify-evidence.mjs', () => [script]);
  addMeasured(
    'head.json',
    text(() => json(headOf(head))),
  );
  if (request.signer !== null)
    addMeasured(
      'public-key.pem',
      text(() => pemOf(request.signer ?? '')),
    );
  if (rotations.length > 0)
    addMeasured(
      'keys.json',
      text(() => json(rotations)),
    );
  addMeasured('events.ndjson', () => entryLines(sql, selected, { leaves, proof }, tally, step));
  addMeasured('leaves.bin', () => leaves.pieces(), false);
  addMeasured('proof.bin', () => proof.roots.pieces(), false);
  addMeasured('events.csv', () => csvLines(sql, selected, done => step(head.size + done)));
  addMeasured(
    'report.html',
    text(() => report(facts())),
  );
  add('manifest.json', () => [written()]);
  if (request.signer !== null) add('manifest.sig', () => signature(sign(written())), false);
  zip.end();

  await writeWhole(request.path, 'The evidence bundle was not written', async append => {
    for await (const piece of zip.outputStream) {
      stop();
      append(piece);
    }
  });
  return {
    entries: count,
    history: head.size,
    manifest: createHash('sha256').update(written()).digest('hex'),
  };
}

/** What the manifest and the report tell. */
export type BundleFacts = ReturnType<typeof factsOf>;

function factsOf(request: BundleRequest, { head, count, seqs }: Selected, tally: Tally) {
  const { by, as, reason, forest, drill, filter, filterInWords, signer } = request;
  return {
    format: 'bastion-console bundle 1',
    entries: count,
    /** The first and the last number. */
    from: tally.first,
    to: tally.last,
    whole: seqs === null,
    history: head.size,
    root: Buffer.from(head.root).toString('hex'),
    at: new Date(request.at).toISOString(),
    by,
    as,
    reason,
    filter,
    filterInWords,
    forest,
    drill,
    counts: tally.counts(),
    signer,
  };
}

function headOf({ size, hash, root, at, signer, signature }: ChainHead) {
  const hex = (bytes: Uint8Array | null) => (bytes === null ? null : Buffer.from(bytes).toString('hex'));
  return { size, hash: hex(hash), root: hex(root), at, signer: hex(signer), signature: hex(signature) };
}

function pemOf(signer: string): string {
  const x = Buffer.from(signer, 'hex').toString('base64url');
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return key.export({ type: 'spki', format: 'pem' }).toString();
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function* csvLines(sql: Sql, selected: Selected, step: (done: number) => void): AsyncGenerator<Buffer> {
  yield Buffer.from(csvHead());
  for (let done = 0; done < selected.count;) {
    step(done);
    const seqs = slice(selected, done, 1000);
    yield Buffer.from(csvRows(readEvents(sql, seqs)));
    done += seqs.length;
    await setImmediate();
  }
  step(selected.count);
}

async function* signature(made: Promise<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield await made;
}

async function* measured(name: string, pieces: Pieces, files: NamedHash[]): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += piece.length;
    yield piece;
  }
  files.push({ name, size, sha256: hash.digest('hex') });
}

/** yazl tells of no error in a stream of its own making: it is handed to whoever reads the ZIP. */
function readable(pieces: Pieces, zip: ZipFile): Readable {
  const stream = Readable.from(pieces, { objectMode: false });
  stream.on('error', error => (zip.outputStream as Readable).destroy(error));
  return stream;
}
