import { expect, it } from 'vitest';
import { compareEvidence } from '../../../electron/mim-evidence/compare.ts';
import type { PamEvent } from '../../../shared/domain/event.ts';

const minute = 60_000;
const jen = '11111111-1111-4111-8111-111111111111';
const max = '22222222-2222-4222-8222-222222222222';
const names = new Map([
  ['priv.jen', jen],
  ['priv.max', max],
]);
const theirs = (line: number, at: number, message = '', id = 101) => ({
  line,
  at: at * minute,
  id,
  source: 'P',
  message,
});
const own = (seq: number, at: number, userId = jen, id = 101) =>
  ({ seq, at: at * minute, id, userId, userName: '', message: '' }) as PamEvent;
const compare = (mim: ReturnType<typeof theirs>[], ours: PamEvent[]) =>
  compareEvidence({ mim, ours, names, from: 0, to: 1000 * minute, tolerance: 5 * minute }).map(
    ({ state, mim: one, ours: other }) => [state, one?.line ?? null, other?.seq ?? null],
  );

it('finds three planted gaps, and nothing else', () => {
  const mim = Array.from({ length: 40 }, (_, i) => theirs(i + 1, i * 20));
  const ours = Array.from({ length: 40 }, (_, i) => own(i + 1, i * 20 + (i === 30 ? 9 : 1)));
  ours.splice(10, 1);
  ours.push(own(99, 505, jen, 103));
  const found = compare(mim, ours);
  expect(found.filter(([state]) => state !== 'matched')).toEqual([
    ['missing', 11, null],
    ['extra', null, 99],
    ['late', 31, 31],
  ]);
  expect(found).toHaveLength(41);
});

it('pairs by the user whom MIM names, by number, and not further than an hour', () => {
  expect(compare([theirs(1, 10, 'PRIV\\PRIV.Max did not answer.')], [own(1, 10)])).toEqual([
    ['missing', 1, null],
    ['extra', null, 1],
  ]);
  expect(compare([theirs(1, 10), theirs(2, 11, 'by priv.jen.')], [own(1, 10), own(2, 11, max)])).toEqual([
    ['matched', 1, 2],
    ['matched', 2, 1],
  ]);
  expect(compare([theirs(1, 10, '', 103)], [own(1, 10)]).map(([state]) => state)).toEqual([
    'missing',
    'extra',
  ]);
  expect(compare([theirs(1, 10)], [own(1, 71)]).map(([state]) => state)).toEqual(['missing', 'extra']);
});

it('takes no event of ours for extra that the file does not cover', () => {
  expect(compare([], [own(1, -1), own(2, 1001)])).toEqual([]);
});
