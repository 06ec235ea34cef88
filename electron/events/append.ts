import { AppError } from '../../shared/contract/errors.ts';
import { eventKind } from '../../shared/domain/event-catalogue.ts';
import type { Applied, Entry } from '../store/entry.ts';
import type { Sql } from '../store/sql.ts';

/** The names of the user and the role that an entry is about, as they were when it was made. */
export interface EntryNames {
  userName: string;
  roleName: string;
}

/**
 * Writes an entry's row at the end of the journal: the only code that does. `seq` orders the history, without gaps;
 * `at` (milliseconds UTC) is the wall time as it was. Where the clock stands before the last row's time, an event 9003
 * with both times is written first, in the same transaction, so time never goes back without a word.
 */
export function append(sql: Sql, entry: Entry, names: EntryNames, at: number): Applied {
  if (!Number.isSafeInteger(at))
    throw new AppError('INTERNAL', `The entry was not saved: ${at} is no moment.`);
  const last = sql.get('SELECT "seq", "at" FROM "journal" ORDER BY "seq" DESC LIMIT 1');
  let seq = last === undefined ? 1 : Number(last['seq']) + 1;
  if (last !== undefined && at < Number(last['at'])) {
    insert(sql, clockSetBack(Number(last['at']), at), { userName: '', roleName: '' }, seq, at);
    seq += 1;
  }
  insert(sql, entry, names, seq, at);
  return { seq, at };
}

function insert(sql: Sql, entry: Entry, names: EntryNames, seq: number, at: number): void {
  const kind = eventKind(entry.event);
  if (kind === undefined)
    throw new AppError('INTERNAL', `The entry was not saved: there is no event ${String(entry.event)}.`);
  sql.run(insertRow, [
    seq,
    at,
    entry.event,
    kind.severity,
    kind.source,
    entry.actor,
    entry.as,
    entry.reason ?? '',
    entry.message,
    entry.userId ?? null,
    names.userName,
    entry.roleId ?? null,
    names.roleName,
    entry.requestId ?? null,
    entry.command === undefined ? null : JSON.stringify(entry.command),
    entry.cause === undefined ? null : JSON.stringify(entry.cause),
    JSON.stringify(entry.changes),
  ]);
}

const insertRow = `INSERT INTO "journal" ("seq", "at", "id", "severity", "source", "actor", "as_account", "reason", "message",
  "user_id", "user_name", "role_id", "role_name", "request_id", "command", "cause", "changes")
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

function clockSetBack(before: number, now: number): Entry {
  const seconds = Math.max(1, Math.round((before - now) / 1000));
  return {
    event: 9003,
    actor: 'clock',
    as: null,
    message: `The computer's clock was set back by about ${seconds} s: the entry before this one is of ${utc(before)}, this one of ${utc(now)}. The order of entries is that of their numbers.`,
    cause: { before, now },
    changes: [],
  };
}

function utc(at: number): string {
  return new Date(at).toISOString();
}
