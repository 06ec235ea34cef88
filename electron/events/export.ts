import { stringify } from 'csv-stringify/sync';
import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { EventFilter, ExportFormat, PamEvent } from '../../shared/domain/event.ts';
import { clockInWords } from '../../shared/domain/words.ts';
import type { Sql } from '../store/sql.ts';
import { cefLine } from './cef.ts';
import { pageOf } from './history.ts';
import { select } from './selection.ts';
import { writeWhole } from './write-whole.ts';

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
  'clock',
] as const;

/** How one format begins, joins and ends its rows. */
interface Format {
  head: string;
  rows(events: PamEvent[], first: boolean): string;
  tail(any: boolean): string;
}

/** The first line of a CSV file of events, and the lines of some. */
export const csvHead = (): string => csv([exportColumns]);
export const csvRows = (events: readonly PamEvent[]): string =>
  csv(events.map(event => Object.values(exported(event))));

const formats: Record<ExportFormat, Format> = {
  csv: {
    head: csvHead(),
    rows: csvRows,
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
  cef: {
    head: '',
    rows: events => events.map(event => `${cefLine(event)}\n`).join(''),
    tail: () => '',
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
    clock: event.clockMoved === null ? '' : clockInWords(event.clockMoved),
  };
}

/** RFC 4180. A cell that a spreadsheet would take for a formula gets a leading apostrophe. */
export function csv(rows: readonly (readonly unknown[])[]): string {
  return stringify(rows as unknown[][], { escape_formulas: true, record_delimiter: '\r\n' });
}

/** Rows between two looks at the signal; others are served there too. */
const chunk = 1000;

/**
 * Writes what the filter selects at this moment, newest first. Memory does not grow with the rows. Answers how many were
 * written. CANCELLED by the signal and UNAVAILABLE by the disk leave nothing behind (`writeWhole`).
 */
export async function exportEvents(
  sql: Sql,
  filter: EventFilter,
  format: ExportFormat,
  path: string,
  progress: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const selection = select(sql, filter);
  const { head, rows, tail } = formats[format];
  return writeWhole(path, 'The history was not exported', async append => {
    append(head);
    let done = 0;
    for (let before: number | null | undefined; before !== null;) {
      if (signal.aborted) throw new AppError('CANCELLED', 'The export was cancelled. No file was written.');
      const page = pageOf(sql, selection, before ?? null, chunk);
      if (page.rows.length > 0) append(rows(page.rows, done === 0));
      done += page.rows.length;
      before = page.next;
      progress(done);
      await setImmediate();
    }
    append(tail(done > 0));
    return done;
  });
}
