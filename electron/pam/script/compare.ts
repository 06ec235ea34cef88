import type { Comparison } from '../../../shared/cmdlets/script/ast.ts';
import { type Data, inWords, isList, isTrue, type Item, itemsOf } from './data.ts';

/** Why two values cannot be compared or added: the words for the error. */
export class Incomparable extends Error {}

/** Reads a text as a moment, milliseconds UTC; null where it names none. */
export type ReadMoment = (text: string) => number | null;

/** A time as a comparison with numbers sees it; null: it is no number. */
export function numberOf(item: Item): number | null {
  if (typeof item === 'number') return item;
  if (typeof item === 'string') return /^\s*[+-]?\d{1,15}(\.\d{1,9})?\s*$/.test(item) ? Number(item) : null;
  return typeof item === 'object' && item?.is === 'seconds' ? item.seconds : null;
}

function momentOf(item: Item, readMoment: ReadMoment): number {
  const text =
    typeof item === 'string' ? item : typeof item === 'object' && item?.is === 'date' ? item.text : null;
  const at = text === null ? null : readMoment(text);
  if (at === null) throw new Incomparable(`${inWords(item)} is no date that a date can be compared with.`);
  return at;
}

const isDate = (item: Item): boolean => typeof item === 'object' && item?.is === 'date';
const isSpan = (item: Item): boolean => typeof item === 'object' && item?.is === 'seconds';

/** Less than 0, 0, or more: how `left` stands to `right`. What stands left decides, as in PowerShell. */
export function order(left: Item, right: Item, readMoment: ReadMoment): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null);
  if (isDate(left) || isDate(right)) return momentOf(left, readMoment) - momentOf(right, readMoment);
  if (typeof left === 'number' || isSpan(left) || isSpan(right)) {
    const [a, b] = [numberOf(left), numberOf(right)];
    if (a === null || b === null)
      throw new Incomparable(`${inWords(a === null ? left : right)} cannot be compared with a number.`);
    return a - b;
  }
  if (typeof left === 'boolean') return Number(left) - Number(isTrue(right));
  if (typeof left === 'string' && typeof right !== 'object') {
    const [a, b] = [left.toLowerCase(), String(right).toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  throw new Incomparable(`${inWords(left)} and ${inWords(right)} have no order. Compare a property of them.`);
}

function equal(left: Item, right: Item, readMoment: ReadMoment): boolean {
  if (left === null || right === null) return left === right;
  const [a, b] = [idOf(left), idOf(right)];
  if (a !== null && b !== null) return a === b;
  if (a !== null || b !== null)
    throw new Incomparable(
      `${inWords(left)} and ${inWords(right)} are not alike. Compare a property, such as .DisplayName.`,
    );
  // A text on the left makes the number a text; a number on the left has nothing equal in a text that is none.
  if (typeof left === 'number' && typeof right === 'string' && numberOf(right) === null) return false;
  return order(left, right, readMoment) === 0;
}

/** What makes two objects the same one; null for what is no object. */
function idOf(item: Item): string | null {
  if (typeof item !== 'object' || item?.is !== 'object') return null;
  const { kind, object } = item.piece;
  const id = (object as { id?: string }).id ?? '';
  // A role is the same role, whichever cmdlet returned it; so is a request.
  return `${kind.replace(/For.*|ToApprove/, '')} ${id}`;
}

/** `-like`: `*` is any text, `?` any character, in any case. Without backtracking into the past: at most length × length. */
export function isLike(text: string, pattern: string): boolean {
  const [t, p] = [text.toLowerCase(), pattern.toLowerCase()];
  let [at, in_, star, resume] = [0, 0, -1, 0];
  while (at < t.length) {
    if (p[in_] === '*') {
      star = in_;
      resume = at;
      in_ += 1;
    } else if (in_ < p.length && (p[in_] === '?' || p[in_] === t[at])) {
      at += 1;
      in_ += 1;
    } else if (star >= 0) {
      in_ = star + 1;
      resume += 1;
      at = resume;
    } else return false;
  }
  while (p[in_] === '*') in_ += 1;
  return in_ === p.length;
}

function like(left: Item, right: Item): boolean {
  const [text, pattern] = [left ?? '', right ?? ''];
  if (typeof text === 'object' || typeof pattern !== 'string')
    throw new Incomparable('-like compares a text with a text. Name a property of the object.');
  if (/[[\]]/.test(pattern)) throw new Incomparable('Brackets are not read in a pattern; * and ? are.');
  return isLike(String(text), pattern);
}

function holds(sign: Comparison, left: Item, right: Item, readMoment: ReadMoment): boolean {
  switch (sign) {
    case 'eq':
      return equal(left, right, readMoment);
    case 'ne':
      return !equal(left, right, readMoment);
    case 'gt':
      return order(left, right, readMoment) > 0;
    case 'ge':
      return order(left, right, readMoment) >= 0;
    case 'lt':
      return order(left, right, readMoment) < 0;
    case 'le':
      return order(left, right, readMoment) <= 0;
    case 'like':
      return like(left, right);
    case 'notlike':
      return !like(left, right);
    default:
      throw new TypeError(`-${sign} looks into a list`);
  }
}

const among = (list: Data, item: Data, readMoment: ReadMoment): boolean =>
  !isList(item) && itemsOf(list).some(one => equal(one, item, readMoment));

/**
 * What a comparison gives: a Boolean, and for a list on the left those of its values for which it holds, as in PowerShell.
 * Texts are compared in any case. Throws Incomparable.
 */
export function compare(sign: Comparison, left: Data, right: Data, readMoment: ReadMoment): Data {
  switch (sign) {
    case 'contains':
      return among(left, right, readMoment);
    case 'notcontains':
      return !among(left, right, readMoment);
    case 'in':
      return among(right, left, readMoment);
    case 'notin':
      return !among(right, left, readMoment);
    default: {
      if (isList(right)) {
        if (right.length !== 1)
          throw new Incomparable(`-${sign} compares with one value, not with a list. Use -in.`);
        return compare(sign, left, right[0] ?? null, readMoment);
      }
      return isList(left)
        ? left.filter(item => holds(sign, item, right, readMoment))
        : holds(sign, left, right, readMoment);
    }
  }
}
