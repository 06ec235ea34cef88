import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { AppError } from '../../shared/contract/errors.ts';

/** A file's text, and by what it can be told from another. */
export interface ReadFile {
  path: string;
  /** SHA-256 of its bytes, in hex. */
  sha256: string;
  bytes: number;
  text: string;
}

/**
 * Reads a text file whole: UTF-8, or UTF-16 where its mark says so. Throws NOT_FOUND, UNAVAILABLE, and BAD_REQUEST for more than
 * `most` bytes (`what` names the file in that sentence: "A collected file") or for bytes that are no text.
 */
export async function readTextFile(path: string, most: number, what: string): Promise<ReadFile> {
  const bytes = await readFileBytes(path, most, what);
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  try {
    const text = new TextDecoder(utf16 ? 'utf-16le' : 'utf-8', { fatal: true }).decode(bytes);
    return { path, sha256: createHash('sha256').update(bytes).digest('hex'), bytes: bytes.length, text };
  } catch (cause) {
    throw new AppError('BAD_REQUEST', `${path} is not a text in UTF-8. Copy the file again.`, { cause });
  }
}

/** Reads a file whole, at most `most` bytes. Throws NOT_FOUND, UNAVAILABLE, and BAD_REQUEST for more. */
export async function readFileBytes(path: string, most: number, what: string): Promise<Buffer> {
  let handle;
  try {
    handle = await open(path, 'r');
    const stats = await handle.stat();
    if (!stats.isFile()) throw new AppError('BAD_REQUEST', `${path} is not a file. Choose the file itself.`);
    if (stats.size > most) throw tooLarge(path, most, what);
    // A file that grows while it is read is read no further than the cap.
    const buffer = Buffer.alloc(stats.size);
    let length = 0;
    while (length < buffer.length) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    return buffer.subarray(0, length);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT')
      throw new AppError('NOT_FOUND', `${path} does not exist. Check the name.`, { cause: error });
    throw new AppError('UNAVAILABLE', `${path} cannot be read (${String(code)}). Check who may read it.`, {
      cause: error,
    });
  } finally {
    await handle?.close();
  }
}

function tooLarge(path: string, most: number, what: string): AppError {
  return new AppError('BAD_REQUEST', `${path} is larger than ${most / 1_000_000} MB. ${what} is smaller.`);
}

/** The JSON of a text. BAD_REQUEST without a word of its content: what cannot be read may be anything. */
export function parseJson({ path, text }: ReadFile): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(
      'BAD_REQUEST',
      `${path} is not JSON, or is cut off. Copy it again from where it was written.`,
    );
  }
}
