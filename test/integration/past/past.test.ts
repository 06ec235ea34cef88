import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAnswers } from '../../../electron/past/answers.ts';
import type { PastCallName, PastCalls } from '../../../electron/past/protocol.ts';
import { contentAt } from '../../../electron/store/replay.ts';
import type { Store } from '../../../electron/store/types.ts';
import { defaultPamConfiguration } from '../../../shared/domain/configuration.ts';
import { aConsoleConfiguration } from '../../fakes/pam-objects.ts';
import { matching } from '../compose/desk.ts';
import { entry, Forest, furnish, newId, jen, noon, set } from '../store/forest.ts';

const hour = 3_600_000;
let forest: Forest;
let store: Store;
let answers: ReturnType<typeof createAnswers>;
let ids: ReturnType<typeof furnish>;
beforeEach(() => {
  forest = new Forest();
  store = forest.open();
  answers = createAnswers(forest.dir);
  const { corpDnsName, corpNetbiosName, privDnsName, privNetbiosName } = aConsoleConfiguration;
  const { phoneAttributes, mimServiceFolders, internalNumbers } = aConsoleConfiguration;
  store.apply(
    entry([
      set('pamConfiguration', 'singleton', defaultPamConfiguration),
      set('consoleConfiguration', 'singleton', {
        ...{ corpDnsName, corpNetbiosName, privDnsName, privNetbiosName, timeZone: 'UTC' },
        ...{ phoneAttributes, mimServiceFolders, internalNumbers },
      }),
    ]),
  );
  ids = furnish(store); // entries 2 to 4
});
afterEach(() => {
  answers.close();
  store.close();
  forest.remove();
});

function ask<K extends PastCallName>(
  name: K,
  args: Parameters<PastCalls[K]>,
  { signal = new AbortController().signal, progress = (_: number) => {} } = {},
): Promise<ReturnType<PastCalls[K]>> {
  const answer = answers[name] as (making: object, ...rest: unknown[]) => Promise<never>;
  return answer({ signal, progress }, ...args);
}
/** An hour later, an entry. */
function later(...changes: Parameters<typeof entry>[0]): number {
  forest.now += hour;
  return store.apply(entry(changes)).seq;
}
const could = (moment: { seq: number } | { at: number }) =>
  ask('whoCould', [
    moment,
    forest.now,
    { role: { id: ids.role }, provider: { name: 'simulated', simulated: true }, defaultCountryCode: '1' },
  ]);

