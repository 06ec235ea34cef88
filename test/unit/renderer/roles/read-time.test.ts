import { expect, test } from 'vitest';
import { isTime, readTime } from '../../../../renderer/features/roles/read-time.ts';

test.each([
  ['8', '08:00'],
  ['08', '08:00'],
  ['830', '08:30'],
  ['8:30', '08:30'],
  ['8.30', '08:30'],
  ['0830', '08:30'],
  [' 23:59 ', '23:59'],
  ['0', '00:00'],
])('%s is read as %s', (text, time) => {
  expect(readTime(text)).toBe(time);
  expect(isTime(time)).toBe(true);
});

test.each(['', '24', '8:60', '8:5', 'noon', '-1', '25:00', '12345'])('%s is no time of day', text => {
  expect(readTime(text)).toBeNull();
});
