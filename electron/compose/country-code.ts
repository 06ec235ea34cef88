import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, valuesOf } from '../mfa/xml-document.ts';

/**
 * DefaultCountryCode of the MfaSettings.xml in a folder, read again when the file's identity changed: each telephone
 * number that is read asks for it. Null where there is no file, none is set, or the file cannot be read as settings.
 */
export function countryCodeReader(folder: () => string | undefined): () => string | null {
  let read: { identity: string; code: string | null } | null = null;
  return () => {
    const dir = folder();
    if (dir === undefined) return null;
    const file = join(dir, 'MfaSettings.xml');
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined) return null;
    const identity = `${file} ${stat.ino} ${stat.mtimeNs} ${stat.size}`;
    if (read?.identity !== identity) read = { identity, code: codeIn(file) };
    return read.code;
  };
}

function codeIn(file: string): string | null {
  try {
    return valuesOf(readSettings(readFileSync(file))).DefaultCountryCode?.trim() || null;
  } catch {
    // What is wrong with the file is a finding of its own; here it means that no code is known.
    return null;
  }
}
