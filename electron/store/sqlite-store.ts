import type Database from 'better-sqlite3';
import { append, type EntryNames } from '../events/append.ts';
import { hasSigned, rotationsSince, signHead } from '../events/chain.ts';
import type { Tick } from '../events/clock.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { applyChanges } from './apply.ts';
import { createCheckTables } from './checks.ts';
import { createConfiguration } from './configuration.ts';
import { keepDayCounts } from './day-counts.ts';
import { createDomains } from './domains.ts';
import type { Applied, Entry } from './entry.ts';
import { copyStore } from './copy.ts';
import { asFailure, guarded } from './failures.ts';
import { createForwardTables } from './forwarding.ts';
import { createGroups } from './groups.ts';
import { createHistory } from './history.ts';
import { createIntents } from './intents.ts';
import { createMatrix } from './matrix.ts';
import { createMfaFiles } from './mfa-files.ts';
import { createCorpNumbers, createPhoneStandings, createMemberships } from './memberships.ts';
import { createDue, createRequests } from './requests.ts';
import { createReviews } from './reviews.ts';
import { createRoles } from './roles.ts';
import { createSetMembers } from './set-members.ts';
import { createNameSearch } from './search.ts';
import { createSealing } from './sealing.ts';
import { createSecrets, type Seal } from './secrets.ts';
import { rotationEntry } from './rotation-entry.ts';
import { Sql } from './sql.ts';
import type { Store } from './types.ts';
import { createUsers } from './users.ts';

type Touched = Parameters<Parameters<Store['onCommit']>[0]>[0];

/** What a store needs besides its connection. */
export interface StorePorts {
  dir: string;
  /** Milliseconds UTC. */
  now: () => number;
  /** The machine's own clock; absent under a virtual one. */
  tick?: (() => Tick) | undefined;
  uuid: () => string;
  /** Signs the history's end in each transaction that moves it; absent leaves it unsigned. */
  signer?: HeadSigner | undefined;
  seal: Seal;
  /** Something went wrong after the data was safe: a listener threw, a backup could not be written. For the log. */
  warn: (message: string, cause: unknown) => void;
}

/** Ends a rehearsal: carries what came of it out of the transaction that it undoes. */
class Rehearsed extends Error {
  readonly result: unknown;
  constructor(result: unknown) {
    super('A rehearsal is undone.');
    this.result = result;
  }
}

