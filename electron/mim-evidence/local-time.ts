import { instantOfWall } from '../../shared/domain/time-zone.ts';
import type { DateOrder } from '../../shared/domain/mim-evidence.ts';
import { wrong } from './limits.ts';

interface Written {
  line: number;
  parts: [number, number, number];
  yearFirst: boolean;
  /** True where the clock has AM or PM, in whatever letters the exporter's language writes them: then 12 hours. */
  half: 'am' | 'pm' | null;
  hour: number;
  minute: number;
  second: number;
}

const pattern =
  /^(\d{1,4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,4})\.?,?\s+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\s*([AaPp])\.?\s?[Mm]\.?)?$/;

/**
 * Local times as an exporter's language writes them, as moments of a zone. Whether the day or the month stands first is told by the file
 * as a whole, or by AM and PM; where nothing tells it is asked for. Throws BAD_REQUEST with the line.
 */
export function momentsOf(
  texts: readonly { line: number; text: string }[],
  timeZone: string,
  order: DateOrder,
): number[] {
  const written = texts.map(read);
  const open = written.filter(one => !one.yearFirst);
  const dayFirst = open.length > 0 && dayIsFirst(open, order);
  return written.map(one => {
    const [a, b, c] = one.parts;
    const [year, month, day] = one.yearFirst ? [a, b, c] : dayFirst ? [c, b, a] : [c, a, b];
    const hour = one.half === null ? one.hour : (one.hour % 12) + (one.half === 'pm' ? 12 : 0);
    const wall = Date.UTC(year, month - 1, day, hour, one.minute, one.second);
    const real = new Date(wall);
    const fits = real.getUTCMonth() === month - 1 && real.getUTCDate() === day && real.getUTCHours() === hour;
    if (!fits || year < 1990 || year > 2200 || one.minute > 59 || one.second > 59)
      throw wrong(
        one.line,
        'its date or time does not exist. Choose the other order of day and month, or export as XML.',
      );
    return instantOfWall(wall, timeZone);
  });
}

function read({ line, text }: { line: number; text: string }): Written {
  const found = pattern.exec(
    text
      .trim()
      .replace(/[\u200e\u200f]/g, '')
      .replace(/\s+/g, ' '),
  );
  if (found === null)
    throw wrong(
      line,
      `“${text.slice(0, 40)}” is not read as a date and a time. Export the log as XML, which has UTC.`,
    );
  const [, a = '', b = '', c = '', hour, minute, second, half] = found;
  const yearFirst = a.length === 4;
  if (!yearFirst && c.length !== 4)
    throw wrong(
      line,
      `“${text.slice(0, 40)}” has no year of four digits. Export the log as XML, which has UTC.`,
    );
  return {
    line,
    parts: [Number(a), Number(b), Number(c)],
    yearFirst,
    half: half === undefined ? null : half.toLowerCase() === 'p' ? 'pm' : 'am',
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second ?? 0),
  };
}

function dayIsFirst(open: readonly Written[], order: DateOrder): boolean {
  if (order !== 'auto') return order === 'dmy';
  const day = open.some(one => one.parts[0] > 12);
  const month = open.some(one => one.parts[1] > 12);
  if (day !== month) return day;
  throw wrong(
    open[0]?.line ?? 1,
    'nothing in the file tells whether the day or the month stands first. Choose the order, or export the log as XML.',
  );
}
