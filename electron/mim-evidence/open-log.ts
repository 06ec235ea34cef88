import type { DateOrder, MimEvent } from '../../shared/domain/mim-evidence.ts';
import { readEventCsv } from './event-csv.ts';
import { readEventXml } from './event-xml.ts';
import { AppError } from '../../shared/contract/errors.ts';

/** Reads an export of Event Viewer, told by its content. Throws BAD_REQUEST with the line, and for a file without events. */
export async function readEventLog(text: string, timeZone: string, order: DateOrder): Promise<MimEvent[]> {
  const bare = text.replace(/^\uFEFF/, '');
  const events = /^\s*</.test(bare) ? await readEventXml(bare) : readEventCsv(bare, timeZone, order);
  if (events.length === 0)
    throw new AppError('BAD_REQUEST', 'The file has no events. Export the log with its events.');
  return events;
}
