import {
  isBlank,
  isBreak,
  isDash,
  isDoubleQuote,
  isInvisible,
  isSingleQuote,
  nameOfCharacter,
} from './characters.ts';
import { ParseError } from './parse-error.ts';
import type { Expression } from './script/ast.ts';
import { scanDouble, scanSingle, scanWord, type Scanned } from './scan.ts';

/** A piece of a line. `start` and `end` are offsets in UTF-16 units, `end` exclusive. */
export type Token = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'end' }
  /** Text without quotes: a cmdlet's name or a value. */
  | { readonly kind: 'word'; readonly text: string }
  /** Text in quotes, the quotes and escapes resolved. */
  | { readonly kind: 'string'; readonly text: string }
  /** `-Name`, or `-Name:` with `colon`. */
  | { readonly kind: 'parameter'; readonly name: string; readonly colon: boolean }
  /** `$true`, `$false`, `$null`, in lower case. */
  | { readonly kind: 'constant'; readonly name: 'true' | 'false' | 'null' }
  /** `$_.Property`. */
  | { readonly kind: 'property'; readonly name: string }
  /** `$name`, `$_` as '_': only in a script. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A text in double quotes with values in it: only in a script. */
  | { readonly kind: 'expandable'; readonly parts: readonly (string | Expression)[] }
  /** The end of a line that ends a statement: only in a script. */
  | { readonly kind: 'break' }
  /** What joins and encloses, and what is refused wherever it stands: `( ) @( , | { } ; & < >`. */
  | { readonly kind: 'mark'; readonly text: string }
);

const marks = '(),|{};&<>';
/** What may follow a text, a constant or a closing parenthesis without a space. */
const closers = ')},|;&<>#';

/**
 * Cuts a line into tokens, one at a time, so that what is refused first is what stands first. Nothing is looked ahead
 * further than one token, and each character is read once.
 */
export class Lexer {
  protected readonly text: string;
  protected at = 0;
  protected peeked: Token | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** The next token, which stays the next. */
  peek(): Token {
    this.peeked ??= this.read();
    return this.peeked;
  }

  next(): Token {
    const token = this.peek();
    this.peeked = null;
    return token;
  }

  /** The text itself between two offsets. */
  slice(start: number, end: number): string {
    return this.text.slice(start, end);
  }

  protected skipBlank(): void {
    const text = this.text;
    for (;;) {
      const character = text.charAt(this.at);
      if (isBlank(character)) this.at += 1;
      // A backtick before the end of a line continues it.
      else if (character === '`' && isBreak(text.charAt(this.at + 1)))
        this.at += lengthOfBreak(text, this.at + 1) + 1;
      // Breaks at the very end belong to no statement.
      else if (isBreak(character) && text.slice(this.at).trim() === '') this.at = text.length;
      else if (character === '#') this.at = endOfComment(text, this.at);
      else return;
    }
  }

  protected read(): Token {
    if (this.at === 0) while (/^[\s\u0085]$/.test(this.text.charAt(this.at))) this.at += 1;
    // The end is where the last word ends, and not behind a comment: there something was missed.
    const end = this.at;
    this.skipBlank();
    const start = this.at;
    const character = this.text.charAt(start);
    if (character === '') return { kind: 'end', start: end, end };
    if (isSingleQuote(character)) return this.string(start, scanSingle(this.text, start));
    if (isDoubleQuote(character)) return this.string(start, scanDouble(this.text, start));
    if (character === '@') return this.atSign(start);
    if (marks.includes(character)) return this.mark(start, character);
    if (isDash(character) && /^[A-Za-z]$/.test(this.text.charAt(start + 1))) return this.parameter(start);
    if (character === '$') return this.variable(start);
    if (isBreak(character)) {
      throw refuse(
        start,
        'the end of the line with more after it',
        ['one line'],
        'One line is read at a time.',
      );
    }
    if (character === '[') throw refuse(start, '"["', ['a value'], 'Types of .NET are not read here.');
    const word = scanWord(this.text, start);
    this.at = word.end;
    return { kind: 'word', text: word.text, start, end: word.end };
  }

  protected string(start: number, scanned: Scanned): Token {
    this.at = scanned.end;
    this.demandSpace();
    return { kind: 'string', text: scanned.text, start, end: scanned.end };
  }

  protected mark(start: number, text: string): Token {
    this.at = start + text.length;
    if (text === ')') this.demandSpace();
    return { kind: 'mark', text, start, end: this.at };
  }

  protected atSign(start: number): Token {
    if (this.text.charAt(start + 1) === '(') return this.mark(start, '@(');
    throw refuse(
      start,
      '"@"',
      ['"@(" for a list', 'a text in quotes'],
      'A text that begins with @ stands in quotes.',
    );
  }

  protected parameter(start: number): Token {
    const name = /^\w+/.exec(this.text.slice(start + 1, start + 130))?.[0] ?? '';
    let end = start + 1 + name.length;
    const follows = this.text.charAt(end);
    const colon = follows === ':';
    if (colon) end += 1;
    else if (follows !== '' && !isBlank(follows) && !isBreak(follows) && !`(${closers}`.includes(follows)) {
      throw refuse(end, shown(follows), ['a space'], `It follows the parameter -${name.slice(0, 64)}.`);
    }
    this.at = end;
    return { kind: 'parameter', name, colon, start, end };
  }

  protected variable(start: number): Token {
    const name = /^\w+/.exec(this.text.slice(start + 1, start + 65))?.[0] ?? '';
    const end = start + 1 + name.length;
    if (name === '_') {
      const property = /^\.([A-Za-z][A-Za-z0-9]{0,63})/.exec(this.text.slice(end, end + 65))?.[1];
      if (property === undefined)
        throw refuse(end, shown(this.text.charAt(end)), ['the name of a property, as in $_.RequestId']);
      this.at = end + 1 + property.length;
      this.demandSpace();
      return { kind: 'property', name: property, start, end: this.at };
    }
    const constant = (['true', 'false', 'null'] as const).find(known => known === name.toLowerCase());
    if (constant === undefined) {
      throw refuse(
        start,
        'a variable',
        ['$true', '$false', 'a value'],
        'There are no variables here; a text with $ stands in single quotes.',
      );
    }
    this.at = end;
    this.demandSpace();
    return { kind: 'constant', name: constant, start, end };
  }

  /** `'a'b` and `(…).Candidates` mean something in PowerShell that is not read here. */
  protected demandSpace(): void {
    const character = this.text.charAt(this.at);
    if (character === '' || isBlank(character) || isBreak(character) || closers.includes(character)) return;
    if (character === '`' && isBreak(this.text.charAt(this.at + 1))) return;
    throw refuse(this.at, shown(character), ['a space', 'the end of the line']);
  }
}

function lengthOfBreak(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? 2 : 1;
}

function endOfComment(text: string, at: number): number {
  let end = at;
  while (end < text.length && !isBreak(text.charAt(end))) end += 1;
  return end;
}

/** One character for a message. */
function shown(character: string): string {
  if (character === '') return 'the end of the line';
  return isInvisible(character) ? nameOfCharacter(character) : `"${character}"`;
}

function refuse(offset: number, found: string, expected: string[], why?: string): ParseError {
  return new ParseError({ column: offset + 1, found, expected, ...(why === undefined ? {} : { why }) });
}
