import { expect, test } from 'vitest';
import { spanned, toggled } from '../../../renderer/components/row-selection.ts';

test('a row is chosen and no longer', () => {
  const one = toggled(new Set(['a']), 'b');
  expect([...one]).toEqual(['a', 'b']);
  expect([...toggled(one, 'a')]).toEqual(['b']);
});

test('rows between two are chosen too, upwards as downwards, and those before stay', () => {
  const ids = ['a', 'b', 'c', 'd'];
  expect([...spanned(new Set(['a']), ids, 1, 2)]).toEqual(['a', 'b', 'c']);
  expect([...spanned(new Set(), ids, 3, 1)]).toEqual(['b', 'c', 'd']);
  expect([...spanned(new Set(), ids, 2, 2)]).toEqual(['c']);
});
