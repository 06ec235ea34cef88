/**
 * The form in which names are compared, sorted and searched: composed (NFC) and in lower case, so that 'MÜLLER' finds
 * 'Müller' in any alphabet. SQLite's own NOCASE knows ASCII only. The folded columns of the store hold this form: a
 * change here needs a migration that rewrites them.
 */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
