import { orList } from '../../../shared/cmdlets/problem.ts';
import type { Store } from '../../store/types.ts';
import type { Piece } from '../arguments.ts';
import { shape } from '../output.ts';
import { type Data, fromProperty, isList, type Item, itemsOf } from './data.ts';

/** A property that the value does not have: the words for the error. */
export class NoProperty extends Error {}

/** The lists of a role as objects that cmdlets take, where the output has only their properties. */
function listOf(store: Store, piece: Piece, name: string): Item[] | null {
  if (piece.kind !== 'role') return null;
  const { candidates, approvers, privileges } = piece.object;
  const users = (ids: typeof candidates): Item[] =>
    ids
      .flatMap(id => store.users.get(id) ?? [])
      .map(object => ({ is: 'object', piece: { kind: 'user', object } }));
  switch (name.toLowerCase()) {
    case 'candidates':
      return users(candidates);
    case 'approvers':
      return users(approvers);
    case 'privileges':
      return privileges
        .flatMap(id => store.groups.get(id) ?? [])
        .map(object => ({ is: 'object', piece: { kind: 'group', object } }));
    default:
      return null;
  }
}

/** The properties of a value by name; null where it has none. */
export function propertiesOf(store: Store, item: Item): Readonly<Record<string, unknown>> | null {
  if (typeof item !== 'object' || item === null) return null;
  if (item.is === 'object') return shape(store, item.piece);
  if (item.is === 'row') return item.values;
  return item.is === 'seconds' ? { TotalSeconds: item.seconds } : null;
}

/**
 * A property in any case. `.Count` and `.Length` of a list, or of what could be one, is its number; any other property of a
 * list is that of each of its values; of $null it is $null. Throws NoProperty, because a slip of the pen must not come out as $null.
 */
export function propertyOf(store: Store, data: Data, name: string): Data {
  const asked = name.toLowerCase();
  const counts = asked === 'count' || asked === 'length';
  if (isList(data)) {
    return counts ? data.length : data.flatMap(item => itemsOf(propertyOf(store, item, name)));
  }
  if (data === null) return counts ? 0 : null;
  if (typeof data === 'string' && asked === 'length') return data.length;
  if (typeof data === 'object' && data.is === 'object') {
    const list = listOf(store, data.piece, name);
    if (list !== null) return list;
  }
  const properties = propertiesOf(store, data);
  const key = Object.keys(properties ?? {}).find(known => known.toLowerCase() === asked);
  if (properties !== null && key !== undefined) return fromProperty(properties[key]);
  if (counts) return 1;
  throw new NoProperty(
    properties === null ? 'It has no properties.' : `It has ${orList(Object.keys(properties), 'and')}.`,
  );
}
