import { expect, test } from 'vitest';
import { changedFilter } from '../../../renderer/components/address-filter.ts';

interface Filter {
  q?: string;
  mfa?: 'yes' | 'no';
  active?: true;
}
const filter: Filter = { q: 'R', mfa: 'yes' };

test('a change puts parts on and leaves the others', () => {
  expect(changedFilter<Filter>(filter, { active: true })).toEqual({ q: 'R', mfa: 'yes', active: true });
});

test('undefined, and a text of blanks, take a part off', () => {
  expect(changedFilter<Filter>(filter, { mfa: undefined })).toEqual({ q: 'R' });
  expect(Object.keys(changedFilter<Filter>(filter, { q: '  ', mfa: undefined }))).toEqual([]);
});

test('a text keeps its blanks while it is typed', () => {
  expect(changedFilter<Filter>({}, { q: 'Corp ' })).toEqual({ q: 'Corp ' });
});
