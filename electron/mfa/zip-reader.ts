import { Buffer } from 'node:buffer';
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { fromFdPromise, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '../../shared/contract/errors.ts';
import { fileError } from './file-errors.ts';
import { nameKey, refuseName, showName } from './zip-names.ts';

/** Caps on a credential ZIP, in entries, bytes and times. The real one has some twenty small files. */
export const zipCaps = {
  file: 50 * 1024 * 1024,
  entries: 1000,
  total: 20 * 1024 * 1024,
  entry: 5 * 1024 * 1024,
  ratio: 100,
  ratioFrom: 1024 * 1024,
} as const;

/** Which file was read: a ZIP is deleted later only if it is still this one. */
export interface FileIdentity {
  dev: bigint;
  ino: bigint;
  size: bigint;
  mtimeNs: bigint;
}

export interface ZipContents {
  identity: FileIdentity;
  names: string[];
  /** Bytes of all entries when unpacked. */
  bytes: number;
  /** The contents of the entries that were asked for, by name. */
  contents: Map<string, Buffer>;
}

const refuse = (reason: string): never => {
  throw new AppError(
    'BAD_REQUEST',
    `The ZIP was refused: ${reason}. Nothing was written. Download it again from your MFA provider.`,
  );
};

interface Item {
  entry: Entry;
  name: string;
}

function nameOf(entry: Entry): string {
  const raw = entry.fileNameRaw;
  if ((entry.generalPurposeBitFlag & 0x800) === 0) return raw.toString('latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw);
  } catch {
    return refuse('an entry’s name is not valid UTF-8');
  }
}

function checkEntry(entry: Entry, name: string): void {
  const bad = refuseName(name);
  if (bad !== undefined) refuse(bad);
  for (const { id, data } of entry.extraFields) {
    // Some tools follow this second name instead: it must not be worse than the first.
    const other =
      id === 0x7075 && data.length > 5 ? refuseName(data.subarray(5).toString('utf8')) : undefined;
    if (other !== undefined) refuse(other);
  }
  const shown = `“${showName(name)}”`;
  const type = (entry.externalFileAttributes >>> 16) & 0xf000;
  if (type === 0xa000 || (entry.externalFileAttributes & 0x400) !== 0) refuse(`the entry ${shown} is a link`);
  if (type !== 0 && type !== 0x8000 && type !== 0x4000)
    refuse(`the entry ${shown} is neither a file nor a folder`);
  if (entry.isEncrypted()) refuse(`the entry ${shown} is encrypted`);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    refuse(`the entry ${shown} is compressed in a way that is not supported`);
  }
  if (name.endsWith('/') && entry.uncompressedSize !== 0) refuse(`the folder ${shown} has a content`);
  if (entry.uncompressedSize > zipCaps.entry) refuse(`the entry ${shown} is larger than 5 MB`);
  const packed = Math.max(entry.compressedSize, 1);
  if (entry.uncompressedSize > zipCaps.ratioFrom && entry.uncompressedSize / packed > zipCaps.ratio) {
    refuse(`the entry ${shown} unpacks to more than ${zipCaps.ratio} times its size, as a ZIP bomb does`);
  }
}

async function list(zip: ZipFile): Promise<Item[]> {
  const items: Item[] = [];
  const seen = new Set<string>();
  let total = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    checkEntry(entry, name);
    const key = nameKey(name);
    if (seen.has(key)) refuse(`the entry “${showName(name)}” is there twice`);
    seen.add(key);
    total += entry.uncompressedSize;
    if (total > zipCaps.total) refuse('its entries are larger than 20 MB together');
    items.push({ entry, name });
  }
  return items;
}

/** Each entry has its own place in the file: bombs of the overlapping kind use one place many times. */
async function checkPlaces(zip: ZipFile, items: Item[], size: number): Promise<void> {
  const places: { start: number; end: number }[] = [];
  for (const { entry, name } of items) {
    const local = await zip.readLocalFileHeaderPromise(entry, { minimal: false });
    if (!local.fileName.equals(entry.fileNameRaw))
      refuse(`the entry “${showName(name)}” has two different names`);
    if ((local.generalPurposeBitFlag & 1) !== 0) refuse(`the entry “${showName(name)}” is encrypted`);
    const end = local.fileDataStart + entry.compressedSize;
    if (end > size) refuse(`the entry “${showName(name)}” is cut off`);
    places.push({ start: entry.relativeOffsetOfLocalHeader, end });
  }
  places.sort((a, b) => a.start - b.start);
  places.forEach((place, i) => {
    if (place.start < (places[i - 1]?.end ?? 0))
      refuse('two of its entries share the same bytes, as in a ZIP bomb');
  });
}

