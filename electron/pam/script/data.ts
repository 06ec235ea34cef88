import { anObject } from '../../../shared/cmdlets/problem.ts';
import type { Prompt } from '../../../shared/cmdlets/command.ts';
import type { Piece } from '../arguments.ts';

/**
 * One value of a running script. `row` is a plain record: what Select-Object keeps, or an object inside of a property.
 * A date is the text that was given; `Moments` reads it.
 */
export type Item =
  | string
  | number
  | boolean
  | null
  | { readonly is: 'object'; readonly piece: Piece }
  | { readonly is: 'row'; readonly values: Readonly<Record<string, unknown>> }
  | { readonly is: 'seconds'; readonly seconds: number }
  | { readonly is: 'date'; readonly text: string }
  | { readonly is: 'prompt'; readonly prompt: Prompt['prompt'] };

/** What a variable holds: one value, or a list, which is flat as PowerShell's pipes are. */
export type Data = Item | readonly Item[];

export const isList = (data: Data): data is readonly Item[] => Array.isArray(data);

/** The values that a pipe gives on: nothing for $null, each of a list. */
export function itemsOf(data: Data): readonly Item[] {
  if (isList(data)) return data;
  return data === null ? [] : [data];
}

/** What a statement gives to a variable: nothing is $null, one value stands for itself. */
export function dataOf(items: readonly Item[]): Data {
  return items.length === 1 ? (items[0] ?? null) : items.length === 0 ? null : items;
}

/** A property's value as a script holds it. */
export function fromProperty(value: unknown): Data {
  if (Array.isArray(value)) return value.flatMap(item => itemsOf(fromProperty(item)));
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value;
    case 'object':
      return value === null ? null : { is: 'row', values: value as Record<string, unknown> };
    default:
      return null;
  }
}

/** True as PowerShell's conditions are: not $null, $false, 0, '' or an empty list; a list of one is as its value. */
export function isTrue(data: Data): boolean {
  if (isList(data)) return data.length > 1 || (data.length === 1 && isTrue(data[0] ?? null));
  return !(data === null || data === false || data === 0 || data === '');
}

/** What a value is, in words. Never the value of a text, which may be a secret. */
export function inWords(data: Data): string {
  if (isList(data)) return data.length === 0 ? 'an empty list' : 'a list';
  switch (typeof data) {
    case 'string':
      return 'a text';
    case 'number':
      return 'a number';
    case 'boolean':
      return data ? '$true' : '$false';
    default:
      if (data === null) return '$null';
      switch (data.is) {
        case 'object':
          return anObject(data.piece.kind);
        case 'row':
          return 'an object without a cmdlet’s kind';
        case 'seconds':
          return 'a time span';
        case 'date':
          return 'a date';
        case 'prompt':
          return 'a secret that is asked for';
      }
  }
}
