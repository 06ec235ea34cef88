import { AppError } from '../../shared/contract/errors.ts';
import type { MimEvent } from '../../shared/domain/mim-evidence.ts';

/** What an exported log may hold. */
export const limits = { bytes: 32_000_000, events: 100_000, message: 2_000 } as const;

/** A refusal that names the line. */
export function wrong(line: number, what: string): AppError {
  return new AppError('BAD_REQUEST', `Line ${line}: ${what}`);
}

/** Adds an event, its text cut to what is kept; refuses one too many. */
export function keep(events: MimEvent[], event: MimEvent): void {
  if (events.length >= limits.events)
    throw new AppError(
      'BAD_REQUEST',
      `The file holds more than ${limits.events.toLocaleString('en')} events. Filter the log in Event Viewer to fewer days, and export those.`,
    );
  events.push({
    ...event,
    source: event.source.slice(0, 200),
    message: event.message.slice(0, limits.message),
  });
}