/** Unpacks one entry in memory and holds it to the size and the checksum that it states. */
async function inflate(zip: ZipFile, { entry, name }: Item, keep: boolean): Promise<Buffer> {
  const kept: Buffer[] = [];
  let bytes = 0;
  let sum = 0;
  const stream = await zip.openReadStreamPromise(entry);
  try {
    for await (const chunk of stream) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (bytes > entry.uncompressedSize || bytes > zipCaps.entry) break;
      sum = crc32(chunk, sum);
      if (keep) kept.push(chunk);
    }
  } catch (error) {
    const lying = error instanceof Error && /too many bytes|not enough bytes/i.test(error.message);
    if (!lying) refuse(`the entry “${showName(name)}” is damaged`);
    bytes = -1;
  } finally {
    stream.destroy();
  }
  if (bytes !== entry.uncompressedSize) refuse(`the entry “${showName(name)}” states a false size`);
  if (sum !== entry.crc32) refuse(`the entry “${showName(name)}” is damaged: its checksum does not match`);
  return Buffer.concat(kept);
}

async function begins(file: FileHandle, size: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, 512)), 0, Math.min(size, 512), 0);
  return buffer.subarray(0, bytesRead);
}

function refuseOther(head: Buffer): never {
  if (
    head.subarray(0, 2).equals(Buffer.from([0x1f, 0x8b])) ||
    head.subarray(257, 262).toString('latin1') === 'ustar'
  ) {
    return refuse('it is a TAR archive, not a ZIP; the download page offers both');
  }
  if (head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1')))
    return refuse('it is cut off: its directory is missing');
  return refuse('the file is not a ZIP');
}

/**
 * Reads a ZIP that nobody vouches for. Every entry is checked and unpacked in memory, one after the other, against the caps; only
 * the contents that `wanted` names are kept. Nothing is written.
 * Errors: BAD_REQUEST with the reason for a hostile or damaged ZIP; NOT_FOUND; UNAVAILABLE where the file cannot be read.
 */
export async function readZip(
  path: string,
  wanted: (names: string[]) => readonly string[],
): Promise<ZipContents> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)).catch((error: unknown) => {
    throw fileError(error, path, 'read');
  });
  try {
    const stat = await file.stat({ bigint: true });
    if (!stat.isFile())
      throw new AppError('BAD_REQUEST', `${path} is not a file. Choose the ZIP that you downloaded.`);
    const size = Number(stat.size);
    if (size === 0) refuse('the file is empty');
    if (size > zipCaps.file) refuse('the file is larger than 50 MB');
    const head = await begins(file, size);
    const zip = await fromFdPromise(file.fd, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    }).catch(() => refuseOther(head));
    if (zip.entryCount > zipCaps.entries)
      refuse(`it has more than ${zipCaps.entries.toLocaleString('en')} entries`);
    const contents = new Map<string, Buffer>();
    try {
      const items = await list(zip);
      const next = Buffer.alloc(4);
      await file.read(next, 0, 4, Number(zip.readEntryCursor));
      if (next.equals(Buffer.from('PK\x01\x02', 'latin1'))) refuse('it has more entries than it states');
      await checkPlaces(zip, items, size);
      const names = items.map(item => item.name);
      const keep = new Set(wanted(names));
      for (const item of items) {
        if (item.name.endsWith('/')) continue;
        const bytes = await inflate(zip, item, keep.has(item.name));
        if (keep.has(item.name)) contents.set(item.name, bytes);
      }
      const identity = { dev: stat.dev, ino: stat.ino, size: stat.size, mtimeNs: stat.mtimeNs };
      const bytes = items.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
      return { identity, names, bytes, contents };
    } catch (error) {
      if (error instanceof AppError) throw error;
      if (error instanceof Error && /encryption/i.test(error.message)) return refuse('it is encrypted');
      if (error instanceof Error && /size mismatch/i.test(error.message))
        return refuse('an entry states a false size');
      return refuse('it is damaged or cut off');
    }
  } finally {
    await file.close();
  }
}
