import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../../electron/events/reader.ts';
import type { Store } from '../../../electron/store/types.ts';
import type { Reader } from '../../../electron/events/types.ts';
import type { EventId } from '../../../shared/domain/event-catalogue.ts';
import type { EventFilter } from '../../../shared/domain/event.ts';
import type { RequestId, RoleId, UserId } from '../../../shared/domain/ids.ts';
import { entry, Forest, jen, newId, noon, roleR, set } from '../store/forest.ts';
import { seededDice } from '../../property/store/random-entries.ts';

/** A hundred thousand events through the one append path, and a plain copy of what each of them was. */
const total = 100_000;
const ids: EventId[] = [9100, 9101, 103, 9107, 9110, 9109, 101, 9104];
interface Plain {
  seq: number;
  id: EventId;
  at: number;
  user: number;
  role: number;
  request: RequestId;
  word: string;
}

let forest: Forest;
let store: Store;
let reader: Reader;
const plain: Plain[] = [];
const users: UserId[] = Array.from({ length: 25 }, () => newId.user());
const roles: RoleId[] = Array.from({ length: 8 }, () => newId.role());

beforeAll(() => {
  forest = new Forest();
  store = forest.open();
  const dice = seededDice(42);
  store.apply(
    entry([
      ...users.map((id, i) => set('user', id, { ...jen, privAccountName: `PRIV.User${i}` })),
      ...roles.map((id, i) => set('role', id, { ...roleR, displayName: `Role ${i}` })),
    ]),
  );
  let request = newId.request();
  for (let done = 0; done < total; done += 5000)
    store.transaction(() => {
      for (let i = done; i < done + 5000; i++) {
        if (i % 6 === 0) request = newId.request();
        forest.now += dice(10_000);
        // The last user and the last id are rare.
        const user = dice(2000) === 0 ? 24 : dice(24);
        const role = dice(8);
        const id = dice(5000) === 0 ? 9104 : ids[dice(7)]!;
        const word = `token${dice(20_000)}`;
        const { seq, at } = store.apply(
          entry([], {
            event: id,
            message: `Request for role ${role} ${word}.`,
            userId: users[user]!,
            roleId: roles[role]!,
            requestId: request,
          }),
        );
        plain.push({ seq, id, at, user, role, request, word });
      }
    });
  reader = openReader(forest.dir);
}, 600_000);
afterAll(async () => {
  await reader.close();
  store.close();
  forest.remove();
});

const midday = noon + 3 * 86_400_000;
const filters: [string, EventFilter, (event: Plain) => boolean][] = [
  ['nothing but the forest’s making', { ids: [9104, 103, 101, 9100, 9101, 9107, 9109, 9110] }, () => true],
  ['a rare id', { ids: [9104] }, event => event.id === 9104],
  ['errors', { severities: ['Error'] }, event => event.id === 101],
  ['a rare user', { userId: users[24]! }, event => event.user === 24],
  ['a user and an id', { userId: users[3]!, ids: [101] }, event => event.user === 3 && event.id === 101],
  [
    'a user and a role',
    { userId: users[3]!, roleId: roles[2]! },
    event => event.user === 3 && event.role === 2,
  ],
  [
    'a span of time',
    { from: noon + 86_400_000, to: midday },
    event => event.at >= noon + 86_400_000 && event.at < midday,
  ],
  ['a role before a time', { roleId: roles[1]!, to: midday }, event => event.role === 1 && event.at < midday],
  ['a rare word', { text: 'TOKEN777' }, event => event.word.startsWith('token777')],
  ['the name of a rare user', { text: 'priv.user24' }, event => event.user === 24],
  ['a common word and a rare id', { text: 'request', ids: [9104] }, event => event.id === 9104],
];

describe(`${total} events`, () => {
  test.each(filters)('filtered by %s: pages, count and facets', async (_, filter, matches) => {
    const expected = plain.filter(matches).reverse();
    expect(expected.length).toBeGreaterThan(0);
    expect(await reader.count(filter)).toBe(expected.length);

    const first = await reader.page(filter, null, 200);
    expect(first.rows.map(row => row.seq)).toEqual(expected.slice(0, 200).map(event => event.seq));
    const half = Math.floor(expected.length / 2);
    const middle = await reader.page(filter, expected[half]!.seq, 100);
    expect(middle.rows.map(row => row.seq)).toEqual(
      expected.slice(half + 1, half + 101).map(event => event.seq),
    );
    expect(middle.next).toBe(expected.length > half + 101 ? expected[half + 100]!.seq : null);

    const summary = await reader.summary(filter);
    expect(summary.more).toBe(filter.text !== undefined && expected.length > 10_000);
    if (!summary.more) expect(summary.count).toBe(expected.length);
    const days = await reader.days(filter);
    if (!summary.more) expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(expected.length);
    if (filter.ids === undefined && filter.severities === undefined) {
      const byId = Map.groupBy(expected, event => event.id);
      expect(new Map(summary.ids.map(one => [one.id, one.count]))).toEqual(
        new Map([...byId].map(([id, of]) => [id, of.length])),
      );
    }
  });

  test('of a common word: the newest 10,000 are counted, and all of them in steps', async () => {
    const common = { text: 'request for role' };
    const summary = await reader.summary(common);
    expect(summary).toMatchObject({
      count: 10_000,
      more: true,
      kindsMore: true,
      usersMore: true,
      daysMore: true,
    });
    const newest = Map.groupBy(plain.slice(-10_000), event => event.id);
    expect(new Map(summary.ids.map(one => [one.id, one.count]))).toEqual(
      new Map([...newest].map(([id, of]) => [id, of.length])),
    );
    const steps: number[] = [];
    expect(await reader.count(common, done => steps.push(done))).toBe(total);
    expect(steps).toEqual([50_000, 100_000, total + 1]);
    const cancelled = new AbortController();
    const counting = reader.count(common, () => cancelled.abort(), cancelled.signal);
    await expect(counting).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  test('all pages together are the whole history, once', async () => {
    const seqs: number[] = [];
    let before: number | null = null;
    do {
      const page: Awaited<ReturnType<Reader['page']>> = await reader.page({}, before, 200);
      seqs.push(...page.rows.map(row => row.seq));
      before = page.next;
    } while (before !== null);
    expect(seqs).toEqual(Array.from({ length: total + 1 }, (_, i) => total + 1 - i));
  });

  test('the days add up', async () => {
    const days = await reader.days({});
    expect(days.reduce((sum, day) => sum + day.count, 0)).toBe(total + 1);
    const first = plain.filter(event => event.at < Date.UTC(2026, 10, 25)).length + 1;
    expect(days.filter(day => day.day === '2026-11-24').reduce((sum, day) => sum + day.count, 0)).toBe(first);
  });

  test('of one request are found, oldest first', async () => {
    const { request } = plain[50_000]!;
    const related = await reader.related(request);
    expect(related.map(row => row.seq)).toEqual(
      plain.filter(event => event.request === request).map(event => event.seq),
    );
  });
});
