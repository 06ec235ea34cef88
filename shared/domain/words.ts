const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A duration in seconds as people say it, exactly: '15 minutes', '1 hour 30 minutes', '2 days'. */
export function durationInWords(seconds: number): string {
  let rest = Math.abs(Math.round(seconds));
  const parts: string[] = [];
  for (const [name, size] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
  }
  return parts.length === 0 ? '0 seconds' : parts.join(' ');
}

/** That an event was recorded after the computer's clock was moved: `recorded after the clock was set back 2 hours`. */
export function clockInWords(moved: number): string {
  const seconds = Math.max(1, Math.round(Math.abs(moved) / 1000));
  const by = durationInWords(seconds < 600 ? seconds : Math.round(seconds / 60) * 60);
  return moved < 0
    ? `recorded after the clock was set back ${by}`
    : `recorded after the clock went forward ${by} more than the time that passed`;
}

/** Up to three are named; of more the first, and the rest are counted: `Jen and 4 others`. */
export function namesInWords(names: readonly string[], others = 'others'): string {
  if (names.length > 3) return `${names[0] ?? ''} and ${String(names.length - 1)} ${others}`;
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}
