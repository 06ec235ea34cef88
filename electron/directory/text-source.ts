import { open } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';
import { limits } from './limits.ts';

/** Bytes of a chunk: small enough that parsing one does not hold the window up, large enough to be quick. */
const chunkBytes = 32 * 1024;

/** Where a text comes from: a text whole, or bytes in pieces. */
export type TextSource = string | AsyncIterable<Uint8Array>;

/** The bytes of a file in pieces; the file is closed at the end, also after an error or an early stop. */
export async function* bytesOfFile(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    for (;;) {
      // A piece of its own each time: the consumer may still hold the one before.
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/**
 * The text of a source in pieces, without its byte order mark: UTF-8, or UTF-16 as `csvde -u` and `ldifde -u` write it.
 * Lets other work run between pieces. Refuses more bytes than the cap and other encodings.
 */
export async function* textOf(source: TextSource): AsyncGenerator<string> {
  if (typeof source === 'string') {
    if (source.length > limits.bytes) throw tooLarge();
    for (let at = source.startsWith('\uFEFF') ? 1 : 0; at < source.length; at += chunkBytes) {
      yield source.slice(at, at + chunkBytes);
      await breath();
    }
    return;
  }
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array(0);
  let total = 0;
  let line = 1;
  for await (const bytes of source) {
    total += bytes.length;
    if (total > limits.bytes) throw tooLarge();
    let piece = bytes;
    if (!decoder) {
      // A source may give its first bytes one by one; the encoding shows in the first three.
      head = head.length === 0 ? bytes : Buffer.concat([head, bytes]);
      if (head.length < 3) continue;
      decoder = new TextDecoder(encodingOf(head), { fatal: true });
      piece = head;
    }
    const text = decode(decoder, piece, line);
    line += countLines(text);
    yield text;
    await breath();
  }
  decoder ??= new TextDecoder('utf-8', { fatal: true });
  if (total < 3) yield decode(decoder, head, line);
  try {
    yield decoder.decode();
  } catch (cause) {
    throw wrongEncoding(line, decoder.encoding, cause);
  }
}

function encodingOf(head: Uint8Array): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // Without a mark: an export begins with a letter of ASCII, so a zero beside it tells UTF-16.
  if (head[0] !== 0 && head[1] === 0) return 'utf-16le';
  if (head[0] === 0 && head[1] !== 0) return 'utf-16be';
  return 'utf-8';
}

function decode(decoder: TextDecoder, piece: Uint8Array, line: number): string {
  try {
    return decoder.decode(piece, { stream: true });
  } catch (cause) {
    throw wrongEncoding(line + linesBeforeFault(piece, decoder.encoding), decoder.encoding, cause);
  }
}

/** How many line ends of the piece come before the first line that does not decode. Counts in UTF-8 only. */
function linesBeforeFault(piece: Uint8Array, encoding: string): number {
  if (encoding !== 'utf-8') return 0;
  let lines = 0;
  for (let from = 0; from < piece.length; lines++) {
    const end = piece.indexOf(10, from);
    const to = end < 0 ? piece.length : end;
    try {
      // The first line may begin within a character that the piece before began.
      // … and the last may end within one that the next piece ends.
      if (from > 0) {
        new TextDecoder('utf-8', { fatal: true }).decode(piece.subarray(from, to), { stream: end < 0 });
      }
    } catch {
      return lines;
    }
    if (end < 0) break;
    from = end + 1;
  }
  return 0;
}

function wrongEncoding(line: number, encoding: string, cause: unknown): AppError {
  return new AppError(
    'BAD_REQUEST',
    `Line ${line} is not ${encoding === 'utf-8' ? 'UTF-8' : 'UTF-16'} text. Export the directory again with the switch -u.`,
    { cause },
  );
}

function tooLarge(): AppError {
  return new AppError(
    'BAD_REQUEST',
    `The file is larger than ${limits.bytes / 1_000_000} MB. Export only the attributes that are needed with the switch -l, or fewer accounts with -r.`,
  );
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

function breath(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
