/** `1 user`, `3 users`, with thousands separated: `1,204 users`. `many` defaults to `one` with an s. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** A moment seen from `now` (both milliseconds UTC): `in 12 min`, `3 h ago`, `just now`; over six days away, the date. */
export function relativeWords(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const far = Math.abs(seconds);
  if (far < 10) return seconds > 0 ? 'in a moment' : 'just now';
  const amount = shortAmount(far);
  if (amount === null) return formatter({ day: 'numeric', month: 'short', year: 'numeric' }).format(at);
  return seconds > 0 ? `in ${amount}` : `${amount} ago`;
}

function shortAmount(seconds: number): string | null {
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} min`;
  if (seconds < 86_400) {
    const minutes = Math.floor((seconds % 3600) / 60);
    const hours = `${String(Math.floor(seconds / 3600))} h`;
    return seconds < 4 * 3600 && minutes > 0 ? `${hours} ${String(minutes)} min` : hours;
  }
  if (seconds < 6 * 86_400) return counted(Math.floor(seconds / 86_400), 'day');
  return null;
}

/** What is left until `until`, in the two largest units: `12 min 30 s`, `2 h 5 min`; `0 s` once it is over. */
export function remainingWords(until: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((until - now) / 1000));
  if (seconds < 60) return `${String(seconds)} s`;
  if (seconds < 3600) return `${String(Math.floor(seconds / 60))} min ${String(seconds % 60)} s`;
  if (seconds < 86_400)
    return `${String(Math.floor(seconds / 3600))} h ${String(Math.floor((seconds % 3600) / 60))} min`;
  return `${String(Math.floor(seconds / 86_400))} d ${String(Math.floor((seconds % 86_400) / 3600))} h`;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify(options);
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-GB', options);
  formatters.set(key, made);
  return made;
}

const exactParts: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
};

/** `Mon, 3 Mar 2025, 16:40:05` in a zone: an IANA name, or the workstation's own where it is left out. */
export function exactWords(at: number, timeZone?: string): string {
  return formatter({ ...exactParts, ...(timeZone === undefined ? {} : { timeZone }) }).format(at);
}

/** `16:40` in a zone. */
export function clockWords(at: number, timeZone?: string): string {
  return formatter({
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(at);
}

/** `3 Mar, 16:40` where the day differs from that of `now`, else `16:40`. */
export function untilWords(at: number, now: number, timeZone?: string): string {
  const zone = timeZone === undefined ? {} : { timeZone };
  const day = formatter({ day: 'numeric', month: 'short', ...zone });
  const sameDay = day.format(at) === day.format(now) && Math.abs(at - now) < 2 * 86_400_000;
  return sameDay ? clockWords(at, timeZone) : `${day.format(at)}, ${clockWords(at, timeZone)}`;
}

/** The exact moment twice, as tooltips and details show it: the workstation's local time, then UTC. */
export function localAndUtc(at: number): string {
  return `${exactWords(at)} local\n${exactWords(at, 'UTC')} UTC`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listWords(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
