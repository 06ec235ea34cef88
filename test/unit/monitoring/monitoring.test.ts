import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMonitoring, type Monitoring } from '../../../electron/monitoring/monitoring.ts';
import { toCells } from '../../../electron/store/cells.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { User } from '../../../shared/domain/user.ts';
import { FakeCorp } from './fake-corp.ts';
import { createMemoryStore, type MemoryStore } from '../../fakes/memory-store.ts';
import { aUser } from '../../fakes/pam-objects.ts';

const pat = { actor: 'pat', as: 'PRIV\\PRIV.Pat' };
const start = Date.UTC(2026, 10, 24, 12);

describe('the comparison with CORP', () => {
  let time: number;
  let memory: MemoryStore;
  let corp: FakeCorp;
  let monitoring: Monitoring;

  beforeEach(() => {
    time = start;
    memory = createMemoryStore(() => time);
    corp = new FakeCorp();
    monitoring = createMonitoring({
      store: memory.store,
      corp,
      now: () => time,
      defaultCountryCode: () => '1',
    });
  });
  afterEach(async () => {
    await monitoring.dispose();
    memory.store.close();
  });

  /** Stores a user whose number CORP had so when the user was made; null where nothing was noted. */
  function add(user: User, seen: string | null): void {
    const noted = { userId: user.id, number: seen ?? '', seenAt: time };
    memory.store.apply({
      ...pat,
      event: 9010,
      message: 'User made.',
      changes: [
        { op: 'set', kind: 'user', id: user.id, values: toCells('user', user) },
        ...(seen === null
          ? []
          : [{ op: 'set', kind: 'corpNumber', id: user.id, values: toCells('corpNumber', noted) } as const]),
      ],
    });
  }
  const rows = (id: number) => memory.journal().filter(row => row.id === id);
  const jen = aUser(1, 'Jen', { sourceDomain: 'CONTOSO', sourcePhoneNumber: '12135551212' });

  it('raises 825 once for a change, says what to run, and leaves the user as it was', async () => {
    add(jen, '+1 213 555 0142');
    corp.set('Jen', '+1 213 555 0199');
    time += 60_000;
    expect(await monitoring.compare(pat)).toEqual({
      compared: 1,
      raised: 1,
      differences: [
        {
          userId: jen.id,
          userName: 'Jen',
          kind: 'number-changed',
          stored: '12135551212',
          lastSeen: '+1 213 555 0142',
          now: '+1 213 555 0199',
        },
      ],
    });
    const [row] = rows(825);
    expect(row).toMatchObject({
      actor: 'monitoring',
      as: null,
      at: time,
      cause: { kind: 'corp-number-changed', from: '+1 213 555 0142', to: '+1 213 555 0199' },
    });
    const [said, line] = row!.message.split(' run: ');
    expect(said).toBe(
      'The telephone number of Jen (CONTOSO\\Jen) in CORP changed from +1 213 555 0142 to +1 213 555 0199. MIM still has 12135551212. To take the new one over,',
    );
    expect(parseLine(line!)).toEqual([
      {
        cmdlet: 'Set-PAMUser',
        parameters: {
          User: { get: 'Get-PAMUser', parameters: { SourceDomain: 'CONTOSO', SourceAccountName: 'Jen' } },
          SourcePhoneNumber: '+1 213 555 0199',
        },
      },
    ]);
    expect(memory.store.users.get(jen.id)).toEqual(jen);
    expect(memory.store.corpNumbers.get(jen.id)).toEqual({
      userId: jen.id,
      number: '+1 213 555 0199',
      seenAt: time,
    });

    const again = await monitoring.compare(pat);
    expect(again.raised).toBe(0);
    expect(again.differences.map(d => d.kind)).toEqual(['number-differs']);
    expect(rows(825)).toHaveLength(1);
    expect(rows(9301).map(r => [r.actor, r.as])).toEqual([
      ['pat', 'PRIV\\PRIV.Pat'],
      ['pat', 'PRIV\\PRIV.Pat'],
    ]);
  });

  it('compares with what CORP said last and not with the store', async () => {
    add(jen, '+1 213 555 0142');
    corp.set('Jen', '+1 213 555 0142');
    expect(await monitoring.compare()).toMatchObject({
      raised: 0,
      differences: [{ kind: 'number-differs' }],
    });
    // Back and forth is two changes, although the second one is where it began.
    corp.set('Jen', '12135551212');
    await monitoring.compare();
    corp.set('Jen', '+1 213 555 0142');
    await monitoring.compare();
    expect(rows(825)).toHaveLength(2);
    expect(rows(825)[0]!.message).toMatch(/MIM has this number already\.$/);
  });

  it.each([
    ['written otherwise', '+1 213 555 0142', '1 (213) 555-0142'],
    ['written without its country code', '+1 213 555 0142', '213 555 0142'],
    ['still missing', '', ' '],
  ])('does not take a number that is %s for another', async (_, before, after) => {
    add(jen, before);
    corp.set('Jen', after);
    expect((await monitoring.compare()).raised).toBe(0);
  });

  it.each([
    [
      'was removed',
      '+1 213 555 0142',
      '',
      /was removed from CORP; it was \+1 213 555 0142\. MIM still has 12135551212\. Ask the user/,
    ],
    [
      'is the first',
      '',
      '+1 213 555 0142',
      /in CORP is now \+1 213 555 0142; there was none before\. MIM still has/,
    ],
    [
      'cannot be read',
      '+1 213 555 0142',
      '213-555-01',
      /The new one is no valid number, .*: correct it in CORP\.$/,
    ],
  ])('raises 825 where the number %s', async (_, before, after, message) => {
    add(jen, before);
    corp.set('Jen', after);
    expect((await monitoring.compare()).raised).toBe(1);
    expect(rows(825)[0]!.message).toMatch(message);
    expect((await monitoring.compare()).raised).toBe(0);
  });

  it('notes a number that it never saw, without raising', async () => {
    add(jen, null);
    corp.set('Jen', '+1 213 555 0142');
    expect((await monitoring.compare()).raised).toBe(0);
    expect(memory.store.corpNumbers.get(jen.id)?.number).toBe('+1 213 555 0142');
    // Noting is a change of the store, so it is an entry although nobody asked.
    expect(rows(9301).map(row => row.actor)).toEqual(['monitoring']);
    expect(rows(9301)[0]!.message).toContain('1 user was seen for the first time');
    await monitoring.compare();
    expect(rows(9301)).toHaveLength(1);
    corp.set('Jen', '+1 213 555 0143');
    expect((await monitoring.compare()).raised).toBe(1);
  });

  it('lists who is missing or disabled in CORP, and leaves PRIV-only users out', async () => {
    add(jen, '1');
    add(aUser(2, 'Leaver', { sourcePhoneNumber: '+1 213 555 0142' }), '+1 213 555 0142');
    add(aUser(3, 'Break.Glass', { privOnly: true }), null);
    corp.set('Leaver', '+1 213 555 0142', { disabled: true });
    const { compared, raised, differences } = await monitoring.compare();
    expect([compared, raised]).toEqual([2, 0]);
    expect(differences.map(d => [d.userName, d.kind])).toEqual([
      ['Jen', 'missing-in-corp'],
      ['Leaver', 'disabled-in-corp'],
    ]);
    expect(memory.store.corpNumbers.get(jen.id)?.number).toBe('1');
  });

  it('is refused where CORP cannot be asked, with or without users', async () => {
    corp.fails = true;
    await expect(monitoring.compare(pat)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    add(jen, '1');
    await expect(monitoring.compare(pat)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(rows(9301)).toEqual([]);
  });

  it('raises a change once when two compare at the same time', async () => {
    add(jen, '1');
    corp.set('Jen', '+1 213 555 0142');
    const both = await Promise.all([monitoring.compare(pat), monitoring.compare(pat)]);
    expect(both.map(result => result.raised)).toEqual([1, 0]);
    expect(rows(825)).toHaveLength(1);
  });

  it('keeps what it raised, and lets go of the store, when the forest is closed meanwhile', async () => {
    for (let n = 1; n <= 250; n++) {
      add(aUser(n, `user${n}`), '+1 213 555 0142');
      corp.set(`user${n}`, '+1 213 555 0143');
    }
    const comparing = monitoring.compare(pat);
    const refused = expect(comparing).rejects.toThrow(AppError);
    corp.onFind = count => {
      if (count === 101) void monitoring.dispose();
    };
    await refused;
    await monitoring.dispose();
    expect(rows(825)).toHaveLength(200);
    expect(rows(9301)).toEqual([]);
  });

  it('gives the changes for an entry that changes the order of the attributes', async () => {
    add(jen, '+1 213 555 0142');
    corp.set('Jen', '+1 213 555 0142', { telephoneNumber: '+1 213 555 0100' });
    memory.store.apply({
      ...pat,
      event: 9001,
      message: 'Order changed.',
      changes: monitoring.seenNow(['telephoneNumber', 'mobile']),
    });
    corp.attributes = ['telephoneNumber', 'mobile'];
    expect((await monitoring.compare()).raised).toBe(0);
    corp.fails = true;
    expect(monitoring.seenNow(['mobile'])).toEqual([]);
  });
});

describe('the timer', () => {
  it('compares at once and then only when CORP changed; reports a fault and goes on; stops with dispose', async () => {
    const memory = createMemoryStore(() => start);
    const corp = new FakeCorp();
    let timers: { delay: number; fire: () => void }[] = [];
    const faults: unknown[] = [];
    const monitoring = createMonitoring({
      store: memory.store,
      corp,
      now: () => start,
      report: error => faults.push(error),
      setTimer: (delay, fire) => {
        const timer = { delay, fire };
        timers.push(timer);
        return () => (timers = timers.filter(one => one !== timer));
      },
    });
    const tick = async () => {
      const [timer] = timers.splice(0);
      timer!.fire();
      await expect.poll(() => timers.length).toBe(1);
      return timer!.delay;
    };
    const jen = aUser(1, 'Jen');
    memory.store.apply({
      ...pat,
      event: 9010,
      message: 'User made.',
      changes: [
        { op: 'set', kind: 'user', id: jen.id, values: toCells('user', jen) },
        {
          op: 'set',
          kind: 'corpNumber',
          id: jen.id,
          values: toCells('corpNumber', { userId: jen.id, number: '1', seenAt: 0 }),
        },
      ],
    });
    const raised = () => memory.journal().filter(row => row.id === 825).length;

    corp.set('Jen', '+1 213 555 0142');
    monitoring.start(300);
    expect(await tick()).toBe(0);
    expect(raised()).toBe(1);
    const asked = corp.found;
    expect(await tick()).toBe(300_000);
    expect(corp.found).toBe(asked);
    corp.fails = true;
    await tick();
    corp.fails = false;
    expect(faults).toEqual([]);
    corp.set('Jen', '+1 213 555 0143');
    corp.onFind = () => {
      throw new Error('a fault');
    };
    await tick();
    expect(faults).toMatchObject([{ message: 'a fault' }]);
    corp.onFind = () => undefined;
    await tick();
    expect(raised()).toBe(2);
    expect(memory.journal().some(row => row.id === 9301)).toBe(false);

    await monitoring.dispose();
    expect(timers).toEqual([]);
    memory.store.close();
  });
});
