import type { PamEvent } from '../../shared/domain/event.ts';
import type { Row } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { Sql } from '../store/sql.ts';
import { clockIds, clockMoved } from './clock.ts';
import type { EventDetail, ForwardedEvent, JournaledChange } from './types.ts';

/** A sealed entry's text is elsewhere, and the row says where. */
const message = `CASE WHEN "leaf" IS NULL THEN "message" ELSE 'Sealed. Its text is in ' ||
  (SELECT "name" FROM "sealed" WHERE "upTo" >= "seq" ORDER BY "upTo" LIMIT 1) || '.' END AS "message"`;
const eventColumns = `"seq", "at", "id", "severity", "source", ${message}, "actor", "as_account" AS "as", "reason",
  "user_id" AS "userId", "user_name" AS "userName", "role_id" AS "roleId", "role_name" AS "roleName", "request_id" AS "requestId", "mono", "boot"`;

/** The events with these numbers, in the order given. The journal is believed: only `append` writes it. */
export function readEvents(sql: Sql, seqs: readonly number[]): PamEvent[] {
  // CROSS JOIN keeps the order of the numbers.
  const chosen = `(SELECT "value" AS "chosen" FROM json_each(?)) CROSS JOIN "journal" ON "seq" = "chosen"`;
  return eventsOf(sql, sql.all(`SELECT ${eventColumns} FROM ${chosen}`, [JSON.stringify(seqs)]));
}

/** The rows as events, each with what the clock did before it: its row before is mostly among them. */
function eventsOf(sql: Sql, rows: readonly Row[]): PamEvent[] {
  const bySeq = new Map(rows.map(row => [row['seq'], row]));
  const before = (seq: number) =>
    bySeq.get(seq - 1) ??
    sql.get('SELECT "seq", "id", "at", "mono", "boot" FROM "journal" WHERE "seq" = ?', [seq - 1]);
  return rows.map(({ mono, boot, ...event }) => {
    const seq = Number(event['seq']);
    const last = before(seq);
    // What the clock did is told by an entry of its own, at the same moment: the entry that it was written for comes after.
    const told = last !== undefined && clockIds.includes(Number(last['id']));
    const compared = (told ? before(seq - 1) : undefined) ?? last;
    const tick = typeof boot === 'string' && typeof mono === 'number' ? { boot, ms: mono } : null;
    const moved = compared === undefined ? null : clockMoved(compared, Number(event['at']), tick);
    return { ...event, clockMoved: moved } as unknown as PamEvent;
  });
}

/** All that the journal has of an entry. */
export function readDetail(sql: Sql, seq: number): EventDetail | undefined {
  const row = sql.get('SELECT "command", "cause", "changes" FROM "journal" WHERE "seq" = ?', [seq]);
  const [event] = readEvents(sql, [seq]);
  if (row === undefined || event === undefined) return undefined;
  return {
    event,
    command: parsed(row, 'command'),
    cause: parsed(row, 'cause'),
    changes: parsed(row, 'changes') as Change[],
  };
}

/** The events of a request, oldest first. */
export function readRelated(sql: Sql, request: string): PamEvent[] {
  return eventsOf(
    sql,
    sql.all(
      `SELECT ${eventColumns} FROM "journal" INDEXED BY "journalByRequest" WHERE "request_id" = ? ORDER BY "seq"`,
      [request],
    ),
  );
}

/** The entries after a number whose event ids are in a range, oldest first: one id by its index, a range along the journal. */
export function readChanges(
  sql: Sql,
  ids: { from: number; to: number },
  after: number,
  limit: number,
): JournaledChange[] {
  return sql
    .all(
      `SELECT "seq", "at", "actor", "as_account" AS "as", "reason", "message", "command", "changes" FROM "journal" ${ids.from === ids.to ? 'INDEXED BY "journalById"' : 'NOT INDEXED'}
       WHERE "seq" > ? AND ${ids.from === ids.to ? '"id" = ?' : '"id" BETWEEN ? AND ?'} ORDER BY "seq" LIMIT ?`,
      ids.from === ids.to ? [after, ids.from, limit] : [after, ids.from, ids.to, limit],
    )
    .map(row => ({
      ...row,
      command: parsed(row, 'command'),
      changes: parsed(row, 'changes'),
    })) as unknown as JournaledChange[];
}

/** The entries after a number, oldest first, as they are forwarded. */
export function readAfter(sql: Sql, after: number, limit: number): ForwardedEvent[] {
  const rows = sql.all(
    `SELECT ${eventColumns}, lower(hex("hash")) AS "hash" FROM "journal" WHERE "seq" > ? ORDER BY "seq" LIMIT ?`,
    [after, limit],
  );
  return eventsOf(sql, rows).map((event, at) => ({
    ...event,
    boot: (rows[at]?.['boot'] ?? null) as string | null,
    hash: String(rows[at]?.['hash']),
  }));
}

function parsed(row: Row, column: string): unknown {
  const text = row[column];
  return typeof text === 'string' ? (JSON.parse(text) as unknown) : null;
}
