import type { MfaDiffLine } from '../../../shared/domain/mfa-views.ts';

/** A run of a before/after: lines that are shown, or a number of equal lines that are not. */
export type DiffRun = { kind: 'lines'; lines: MfaDiffLine[] } | { kind: 'folded'; count: number };

/** Keeps `around` equal lines on each side of a change and folds the rest; a single line is not worth folding. */
export function foldDiff(lines: readonly MfaDiffLine[], around = 3): DiffRun[] {
  const keep = lines.map((_, at) =>
    lines.slice(Math.max(0, at - around), at + around + 1).some(line => line.kind !== 'same'),
  );
  const runs: DiffRun[] = [];
  for (let at = 0; at < lines.length;) {
    const shown = keep[at] === true;
    let end = at;
    while (end < lines.length && (keep[end] === true) === shown) end += 1;
    const part = lines.slice(at, end);
    if (shown || part.length < 2) {
      const last = runs.at(-1);
      if (last?.kind === 'lines') last.lines.push(...part);
      else runs.push({ kind: 'lines', lines: part });
    } else runs.push({ kind: 'folded', count: part.length });
    at = end;
  }
  return runs;
}
