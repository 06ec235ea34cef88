import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { longestScript } from '../shared/cmdlets/script/parse-script.ts';
import { AppError } from '../shared/contract/errors.ts';

/** A character has up to four bytes, and the mark of its encoding up to three more. */
const mostBytes = longestScript * 4 + 3;

/**
 * The text of a script's file: UTF-8 with or without its mark, or UTF-16 with it, as Windows PowerShell writes it. NOT_FOUND
 * and UNAVAILABLE name the file; BAD_REQUEST for one that is too long, is no file, or is no text.
 */
export function readScriptFile(path: string): string {
  const bytes = read(path);
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new AppError(
      'BAD_REQUEST',
      `${path} is no text in UTF-8 or UTF-16. Save it as UTF-8 and open it again.`,
    );
  }
  if (text.includes('\0'))
    throw new AppError('BAD_REQUEST', `${path} is no script: it holds bytes that no text has.`);
  if (text.length > longestScript) throw tooLong(path);
  return text;
}

function read(path: string): Uint8Array {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new AppError(
      missing ? 'NOT_FOUND' : 'UNAVAILABLE',
      missing
        ? `There is no file ${path}.`
        : `${path} cannot be read. Give this user the right to read it, or copy it elsewhere.`,
      { cause: error },
    );
  }
  try {
    const { size } = regular(path, file);
    if (size > mostBytes) throw tooLong(path);
    const bytes = new Uint8Array(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(file, bytes, filled, size - filled, filled);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(file);
  }
}

function regular(path: string, file: number): { size: number } {
  const stat = fstatSync(file);
  if (!stat.isFile()) throw new AppError('BAD_REQUEST', `${path} is no file. Choose a .ps1 file.`);
  return stat;
}

const tooLong = (path: string): AppError =>
  new AppError('BAD_REQUEST', `${path} is longer than the 1,048,576 characters that a script may have.`);
