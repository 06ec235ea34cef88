import { doubleQuotes, escapes, isInvisible, singleQuotes } from './characters.ts';

const escapeOf = new Map([...escapes].map(([letter, character]) => [character, letter]));

/**
 * A text as a PowerShell string on one line. Mostly '…' with every quote character doubled, the typographic ones too,
 * because PowerShell takes them for quotes. A text with characters that cannot be seen becomes "…" with backtick
 * escapes, and `$([char]8238)` for those that have none: visible, and the same in Windows PowerShell 5.1, which does not
 * know `` `u{202e} ``.
 */
export function quoteString(text: string): string {
  if (!isInvisible(text)) return `'${text.replace(singleQuotes, '$&$&')}'`;
  let inside = '';
  for (const character of text) inside += inDoubleQuotes(character);
  return `"${inside}"`;
}

function inDoubleQuotes(character: string): string {
  const letter = escapeOf.get(character);
  if (letter !== undefined) return `\`${letter}`;
  if (character === '`' || character === '$' || character.search(doubleQuotes) === 0) return `\`${character}`;
  if (!isInvisible(character)) return character;
  // [char] takes one UTF-16 unit, and a code point may be two.
  return character
    .split('')
    .map(unit => `$([char]${String(unit.charCodeAt(0))})`)
    .join('');
}
