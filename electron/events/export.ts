import { stringify } from 'csv-stringify/sync';
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { EventFilter, PamEvent } from '../../shared/domain/event.ts';
import { asFailure } from '../store/failures.ts';
import { syncFolder } from '../store/files.ts';
import type { Sql } from '../store/sql.ts';
import { pageOf } from './history.ts';
import { select } from './selection.ts';

/** What a file has of an event, in this order: times as ISO 8601 in UTC, for people and programs that read it elsewhere. */
export const exportColumns = [
  'seq',
  'time',
  'id',
  'severity',
  'source',
  'message',
  'actor',
  'as',
  'reason',
  'userName',
  'roleName',
  'userId',
  'roleId',
  'requestId',
] as const;

/** How one format begins, joins and ends its rows. */
interface Format {
  head: string;
  rows(events: PamEvent[], first: boolean): string;
  tail(any: boolean): string;
}

const formats: Record<'csv' | 'json', Format> = {
  csv: {
    head: csv([exportColumns]),
    rows: events => csv(events.map(event => Object.values(exported(event)))),
    tail: () => '',
  },
  json: {
    head: '[',
    rows: (events, first) =>
      events
        .map((event, index) => `${first && index === 0 ? '\n' : ',\n'}${JSON.stringify(exported(event))}`)
        .join(''),
    tail: any => (any ? '\n]\n' : ']\n'),
  },
};

function exported({
  at,
  ...event
}: PamEvent): Record<(typeof exportColumns)[number], string | number | null> {
  return {
    seq: event.seq,
    time: new Date(at).toISOString(),
    id: event.id,
    severity: event.severity,
    source: event.source,
    message: event.message,
    actor: event.actor,
    as: event.as,
    reason: event.reason,
    userName: event.userName,
    roleName: event.roleName,
    userId: event.userId,
    roleId: event.roleId,
    requestId: event.requestId,
  };
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets a leading apostrophe. */
function csv(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows as unknown[][], { escape_formulas: true, record_delimiter: '\r\n' });
}

/** Rows between two looks at the signal; others are served there too. */
const chunk = 1000;

/**
 * Writes what the filter selects at this moment, newest first, to a temporary file beside `path`, for its owner only, and
 * renames it when it is whole and on the disk. Memory does not grow with the rows. Answers how many were written.
 * CANCELLED by the signal and UNAVAILABLE by the disk leave nothing behind, and an older file of that name as it was.
 */
export async function exportEvents(
  sql: Sql,
  filter: EventFilter,
  format: 'csv' | 'json',
  path: string,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const selection = select(sql, filter);
  const { head, rows, tail } = formats[format];
  const draft = `${path}.${randomUUID()}.part`;
  let file: number | undefined;
  try {
    file = openSync(draft, 'wx', 0o600);
    writeAll(file, head);
    let done = 0;
    for (let before: number | null | undefined; before !== null;) {
      if (signal.aborted) throw new AppError('CANCELLED', 'The export was cancelled. No file was written.');
      const page = pageOf(sql, selection, before ?? null, chunk);
      if (page.rows.length > 0) writeAll(file, rows(page.rows, done === 0));
      done += page.rows.length;
      before = page.next;
      progress(done);
      await setImmediate();
    }
    writeAll(file, tail(done > 0));
    fsyncSync(file);
    closeSync(file);
    file = undefined;
    renameSync(draft, path);
    syncFolder(dirname(path));
    return done;
  } catch (error) {
    if (file !== undefined) closeSync(file);
    rmSync(draft, { force: true });
    throw asFailure(error, 'The history was not exported', dirname(path));
  }
}

/** A disk that fills up can take a part of a write without an error. */
function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
}
