/** Longest entry name that is read, in characters. */
export const maxNameLength = 255;

/** A name from a ZIP as it may be shown: printable, and of a length that fits a sentence. */
export function showName(name: string): string {
  const printable = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '�');
  return printable.length > 80 ? `${printable.slice(0, 80)}…` : printable;
}

/**
 * Why an entry's name makes a ZIP hostile, or undefined. Nothing is ever unpacked under such a name: but a ZIP that tries is not
 * the one that Microsoft made, so all of it is refused.
 */
export function refuseName(name: string): string | undefined {
  const shown = showName(name);
  if (name === '') return 'an entry has no name';
  if (name.length > maxNameLength)
    return `an entry’s name is longer than ${maxNameLength} characters (“${shown}”)`;
  if (name.includes('\0')) return `an entry’s name contains a NUL character (“${shown}”)`;
  if (Array.from(name).some(char => char < ' ' || char === '\u007f')) {
    return `an entry’s name contains control characters (“${shown}”)`;
  }
  if (name.includes('\\')) return `an entry’s name contains a backslash (“${shown}”)`;
  if (/^[A-Za-z]:/.test(name)) return `an entry’s name begins with a drive letter (“${shown}”)`;
  if (name.startsWith('/')) return `an entry’s name is an absolute path (“${shown}”)`;
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.some(part => /^\.\.[. ]*$/.test(part)))
    return `an entry’s name leads out of the ZIP (“${shown}”)`;
  if (parts.some(part => part === '' || part === '.'))
    return `an entry’s name has an empty part (“${shown}”)`;
  return undefined;
}

/** What two names have in common that a Windows folder could not hold side by side. */
export function nameKey(name: string): string {
  return name.replace(/\/+$/, '').normalize('NFC').toLowerCase();
}