describe('who could have activated a role', () => {
  it('is answered with the candidates, the window and the numbers of then', async () => {
    const ann = newId.user();
    later(
      set('user', ann, {
        ...jen,
        sourceAccountName: 'Ann',
        sourceDisplayName: 'Ann',
        privAccountName: 'PRIV.Ann',
      }),
    );
    const joined = later({ op: 'add', kind: 'role', id: ids.role, list: 'candidates', items: [ann] });
    const windowed = later(
      set('role', ids.role, {
        availabilityWindowEnabled: true,
        availableFrom: '17:00',
        availableTo: '18:00',
      }),
    );
    const mute = later(set('user', ids.user, { sourcePhoneNumber: 'none' }));
    forest.now += 4 * hour;

    expect(await could({ seq: joined - 1 })).toMatchObject({
      total: 1,
      could: 1,
      rows: [{ outcome: 'call' }],
    });
    expect((await could({ seq: joined })).rows.map(row => [row.user.privAccountName, row.outcome])).toEqual([
      ['PRIV.Ann', 'call'],
      ['PRIV.Jen', 'call'],
    ]);
    const closed = await could({ seq: windowed });
    expect(closed).toMatchObject({ could: 0, rows: [{ outcome: 'refused' }, { outcome: 'refused' }] });
    expect(closed.rows[0]!.gates.find(gate => gate.id === 'window')).toMatchObject({ verdict: 'refused' });
    // The window goes by the clock of the moment, not by that of the last entry or of now.
    expect(await could({ at: Date.UTC(2026, 10, 24, 17, 30) })).toMatchObject({ seq: mute, could: 1 });
    expect(
      (await could({ at: Date.UTC(2026, 10, 24, 17, 30) })).rows.map(row => [
        row.user.privAccountName,
        row.outcome,
      ]),
    ).toEqual([
      ['PRIV.Ann', 'call'],
      ['PRIV.Jen', 'refused'],
    ]);
  });

  it('says that there was no such role', async () => {
    await expect(could({ seq: 3 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a comparison of two moments', () => {
  it('names what came, went and changed, with values, people and the entries that did it', async () => {
    const ann = newId.user();
    const made = later(set('user', ann, { ...jen, privAccountName: 'PRIV.Ann', sourceDisplayName: 'Ann' }));
    const longer = later(set('role', ids.role, { ttl: 7200 }));
    const swapped = later(
      { op: 'add', kind: 'role', id: ids.role, list: 'candidates', items: [ann] },
      { op: 'remove', kind: 'role', id: ids.role, list: 'candidates', items: [ids.user] },
    );
    const pin = later({
      op: 'secret',
      kind: 'user',
      id: ids.user,
      name: 'privPinCode',
      ref: store.secrets.put('4711'),
    });
    // There and back: no difference.
    later(set('group', ids.group, { active: false }));
    later(set('group', ids.group, { active: true }));
    const end = later({ op: 'drop', kind: 'role', id: ids.role });

    const before = await ask('compare', [[{ seq: end - 1 }, { seq: 4 }], forest.now]);
    expect(before).toMatchObject({
      from: { seq: 4 },
      to: { seq: end - 1 },
      counts: { added: 1, removed: 0, changed: 2 },
      rows: [
        {
          kind: 'role',
          name: 'R',
          change: 'changed',
          seq: swapped,
          fields: [{ name: 'ttl', before: '1 hour', after: '2 hours', seq: longer }],
          lists: [{ name: 'candidates', added: ['PRIV.Ann'], removed: ['PRIV.Jen'], seq: swapped }],
        },
        { kind: 'user', name: 'Ann', change: 'added', seq: made },
        {
          kind: 'user',
          name: 'Jen Müller',
          change: 'changed',
          fields: [{ name: 'hasPinCode', before: 'none', after: 'stored', seq: pin }],
        },
      ],
    });
    expect(JSON.stringify(before)).not.toContain('4711');
    const all = await ask('compare', [[{ seq: 4 }, { seq: end }], forest.now]);
    expect(all.rows[0]).toMatchObject({
      kind: 'role',
      name: 'R',
      change: 'removed',
      seq: end,
      lists: [
        { name: 'candidates', added: [], removed: ['PRIV.Jen'] },
        { name: 'privileges', removed: ['contoso.corpadmins'] },
      ],
    });
  });
});

describe('a moment', () => {
  it('is found by time, and refused in words in the future, before the history and beyond its end', async () => {
    const last = later(set('role', ids.role, { ttl: 60 }));
    const open = (moment: { seq: number } | { at: number }) => ask('open', [moment, forest.now]);
    expect(await open({ at: noon + hour - 1 })).toMatchObject({
      seq: 4,
      at: noon + hour - 1,
      clockSetBack: false,
    });
    expect(await open({ at: noon + hour })).toMatchObject({ seq: last, sealedIn: null, first: { seq: 1 } });
    await expect(open({ at: forest.now + 1 })).rejects.toThrow(/is in the future/);
    await expect(open({ at: noon - 1 })).rejects.toThrow(/begins at 2026-11-24T12:00:00Z/);
    await expect(open({ seq: last + 1 })).rejects.toThrow(`its last one is ${last}`);
  });

  it('that the clock showed twice is the last of them, and it is said', async () => {
    later(set('role', ids.role, { ttl: 60 }));
    forest.now = noon + 1000;
    const back = store.apply(entry([set('role', ids.role, { ttl: 120 })])).seq;
    expect(await ask('open', [{ at: noon + 2000 }, noon + 3000])).toMatchObject({
      seq: back,
      clockSetBack: true,
    });
  });

  it('before the end of a sealed segment is not known; after it, it is', async () => {
    const last = later(set('role', ids.role, { ttl: 60 }));
    store.transaction(() => {
      const segment = { upTo: 4, at: forest.now, name: 'to-4.zip', entries: 4, manifest: Buffer.alloc(32) };
      store.sealing.declare(segment, contentAt(forest.dir, 4));
      store.apply(entry([], { event: 9350, message: 'Sealed.' }));
    });
    store.transaction(() => store.sealing.takeOut(0, 4, 10));
    await expect(could({ seq: 3 })).rejects.toThrow(/sealed, and their changes are in to-4\.zip only/);
    expect(await could({ seq: 4 })).toMatchObject({ total: 1, role: { displayName: 'R' } });
    expect(await ask('open', [{ seq: last }, forest.now])).toMatchObject({
      first: { seq: 4 },
      sealedIn: 'to-4.zip',
    });
  });

  it('is kept, and its rebuilding is cancelled by the signal', async () => {
    const heard: number[] = [];
    const ready = async () => (await ask('open', [{ seq: 4 }, forest.now])).ready;
    const stop = new AbortController();
    const cancelled = ask('make', [4], { signal: stop.signal });
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await ready()).toBe(false);
    await ask('make', [4], { progress: done => heard.push(done) });
    expect([await ready(), heard]).toEqual([true, [4]]);
  });
});

it('shows objects in words, with the people of then', async () => {
  later(set('user', ids.user, { sourceDisplayName: 'Jen Smith', privAccountName: 'PRIV.JenS' }));
  const asked = { kind: 'role', search: undefined, page: { after: null, limit: 50 } } as const;
  expect(await ask('objects', [{ seq: 4 }, forest.now, asked])).toMatchObject({
    seq: 4,
    total: 1,
    next: null,
    rows: [
      {
        name: 'R',
        fields: [
          { name: 'displayName', text: 'R' },
          { name: 'ttl', label: 'TTL', text: '1 hour' },
          {},
          {},
          {},
          {},
        ],
        lists: [
          { name: 'candidates', count: 1, items: ['PRIV.Jen'] },
          { name: 'approvers', count: 0 },
          { name: 'privileges', items: ['contoso.corpadmins'] },
          { name: 'holders', label: 'held by', count: 0 },
        ],
      },
    ],
  });
  const found = await ask('objects', [{ seq: 5 }, forest.now, { ...asked, kind: 'user', search: 'smith' }]);
  expect(found.rows[0]).toMatchObject({
    name: 'Jen Smith',
    lists: [{ name: 'candidateOf', items: ['R'] }, {}, {}],
  });
  const configuration = await ask('objects', [{ seq: 5 }, forest.now, { ...asked, kind: 'configuration' }]);
  expect(configuration.rows.map(row => row.name)).toEqual([
    'PAM configuration',
    'Console configuration',
    matching(/Users|PAM/),
    matching(/./),
  ]);
});
