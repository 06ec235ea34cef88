import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { listBackups, restoreBackup } from '../../../electron/store/backup.ts';
import { connect } from '../../../electron/store/connection.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import type { Store } from '../../../electron/store/types.ts';
import type { EventId } from '../../../shared/domain/event-catalogue.ts';
import { entry, Forest, inZone, jen, newId, roleR, set } from '../../integration/store/forest.ts';

let forest: Forest | undefined;
afterEach(() => forest?.remove());

const hour = 3_600_000;
const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Kiritimati'];
const ids: EventId[] = [101, 103, 9011, 9100, 9107];
const users = [newId.user(), newId.user()];
const roles = [newId.role(), newId.role()];

type Step =
  | { do: 'append'; ids: number[]; hours: number; undo: boolean }
  | { do: 'zone'; zone: number }
  | { do: 'seal'; part: number }
  | { do: 'reopen' | 'restore' | 'restart without counts' };
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      ids: fc.array(fc.nat(99), { minLength: 1, maxLength: 6 }),
      hours: fc.integer({ min: -30, max: 40 }),
      undo: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('zone' as const), zone: fc.nat(zones.length - 1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('seal' as const), part: fc.nat(99) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('reopen' as const, 'restore' as const, 'restart without counts' as const),
    }),
  },
);

/** The kept counts, and the same counted from the rows by bare SQL, with the days by Intl. */
function compare(dir: string, zone: string): void {
  const db = new Database(storeFile(dir), { readonly: true });
  const format = new Intl.DateTimeFormat('en-CA', { timeZone: zone });
  db.function('day_of', at => format.format(Number(at)));
  const all = (text: string) => db.prepare(text).raw().all();
  expect(all('SELECT * FROM eventDays ORDER BY 1, 2')).toEqual(
    all('SELECT day_of(at), id, count(*) FROM journal GROUP BY 1, 2 ORDER BY 1, 2'),
  );
  for (const [table, column] of [
    ['eventUsers', 'user_id'],
    ['eventRoles', 'role_id'],
  ])
    expect(all(`SELECT * FROM ${table} ORDER BY 1, 2`)).toEqual(
      all(
        `SELECT ${column}, id, count(*) FROM journal WHERE ${column} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2`,
      ),
    );
  const spans =
    all(`SELECT seq, day FROM (SELECT seq, day_of(at) AS day, lag(day_of(at)) OVER (ORDER BY seq) AS last FROM journal)
    WHERE day IS NOT last`);
  expect(all('SELECT * FROM daySpans ORDER BY 1')).toEqual(spans);
  expect(all('SELECT "upTo" FROM counted')).toEqual(all('SELECT max(seq) FROM journal'));
  db.close();
}

test('counts by day, user and role are those of the rows, whatever was done to the store', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), steps => {
      const made = new Forest();
      forest = made;
      let store: Store = made.open();
      let zone = 'UTC';
      const zoneOf = () => store.consoleConfiguration().timeZone;
      try {
        store.apply(
          entry([
            ...users.map(id => set('user', id, jen)),
            ...roles.map((id, at) => set('role', id, { ...roleR, displayName: `R${at}` })),
            inZone(zone),
          ]),
        );
        for (const one of steps) {
          if (one.do === 'append') {
            made.now += one.hours * hour;
            const write = () =>
              store.transaction(() => {
                for (const n of one.ids)
                  store.apply(
                    entry([], {
                      event: ids[n % ids.length]!,
                      userId: n % 3 === 0 ? null : users[n % 2]!,
                      roleId: n % 5 === 0 ? null : roles[(n >> 1) % 2]!,
                    }),
                  );
              });
            if (one.undo) store.rehearse(write);
            else write();
          } else if (one.do === 'zone') {
            store.apply(entry([inZone(zones[one.zone]!)], { event: 9001 }));
          } else if (one.do === 'seal') {
            const last = Number(store.head()?.size);
            const upTo = Math.max(1, Math.floor((last * one.part) / 100));
            if (upTo <= (store.sealing.segments().at(-1)?.upTo ?? 0)) continue;
            store.transaction(() => {
              store.sealing.declare(
                { upTo, at: made.now, name: 's.zip', entries: 1, manifest: Buffer.alloc(32) },
                Buffer.alloc(0),
              );
              store.apply(entry([], { event: 9350 }));
              store.sealing.takeOut(0, upTo, 1000);
            });
          } else {
            store.close();
            if (one.do === 'restore') {
              const [newest] = listBackups(made.dir);
              if (newest !== undefined)
                restoreBackup(made.dir, newest.file, {
                  holder: { pid: process.pid, user: 'pat' },
                  now: () => made.now,
                });
            }
            if (one.do === 'restart without counts') {
              // As if rows had been written by a console that did not count them.
              const db = connect(storeFile(made.dir));
              db.exec('UPDATE counted SET "timeZone" = \'Never/Was\'');
              db.close();
            }
            store = made.open();
          }
          zone = zoneOf();
          compare(made.dir, zone);
        }
      } finally {
        store.close();
        made.remove();
      }
    }),
    { numRuns: 20 },
  );
});

test('a store of before is counted when it is opened', () => {
  forest = new Forest();
  forest.open({ migrations: migrations.filter(({ number }) => number < 80) }).close();
  const db = new Database(storeFile(forest.dir));
  const insert = db.prepare(
    `INSERT INTO journal VALUES (?, ?, ?, ?, 'MIM Service', 'pat', NULL, '', 'Text', ?, '', ?, '', NULL, NULL, NULL, '[]')`,
  );
  for (let seq = 1; seq <= 200; seq++)
    insert.run(
      seq,
      forest.now + seq * hour,
      ...(seq % 2 === 0 ? [101, 'Error'] : [103, 'Information']),
      seq % 3 === 0 ? null : users[0],
      seq % 4 === 0 ? null : roles[1],
    );
  db.close();
  forest.open().close();
  compare(forest.dir, 'UTC');
});
