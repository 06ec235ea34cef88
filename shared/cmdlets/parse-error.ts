import { AppError } from '../contract/errors.ts';
import { orList } from './problem.ts';

/** Long lists of what could stand at a place help nobody: the message names this many, `expected` has them all. */
const named = 8;

/** A line that was refused: where, what stood there, and what could have. Nothing of the line has been done. */
export class ParseError extends AppError {
  /** The line, from 1: 1 unless it is in a script of several lines. */
  readonly line: number;
  /** The character in its line, from 1, counted in UTF-16 units as an input's selection is. */
  readonly column: number;
  /** What could have stood there, in words or as it would be typed. */
  readonly expected: readonly string[];
  /** What stood there, in words. Never the text of a secret. */
  readonly found: string;
  readonly #why: string | undefined;

  constructor(place: {
    line?: number;
    column: number;
    found: string;
    expected: readonly string[];
    why?: string | undefined;
  }) {
    const { line, column, found, expected, why } = place;
    const shown = expected.length > named ? [...expected.slice(0, named), 'another of them'] : expected;
    const message =
      `${line === undefined ? 'Column' : `Line ${String(line)}, column`} ${String(column)}: found ${found}` +
      (expected.length === 0 ? '.' : `, expected ${orList(shown)}.`) +
      (why === undefined ? '' : ` ${why}`);
    super('BAD_REQUEST', message, { issues: [{ path: 'line', message }] });
    this.name = 'ParseError';
    this.line = line ?? 1;
    this.column = column;
    this.expected = expected;
    this.found = found;
    this.#why = why;
  }

  /** The same error, its offset in a text of several lines as line and column. */
  in(text: string): ParseError {
    if (!/[\r\n]/.test(text.trim())) return this;
    const { expected, found } = this;
    return new ParseError({ ...placeOf(text, this.column - 1), found, expected, why: this.#why });
  }
}

/** The offset at which each line of a text begins. */
export function lineStarts(text: string): number[] {
  return [0, ...text.matchAll(/\r\n|[\r\n]/g).map(({ index, 0: mark }) => index + mark.length)];
}

/** The line and the column, both from 1, of an offset in a text, given where its lines begin. */
export function placeIn(starts: readonly number[], offset: number): { line: number; column: number } {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** The line and the column, both from 1, of an offset in a text. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  return placeIn(lineStarts(text), offset);
}
