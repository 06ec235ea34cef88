import { AppError } from '../../shared/contract/errors.ts';
import { fits } from './cells.ts';
import type { Cell, Change, ObjectKind, RoleList } from './entry.ts';
import { fold } from '../../shared/domain/fold.ts';
import { quoted, type Param, type Sql } from './sql.ts';
import { listTables, tables } from './tables.ts';

type SetChange = Extract<Change, { op: 'set' }>;
type ListChange = Extract<Change, { op: 'add' | 'remove' }>;
type SecretChange = Extract<Change, { op: 'secret' }>;

/**
 * Does an entry's changes to the object tables, in order: the only code that writes them, live and when the journal is
 * replayed. Each object that the entry names goes up by one version, once. A change that does not fit (an object or a
 * reference that is not there, an unknown column, a member that is there already) is INTERNAL: the caller read something
 * else than it wrote, and a replay would not come out the same. The caller's transaction undoes the changes before it.
 */
export function applyChanges(sql: Sql, changes: readonly Change[]): void {
  const bumped = new Set<string>();
  for (const change of changes) {
    switch (change.op) {
      case 'set':
        set(sql, change, bumped);
        break;
      case 'drop':
        drop(sql, change.kind, change.id);
        bumped.delete(`${change.kind} ${change.id}`);
        break;
      case 'add':
      case 'remove':
        bump(sql, change.kind, change.id, bumped);
        changeList(sql, change);
        break;
      case 'secret':
        bump(sql, change.kind, change.id, bumped);
        pointToSecret(sql, change);
        break;
      default:
        throw misfit(`unknown change ${String((change satisfies never as { op: unknown }).op)}`);
    }
  }
}

function set(sql: Sql, { kind, id, values }: SetChange, bumped: Set<string>): void {
  const table = tables[kind];
  const names: string[] = [];
  const params: Param[] = [];
  for (const [name, cell] of Object.entries(values)) {
    const column = table.columns[name];
    if (column === undefined || !Object.hasOwn(table.columns, name))
      throw misfit(`a ${kind} has no column ${name}`);
    if (!fits(column, cell))
      throw misfit(`${kind}.${name} cannot hold ${cell === null ? 'null' : typeof cell}`);
    if (column.refers !== undefined && cell !== null) mustExist(sql, column.refers, String(cell));
    names.push(quoted(name));
    params.push(cell);
    if (table.folded.includes(name)) {
      names.push(quoted(`${name}Folded`));
      params.push(fold(String(cell)));
    }
  }
  const key = `${kind} ${id}`;
  if (exists(sql, kind, id)) {
    const sets = names.map(name => `${name} = ?`);
    if (!bumped.has(key)) sets.push('"version" = "version" + 1');
    if (sets.length > 0)
      sql.run(`UPDATE ${quoted(table.name)} SET ${sets.join(', ')} WHERE "id" = ?`, [...params, id]);
  } else {
    mustBeWhole(kind, id, values);
    const marks = ', ?'.repeat(names.length);
    const columns = ['"id"', '"version"', ...names].join(', ');
    sql.run(`INSERT INTO ${quoted(table.name)} (${columns}) VALUES (?, 1${marks})`, [id, ...params]);
  }
  bumped.add(key);
}

/** A new object names all of its columns: a change to an object that was removed must not bring half of it back. */
function mustBeWhole(kind: ObjectKind, id: string, values: Record<string, Cell>): void {
  const missing = Object.entries(tables[kind].columns)
    .filter(([name, column]) => !column.nullable && !Object.hasOwn(values, name))
    .map(([name]) => name);
  if (missing.length > 0)
    throw misfit(`there is no ${kind} ${id}, and a new one lacks ${missing.join(', ')}`);
}

function drop(sql: Sql, kind: ObjectKind, id: string): void {
  if (kind === 'user') dropSecretOf(sql, id);
  if (sql.run(`DELETE FROM ${quoted(tables[kind].name)} WHERE "id" = ?`, [id]) === 0)
    throw misfit(`there is no ${kind} ${id}`);
}

function changeList(sql: Sql, { op, id, list, items }: ListChange): void {
  const { name, member, of } = listTables[list];
  for (const item of items) {
    if (op === 'add') {
      mustExist(sql, of, item);
      if (isMember(sql, list, id, item)) throw misfit(`${item} is in ${list} of role ${id} already`);
      const next = `(SELECT ifnull(max("position"), 0) + 1 FROM ${quoted(name)} WHERE "roleId" = ?)`;
      sql.run(
        `INSERT INTO ${quoted(name)} ("roleId", ${quoted(member)}, "position") VALUES (?, ?, ${next})`,
        [id, item, id],
      );
    } else if (
      sql.run(`DELETE FROM ${quoted(name)} WHERE "roleId" = ? AND ${quoted(member)} = ?`, [id, item]) === 0
    )
      throw misfit(`${item} is not in ${list} of role ${id}`);
  }
}

function isMember(sql: Sql, list: RoleList, id: string, item: string): boolean {
  const { name, member } = listTables[list];
  return (
    sql.get(`SELECT 1 FROM ${quoted(name)} WHERE "roleId" = ? AND ${quoted(member)} = ?`, [id, item]) !==
    undefined
  );
}

/** Points the user at another secret, or at none. The one that nobody points at any more goes with it. */
function pointToSecret(sql: Sql, { id, ref }: SecretChange): void {
  dropSecretOf(sql, id, ref);
  sql.run('UPDATE "users" SET "privPinCode" = ? WHERE "id" = ?', [ref, id]);
}

function dropSecretOf(sql: Sql, user: string, except: string | null = null): void {
  sql.run(
    'DELETE FROM "secrets" WHERE "ref" = (SELECT "privPinCode" FROM "users" WHERE "id" = ?) AND "ref" IS NOT ?',
    [user, except],
  );
}

function bump(sql: Sql, kind: ObjectKind, id: string, bumped: Set<string>): void {
  const key = `${kind} ${id}`;
  if (bumped.has(key)) return;
  const changed = sql.run(
    `UPDATE ${quoted(tables[kind].name)} SET "version" = "version" + 1 WHERE "id" = ?`,
    [id],
  );
  if (changed === 0) throw misfit(`there is no ${kind} ${id}`);
  bumped.add(key);
}

function exists(sql: Sql, kind: ObjectKind, id: string): boolean {
  return sql.get(`SELECT 1 FROM ${quoted(tables[kind].name)} WHERE "id" = ?`, [id]) !== undefined;
}

function mustExist(sql: Sql, kind: ObjectKind, id: string): void {
  if (!exists(sql, kind, id)) throw misfit(`there is no ${kind} ${id}`);
}

function misfit(why: string): AppError {
  return new AppError('INTERNAL', `The change was not saved: ${why}.`);
}
