import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import type { ConsoleConfiguration, PamConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { toCells } from '../../electron/store/cells.ts';
import { roleLists, type Change } from '../../electron/store/entry.ts';
import { migrate } from '../../electron/store/migrate.ts';
import { migrations } from '../../electron/store/migrations/all.ts';
import { createSqliteStore } from '../../electron/store/sqlite-store.ts';
import type { Store } from '../../electron/store/types.ts';
import { aConsoleConfiguration, aPamConfiguration } from './pam-objects.ts';

/** The product's store on a database in memory, and the journal as a test reads it. */
export interface MemoryStore {
  store: Store;
  journal: () => JournalRow[];
}
export interface JournalRow {
  seq: number;
  at: number;
  id: number;
  actor: string;
  as: string | null;
  reason: string;
  message: string;
  requestId: string | null;
  cause: Record<string, unknown> | null;
}

export function createMemoryStore(now: () => number): MemoryStore {
  const db = new Database(':memory:');
  db.pragma('foreign_keys = ON');
  migrate(db, migrations);
  const seal = {
    seal: (text: string) => new TextEncoder().encode(text),
    unseal: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  };
  const ports = {
    dir: ':memory:',
    now,
    uuid: randomUUID,
    seal,
    warn: (message: string, cause: unknown) => {
      throw new Error(message, { cause });
    },
  };
  const store = createSqliteStore(db, ports, () => db.close());
  const rows = db.prepare(
    'SELECT seq, at, id, actor, as_account AS "as", reason, message, request_id AS requestId, cause FROM journal ORDER BY seq',
  );
  return {
    store,
    journal: () =>
      (rows.all() as (Omit<JournalRow, 'cause'> & { cause: string | null })[]).map(row => ({
        ...row,
        cause: row.cause === null ? null : (JSON.parse(row.cause) as Record<string, unknown>),
      })),
  };
}

export interface Forest {
  users?: readonly User[];
  groups?: readonly Group[];
  roles?: readonly Role[];
  pamConfiguration?: Partial<PamConfiguration>;
  consoleConfiguration?: Partial<ConsoleConfiguration>;
}

/** Fills an empty store with a forest, in one entry. */
export function plantForest(store: Store, forest: Forest): void {
  const pam = { ...aPamConfiguration, ...forest.pamConfiguration };
  const own = { ...aConsoleConfiguration, ...forest.consoleConfiguration };
  const changes: Change[] = [
    { op: 'set', kind: 'pamConfiguration', id: 'singleton', values: toCells('pamConfiguration', pam) },
    {
      op: 'set',
      kind: 'consoleConfiguration',
      id: 'singleton',
      values: toCells('consoleConfiguration', own),
    },
  ];
  changes.push(...objectChanges(forest));
  store.apply({ actor: 'test', as: null, event: 9000, message: 'Forest created.', changes });
}

/** What puts these users, groups and roles into a store. */
export function objectChanges(forest: Pick<Forest, 'users' | 'groups' | 'roles'>): Change[] {
  const changes: Change[] = [];
  for (const user of forest.users ?? [])
    changes.push({ op: 'set', kind: 'user', id: user.id, values: toCells('user', user) });
  for (const group of forest.groups ?? [])
    changes.push({ op: 'set', kind: 'group', id: group.id, values: toCells('group', group) });
  for (const role of forest.roles ?? []) {
    changes.push({ op: 'set', kind: 'role', id: role.id, values: toCells('role', role) });
    for (const list of roleLists)
      if (role[list].length > 0)
        changes.push({ op: 'add', kind: 'role', id: role.id, list, items: [...role[list]] });
  }
  return changes;
}

/** Changes an object as an administrator would. */
export function change(store: Store, ...changes: Change[]): void {
  store.apply({ actor: 'test', as: null, event: 9031, message: 'Changed.', changes });
}
