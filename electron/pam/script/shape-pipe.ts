import type { Stage } from '../../../shared/cmdlets/script/ast.ts';
import { bindNow } from './cmdlet.ts';
import { order } from './compare.ts';
import { type Data, inWords, isList, type Item, itemsOf } from './data.ts';
import { moments } from './evaluate.ts';
import type { Frame } from './frame.ts';
import { propertiesOf, propertyOf } from './members.ts';

type Shaper = Extract<Stage, { kind: 'shaper' }>;

/** Does what Select-Object, Sort-Object, Measure-Object and the like do with what comes through the pipe. */
export function runShaper(frame: Frame, stage: Shaper, input: readonly Item[]): readonly Item[] {
  const { spec, given, start } = stage;
  const values = bindNow(frame, spec, null, given);
  const properties = Array.isArray(values['Property']) ? values['Property'].map(String) : [];
  frame.meter.step(1 + input.length / 10);
  switch (spec.name) {
    case 'Sort-Object': {
      frame.meter.step((input.length * Math.log2(input.length + 1)) / 10);
      const sorted = sort(frame, start, input, properties, values['Descending'] === true);
      return values['Unique'] === true ? unique(sorted) : sorted;
    }
    case 'Measure-Object':
      return [{ is: 'row', values: { Count: input.length } }];
    case 'Out-Null':
      return [];
    default: {
      const picked = pick(frame, start, input, values);
      const expand = values['ExpandProperty'];
      const shaped =
        typeof expand === 'string'
          ? picked.flatMap(item => itemsOf(read(frame, start, item, expand)))
          : properties.length === 0
            ? picked
            : picked.map(item => rowOf(frame, start, item, properties));
      return values['Unique'] === true ? unique(shaped) : shaped;
    }
  }
}

/** A property of a value, refused at the cmdlet where the value has none of this name. */
function read(frame: Frame, start: number, item: Item, name: string): Data {
  return frame.at(start, `${name} of ${inWords(item)}`, () => propertyOf(frame.base.store, item, name));
}

function pick(
  frame: Frame,
  start: number,
  input: readonly Item[],
  values: Readonly<Record<string, unknown>>,
): readonly Item[] {
  const count = (name: string): number | undefined => {
    const value = values[name];
    if (typeof value !== 'number') return undefined;
    if (value < 0) throw frame.refuse(start, `-${name} ${String(value)}`, 'It is a number from 0 up.');
    return value;
  };
  const [first, last, skip = 0] = [count('First'), count('Last'), count('Skip')];
  const rest = input.slice(skip);
  if (last !== undefined && first === undefined) return last === 0 ? [] : rest.slice(-last);
  if (first !== undefined && last !== undefined && first + last < rest.length) {
    return [...rest.slice(0, first), ...(last === 0 ? [] : rest.slice(-last))];
  }
  return first === undefined || last !== undefined ? rest : rest.slice(0, first);
}

function rowOf(frame: Frame, start: number, item: Item, names: readonly string[]): Item {
  const own = propertiesOf(frame.base.store, item) ?? {};
  if (names.includes('*')) return { is: 'row', values: own };
  const pairs = names.map((name): [string, unknown] => {
    // Refuses a name that is none; the value is then the property's own, with its lists and records.
    read(frame, start, item, name);
    const key = Object.keys(own).find(known => known.toLowerCase() === name.toLowerCase()) ?? name;
    return [key, own[key] ?? null];
  });
  return { is: 'row', values: Object.fromEntries(pairs) };
}

function sort(
  frame: Frame,
  start: number,
  input: readonly Item[],
  names: readonly string[],
  descending: boolean,
): readonly Item[] {
  const readMoment = moments(frame);
  const keyOf = (item: Item): readonly Item[] =>
    names.length === 0
      ? [item]
      : names.map(name => {
          const data = read(frame, start, item, name);
          return isList(data) ? data.length : data;
        });
  const keyed = input.map(item => ({ item, key: keyOf(item) }));
  return frame.at(start, 'values', () =>
    keyed
      .sort((a, b) => {
        const found = a.key
          .map((one, index) => order(one, b.key[index] ?? null, readMoment))
          .find(way => way !== 0);
        return (found ?? 0) * (descending ? -1 : 1);
      })
      .map(({ item }) => item),
  );
}

/** Leaves out what came before: the same object, the same text in any case, a record with the same values. */
function unique(items: readonly Item[]): readonly Item[] {
  const seen = new Set<string>();
  return items.filter(item => {
    const key = JSON.stringify(identity(item));
    return !seen.has(key) && seen.add(key);
  });
}

function identity(item: Item): unknown {
  if (typeof item === 'string') return item.toLowerCase();
  if (typeof item !== 'object' || item?.is !== 'object') return item;
  const { kind, object } = item.piece;
  return [kind, (object as { id?: string }).id];
}
