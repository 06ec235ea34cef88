import { expect, it } from 'vitest';
import { rebuiltInWords } from '../../../electron/compose/rebuilt.ts';

const user = (id: string) => ({ table: 'users', id, kind: 'different' }) as const;

it('says that the store is what the history makes, and what is left out of that', () => {
  expect(rebuiltInWords({ same: true, entries: 48_211, differences: [] })).toBe(
    'The 48,211 entries of the history, replayed, make exactly what the store holds, secrets apart.',
  );
});

it('names what differs, and how many more there are', () => {
  const told = rebuiltInWords({
    same: false,
    entries: 9,
    differences: [
      { table: 'users', id: 'a', kind: 'missing' },
      { table: 'roles', id: 'b', kind: 'extra' },
      user('c'),
      user('d'),
      user('e'),
    ],
  });
  expect(told).toContain('a of users is missing from the store; b of roles is in the store and not in the');
  expect(told).toContain('c of users is not as the history has it; and 2 or more besides.');
});

it('names the entry from which nothing fits any more', () => {
  const differences = [{ table: 'journal', id: '7', kind: 'entry does not fit' }] as const;
  expect(rebuiltInWords({ same: false, entries: 6, differences: [...differences] })).toContain(
    'entry 7 does not fit what the entries before it made',
  );
});
