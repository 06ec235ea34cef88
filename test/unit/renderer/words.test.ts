import { describe, expect, it } from 'vitest';
import { clockInWords, durationInWords } from '../../../shared/domain/words.ts';
import {
  counted,
  listWords,
  localAndUtc,
  relativeWords,
  remainingWords,
  untilWords,
} from '../../../renderer/components/words.ts';
import { unitOf } from '../../../renderer/components/DurationInput.tsx';
import { issueWords } from '../../../renderer/app/zod-words.ts';

const now = Date.UTC(2025, 2, 3, 15, 40);
const minute = 60_000;

it.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [900, '15 minutes'],
  [5400, '1 hour 30 minutes'],
  [2_592_000, '30 days'],
  [90_061, '1 day 1 hour 1 minute 1 second'],
])('says %i seconds in words', (seconds, words) => {
  expect(durationInWords(seconds)).toBe(words);
});

it.each([
  [now - 3000, 'just now'],
  [now + 3000, 'in a moment'],
  [now - 40_000, '40 s ago'],
  [now + 12 * minute, 'in 12 min'],
  [now - 125 * minute, '2 h 5 min ago'],
  [now - 9 * 60 * minute, '9 h ago'],
  [now - 3 * 1440 * minute, '3 days ago'],
  [now - 40 * 1440 * minute, '22 Jan 2025'],
])('sees %i from now', (at, words) => {
  expect(relativeWords(at, now)).toBe(words);
});

it.each([
  [now - 1, '0 s'],
  [now + 12 * minute + 30_000, '12 min 30 s'],
  [now + 125 * minute, '2 h 5 min'],
  [now + 49 * 60 * minute, '2 d 1 h'],
])('counts down to %i', (until, words) => {
  expect(remainingWords(until, now)).toBe(words);
});

describe('an end', () => {
  it('is the clock on the same day, and has its day on another, in the zone that is asked', () => {
    expect(untilWords(now + minute, now, 'Europe/Berlin')).toBe('16:41');
    // 23:30 UTC is the next day in Berlin.
    expect(untilWords(Date.UTC(2025, 2, 3, 23, 30), now, 'Europe/Berlin')).toBe('4 Mar, 00:30');
    expect(untilWords(Date.UTC(2025, 2, 3, 23, 30), now, 'UTC')).toBe('23:30');
    expect(untilWords(Date.UTC(2026, 2, 3, 15, 41), now, 'UTC')).toBe('3 Mar, 15:41');
  });
  it('is told exactly in local time and in UTC', () => {
    expect(localAndUtc(now)).toMatch(/local\n.*3 Mar 2025.*15:40:00 UTC$/);
  });
});

it('counts and lists', () => {
  expect(counted(1, 'row')).toBe('1 row');
  expect(counted(1204, 'entry', 'entries')).toBe('1,204 entries');
  expect(listWords(['a', 'b', 'c'])).toBe('a, b and c');
});

it.each([
  [300, 'minutes'],
  [7200, 'hours'],
  [2_592_000, 'days'],
  [61, 'seconds'],
  [0, 'minutes'],
] as const)('edits %i seconds in %s', (seconds, unit) => {
  expect(unitOf(seconds)).toBe(unit);
});

it.each([
  [{ code: 'too_small', origin: 'number', minimum: 8 }, 'Give 8 or more.'],
  [{ code: 'too_small', origin: 'string', minimum: 1 }, 'Fill this in.'],
  [{ code: 'too_big', origin: 'string', maximum: 400 }, 'Use at most 400 characters.'],
  [{ code: 'invalid_type', expected: 'int', input: Number.NaN }, 'Give a whole number.'],
  [{ code: 'custom' }, undefined],
])('words an issue of a field', (issue, words) => {
  expect(issueWords(issue)).toBe(words);
});

it.each([
  [-7_200_400, 'recorded after the clock was set back 2 hours'],
  [-1, 'recorded after the clock was set back 1 second'],
  [5_430_000, 'recorded after the clock went forward 1 hour 31 minutes more than the time that passed'],
])('a clock that was moved by %i ms is said in words', (moved, words) => {
  expect(clockInWords(moved)).toBe(words);
});
