import { ParseError } from './parse-error.ts';
import type { ParameterSpec } from './spec.ts';

// Microsoft says of -Filter only that it is "a clause". What is read here is ours: the grammar that Microsoft documents for
// `$filter` of the PAM REST API (mim-pam.md §2), on the properties that the cmdlet returns.

const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type FilterOperator = (typeof operators)[number];

/** A text, a number, true or false, null; a moment as its text. */
export type FilterValue = string | number | boolean | null | { readonly moment: string };

/** One comparison of a property with a value. A filter holds where all of them do. */
export interface Clause {
  readonly property: string;
  readonly operator: FilterOperator;
  readonly value: FilterValue;
  /** Offset of the property in the filter. */
  readonly start: number;
}

/** The most comparisons that one filter may join. */
export const mostClauses = 32;

const space = /\s*/y;
const name = /[A-Za-z][A-Za-z0-9]{0,63}/y;
const quoted = /'((?:[^']|'')*)'/y;
const typed = /(datetime|guid)'([^']*)'/iy;
const number = /[+-]?\d{1,15}(?:\.\d{1,9})?(?![\w.])/y;
const constant = /(?:true|false|null)(?!\w)/iy;

class Scanner {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  take(pattern: RegExp): RegExpExecArray | null {
    space.lastIndex = this.at;
    space.exec(this.#text);
    pattern.lastIndex = space.lastIndex;
    const found = pattern.exec(this.#text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  get ended(): boolean {
    return this.#text.slice(this.at).trim() === '';
  }

  refuse(expected: readonly string[], why?: string): ParseError {
    space.lastIndex = this.at;
    space.exec(this.#text);
    const start = space.lastIndex;
    const rest = this.#text.slice(start, start + 20);
    const found = rest === '' ? 'the end of the filter' : `"${rest}"`;
    return new ParseError({ column: start + 1, found, expected, ...(why === undefined ? {} : { why }) });
  }
}

function readValue(scanner: Scanner): FilterValue {
  const text = scanner.take(typed) ?? null;
  if (text !== null) {
    const [, kind = '', inside = ''] = text;
    return kind.toLowerCase() === 'guid' ? inside : { moment: inside };
  }
  const plain = scanner.take(quoted);
  if (plain !== null) return (plain[1] ?? '').replaceAll("''", "'");
  const word = scanner.take(constant);
  if (word !== null) return word[0].toLowerCase() === 'null' ? null : word[0].toLowerCase() === 'true';
  const digits = scanner.take(number);
  if (digits !== null) return Number(digits[0]);
  throw scanner.refuse(["'a text'", 'a number', 'true', 'false', 'null', "datetime'2026-01-09T08:26:49Z'"]);
}

/**
 * Reads a filter: `DisplayName eq 'R' and TTL gt 3600`. Operators are eq, ne, gt, ge, lt and le, in any case, joined by
 * `and`; a quote inside a text is doubled. Throws ParseError with the column inside of the filter.
 */
export function parseFilter(text: string): Clause[] {
  const scanner = new Scanner(text);
  const clauses: Clause[] = [];
  for (;;) {
    const property = scanner.take(name);
    if (property === null) throw scanner.refuse(["the name of a property, as in DisplayName eq 'R'"]);
    const word = scanner.take(name);
    const operator = operators.find(known => known === word?.[0].toLowerCase());
    if (operator === undefined) {
      if (word !== null) scanner.at = word.index;
      throw scanner.refuse(operators);
    }
    clauses.push({ property: property[0], operator, value: readValue(scanner), start: property.index });
    if (scanner.ended) return clauses;
    const joint = scanner.take(name);
    if (joint?.[0].toLowerCase() !== 'and') {
      if (joint !== null) scanner.at = joint.index;
      throw scanner.refuse(['and', 'the end of the filter']);
    }
    if (clauses.length === mostClauses) {
      throw scanner.refuse([], `A filter joins at most ${String(mostClauses)} comparisons.`);
    }
  }
}

/** -Filter as a parameter. Its position and sets are Microsoft's; what may stand in it is ours. */
export function filterParameter(position: number, sets?: readonly string[]): ParameterSpec {
  return {
    name: 'Filter',
    type: 'string',
    position,
    ...(sets === undefined ? {} : { sets }),
    help: "Only objects that match: DisplayName eq 'R' and TTL gt 3600. The grammar is the console's, that of the REST API's $filter.",
  };
}
