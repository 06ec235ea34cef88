import type { DayBar } from '../../components/days.ts';
import { addDays } from '../../components/days.ts';
import { counted } from '../../components/words.ts';

/** Days from one to another, `yyyy-mm-dd`, both of them in it. */
export interface Days {
  from: string;
  to: string;
}

/** What is being chosen on the histogram: where it began, and where the pointer or the focus is now. */
export interface Choosing {
  anchor: string;
  head: string;
}

/** The days between two, in whichever order they were chosen. */
export function daysBetween({ anchor, head }: Choosing): Days {
  return anchor <= head ? { from: anchor, to: head } : { from: head, to: anchor };
}

/** How far a key moves the focus, or where to; `first` and `last` are the outermost days there are. */
const moves: Record<string, (day: string, first: string, last: string) => string> = {
  ArrowLeft: day => addDays(day, -1),
  ArrowRight: day => addDays(day, 1),
  PageUp: day => addDays(day, -7),
  PageDown: day => addDays(day, 7),
  Home: (_, first) => first,
  End: (_, __, last) => last,
};

/**
 * After a key on the day `head`: where the focus goes, and from which day on days are chosen, null where none are. Null where the key
 * is not one that moves. `first` and `last` bound it.
 */
export function moved(
  key: string,
  shift: boolean,
  now: { head: string; anchor: string | null },
  { first, last }: { first: string; last: string },
): { head: string; anchor: string | null } | null {
  const to = moves[key]?.(now.head, first, last);
  if (to === undefined) return null;
  const head = to < first ? first : to > last ? last : to;
  return { head, anchor: shift ? (now.anchor ?? now.head) : null };
}

/** The last of the days that are drawn, so that `head` is one of `drawn` of them and the latest that can be is `last`. */
export function windowEnd(end: string, head: string, drawn: number, last: string): string {
  if (head > end) return head > last ? last : head;
  const first = addDays(end, 1 - drawn);
  return head < first ? addDays(head, drawn - 1) : end;
}

const longFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

/** `Mon 3 Mar`. */
function dayWords(date: string): string {
  return longFormat.format(Date.parse(`${date}T00:00:00Z`)).replace(',', '');
}

/** `Mon 3 Mar to Wed 5 Mar, 3 days: 1 error, 120 information`, of the bars that are drawn of them. */
export function daysInWords({ from, to }: Days, bars: readonly DayBar[]): string {
  const chosen = bars.filter(({ date }) => date >= from && date <= to);
  const sum = (severity: 'Error' | 'Warning' | 'Information') =>
    chosen.reduce((total, bar) => total + bar[severity], 0);
  const parts = (['Error', 'Warning', 'Information'] as const)
    .map(severity => [severity, sum(severity)] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) =>
      severity === 'Information'
        ? `${count.toLocaleString('en')} information`
        : counted(count, severity.toLowerCase()),
    );
  const long = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  const days = from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}, ${counted(long, 'day')}`;
  return `${days}: ${parts.length === 0 ? 'no events' : parts.join(', ')}`;
}
