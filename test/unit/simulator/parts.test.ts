import { describe, expect, it } from 'vitest';
import { arrivalTimes, createAsking, periodOf } from '../../../electron/simulator/arrivals.ts';
import { createFates } from '../../../electron/simulator/behaviour.ts';
import { exampleScenario } from '../../../electron/simulator/example.ts';
import { bucketWidth, createMembers } from '../../../electron/simulator/members.ts';
import { Random } from '../../../electron/simulator/random.ts';
import { createWorkingTime } from '../../../electron/simulator/working-time.ts';
import { createWorld } from '../../../electron/simulator/world.ts';
import type { Scenario } from '../../../shared/domain/scenario.ts';

const hour = 3_600_000;
const at = (text: string) => Date.parse(text);
const wall = (moment: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(
    moment,
  );
const changed = (change: (scenario: Scenario) => void): Scenario => {
  const scenario = exampleScenario();
  change(scenario);
  return scenario;
};

describe('arrivals', () => {
  it('fall on the hours and weekdays that have a share, in proportion, in the scenario’s zone', () => {
    const scenario = changed(one => {
      one.requests.perHour = Array.from({ length: 24 }, (_, index) =>
        index === 9 ? 30 : index === 14 ? 10 : 0,
      );
      one.requests.weekdayPercent = [100, 0, 50, 0, 0, 0, 0];
      one.requests.total = 6000;
    });
    const times = [...arrivalTimes(scenario, Random.of(1, 0))];
    expect(times).toHaveLength(6000);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const counts: Record<string, number> = {};
    for (const time of times) {
      const [day, clock] = wall(time, 'Europe/Berlin').split(' ');
      const key = `${day} ${clock?.slice(0, 2)}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    expect(Object.keys(counts).toSorted()).toEqual(['Mon 09', 'Mon 14', 'Wed 09', 'Wed 14']);
    const near = (count: number | undefined, wanted: number) => Math.abs((count ?? 0) - wanted) < 250;
    expect(near(counts['Mon 09'], 3000) && near(counts['Mon 14'], 1000)).toBe(true);
    expect(near(counts['Wed 09'], 1500) && near(counts['Wed 14'], 500)).toBe(true);
  });

  it('last as long as the days do where the clock is changed', () => {
    const period = periodOf({ ...exampleScenario(), startsOn: '2026-10-25', days: 1 });
    expect(period.to - period.from).toBe(25 * hour);
    expect(new Date(period.from).toISOString()).toBe('2026-10-24T22:00:00.000Z');
  });

  it('refuse a scenario in which nobody can ask, and say what to give', () => {
    const nobody = changed(one => one.people.forEach(person => (person.asks = false)));
    expect(() => createAsking(nobody, createWorld(nobody), Random.of(1, 1))).toThrow(
      /let one of its candidates ask/,
    );
    const never = changed(one => {
      one.requests.total = 10;
      one.requests.perHour = one.requests.perHour.map(() => 0);
    });
    expect(() => arrivalTimes(never, Random.of(1, 0))).toThrow(/Give some hours a number/);
  });
});

describe('owners’ working time', () => {
  const office = createWorkingTime(
    changed(one => {
      one.owners.workingHours = { from: '08:00', to: '17:00' };
      one.owners.workingDays = [true, true, true, true, true, false, false];
    }),
  );

  it('passes in working hours only: a Friday evening’s question is answered on Monday', () => {
    expect(office(at('2026-11-24T08:00Z'), 30 * 60_000)).toBe(at('2026-11-24T08:30Z'));
    expect(office(at('2026-11-24T03:00Z'), 30 * 60_000)).toBe(at('2026-11-24T07:30Z'));
    expect(office(at('2026-11-27T15:30Z'), hour)).toBe(at('2026-11-30T07:30Z'));
    expect(office(at('2026-11-27T18:00Z'), 0)).toBe(at('2026-11-30T07:00Z'));
  });

  it('passes all the time around the clock, through the night of a night shift, and never where no day is worked', () => {
    const always = createWorkingTime(
      changed(one => {
        one.owners.workingHours = null;
        one.owners.workingDays = [true, true, true, true, true, true, true];
      }),
    );
    expect(always(at('2026-11-28T02:00Z'), 50 * hour)).toBe(at('2026-11-30T04:00Z'));
    const night = createWorkingTime(
      changed(one => (one.owners.workingHours = { from: '22:00', to: '06:00' })),
    );
    expect(night(at('2026-11-24T22:00Z'), 2 * hour)).toBe(at('2026-11-25T00:00Z'));
    const never = createWorkingTime(
      changed(one => (one.owners.workingDays = [false, false, false, false, false, false, false])),
    );
    expect(never(at('2026-11-24T10:00Z'), 0)).toBe(Infinity);
  });
});

describe('a request’s fate', () => {
  it('keeps its calls and closings where only the owners are slower', () => {
    const slow = changed(one => (one.owners.minutes = { least: 600, most: 900 }));
    const [before, after] = [createFates(exampleScenario()), createFates(slow)];
    for (let request = 1; request <= 500; request++) {
      const { decisionTakes, ...rest } = before(request);
      const { decisionTakes: longer, ...same } = after(request);
      expect(same).toEqual(rest);
      expect(longer).toBeGreaterThan(decisionTakes);
    }
  });

  it('fails as many calls as the scenario says, by their status', () => {
    const fates = createFates(changed(one => (one.calls.failures = [{ code: 102, percent: 25 }])));
    const codes = Array.from({ length: 8000 }, (_, index) => fates(index + 1).call);
    const failed = codes.filter(({ verified }) => !verified);
    expect(Math.abs(failed.length - 2000)).toBeLessThan(200);
    expect(new Set(failed.map(({ code }) => code))).toEqual(new Set([102]));
  });
});

describe('members', () => {
  it('are people, counted once however often they hold the role; each part of the period has its most', () => {
    const members = createMembers(2, 0, 8 * hour);
    members.join(0, 1, hour);
    members.join(0, 1, 2 * hour);
    members.join(0, 2, 2 * hour + 1);
    members.leave(0, 2, 2 * hour + 2);
    members.leave(0, 1, 3 * hour);
    members.leave(0, 1, 7 * hour);
    members.join(0, 3, 9 * hour);
    members.join(0, 4, 9 * hour);
    members.join(0, 5, 9 * hour);
    expect(members.peakOf(0)).toEqual({ peak: 3, peakAt: 9 * hour });
    expect(members.peakOf(1)).toEqual({ peak: 0, peakAt: null });
    const { every, roles } = members.series(['held', 'never held']);
    expect(every).toBe(15 * 60_000);
    expect(roles.map(({ name }) => name)).toEqual(['held']);
    const byHour = Array.from({ length: 8 }, (_, index) =>
      Math.max(...roles[0]!.most.slice(index * 4, index * 4 + 4)),
    );
    expect(byHour).toEqual([0, 1, 2, 1, 1, 1, 1, 1]);
    expect(roles[0]!.most.slice(29)).toEqual([0, 0, 0]);
  });

  it('are told in at most 200 parts', () => {
    for (let days = 1; days <= 366; days++) {
      const period = days * 24 * hour + hour;
      expect(Math.ceil(period / bucketWidth(period))).toBeLessThanOrEqual(200);
    }
  });
});
