import { AppError } from '../../shared/contract/errors.ts';
import { expectedRequests, type Scenario } from '../../shared/domain/scenario.ts';
import { instantOfWall, zoneOffset } from '../../shared/domain/time-zone.ts';
import type { Random } from './random.ts';
import type { Person, Post, World } from './world.ts';

const quarter = 15 * 60_000;
const hour = 4 * quarter;
const day = 24 * hour;

/** The scenario's days in milliseconds UTC: from the first midnight of the zone to the one after the last day. */
export function periodOf({ startsOn, days, timeZone }: Scenario): { from: number; to: number } {
  const wall = Date.parse(`${startsOn}T00:00:00Z`);
  return { from: instantOfWall(wall, timeZone), to: instantOfWall(wall + days * day, timeZone) };
}

/**
 * When the requests come, sorted: each falls on a quarter of an hour by the share that its hour and weekday have, and anywhere in
 * it. Given their number, that is how independent requests at those rates arrive.
 */
export function arrivalTimes(scenario: Scenario, random: Random): Float64Array {
  const { from, to } = periodOf(scenario);
  const { perHour, weekdayPercent } = scenario.requests;
  const starts: number[] = [];
  const sums: number[] = [];
  let sum = 0;
  // A quarter of an hour: zones move their clocks by whole hours or by half of one, so none has two hours of the day.
  for (let at = from; at < to; at += quarter) {
    const wall = new Date(at + zoneOffset(scenario.timeZone, at));
    const weight = (perHour[wall.getUTCHours()] ?? 0) * (weekdayPercent[(wall.getUTCDay() + 6) % 7] ?? 0);
    if (weight === 0) continue;
    sum += weight;
    starts.push(at);
    sums.push(sum);
  }
  if (sum === 0) {
    throw new AppError(
      'BAD_REQUEST',
      'Nothing was simulated: no hour of the scenario’s days has requests. Give some hours a number, and some weekday a share.',
    );
  }
  const times = new Float64Array(expectedRequests(scenario));
  for (let index = 0; index < times.length; index++) {
    times[index] = starts[placeOf(sums, random.belowLarge(sum))]! + random.below(quarter);
  }
  return times.sort();
}

export interface Asked {
  person: Person;
  post: Post;
  /** Milliseconds from the asking to the start that is asked for; 0 is at once. */
  ahead: number;
}

/** Who asks for what, one request after the other. Throws BAD_REQUEST where nobody can ask for anything. */
export function createAsking(scenario: Scenario, { people, posts }: World, random: Random): () => Asked {
  const { strangerPercent, laterPercent, laterHours } = scenario.requests;
  const asked: Post[] = [];
  const sums: number[] = [];
  let sum = 0;
  for (const post of posts) {
    if (post.share === 0 || post.askers.length === 0) continue;
    sum += post.share;
    asked.push(post);
    sums.push(sum);
  }
  const anybody = people.filter(({ asks }) => asks);
  if (sum === 0) {
    throw new AppError(
      'BAD_REQUEST',
      'Nothing was simulated: no role has a share and a candidate who asks. Give one a share, and let one of its candidates ask.',
    );
  }
  return () => {
    const post = asked[placeOf(sums, random.below(sum))]!;
    const stranger = random.percent(strangerPercent);
    const from = stranger ? anybody : post.askers;
    const person = from[random.below(from.length)]!;
    const later = random.percent(laterPercent);
    const ahead = random.between(1, laterHours) * hour;
    return { person, post, ahead: later ? ahead : 0 };
  };
}

/** The first place whose running sum is above `drawn`. */
function placeOf(sums: readonly number[], drawn: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle]! > drawn) high = middle;
    else low = middle + 1;
  }
  return low;
}
