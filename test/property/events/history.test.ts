import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectToRead } from '../../../electron/store/connection.ts';
import { storeFile } from '../../../electron/store/files.ts';
import { Sql } from '../../../electron/store/sql.ts';
import type { Store } from '../../../electron/store/types.ts';
import { countSteps, pageOf } from '../../../electron/events/history.ts';
import { daysOf, summaryOf } from '../../../electron/events/summary.ts';
import { readEvents } from '../../../electron/events/rows.ts';
import { select } from '../../../electron/events/selection.ts';
import type { EventId } from '../../../shared/domain/event-catalogue.ts';
import { eventResults, resultOf } from '../../../shared/domain/event-result.ts';
import { eventSources, severities, type EventFilter, type PamEvent } from '../../../shared/domain/event.ts';
import { entry, Forest, inZone, jen, newId, noon, roleR, set } from '../../integration/store/forest.ts';
import { seededDice } from '../store/random-entries.ts';

const hour = 3_600_000;
const ids: EventId[] = [101, 103, 825, 9011, 9100, 9104, 9107];
const words = ['Jen', 'Müller', 'PRIV.Jen', 'patch', 'night', 'R-1', 'été', '+1 213', 'ΑΒΓ', 'x'];
const users = [newId.user(), newId.user(), newId.user()];
const roles = [newId.role(), newId.role()];
const requests = [newId.request(), newId.request()];

let forest: Forest;
let store: Store;
let sql: Sql;
let all: PamEvent[];

/** A history of a few days whose clock now and then goes back by minutes or a day, with every kind of row. */
beforeAll(() => {
  forest = new Forest();
  store = forest.open();
  const dice = seededDice(4711);
  const one = <T>(from: readonly T[]) => from[dice(from.length)]!;
  store.transaction(() => {
    store.apply(
      entry([...users.map((id, i) => set('user', id, { ...jen, privAccountName: `PRIV.${words[i]}` }))]),
    );
    store.apply(
      entry([...roles.map((id, i) => set('role', id, { ...roleR, displayName: `Role ${words[i + 3]}` }))]),
    );
    for (let i = 0; i < 600; i++) {
      const jump = dice(60);
      forest.now += jump === 0 ? -dice(26 * hour) : jump < 5 ? 0 : dice(hour / 2);
      store.apply(
        entry([], {
          event: one(ids),
          message: `${one(words)} ${one(words)}.`,
          reason: dice(3) === 0 ? one(words) : '',
          userId: dice(3) === 0 ? null : one(users),
          roleId: dice(3) === 0 ? null : one(roles),
          requestId: dice(4) === 0 ? one(requests) : null,
        }),
      );
    }
  });
  sql = new Sql(connectToRead(storeFile(forest.dir)), forest.dir);
  readAll();
});
function readAll(): void {
  const total = Number(sql.get('SELECT max("seq") AS "n" FROM "journal"')!['n']);
  all = readEvents(
    sql,
    Array.from({ length: total }, (_, i) => total - i),
  );
}
afterAll(() => {
  sql.db.close();
  store.close();
  forest.remove();
});

const tokens = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** True if the word's tokens follow each other somewhere in the text, the last one as a beginning unless it is to be whole. */
function has(text: string, word: string, whole: boolean): boolean {
  const [found, wanted] = [tokens(text), tokens(word)];
  return found.some((_, at) =>
    wanted.every((token, i) =>
      i === wanted.length - 1 && !whole ? found[at + i]?.startsWith(token) : found[at + i] === token,
    ),
  );
}

