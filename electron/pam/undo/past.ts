import type { PamConfiguration } from '../../../shared/domain/configuration.ts';
import type { Group } from '../../../shared/domain/group.ts';
import type { Role } from '../../../shared/domain/role.ts';
import type { User } from '../../../shared/domain/user.ts';
import { fromRow, singleton, type Row } from '../../store/cells.ts';
import { roleLists, type Change, type RoleList } from '../../store/entry.ts';

/** PAM's objects as they were at one moment of the history. */
export interface PastObjects {
  user(id: string): User | undefined;
  group(id: string): Group | undefined;
  role(id: string): Role | undefined;
  pamConfiguration(): PamConfiguration | undefined;
}

const kept: ReadonlySet<string> = new Set(['user', 'group', 'role', 'pamConfiguration']);

/**
 * Follows the changes of the journal in memory, as replaying does in a store, for the few kinds of object that cmdlets
 * change: so that an entry can be told from the state before it. Cost grows with the changes followed, not with the
 * activations between them.
 */
export class Past implements PastObjects {
  readonly #rows = new Map<string, Row>();
  readonly #lists = new Map<string, Record<RoleList, Set<string>>>();

  /** The changes of the next entry, in the journal's order. */
  follow(changes: readonly Change[]): void {
    for (const change of changes) {
      if (!kept.has(change.kind)) continue;
      const key = `${change.kind} ${change.id}`;
      switch (change.op) {
        case 'set':
          this.#rows.set(key, {
            privPinCode: null,
            ...this.#rows.get(key),
            ...change.values,
            id: change.id,
            version: 1,
          });
          break;
        case 'drop':
          this.#rows.delete(key);
          this.#lists.delete(change.id);
          break;
        case 'add':
          for (const item of change.items) this.#listsOf(change.id)[change.list].add(item);
          break;
        case 'remove':
          for (const item of change.items) this.#listsOf(change.id)[change.list].delete(item);
          break;
        case 'secret':
          this.#rows.set(key, { ...this.#rows.get(key), privPinCode: change.ref });
      }
    }
  }

  user(id: string): User | undefined {
    const row = this.#rows.get(`user ${id}`);
    return row && fromRow('user', row);
  }

  group(id: string): Group | undefined {
    const row = this.#rows.get(`group ${id}`);
    return row && fromRow('group', row);
  }

  role(id: string): Role | undefined {
    const row = this.#rows.get(`role ${id}`);
    if (row === undefined) return undefined;
    const lists = this.#listsOf(id);
    const members = Object.fromEntries(roleLists.map(list => [list, [...lists[list]]]));
    return { ...fromRow('role', row), ...members } as Role;
  }

  pamConfiguration(): PamConfiguration | undefined {
    const row = this.#rows.get(`pamConfiguration ${singleton}`);
    return row && fromRow('pamConfiguration', row);
  }

  #listsOf(role: string): Record<RoleList, Set<string>> {
    const found = this.#lists.get(role) ?? {
      candidates: new Set<string>(),
      approvers: new Set<string>(),
      privileges: new Set<string>(),
    };
    this.#lists.set(role, found);
    return found;
  }
}
