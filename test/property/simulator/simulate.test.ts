import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exampleScenario } from '../../../electron/simulator/example.ts';
import { simulate } from '../../../electron/simulator/simulate.ts';
import { canonicalLine, transcriptHead } from '../../../electron/simulator/transcript.ts';
import type { Recorded } from '../../../electron/simulator/counts.ts';
import { scenario, type Scenario, type ScenarioRole } from '../../../shared/domain/scenario.ts';
import { simulation } from '../../../shared/domain/simulation.ts';

const flag = fc.boolean();
const mostly = fc.nat({ max: 5 }).map(draw => draw > 0);
const everyDay = [true, true, true, true, true, true, true] as Scenario['owners']['workingDays'];
const percent = fc.constantFrom(0, 5, 30, 100);
const accounts = ['a', 'b', 'c', 'd', 'e', 'f'];
const zones = ['Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
const aRange = (most: number) =>
  fc
    .tuple(fc.nat({ max: most }), fc.nat({ max: most }))
    .map(([x, y]) => ({ least: Math.min(x, y), most: Math.max(x, y) }));

const aRole = fc.record({
  share: fc.integer({ min: 0, max: 3 }),
  ttl: fc.constantFrom(60, 300, 3600, 900, 7200, 90_000),
  mfaEnabled: flag,
  approvalEnabled: flag,
  disableAutoApprovalIfOwner: flag,
  window: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        { from: '08:00', to: '18:00' },
        { from: null, to: '02:30' },
        { from: '22:00', to: null },
      ),
    },
  ),
  candidates: fc.subarray(accounts, { minLength: 1 }),
  approvers: fc.subarray(accounts),
  privileges: fc.array(fc.record({ name: fc.constantFrom('G', 'H'), active: mostly }), { maxLength: 2 }),
});

const aScenario: fc.Arbitrary<Scenario> = fc
  .record({
    seed: fc.integer({ min: 0, max: 0xffff_ffff }),
    startsOn: fc.constantFrom('2026-11-23', '2026-03-28', '2026-10-24', '2026-04-04'),
    days: fc.integer({ min: 1, max: 3 }),
    timeZone: fc.constantFrom(...zones),
    people: fc.tuple(
      ...accounts.map(account =>
        fc.record({
          account: fc.constant(account),
          name: fc.constant(account),
          callable: mostly,
          active: mostly,
          asks: fc.constant(true),
          decides: mostly,
        }),
      ),
    ),
    // The first can be asked for by somebody, so that something happens.
    roles: fc.array(aRole, { minLength: 1, maxLength: 4 }).map(roles =>
      roles.map((role, at): ScenarioRole => ({
        ...role,
        name: `R${at}`,
        ...(at === 0 ? { share: 2, candidates: [...new Set(['a', ...role.candidates])] } : {}),
      })),
    ),
    requests: fc.record({
      total: fc.integer({ min: 1, max: 400 }),
      strangerPercent: percent,
      laterPercent: percent,
      laterHours: fc.integer({ min: 1, max: 40 }),
      closeEarlyPercent: percent,
    }),
    failures: fc.constantFrom(
      [],
      [{ code: 102, percent: 40 }],
      [
        { code: 2, percent: 30 },
        { code: 112, percent: 70 },
      ],
    ),
    seconds: aRange(180),
    unblockMinutes: fc.constantFrom(null, 0, 90),
    owners: fc.record({
      answerPercent: fc.constantFrom(0, 90, 100),
      rejectPercent: percent,
      minutes: fc.oneof(aRange(120), aRange(3000)),
      workingDays: fc.constantFrom(everyDay, exampleScenario().owners.workingDays),
      workingHours: fc.constantFrom(null, { from: '07:30', to: '18:00' }, { from: '21:00', to: '05:00' }),
    }),
  })
  .map(({ requests, failures, seconds, unblockMinutes, owners, ...made }) =>
    scenario.parse({
      format: 'Bastion Console scenario 1',
      name: 'random',
      limits: { shortest: 300, longest: 86_400 },
      ...made,
      people: [...made.people],
      requests: { ...exampleScenario().requests, ...requests },
      calls: { failures, seconds, unblockMinutes },
      owners,
    }),
  );

