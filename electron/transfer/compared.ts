import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import {
  comparedKinds,
  type ComparedCounts,
  type ComparedItem,
  type ComparedKind,
} from '../../shared/domain/transfer-views.ts';
import type { User } from '../../shared/domain/user.ts';
import { describeCell, fieldInWords } from '../pam/describe.ts';
import type { PhonePort } from '../pam/ports.ts';
import { toCells } from '../store/cells.ts';
import type { Store } from '../store/types.ts';

/** What a comparison and an import need from outside. */
export interface TransferPorts {
  store: Store;
  phone: PhonePort;
  /** Milliseconds UTC. */
  now(): number;
  uuid(): string;
}

/**
 * One object of MIM beside the console's. `here` is null for one that the console does not have, `mim` for one that MIM does not
 * have or that cannot be taken; `mim` has the id that the object has, or would have, in the store.
 */
export interface Item<K extends ComparedKind, T> extends ComparedItem {
  kind: K;
  here: T | null;
  mim: T | null;
}
export type Compared =
  | Item<'configuration', PamConfiguration>
  | Item<'user', User>
  | Item<'group', Group>
  | Item<'role', Role>
  | Item<'request', Request>;

type Fields = ComparedItem['fields'];
type CellKind = 'user' | 'group' | 'role' | 'request' | 'pamConfiguration';

/** The fields that differ between two objects, in words; of a new object all that say something. Lists are left out. */
export function fieldsOf<T extends object>(kind: CellKind, here: T | null, mim: T | null): Fields {
  const [before, next] = [here, mim].map(object => (object === null ? {} : toCells(kind, object)));
  const words = (cells: Record<string, string | number | null> | undefined, field: string) => {
    const cell = cells?.[field];
    return cell === undefined || cell === null || cell === '' ? '' : (describeCell(kind, field, cell) ?? '');
  };
  return Object.keys({ ...before, ...next }).flatMap(field => {
    if (here !== null && mim !== null && before?.[field] === next?.[field]) return [];
    const difference = {
      field: fieldInWords(field),
      here: words(before, field),
      mim: words(next, field),
    };
    return difference.here === '' && difference.mim === '' ? [] : [difference];
  });
}

/** How an object that can be taken stands, from its two sides. */
export function stateOf(here: object | null, mim: object | null, fields: Fields): ComparedItem['state'] {
  if (mim === null) return 'missing';
  if (here === null) return 'new';
  return fields.length === 0 ? 'same' : 'differs';
}

/** What the console has and MIM has not. */
export function missing<K extends ComparedKind, T extends { id: string }>(
  kind: K,
  here: T,
  name: string,
): Item<K, T> {
  return {
    key: `here ${kind} ${here.id}`,
    kind,
    name,
    state: 'missing',
    fields: [],
    problems: [],
    remarks: [],
    here,
    mim: null,
  };
}

/** What MIM has and nobody can take. */
export function unusable<K extends ComparedKind, T>(
  kind: K,
  key: string,
  name: string,
  problems: string[],
): Item<K, T> {
  return { key, kind, name, state: 'problem', fields: [], problems, remarks: [], here: null, mim: null };
}

export function countsOf(items: readonly Compared[]): Record<ComparedKind, ComparedCounts> {
  const none = (): ComparedCounts => ({ new: 0, differs: 0, same: 0, missing: 0, problem: 0 });
  const counts = {
    configuration: none(),
    user: none(),
    group: none(),
    role: none(),
    request: none(),
  } satisfies Record<ComparedKind, ComparedCounts>;
  for (const { kind, state } of items) counts[kind][state] += 1;
  return counts;
}

/** What needs a person first: kind by kind, problems before differences before what is alike; then by name. */
export function inOrder(items: readonly Compared[]): Compared[] {
  const rank = (item: Compared) => comparedKinds.indexOf(item.kind) * 10 + states.indexOf(item.state);
  return items
    .map(item => ({ item, rank: rank(item), name: item.name.toLowerCase() }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ item }) => item);
}

const states: readonly ComparedItem['state'][] = ['problem', 'differs', 'new', 'missing', 'same'];
