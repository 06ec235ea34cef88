import type { MfaDiffLine } from '../../shared/domain/mfa-views.ts';

/** A text in two forms with the same line breaks: the true one is compared, the masked one is shown. */
export interface MaskedText {
  text: string;
  masked: string;
}

const lines = (text: string): string[] => (text === '' ? [] : text.split(/\r\n|\n|\r/));
const shown = (line: string): string => (line.length > 2000 ? `${line.slice(0, 2000)}…` : line);

/** Largest table of the comparison, in cells; beyond it the middle is shown as replaced as a whole. */
const maxCells = 1_000_000;

/** True for each pair of lines that the longest common subsequence keeps. */
function commonPairs(before: string[], after: string[]): [number, number][] {
  const width = after.length + 1;
  if (before.length * after.length > maxCells) return [];
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      table[at] =
        before[i] === after[j]
          ? (table[at + width + 1] ?? 0) + 1
          : Math.max(table[at + width] ?? 0, table[at + 1] ?? 0);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if ((table[(i + 1) * width + j] ?? 0) >= (table[i * width + j + 1] ?? 0)) i += 1;
    else j += 1;
  }
  return pairs;
}

/**
 * The lines of a before/after. Files of up to 200 lines are shown whole, longer ones with three lines around each change.
 * A change of a secret shows as a removed and an added line, both masked.
 */
export function lineDiff(before: MaskedText, after: MaskedText): MfaDiffLine[] {
  const [a, b] = [lines(before.text), lines(after.text)];
  const [maskedA, maskedB] = [lines(before.masked), lines(after.masked)];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (
    tail < a.length - head &&
    tail < b.length - head &&
    a[a.length - 1 - tail] === b[b.length - 1 - tail]
  )
    tail += 1;
  const middle = commonPairs(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = new Map<number, number>();
  for (let i = 0; i < head; i += 1) same.set(i, i);
  for (const [i, j] of middle) same.set(head + i, head + j);
  for (let i = 0; i < tail; i += 1) same.set(a.length - tail + i, b.length - tail + i);

  const all: MfaDiffLine[] = [];
  let j = 0;
  const addUntil = (end: number): void => {
    for (; j < end; j += 1)
      all.push({ kind: 'added', before: null, after: j + 1, text: shown(maskedB[j] ?? '') });
  };
  for (let i = 0; i < a.length; i += 1) {
    const partner = same.get(i);
    if (partner === undefined) {
      all.push({ kind: 'removed', before: i + 1, after: null, text: shown(maskedA[i] ?? '') });
      continue;
    }
    addUntil(partner);
    all.push({ kind: 'same', before: i + 1, after: partner + 1, text: shown(maskedA[i] ?? '') });
    j = partner + 1;
  }
  addUntil(b.length);
  return all.length <= 200 ? all : nearChanges(all);
}

function nearChanges(all: MfaDiffLine[]): MfaDiffLine[] {
  const keep = new Set<number>();
  all.forEach((line, i) => {
    if (line.kind !== 'same') for (let near = i - 3; near <= i + 3; near += 1) keep.add(near);
  });
  return all.filter((_, i) => keep.has(i));
}
