/** The longest time span that `New-TimeSpan -Seconds` can say: seconds in Int32, a little over 68 years. */
export const longestSeconds = 2_147_483_647;

/** True for a time span that a command can hold: whole seconds from 0 to `longestSeconds`. */
export function isSeconds(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= longestSeconds;
}

/**
 * Reads .NET's TimeSpan text, `[d.]hh:mm[:ss[.fffffff]]`, as whole seconds: '10:00' is ten hours, '1.02:03:04' is a day,
 * two hours, three minutes and four seconds. Null for anything else, for parts of a second, and for more than
 * `longestSeconds`. A plain number is not read here: .NET takes it for days, Microsoft's page for seconds.
 */
export function readTimeSpan(text: string): number | null {
  const match = /^(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.0{1,7})?)?$/.exec(text.trim());
  if (match === null) return null;
  const [days, hours, minutes, seconds] = match.slice(1).map(part => Number(part ?? 0));
  if (days === undefined || hours === undefined || minutes === undefined || seconds === undefined)
    return null;
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
  return isSeconds(total) ? total : null;
}