/** The store over an open write connection. `closeWith` does what closing needs besides: backup, connection, lock. */
export function createSqliteStore(db: Database.Database, ports: StorePorts, closeWith: () => void): Store {
  const { dir, now, tick, uuid } = ports;
  const sql = new Sql(db, dir);
  const due = createDue(sql);
  const configuration = createConfiguration(sql);
  const listeners = new Set<(touched: Touched) => void>();
  const witnesses = new Set<(entry: Entry) => void>();
  let touched = new Set<Touched extends ReadonlySet<infer K> ? K : never>();
  let closed = false;

  const inTransaction = db.transaction((work: () => unknown) => {
    const result = work();
    // An async function would go on after the commit, outside of the transaction that it asked for.
    if (result instanceof Promise) throw new AppError('INTERNAL', 'A transaction cannot wait.');
    return result;
  });

  function transaction<T>(work: () => T): T {
    if (db.inTransaction) return inTransaction(work) as T; // a savepoint of the outer one
    touched = new Set();
    let result: T;
    try {
      result = inTransaction.immediate(() => {
        const done = work();
        if (ports.signer !== undefined && touched.has('event')) sign(ports.signer);
        if (touched.has('event')) keepDayCounts(sql);
        return done;
      }) as T;
    } catch (error) {
      throw asFailure(error, 'The change was not saved', dir);
    }
    if (touched.size > 0) tell(touched);
    return result;
  }

  function sign(signer: HeadSigner): void {
    signHead(sql, signer, now(), () => {
      const rotations = rotationsSince(sql, signer);
      for (const rotation of rotations) apply(rotationEntry(rotation, { actor: 'start-up', as: null }));
      if (rotations.length > 0) return;
      const first = !hasSigned(sql);
      const key = signer.publicKey.toString('hex');
      apply({
        event: first ? 9310 : 9311,
        actor: 'start-up',
        as: null,
        message: first
          ? `The history is signed from here on. Public key: ${key}.`
          : `The history is signed by another key from here on: another user or workstation, or a key that was lost. Public key: ${key}.`,
        cause: { publicKey: key },
        changes: [],
      });
    });
  }

  function rehearse<T>(work: () => T): T {
    const before = touched;
    touched = new Set();
    try {
      transaction(() => {
        throw new Rehearsed(work());
      });
      throw new TypeError('A rehearsal was kept');
    } catch (error) {
      if (error instanceof Rehearsed) return error.result as T;
      throw error;
    } finally {
      // What was undone has touched nothing.
      touched = before;
    }
  }

  /** The change is kept by now: a listener that throws must not make it look as if it were not. */
  function tell(kinds: Touched): void {
    for (const listener of [...listeners]) {
      try {
        listener(kinds);
      } catch (error) {
        ports.warn('A listener of the store failed.', error);
      }
    }
  }

  function nameOf(
    table: 'users' | 'roles',
    column: string,
    id: string | null | undefined,
  ): string | undefined {
    if (id === null || id === undefined) return undefined;
    return sql.get(`SELECT "${column}" AS "name" FROM "${table}" WHERE "id" = ?`, [id])?.['name'] as
      string | undefined;
  }
  const namesOf = (entry: Entry) => ({
    userName: nameOf('users', 'privAccountName', entry.userId),
    roleName: nameOf('roles', 'displayName', entry.roleId),
  });

  function apply(entry: Entry): Applied {
    return transaction(() => {
      // An object that this entry makes has its name afterwards, one that it removes only before.
      const drops = entry.changes.some(change => change.op === 'drop');
      const before = drops ? namesOf(entry) : undefined;
      applyChanges(sql, entry.changes);
      const after = namesOf(entry);
      const names: EntryNames = {
        userName: after.userName ?? before?.userName ?? '',
        roleName: after.roleName ?? before?.roleName ?? '',
      };
      const applied = append(sql, entry, names, now(), tick?.() ?? null);
      touched.add('event');
      for (const change of entry.changes) touched.add(change.kind);
      for (const witness of [...witnesses]) witness(entry);
      return applied;
    });
  }

  return {
    dir,
    users: createUsers(sql),
    groups: createGroups(sql),
    roles: createRoles(sql),
    requests: createRequests(sql),
    memberships: createMemberships(sql),
    corpNumbers: createCorpNumbers(sql),
    ...createCheckTables(sql),
    ...createDomains(sql),
    setMembers: createSetMembers(sql),
    reviews: createReviews(sql),
    ...createNameSearch(sql),
    ...createMatrix(sql),
    phoneStandings: createPhoneStandings(sql),
    ...configuration,
    ...createForwardTables(sql),
    ...createHistory(sql),
    isEmpty: () => sql.get('SELECT 1 FROM "journal" LIMIT 1') === undefined,
    apply,
    transaction,
    rehearse,
    onApply(listener) {
      witnesses.add(listener);
      return () => witnesses.delete(listener);
    },
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    secrets: createSecrets(sql, ports.seal, uuid),
    intents: createIntents(sql, now, uuid),
    mfaFiles: createMfaFiles(sql),
    sealing: createSealing(sql),
    dueRequests: due.dueRequests,
    nextDue: due.nextDue,
    setDue(request, at) {
      if (!due.setDue(request, at)) throw new AppError('INTERNAL', `There is no request ${request}.`);
    },
    copyTo: target => guarded('The store was not copied', target, () => copyStore(db, target)),
    close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      witnesses.clear();
      closeWith();
    },
  };
}
