import {
  escapes,
  isBlank,
  isBreak,
  isDoubleQuote,
  isInvisible,
  isSingleQuote,
  nameOfCharacter,
} from './characters.ts';
import { ParseError } from './parse-error.ts';

/** A text that was read, and the offset after it. */
export interface Scanned {
  readonly text: string;
  readonly end: number;
}

const refuse = (offset: number, found: string, expected: string[], why: string): ParseError =>
  new ParseError({ column: offset + 1, found, expected, why });

function unclosed(start: number): ParseError {
  return refuse(
    start,
    'a quote that is never closed',
    ['a closing quote'],
    'A quote inside a text is doubled.',
  );
}

/** Reads '…' from its opening quote. Any two single quote characters in a row are one, the second, as in PowerShell. */
export function scanSingle(line: string, start: number): Scanned {
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (isSingleQuote(character)) {
      if (!isSingleQuote(line.charAt(at + 1))) return { text, end: at + 1 };
      at += 1;
    }
    text += line.charAt(at);
  }
  throw unclosed(start);
}

/** What stands for a backtick and the character after it; `at` is the backtick. */
function escaped(line: string, at: number): string {
  const letter = line.charAt(at + 1);
  if (letter === 'e' || letter === 'u') {
    throw refuse(
      at,
      `"\`${letter}"`,
      ['the character itself'],
      'Windows PowerShell 5.1 and PowerShell 7 read this escape differently.',
    );
  }
  return escapes.get(letter) ?? letter;
}

/** The one expansion that is read, because the writer needs it for characters that have no escape: one UTF-16 unit. */
const charByNumber = /\$\(\[char\](\d{1,5})\)/iy;
/** A `$` that PowerShell would expand. Before anything else it is only a dollar sign. */
const expands = /\$[\p{L}\p{N}_{($?^:]/uy;

/** What a `$` in a text stands for, and the offset after it; null: it stands for itself. */
type Expand<E> = (at: number) => { readonly part: E; readonly end: number } | null;

/** Reads "…" from its opening quote, with backtick escapes. What PowerShell would expand is refused. */
export function scanDouble(line: string, start: number): Scanned {
  const { parts, end } = scanExpandable<never>(line, start, at => {
    expands.lastIndex = at;
    if (!expands.test(line)) return null;
    const found = line.charAt(at + 1) === '(' ? '"$("' : 'a variable';
    throw refuse(at, found, ['a text'], 'Nothing is expanded here; a text with $ stands in single quotes.');
  });
  return { text: parts.join(''), end };
}

/** Reads "…" from its opening quote as its pieces: texts with their escapes resolved, and what `expand` made of each `$`. */
export function scanExpandable<E>(
  line: string,
  start: number,
  expand: Expand<E>,
): { readonly parts: readonly (string | E)[]; readonly end: number } {
  const parts: (string | E)[] = [];
  let text = '';
  for (let at = start + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (isDoubleQuote(character)) {
      if (!isDoubleQuote(line.charAt(at + 1))) {
        if (text !== '' || parts.length === 0) parts.push(text);
        return { parts, end: at + 1 };
      }
      at += 1;
      text += line.charAt(at);
    } else if (character === '`') {
      if (at + 1 >= line.length) throw unclosed(start);
      text += escaped(line, at);
      at += 1;
    } else if (character === '$') {
      const number = characterByNumber(line, at);
      const expanded = number === null ? expand(at) : null;
      if (number !== null) {
        text += number.text;
        at = number.end - 1;
      } else if (expanded === null) text += character;
      else {
        if (text !== '') parts.push(text);
        parts.push(expanded.part);
        text = '';
        at = expanded.end - 1;
      }
    } else text += character;
  }
  throw unclosed(start);
}

function characterByNumber(line: string, at: number): Scanned | null {
  charByNumber.lastIndex = at;
  const found = charByNumber.exec(line);
  const code = Number(found?.[1] ?? Number.NaN);
  return found !== null && code <= 0xffff
    ? { text: String.fromCharCode(code), end: at + found[0].length }
    : null;
}

const ends = '(),|{};&<>';

/** Reads a word: everything up to a blank or a mark, with backtick escapes. Quotes and variables inside are refused. */
export function scanWord(line: string, start: number): Scanned {
  let text = '';
  let at = start;
  for (; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (isBlank(character) || isBreak(character) || ends.includes(character)) break;
    if (character === '`') {
      const following = line.charAt(at + 1);
      if (following === '' || isBreak(following)) break;
      text += escaped(line, at);
      at += 1;
      continue;
    }
    if (isSingleQuote(character) || isDoubleQuote(character) || character === '$') {
      throw refuse(at, `"${character}" inside a word`, ['a text in quotes'], 'Put the whole text in quotes.');
    }
    if (isInvisible(character) && !isPairHalf(line, at)) {
      throw refuse(
        at,
        nameOfCharacter(character),
        ['a value'],
        'It cannot be seen; put the text in quotes if it belongs there.',
      );
    }
    text += character;
  }
  if (at === start) throw refuse(at, '"`" at the end of the line', ['a value'], 'Nothing follows it.');
  return { text, end: at };
}

/** True for either half of a whole surrogate pair: a visible character beyond U+FFFF. */
function isPairHalf(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  const high = code >= 0xd800 && code < 0xdc00 ? at : at - 1;
  const point = line.codePointAt(high) ?? 0;
  return point > 0xffff && !isInvisible(String.fromCodePoint(point));
}
