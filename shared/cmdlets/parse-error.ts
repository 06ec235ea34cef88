import { AppError } from '../contract/errors.ts';
import { orList } from './problem.ts';

/** Long lists of what could stand at a place help nobody: the message names this many, `expected` has them all. */
const named = 8;

/** A line that was refused: where, what stood there, and what could have. Nothing of the line has been done. */
export class ParseError extends AppError {
  /** The character, from 1, counted in UTF-16 units as an input's selection is. */
  readonly column: number;
  /** What could have stood there, in words or as it would be typed. */
  readonly expected: readonly string[];
  /** What stood there, in words. Never the text of a secret. */
  readonly found: string;

  constructor(place: { column: number; found: string; expected: readonly string[]; why?: string }) {
    const { column, found, expected, why } = place;
    const shown = expected.length > named ? [...expected.slice(0, named), 'another of them'] : expected;
    const message =
      `Column ${String(column)}: found ${found}` +
      (expected.length === 0 ? '.' : `, expected ${orList(shown)}.`) +
      (why === undefined ? '' : ` ${why}`);
    super('BAD_REQUEST', message, { issues: [{ path: 'line', message }] });
    this.name = 'ParseError';
    this.column = column;
    this.expected = expected;
    this.found = found;
  }
}
