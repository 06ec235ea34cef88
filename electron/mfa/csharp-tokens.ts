import { Conditions, ConditionError } from './csharp-conditions.ts';

/** `text` is a string literal's value; `opaque` a string that is not a plain literal (interpolated, of several lines). */
export interface Token {
  kind: 'word' | 'mark' | 'text' | 'opaque';
  value: string;
  line: number;
  /** True if the token stands inside `#if`. */
  conditional: boolean;
}

/** C# that cannot be read: an open string or comment, a bad escape or directive. Lines count from 1. */
export class SourceError extends Error {
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

const simpleEscapes: Record<string, string> = {
  "'": "'",
  '"': '"',
  '\\': '\\',
  '0': '\0',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const numericEscape = /x[0-9a-fA-F]{1,4}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}/y;
const word = /[\p{L}_][\p{L}\p{N}_]*/uy;
const number = /\d[\p{L}\p{N}_.]*/uy;

/**
 * Reads C# source as far as constants need it: comments are dropped, strings and characters are respected, code that `#if` leaves
 * out is skipped. `skipped` gets each line that is left out. Throws SourceError.
 */
export function tokenize(source: string, skipped: (line: string) => void): Token[] {
  const tokens: Token[] = [];
  const conditions = new Conditions();
  let at = 0;
  let line = 1;
  let lineStart = true;

  const fail = (message: string): never => {
    throw new SourceError(message, line);
  };
  const match = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(source)?.[0];
  };
  const push = (kind: Token['kind'], value: string): void => {
    tokens.push({ kind, value, line, conditional: conditions.conditional });
  };
  const endOfLine = (): number => {
    const end = source.slice(at).search(/[\r\n]/);
    return end < 0 ? source.length : at + end;
  };
  const takeLine = (): string => {
    const end = endOfLine();
    const text = source.slice(at, end);
    at = end;
    return text;
  };
  const countLines = (text: string): void => {
    line += text.match(/\r\n|\n|\r/g)?.length ?? 0;
  };

  const escape = (): string => {
    at += 1;
    const next = source.charAt(at);
    const simple = Object.hasOwn(simpleEscapes, next) ? simpleEscapes[next] : undefined;
    if (simple !== undefined) {
      at += 1;
      return simple;
    }
    const code = match(numericEscape);
    const point = code === undefined ? Number.NaN : Number.parseInt(code.slice(1), 16);
    if (code === undefined || point > 0x10ffff) return fail('a text has an escape that C# does not know');
    at += code.length;
    return String.fromCodePoint(point);
  };
  const regular = (close: string): string => {
    let value = '';
    for (;;) {
      const char = source.charAt(at);
      if (char === '' || char === '\r' || char === '\n') return fail('a text is not closed on its line');
      if (char === close) break;
      if (char === '\\') value += escape();
      else {
        value += char;
        at += 1;
      }
    }
    at += 1;
    return value;
  };
  const verbatim = (): string => {
    let value = '';
    for (;;) {
      const end = source.indexOf('"', at);
      if (end < 0) return fail('a verbatim text is not closed');
      value += source.slice(at, end);
      at = end + 1;
      if (source.charAt(at) !== '"') return value;
      value += '"';
      at += 1;
    }
  };
  const raw = (): void => {
    const quotes = match(/"+/y) ?? '';
    const end = source.indexOf(quotes, at + quotes.length);
    if (end < 0) fail('a raw text is not closed');
    const value = source.slice(at + quotes.length, end);
    push(/[\r\n]/.test(value) ? 'opaque' : 'text', value);
    countLines(value);
    at = end + quotes.length;
  };

  /** A string of any kind at `at`, or false. */
  const text = (): boolean => {
    const start = match(/(?:\$@|@\$|[$@])?"/y);
    if (start === undefined) return false;
    if (start === '"' && source.startsWith('"""', at)) {
      raw();
      return true;
    }
    at += start.length;
    const from = at;
    const kind = start.includes('$') ? 'opaque' : 'text';
    push(kind, start.includes('@') ? verbatim() : regular('"'));
    countLines(source.slice(from, at));
    return true;
  };

  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '\n' || char === '\r') {
      at += source.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
      lineStart = true;
    } else if (lineStart && match(/[ \t]*#/y) !== undefined) {
      try {
        conditions.directive(takeLine());
      } catch (error) {
        if (error instanceof ConditionError) fail(`a # directive cannot be read: ${error.message}`);
        throw error;
      }
    } else if (!conditions.active) {
      // What is left out is not C# to the compiler either: only further directives count.
      skipped(takeLine());
    } else if (/\s/.test(char)) at += 1;
    else {
      lineStart = false;
      if (source.startsWith('//', at)) takeLine();
      else if (source.startsWith('/*', at)) {
        const end = source.indexOf('*/', at + 2);
        if (end < 0) fail('a comment is not closed');
        countLines(source.slice(at, end));
        at = end + 2;
      } else if (!text()) {
        const found = match(word) ?? match(number);
        if (char === "'") {
          at += 1;
          regular("'");
        } else if (found !== undefined) {
          push('word', found);
          at += found.length;
        } else {
          push('mark', char);
          at += 1;
        }
      }
    }
  }
  if (conditions.conditional) fail('#if is not closed by #endif');
  return tokens;
}
