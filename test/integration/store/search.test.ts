import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '../../../electron/store/migrate.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { beginsWith, searchedNames } from '../../../electron/store/search.ts';
import type { Store } from '../../../electron/store/types.ts';
import type { UserId } from '../../../shared/domain/ids.ts';
import { entry, Forest, jen, newId, roleR, set } from './forest.ts';

let forest: Forest;
let store: Store;
const people = 10_000;
beforeAll(() => {
  forest = new Forest();
  store = forest.open();
  const first = ['Jen', 'Tariq', 'Elif', 'Ann', 'Mateo', 'Ines', 'Olu', 'Pat', 'Rita', 'Bo'];
  const users = Array.from({ length: people }, (_, index) => {
    const id = newId.user();
    const name = `${first[index % first.length] ?? ''} ${String(index).padStart(5, '0')}`;
    const account = `u${String(index)}`;
    return set('user', id, {
      ...jen,
      sourceAccountName: account,
      sourceDisplayName: name,
      privAccountName: `PRIV.${account}`,
    });
  });
  const odd = { ...jen, sourceAccountName: 'Odd', privAccountName: 'PRIV.Odd' };
  store.apply(
    entry([
      ...users,
      set('user', newId.user(), { ...odd, sourceDisplayName: 'Xavér 100% _Ok' }),
      set('role', newId.role(), roleR),
      set('role', newId.role(), { ...roleR, displayName: 'Corp Admins' }),
      set('role', newId.role(), { ...roleR, displayName: 'Readers' }),
    ]),
  );
});
afterAll(() => {
  store.close();
  forest.remove();
});

const users = (text: string, limit = 6) =>
  store.idsNamed('users', text, limit).map(id => store.users.get(id as UserId)?.sourceDisplayName);
const roles = (text: string) =>
  store.idsNamed('roles', text, 6).map(id => store.roles.get(id as never)?.displayName);

describe('names by a few letters', () => {
  test('answers what begins with them first, and no more than asked for', () => {
    expect(users('jen')).toEqual([
      'Jen 00000',
      'Jen 00010',
      'Jen 00020',
      'Jen 00030',
      'Jen 00040',
      'Jen 00050',
    ]);
    expect(users('jen 00990')).toEqual(['Jen 00990']);
    expect(users('j0099').at(0)).toBe('Jen 00990');
    expect(users('priv.u4321')).toEqual(['Ann 04321'.replace('Ann', 'Tariq')]);
  });
  test('knows the signs of LIKE as letters, and other alphabets in any case', () => {
    expect(users('100%')).toEqual(['Xavér 100% _Ok']);
    expect(users('_ok')).toEqual(['Xavér 100% _Ok']);
    expect(users('XAVÉR')).toEqual(['Xavér 100% _Ok']);
    expect(users('\\')).toEqual([]);
  });
  test('ranks the whole name, beginnings, words', () => {
    expect(roles('r')).toEqual(['R', 'Readers', 'Corp Admins']);
    expect(roles('ca')).toEqual(['Corp Admins']);
    expect(roles('  ')).toEqual([]);
  });
});

test('what begins with the letters is read along an index', () => {
  const db = new Database(':memory:');
  migrate(db, migrations);
  for (const [table, names] of Object.entries(searchedNames)) {
    for (const name of names) {
      const rows = db
        .prepare(`EXPLAIN QUERY PLAN SELECT "id" FROM "${table}" ${beginsWith(name)}`)
        .all('a', 'b', 6) as { detail: string }[];
      expect(rows.map(({ detail }) => detail).join('\n')).toMatch(/^SEARCH \w+ USING (COVERING )?INDEX/);
      expect(rows).toHaveLength(1);
    }
  }
  db.close();
});