/** What design §8 demands, looked at in each record with what the scenario says, and not by the engine's own reckoning. */
function watch(made: Scenario) {
  const role = new Map(made.roles.map(one => [one.name, one]));
  const person = new Map(made.people.map(one => [one.account, one]));
  const state = new Map<number, { called: boolean; approved: boolean; active: boolean; ended: boolean }>();
  const zone = new Intl.DateTimeFormat('en-GB', {
    timeZone: made.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  const wall = (at: number) => zone.format(at);
  const blocked = new Set<string>();
  let last = 0;
  const canonical = createHash('sha256').update(transcriptHead);
  let lines = 0;
  return {
    told(line: Parameters<typeof canonicalLine>[1], { to, membership }: Recorded): void {
      canonical.update(canonicalLine(++lines, line));
      expect(line.at).toBeGreaterThanOrEqual(last);
      last = line.at;
      const asked = role.get(line.role)!;
      const user = person.get(line.account)!;
      const known = state.get(line.request) ?? {
        called: false,
        approved: false,
        active: false,
        ended: false,
      };
      state.set(line.request, known);
      expect(known.ended, 'nothing follows an end').toBe(false);
      if (line.event === 9113) blocked.add(line.account);
      if (line.event === 9101 && made.calls.unblockMinutes === null)
        expect(blocked.has(line.account), 'nobody who reported fraud is called').toBe(false);
      if (line.event === 103) known.called = true;
      if (line.event === 101) expect(to.call?.verified).toBe(false);
      if (line.event === 9103) {
        known.approved = true;
        expect(asked.approvers).toContain(line.detail);
        if (to.approval?.decision === 'automatic') {
          expect(line.detail).toBe(line.account);
          expect(asked.disableAutoApprovalIfOwner).toBe(false);
        } else {
          expect(line.detail).not.toBe(line.account);
          expect(person.get(line.detail)).toMatchObject({ active: true, decides: true });
        }
      }
      if (line.event === 9107) {
        known.active = true;
        expect(asked.candidates).toContain(line.account);
        expect(user.active).toBe(true);
        if (asked.mfaEnabled)
          expect([known.called, user.callable], 'no activation without its call').toEqual([true, true]);
        if (asked.approvalEnabled) expect(known.approved, 'no activation without its approval').toBe(true);
        if (asked.window !== null) {
          const now = wall(line.at);
          expect(now >= (asked.window.from ?? '00:00') && now < (asked.window.to ?? '24:00'), now).toBe(true);
        }
        expect(to.expiresAt! - line.at).toBe(asked.ttl * 1000);
        if (to.requestedTime !== null) expect(line.at).toBeGreaterThanOrEqual(to.requestedTime);
        if (asked.privileges.length > 0) expect(asked.privileges.some(({ active }) => active)).toBe(true);
        expect(membership?.kind).toBe('grant');
      }
      if (to.endedAt !== null) {
        known.ended = true;
        expect(to.endedAt).toBe(line.at);
        // No membership outlives its end: the clock is virtual, so it ends exactly then.
        if (known.active) {
          expect(membership?.kind).toBe('drop');
          expect(to.expiresAt).toBe(line.at);
        }
      }
    },
    end: () => ({
      hash: canonical.digest('hex'),
      lines,
      requests: state.size,
      open: [...state.values()].filter(({ ended }) => !ended).length,
    }),
  };
}

it('keeps the invariants of an activation in every record, ends every request, and gives the same again', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(aScenario, made => {
      const watched = watch(made);
      const first = simulate(made, { told: watched.told });
      const again = simulate(made);
      expect(again).toEqual(first);
      expect(simulation.parse(first)).toEqual(first);
      const { hash, lines, requests, open } = watched.end();
      expect({ hash: first.hash, lines: first.lines }).toEqual({ hash, lines });
      expect([requests, open]).toEqual([made.requests.total, 0]);
      expect(first.ends.reduce((sum, { count }) => sum + count, 0)).toBe(first.requests);
      expect(first.hours.reduce((sum, count) => sum + count, 0)).toBe(first.requests);
      const { asked, approved, rejected, lapsed, waits } = first.approvals;
      expect(approved + rejected + lapsed).toBe(asked);
      expect(waits.reduce((sum, { count }) => sum + count, 0)).toBe(approved + rejected);
      for (const { end, count } of first.ends) if (count > 0) seen.set(end, (seen.get(end) ?? 0) + 1);
    }),
    { numRuns: 150 },
  );
  // Each way to end is taken often, or the cases say nothing.
  for (const end of [
    'ttl-ended',
    'closed-by-user',
    'refused',
    'call-failed',
    'approver-rejected',
    'approval-lapsed',
  ])
    expect(seen.get(end) ?? 0, end).toBeGreaterThan(0);
}, 300_000);

it('has another transcript for another seed', () => {
  const run = (seed: number) => {
    const { requests, ...made } = exampleScenario();
    return simulate({ ...made, seed, requests: { ...requests, total: 500 } }).hash;
  };
  expect(new Set([1, 2, 3].map(run)).size).toBe(3);
});

it('gives the transcript that it gave when this was written', () => {
  const { requests, ...made } = exampleScenario();
  const { hash, lines } = simulate({ ...made, requests: { ...requests, total: 5000 } });
  expect({ hash, lines }).toMatchInlineSnapshot(`
    {
      "hash": "80f8e8d00b823626579845245a0eeee631288e3fa0d767a42acaa03bf6210932",
      "lines": 20457,
    }
  `);
});
