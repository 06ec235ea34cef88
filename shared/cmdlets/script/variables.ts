import { ParseError } from '../parse-error.ts';

const variableName = /\$([A-Za-z_]\w{0,63})/y;

/** The variable whose dollar sign stands at `at`, by the name that is compared: `$PSItem` is another name of `$_`. Null: none. */
export function variableAt(text: string, at: number): { name: string; typed: string; end: number } | null {
  if (text.charAt(at + 1) === '{') {
    throw refuse(at, '"${"', ['a variable, as in $role'], 'A name of letters and digits needs no braces.');
  }
  variableName.lastIndex = at;
  const typed = variableName.exec(text)?.[1];
  if (typed === undefined) return null;
  return { name: /^psitem$/i.test(typed) ? '_' : typed.toLowerCase(), typed, end: at + 1 + typed.length };
}

/** The refusal of `$script:r` and its like. */
export const scoped = (at: number): ParseError =>
  refuse(
    at,
    'a variable of another scope',
    ['a variable, as in $role'],
    'There is nothing outside of the script.',
  );

/** What was found at an offset (from 0), and what may stand there. */
export function refuse(offset: number, found: string, expected: string[], why?: string): ParseError {
  return new ParseError({ column: offset + 1, found, expected, ...(why === undefined ? {} : { why }) });
}
