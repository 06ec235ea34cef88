import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import type { CefFileSettings } from '../../shared/domain/forwarding.ts';
import { cefLine } from '../events/cef.ts';
import type { ForwardedEvent } from '../events/types.ts';
import { syncFolder } from '../store/files.ts';
import { DeliveryFailure, failureWords } from './failure-words.ts';

/** A file that was full and has its own name now. */
export interface ClosedFile {
  path: string;
  bytes: number;
  sha256: string;
}

const lineFeed = 0x0a;
const ourLine = 'CEF:0|Bastion Console|';

/**
 * Puts entries at the end of the file as CEF lines; they are on the medium when this resolves. A line that an earlier stop
 * left half written is taken away first: its entry comes again. Answers the file that was closed before because it was full.
 */
export async function appendCef(
  { path, rotateAt }: CefFileSettings,
  events: readonly ForwardedEvent[],
): Promise<ClosedFile | null> {
  const bytes = Buffer.from(events.map(event => `${cefLine(event)}\n`).join(''));
  try {
    const closed = await rotate(path, bytes.length, rotateAt * 1_000_000, events[0]?.seq ?? 1);
    const file = await open(path, 'a+', 0o600);
    try {
      await dropHalfLine(file);
      await file.appendFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    syncFolder(dirname(path));
    return closed;
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const why = gone ? 'its folder is not there, as when the medium is away' : failureWords(error);
    throw new DeliveryFailure(`${path} was not written: ${why}`, { cause: error });
  }
}

/** Gives a file that would become too long the name of the last entry in it, and says what it is. */
async function rotate(path: string, more: number, most: number, next: number): Promise<ClosedFile | null> {
  if (!(await exists(path))) return null;
  const { size } = await stat(path);
  if (size === 0 || size + more <= most) return null;
  const closed = await freeName(path, (await lastEntry(path)) ?? next - 1);
  await rename(path, closed);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(closed)) hash.update(chunk as Buffer);
  return { path: closed, bytes: size, sha256: hash.digest('hex') };
}

/** Delivering the history again must not put its files in the place of those from before. */
async function freeName(path: string, upTo: number): Promise<string> {
  const end = extname(path);
  const name = `${basename(path, end)} up to ${upTo}`;
  for (let number = 1; ; number++) {
    const free = join(dirname(path), `${name}${number === 1 ? '' : ` (${number})`}${end}`);
    if (!(await exists(free))) return free;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}

/** The number in the last line that has one. */
async function lastEntry(path: string): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const found = [...(await tailOf(file)).toString().matchAll(/ externalId=(\d+) /g)].at(-1);
    return found === undefined ? null : Number(found[1]);
  } finally {
    await file.close();
  }
}

async function tailOf(file: FileHandle): Promise<Buffer> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, 65_536));
  await file.read(tail, 0, tail.length, size - tail.length);
  return tail;
}

/** Takes away what is after the last whole line, if it is the beginning of one of our lines; anything else is somebody else's file. */
async function dropHalfLine(file: FileHandle): Promise<void> {
  const tail = await tailOf(file);
  const half = tail.subarray(tail.lastIndexOf(lineFeed) + 1);
  if (half.length === 0) return;
  const text = half.toString();
  if (!text.startsWith(ourLine) && !ourLine.startsWith(text))
    throw new DeliveryFailure('it ends with something else than our lines; name another file');
  await file.truncate((await file.stat()).size - half.length);
}
