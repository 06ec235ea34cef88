import { AppError } from '../../shared/contract/errors.ts';

/** A value as the file gave it: text, or the bytes of a base64 or hexadecimal one. */
export type RawValue = string | Uint8Array;

/** An account's lines before they are understood: the attributes that we read, by lower-case name, in the file's order. */
export interface RawRecord {
  /** The line on which it begins, from 1. */
  line: number;
  /** '' where the file has no such column. */
  dn: string;
  values: Map<string, RawValue[]>;
  /** Why the row is not as its file's first line says, where such a row is kept. */
  misfit?: string;
}

/** The attributes that are read; all others are passed over, whatever they hold. Lower case. */
export const wantedAttributes: ReadonlySet<string> = new Set([
  'objectclass',
  'objectcategory',
  'samaccounttype',
  'samaccountname',
  'displayname',
  'name',
  'cn',
  'mail',
  'mobile',
  'telephonenumber',
  'objectsid',
  'useraccountcontrol',
]);

/** A refusal of a directory file: where, what, and what to do. */
export function refuse(line: number, what: string): AppError {
  return new AppError('BAD_REQUEST', `Line ${line}: ${what}`);
}

/** The bytes of a base64 text without white space, or null where it is none. */
export function fromBase64(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Buffer.from(text, 'base64');
}

/** Bytes as UTF-8 text. Refuses the line where they are none. */
export function utf8(bytes: Uint8Array, line: number, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse(line, `the value of ${name} is not UTF-8 text. Export the directory again.`);
  }
}
