import { durationInWords } from '../../../shared/domain/words.ts';
import { Incomparable, numberOf } from './compare.ts';
import { type Data, inWords, isList, type Item, itemsOf } from './data.ts';
import { longestMade } from './meter.ts';

/** A value inside of a text. Objects have no text: in PowerShell it would be the name of their type. Throws Incomparable. */
export function textOf(data: Data): string {
  if (isList(data)) return joined(data);
  switch (typeof data) {
    case 'string':
      return data;
    case 'number':
      return String(data);
    case 'boolean':
      return data ? 'True' : 'False';
    default:
      if (data === null) return '';
      if (data.is === 'date') return data.text;
      if (data.is === 'seconds') return durationInWords(data.seconds);
      throw new Incomparable(
        `${inWords(data)} has no text of its own. Name a property of it, as in "$($x.DisplayName)".`,
      );
  }
}

function joined(items: readonly Item[]): string {
  let text = '';
  for (const [index, item] of items.entries()) {
    text += (index === 0 ? '' : ' ') + textOf(item);
    if (text.length > longestMade) throw new Incomparable('The list is too long for a text.');
  }
  return text;
}

/**
 * `+` as in PowerShell: what stands left decides. A list gets longer, a text too, numbers are added, and $null gives way.
 * Two objects make a list, which PowerShell asks for parentheses for. Throws Incomparable.
 */
export function add(left: Data, right: Data): Data {
  if (left === null) return right;
  if (isList(left)) return [...left, ...itemsOf(right)];
  if (typeof left === 'string') return left + textOf(right);
  if (typeof left === 'object' && (left.is === 'object' || left.is === 'row'))
    return [left, ...itemsOf(right)];
  return calculate('+', left, right);
}

/** `+`, `-` and `*` of numbers and time spans. Throws Incomparable. */
export function calculate(sign: '+' | '-' | '*', left: Data, right: Data): Data {
  const operand = (data: Data): number => {
    const number = isList(data) ? null : numberOf(data ?? 0);
    if (number === null) throw new Incomparable(`${inWords(data)} is no number.${remedy(sign, data)}`);
    return number;
  };
  const [a, b] = [operand(left), operand(right)];
  const result = sign === '+' ? a + b : sign === '-' ? a - b : a * b;
  if (!Number.isSafeInteger(Math.trunc(result))) throw new Incomparable('The result is too large a number.');
  const isSpan = (data: Data): boolean => !isList(data) && typeof data === 'object' && data?.is === 'seconds';
  return isSpan(left) || isSpan(right) ? ({ is: 'seconds', seconds: result } satisfies Item) : result;
}

const remedy = (sign: string, data: Data): string =>
  sign === '-' && isList(data) ? ' A list is made shorter by Where-Object { $_ -notin $others }.' : '';
