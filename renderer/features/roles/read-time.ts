/** A time of day as people type it, `8`, `830`, `8:30`, `08.30`, as `HH:mm`; null for anything else. */
export function readTime(text: string): string | null {
  const match = /^(\d{1,2})(?:[:.h ]?([0-5]\d))?$/.exec(text.trim());
  if (match === null) return null;
  const hour = Number(match[1]);
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${match[2] ?? '00'}`;
}

/** True for a time of day as a role holds it. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}
