import type { Scenario } from '../../shared/domain/scenario.ts';
import { weekdayOf } from '../../shared/domain/scenario.ts';
import { instantOfWall } from '../../shared/domain/time-zone.ts';

const day = 24 * 3_600_000;
/** How long after the scenario's days owners still come to work: longer than any approval is waited for there. */
const after = 62;

/** Answers the moment at which so many milliseconds of working time have passed since `at`; Infinity where owners do not work any more. */
export type WorkingTime = (at: number, milliseconds: number) => number;

/** The owners' working time in the scenario's zone. A day that ends before it begins ends on the next one. */
export function createWorkingTime({ startsOn, days, timeZone, owners }: Scenario): WorkingTime {
  const { workingHours, workingDays } = owners;
  const opens: number[] = [];
  const closes: number[] = [];
  const first = Date.parse(`${startsOn}T00:00:00Z`);
  const weekday = weekdayOf(startsOn);
  const add = (open: number, close: number) => {
    const last = closes.length - 1;
    if (last >= 0 && open <= closes[last]!) closes[last] = Math.max(closes[last]!, close);
    else if (open < close) {
      opens.push(open);
      closes.push(close);
    }
  };
  for (let index = -1; index < days + after; index++) {
    if (!workingDays[(weekday + index + 7) % 7]) continue;
    const midnight = first + index * day;
    const from = midnight + minutesOf(workingHours?.from ?? '00:00');
    const to = midnight + (workingHours === null ? day : minutesOf(workingHours.to));
    add(instantOfWall(from, timeZone), instantOfWall(to > from ? to : to + day, timeZone));
  }
  return (at, milliseconds) => {
    let left = milliseconds;
    for (let place = firstAfter(closes, at); place < closes.length; place++) {
      const begin = Math.max(at, opens[place]!);
      if (begin + left <= closes[place]!) return begin + left;
      left -= closes[place]! - begin;
    }
    return Infinity;
  };
}

/** The first place whose value is above `at`. */
function firstAfter(sorted: readonly number[], at: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > at) high = middle;
    else low = middle + 1;
  }
  return low;
}

function minutesOf(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
}
