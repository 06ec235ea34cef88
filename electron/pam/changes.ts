import { toCells } from '../store/cells.ts';
import type { Change, RoleList } from '../store/entry.ts';

type ChangedKind = 'user' | 'group' | 'role' | 'pamConfiguration' | 'consoleConfiguration';

/** The `set` that brings an object to `next`, naming only the fields that differ; null where none does. */
export function setChanged<T extends object>(
  kind: ChangedKind,
  id: string,
  before: T,
  next: Partial<T>,
): Change | null {
  const differing = Object.entries(next).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof T]),
  );
  if (differing.length === 0) return null;
  return { op: 'set', kind, id, values: toCells(kind, Object.fromEntries(differing)) };
}

/** The additions and removals that turn one list of a role into another; never a full copy. */
export function listChanges(
  id: string,
  list: RoleList,
  before: readonly string[],
  next: readonly string[],
): Change[] {
  const added = next.filter(item => !before.includes(item));
  const removed = before.filter(item => !next.includes(item));
  const changes: Change[] = [];
  if (added.length > 0) changes.push({ op: 'add', kind: 'role', id, list, items: [...new Set(added)] });
  if (removed.length > 0) changes.push({ op: 'remove', kind: 'role', id, list, items: removed });
  return changes;
}
