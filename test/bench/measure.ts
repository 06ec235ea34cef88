/** Prints the times of a work (milliseconds), and how many times as long as the bare ones they are. */
export function report(what: string, times: number[], bare?: number[], beside = 'bare better-sqlite3'): void {
  const at = (list: number[], part: number) =>
    [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))] ?? 0;
  const ms = (value: number) => `${value.toFixed(2)} ms`;
  const ratio = bare
    ? `   ${beside} p50 ${ms(at(bare, 0.5))}, ratio ${(at(times, 0.5) / at(bare, 0.5)).toFixed(1)}`
    : '';
  console.log(`${what.padEnd(46)} p50 ${ms(at(times, 0.5))}  p95 ${ms(at(times, 0.95))}${ratio}`);
}

/** How long each run of a work takes, milliseconds. */
export async function measure(count: number, work: (index: number) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    const start = performance.now();
    await work(index);
    times.push(performance.now() - start);
  }
  return times;
}
