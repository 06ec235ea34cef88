import { AppError } from '../../shared/contract/errors.ts';
import { eventKind } from '../../shared/domain/event-catalogue.ts';
import { columns, type EvidenceRow } from '../evidence/verify-evidence.mjs';
import type { Applied, Entry } from '../store/entry.ts';
import type { Sql } from '../store/sql.ts';
import { clockNote, type Tick } from './clock.ts';
import { link } from './chain.ts';

/** The names of the user and the role that an entry is about, as they were when it was made. */
export interface EntryNames {
  userName: string;
  roleName: string;
}

/**
 * Writes an entry's row at the end of the journal: the only code that does. `seq` orders the history, without gaps, and
 * the row's hash chains it to the one before; `at` (milliseconds UTC) is the wall time as it was, `tick` the machine's
 * own clock. Where the wall clock was moved since the last row, an event that says so is written first, in the same
 * transaction, so time never jumps without a word.
 */
export function append(
  sql: Sql,
  entry: Entry,
  names: EntryNames,
  at: number,
  tick: Tick | null = null,
): Applied {
  if (!Number.isSafeInteger(at))
    throw new AppError('INTERNAL', `The entry was not saved: ${at} is no moment.`);
  const last = sql.get('SELECT "seq", "at", "mono", "boot" FROM "journal" ORDER BY "seq" DESC LIMIT 1');
  let seq = last === undefined ? 1 : Number(last['seq']) + 1;
  const note = last === undefined ? null : clockNote(last, at, tick);
  if (note !== null) {
    insert(sql, note, { userName: '', roleName: '' }, seq, at, tick);
    seq += 1;
  }
  insert(sql, entry, names, seq, at, tick);
  return { seq, at };
}

function insert(sql: Sql, entry: Entry, names: EntryNames, seq: number, at: number, tick: Tick | null): void {
  const kind = eventKind(entry.event);
  if (kind === undefined)
    throw new AppError('INTERNAL', `The entry was not saved: there is no event ${String(entry.event)}.`);
  const row: EvidenceRow = {
    seq,
    at,
    mono: tick?.ms ?? null,
    boot: tick?.boot ?? null,
    id: entry.event,
    severity: kind.severity,
    source: kind.source,
    actor: entry.actor,
    as_account: entry.as,
    reason: entry.reason ?? '',
    message: entry.message,
    user_id: entry.userId ?? null,
    user_name: names.userName,
    role_id: entry.roleId ?? null,
    role_name: names.roleName,
    request_id: entry.requestId ?? null,
    command: entry.command === undefined ? null : JSON.stringify(entry.command),
    cause: entry.cause === undefined ? null : JSON.stringify(entry.cause),
    changes: JSON.stringify(entry.changes),
  };
  // SQLite keeps UTF-8, which half of a surrogate pair is not: what is hashed is what can be read again.
  for (const [column, value] of Object.entries(row))
    if (typeof value === 'string') row[column] = value.toWellFormed();
  const hash = link(sql, row);
  sql.run(insertRow, [...columns.map(column => row[column] ?? null), hash]);
}

const insertRow = `INSERT INTO "journal" (${[...columns, 'hash'].map(column => `"${column}"`).join(', ')})
  VALUES (${[...columns, 'hash'].map(() => '?').join(', ')})`;
