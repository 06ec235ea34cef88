import { pastLimits, type PastDifference } from '../../shared/contract/past.ts';
import { roleLists, type Change, type ObjectKind, type RoleList } from '../store/entry.ts';
import type { PastStore } from '../store/past.ts';
import type { Sql } from '../store/sql.ts';
import { cellInWords, cellsOf, labelOf, memberName, membersOf, nameOf, rowOf } from './objects.ts';

/** Kinds that are compared, in the order in which they are shown. Requests and what follows from them are the history's own to tell. */
const compared = [
  'role',
  'user',
  'group',
  'pamConfiguration',
  'consoleConfiguration',
  'consoleAccount',
  'corpDomain',
  'trust',
  'setMember',
  'phoneStanding',
] as const satisfies ObjectKind[];
type Compared = (typeof compared)[number];

/** An object that entries of a span name, with the last entry that names each part of it. `all` is of the whole of it. */
export interface Touched {
  kind: Compared;
  id: string;
  seq: number;
  parts: Map<string, number>;
}

/** What the entries after `from` up to `to` name, in steps of at most a thousand entries. */
export function* touchedBetween(sql: Sql, from: number, to: number): Generator<number, Touched[]> {
  const touched = new Map<string, Touched>();
  for (let seq = from; seq < to;) {
    const rows = sql.all(
      'SELECT "seq", "changes" FROM "journal" WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq" LIMIT 1000',
      [seq, to],
    );
    if (rows.length === 0) break;
    for (const row of rows) {
      seq = Number(row['seq']);
      for (const change of JSON.parse(String(row['changes'])) as Change[]) note(touched, change, seq);
    }
    yield seq;
  }
  return [...touched.values()];
}

function note(touched: Map<string, Touched>, change: Change, seq: number): void {
  const kind = compared.find(one => one === change.kind);
  if (kind === undefined) return;
  const key = `${kind} ${change.id}`;
  const known: Touched = touched.get(key) ?? { kind, id: change.id, seq, parts: new Map() };
  touched.set(key, known);
  known.seq = seq;
  for (const part of partsOf(change)) known.parts.set(part, seq);
}

function partsOf(change: Change): string[] {
  switch (change.op) {
    case 'set':
      return Object.keys(change.values);
    case 'add':
    case 'remove':
      return [change.list];
    case 'secret':
      return ['hasPinCode'];
    case 'drop':
      return [];
  }
}

/** What differs between two moments of the objects that were touched in between. */
export function compareStates(before: PastStore, after: PastStore, touched: readonly Touched[]) {
  const rows = touched
    .flatMap(one => differenceOf(before, after, one) ?? [])
    .sort(
      (a, b) => order(a.kind) - order(b.kind) || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1),
    );
  const count = (change: PastDifference['change']) => rows.filter(row => row.change === change).length;
  return {
    counts: { added: count('added'), removed: count('removed'), changed: count('changed') },
    rows: rows.slice(0, pastLimits.differences),
  };
}

function order(kind: string): number {
  return compared.findIndex(one => one === kind);
}

function differenceOf(before: PastStore, after: PastStore, touched: Touched): PastDifference | null {
  const { kind, id, seq, parts } = touched;
  const [old, now] = [rowOf(before, kind, id), rowOf(after, kind, id)];
  if (old === undefined && now === undefined) return null;
  const change = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
  const at = (part: string) => (change === 'removed' ? seq : (parts.get(part) ?? seq));
  const was: Record<string, unknown> = old === undefined ? {} : cellsOf(kind, old);
  const is: Record<string, unknown> = now === undefined ? {} : cellsOf(kind, now);
  const fields = Object.keys({ ...was, ...is }).flatMap(name => {
    if (was[name] === is[name]) return [];
    const whole = change === 'changed';
    const [first, second] = [words(kind, name, was, whole), words(kind, name, is, whole)];
    if (first === null && second === null) return [];
    return [{ name, label: labelOf(name), before: first, after: second, seq: at(name) }];
  });
  const pins = [old?.['privPinCode'] ?? null, now?.['privPinCode'] ?? null];
  if (!pins.includes(null) && pins[0] !== pins[1])
    fields.push({
      name: 'hasPinCode',
      label: labelOf('hasPinCode'),
      before: 'stored',
      after: 'another one stored',
      seq: at('hasPinCode'),
    });
  const lists =
    kind === 'role' ? roleLists.flatMap(list => listDifference(before, after, id, list, at(list))) : [];
  if (change === 'changed' && fields.length === 0 && lists.length === 0) return null;
  const name = now === undefined ? nameOf(before, kind, id, old ?? {}) : nameOf(after, kind, id, now);
  return { kind, id, name, change, seq, fields, lists };
}

/** A cell in words; null where the object was not there, and for what is not set of an object that is only on one side. */
function words(
  kind: ObjectKind,
  name: string,
  cells: Record<string, unknown>,
  onBoth: boolean,
): string | null {
  if (!Object.hasOwn(cells, name)) return null;
  const cell = cells[name] as string | number | null;
  return !onBoth && (cell === null || cell === '') ? null : cellInWords(kind, name, cell);
}

function listDifference(before: PastStore, after: PastStore, id: string, list: RoleList, seq: number) {
  const [old, now] = [membersOf(before.sql, id, list), membersOf(after.sql, id, list)];
  const [had, has] = [new Set(old), new Set(now)];
  const added = now.filter(one => !had.has(one)).map(one => memberName(after.store, list, one));
  const removed = old.filter(one => !has.has(one)).map(one => memberName(before.store, list, one));
  if (added.length === 0 && removed.length === 0) return [];
  const cut = (names: string[]) => names.slice(0, pastLimits.items);
  return [{ name: list, label: list, added: cut(added), removed: cut(removed), seq }];
}