/** The filter's meaning, said once more without any index. */
function matches(event: PamEvent, filter: EventFilter): boolean {
  const parts = (filter.text ?? '').match(/"[^"]*"\*?|[^\s]+/g) ?? [];
  const texts = [event.message, event.userName, event.roleName, event.reason];
  const words = parts.filter(part => tokens(part).length > 0);
  return (
    (filter.ids?.includes(event.id) ?? true) &&
    (filter.severities?.includes(event.severity) ?? true) &&
    (filter.sources?.includes(event.source) ?? true) &&
    (filter.results?.includes(resultOf(event.id)) ?? true) &&
    (filter.userId === undefined || filter.userId === event.userId) &&
    (filter.roleId === undefined || filter.roleId === event.roleId) &&
    (filter.requestId === undefined || filter.requestId === event.requestId) &&
    (filter.from === undefined || event.at >= filter.from) &&
    (filter.to === undefined || event.at < filter.to) &&
    (parts.length === 0 ||
      (words.length > 0 && words.every(word => texts.some(text => has(text, word, /^"[^"]*"$/.test(word))))))
  );
}

const moment = fc.integer({ min: -30, max: 200 }).map(n => noon + n * hour);
const text = fc.oneof(
  fc.constantFrom(
    ...words,
    'je',
    'nigh',
    'patch.',
    'night!?',
    'muel',
    'PRIV.Jenn',
    'JEN',
    'muller',
    'ete',
    'priv.je',
    '213',
    'αβ',
    'nothing',
    '',
    ' ',
    '-',
    '"',
    "'; --",
    'AND',
    'i101',
    'jen*',
    'message:',
    '"patch night"',
    '"Patch je"',
    '"jen patch"*',
    '"je"',
    '"PRIV.Je"*',
    '"été" x',
    '"night',
    '""',
    '"-"',
  ),
  fc.tuple(fc.constantFrom(...words), fc.constantFrom(...words)).map(pair => pair.join(' ')),
  fc.string({ maxLength: 8 }),
);
const filter: fc.Arbitrary<EventFilter> = fc.record(
  {
    ids: fc.array(fc.constantFrom(...ids, 9003, 4711), { maxLength: 5 }),
    severities: fc.subarray([...severities]),
    sources: fc.subarray([...eventSources]),
    results: fc.subarray([...eventResults]),
    userId: fc.constantFrom(...users, newId.user()),
    roleId: fc.constantFrom(...roles),
    requestId: fc.constantFrom(...requests),
    from: moment,
    to: moment,
    text,
  },
  { requiredKeys: [] },
);
// Mostly few conditions: all ten together match nothing.
const some = fc
  .tuple(
    filter,
    fc.subarray(
      [
        'ids',
        'severities',
        'sources',
        'results',
        'userId',
        'roleId',
        'requestId',
        'from',
        'to',
        'text',
      ] as const,
      { maxLength: 3 },
    ),
  )
  .map(
    ([full, kept]) =>
      Object.fromEntries(Object.entries(full).filter(([key]) => kept.includes(key as never))) as EventFilter,
  );

describe('the indexes answer what the filter means', () => {
  test('the history tells of its set-backs', () => {
    expect(all.filter(event => event.id === 9003).length).toBeGreaterThan(3);
  });

  test('in pages of any length, newest first', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 1, max: 90 }), (filter, limit) => {
        const expected = all.filter(event => matches(event, filter));
        const selection = select(sql, filter);
        const found: PamEvent[] = [];
        let before: number | null = null;
        do {
          const page: ReturnType<typeof pageOf> = pageOf(sql, selection, before, limit);
          found.push(...page.rows);
          before = page.next;
        } while (before !== null);
        expect(found.map(event => event.seq)).toEqual(expected.map(event => event.seq));
      }),
      { numRuns: 400 },
    );
  });

  test.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/New_York'])(
    'in counts, facets and days of %s',
    timeZone => {
      store.apply(entry([inZone(timeZone)]));
      readAll();
      const format = new Intl.DateTimeFormat('en-CA', { timeZone });
      fc.assert(
        fc.property(some, filter => {
          const tally = (key: (event: PamEvent) => string | null, ...without: (keyof EventFilter)[]) => {
            const kept = Object.entries(filter).filter(([part]) => !without.includes(part as never));
            const counts: Record<string, number> = {};
            for (const event of all.filter(event => matches(event, Object.fromEntries(kept)))) {
              const value = key(event);
              if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
            }
            return counts;
          };
          const counts = <T extends { count: number }>(found: readonly T[], key: (one: T) => unknown) =>
            Object.fromEntries(found.map(one => [String(key(one)), one.count]));
          const { length } = all.filter(event => matches(event, filter));
          const steps = countSteps(sql, filter);
          let step = steps.next();
          while (step.done !== true) step = steps.next();
          expect(step.value).toBe(length);

          const summary = summaryOf(sql, filter);
          expect(summary).toMatchObject({ count: length, more: false, usersMore: false, daysMore: false });
          const kinds = ['ids', 'severities', 'sources', 'results'] as const;
          expect(counts(summary.ids, one => one.id)).toEqual(tally(event => String(event.id), ...kinds));
          expect(counts(summary.severities, one => one.severity)).toEqual(
            tally(event => event.severity, ...kinds),
          );
          expect(counts(summary.sources, one => one.source)).toEqual(tally(event => event.source, ...kinds));
          expect(counts(summary.results, one => one.result)).toEqual(
            tally(event => resultOf(event.id), ...kinds),
          );
          expect(counts(summary.users, one => one.id)).toEqual(tally(event => event.userId, 'userId'));
          expect(counts(summary.roles, one => one.id)).toEqual(tally(event => event.roleId, 'roleId'));
          const day = (event: PamEvent) => `${format.format(event.at)} ${event.severity}`;
          expect(counts(summary.days, one => `${one.day} ${one.severity}`)).toEqual(tally(day, 'from', 'to'));
          expect(counts(daysOf(sql, filter), one => `${one.day} ${one.severity}`)).toEqual(tally(day));
        }),
        { numRuns: 60 },
      );
    },
  );
});
