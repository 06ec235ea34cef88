import { expect, it } from 'vitest';
import { freshOf, withFresh } from '../../../../renderer/features/events/fresh-events.ts';

const rows = (...seqs: number[]) => seqs.map(seq => ({ seq }));

it('tells what is newer than the first row, and whether a full page left some out', () => {
  expect(freshOf(rows(9, 7, 5), 5, 3)).toEqual({ rows: rows(9, 7), more: false });
  expect(freshOf(rows(9, 7, 6), 5, 3)).toEqual({ rows: rows(9, 7, 6), more: true });
  expect(freshOf(rows(5), 5, 3)).toEqual({ rows: [], more: false });
});

it('puts them above the first page once, and leaves the pages below as they are', () => {
  const data = {
    pages: [
      { rows: rows(5, 4), next: 4 },
      { rows: rows(3), next: null },
    ],
    pageParams: [null, 4],
  };
  const after = withFresh(data, rows(7, 6));
  expect(after).toEqual({
    pages: [
      { rows: rows(7, 6, 5, 4), next: 4 },
      { rows: rows(3), next: null },
    ],
    pageParams: [null, 4],
  });
  expect(withFresh(after, rows(8, 7))).toMatchObject({ pages: [{ rows: rows(8, 7, 6, 5, 4) }, {}] });
  expect(withFresh({ pages: [] }, rows(1))).toEqual({ pages: [] });
});
