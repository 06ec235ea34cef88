// The characters that PowerShell treats alike. Word processors and mail programs put them in when a line is copied, and
// PowerShell reads them as the plain ones, so a writer that leaves ’ alone inside '…' writes a string that ends early.

const single = "'\u2018\u2019\u201a\u201b";
const double = '"\u201c\u201d\u201e';
// PowerShell knows the en dash, the em dash and the bar. The two hyphens and the minus sign are pasted as well.
const dashes = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212';

/** True for ' and the four characters that PowerShell reads as it. */
export const isSingleQuote = (character: string): boolean => character !== '' && single.includes(character);
/** True for " and the three characters that PowerShell reads as it. */
export const isDoubleQuote = (character: string): boolean => character !== '' && double.includes(character);
/** True for - and the dashes that a paste may put in its place. */
export const isDash = (character: string): boolean => character !== '' && dashes.includes(character);

/** Plain hyphens in place of every dash: for names, never for values. */
export function plainDashes(text: string): string {
  return text.replace(new RegExp(`[${dashes.slice(1)}]`, 'g'), '-');
}

/** Any single quote character, for doubling. */
export const singleQuotes = new RegExp(`[${single}]`, 'g');
/** Any double quote character, for escaping. */
export const doubleQuotes = new RegExp(`[${double}]`, 'g');

/** True for the white space inside a line: not for line breaks. */
export function isBlank(character: string): boolean {
  return /^[\t\v\f\u0085\p{Zs}]$/u.test(character) || character === '\ufeff';
}

/** True for a line break as PowerShell knows it. */
export const isBreak = (character: string): boolean => character === '\n' || character === '\r';

/**
 * True if the text holds a character that cannot be seen where it stands: control and format characters (which could
 * also turn the direction of what follows), line and paragraph separators, and halves of surrogate pairs.
 */
export function isInvisible(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text);
}

/** `` `n `` and its like: what Windows PowerShell 5.1 and PowerShell 7 both understand. The key follows the backtick. */
export const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/** A name for a character that cannot be printed as it is. */
export function nameOfCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code}`;
}
