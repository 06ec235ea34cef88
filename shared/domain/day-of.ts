/** Days are told by the quarter of an hour, because the zones' offsets are multiples of it: Intl is slow. */
const quarter = 15 * 60_000;
const mostQuarters = 200_000;

/** The day, yyyy-mm-dd, of a moment (milliseconds UTC) in a zone (IANA name). */
export function createDayOf(timeZone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const known = new Map<number, string>();
  return at => {
    const slot = Math.floor(at / quarter);
    let day = known.get(slot);
    if (day === undefined) {
      day = format.format(slot * quarter);
      if (known.size >= mostQuarters) known.clear();
      known.set(slot, day);
    }
    return day;
  };
}
