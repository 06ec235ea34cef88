import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../../shared/contract/errors.ts';
import type { DateOrder, MimEvent } from '../../shared/domain/mim-evidence.ts';
import { keep, limits, wrong } from './limits.ts';
import { momentsOf } from './local-time.ts';

interface Row {
  record: string[];
  info: { lines: number };
}

/**
 * Reads Event Viewer's CSV. Its first line names five columns in the exporter's language (Level, Date and Time, Source, Event ID, Task
 * Category), so they are known by position; the message is a sixth field without a name. Times are the exporter's, of `timeZone`. Throws
 * BAD_REQUEST with the line.
 */
export function readEventCsv(text: string, timeZone: string, order: DateOrder): MimEvent[] {
  const [, ...rows] = rowsOf(text);
  const drafts: MimEvent[] = [];
  const times: { line: number; text: string }[] = [];
  for (const { record, info } of rows) {
    // The parser tells the line that a row ends on.
    const line = info.lines - record.reduce((sum, field) => sum + field.split('\n').length - 1, 0);
    const [, time = '', source = '', id = '', , ...message] = record;
    if (record.length < 5 || !/^\d{1,9}$/.test(id.trim()))
      throw wrong(
        line,
        'the fourth field is no event number. Export the log in Event Viewer with “Save All Events As”, CSV.',
      );
    keep(drafts, { line, id: Number(id), at: 0, source, message: message.join(' ').trim() });
    times.push({ line, text: time });
  }
  const moments = momentsOf(times, timeZone, order);
  return drafts.map((draft, index) => ({ ...draft, at: moments[index] ?? 0 }));
}

function rowsOf(text: string): Row[] {
  try {
    return parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      to: limits.events + 2,
    }) as unknown as Row[];
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number((cause as unknown as { lines?: unknown }).lines) || 1;
    throw new AppError(
      'BAD_REQUEST',
      `Line ${line}: the file is no CSV as Event Viewer writes it. Export the log again.`,
      {
        cause,
      },
    );
  }
}
