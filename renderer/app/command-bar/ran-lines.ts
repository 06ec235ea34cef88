/** Lines that were run, oldest first, while the window is open: never written anywhere. */
const ran: string[] = [];

/** Remembers a line for Arrow up; the same line twice in a row is one. */
export function rememberLine(line: string): void {
  if (ran.at(-1) !== line) ran.push(line);
  if (ran.length > 100) ran.shift();
}

/** The line that was run so many lines ago, from 1; null beyond the first. */
export function lineBefore(steps: number): string | null {
  return ran.at(-steps) ?? null;
}
