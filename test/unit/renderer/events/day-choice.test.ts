import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  daysInWords,
  moved,
  windowEnd,
} from '../../../../renderer/features/events/day-choice.ts';

const bounds = { first: '2026-10-28', last: '2026-11-24' };
const at = (head: string, anchor: string | null = null) => ({ head, anchor });

describe('choosing days by keyboard', () => {
  it('moves without choosing, and chooses from where Shift was first held', () => {
    expect(moved('ArrowLeft', false, at('2026-11-01'), bounds)).toEqual(at('2026-10-31'));
    const one = moved('ArrowLeft', true, at('2026-11-20'), bounds);
    expect(one).toEqual(at('2026-11-19', '2026-11-20'));
    expect(moved('PageUp', true, one ?? at(''), bounds)).toEqual(at('2026-11-12', '2026-11-20'));
    expect(moved('ArrowRight', false, one ?? at(''), bounds)).toEqual(at('2026-11-20'));
  });

  it('stays within the history, and leaves other keys alone', () => {
    expect(moved('PageDown', false, at('2026-11-22'), bounds)).toEqual(at(bounds.last));
    expect(moved('Home', true, at('2026-11-22'), bounds)).toEqual(at(bounds.first, '2026-11-22'));
    expect(moved('a', false, at('2026-11-22'), bounds)).toBeNull();
  });

  it('takes days in either direction', () => {
    const days = { from: '2026-11-03', to: '2026-11-05' };
    expect(daysBetween({ anchor: days.from, head: days.to })).toEqual(days);
    expect(daysBetween({ anchor: days.to, head: days.from })).toEqual(days);
  });
});

it('moves the drawn days only so far that the day is among them', () => {
  expect(windowEnd('2026-11-24', '2026-11-20', 10, '2026-11-24')).toBe('2026-11-24');
  expect(windowEnd('2026-11-24', '2026-11-14', 10, '2026-11-24')).toBe('2026-11-23');
  expect(windowEnd('2026-11-10', '2026-11-12', 10, '2026-11-24')).toBe('2026-11-12');
});

it('says the days and what is in them', () => {
  const bar = (date: string, Error = 0, Information = 0) => ({ date, Error, Warning: 0, Information });
  const bars = [bar('2026-11-02', 1, 4), bar('2026-11-03', 1), bar('2026-11-04')];
  expect(daysInWords({ from: '2026-11-02', to: '2026-11-03' }, bars)).toBe(
    'Mon 2 Nov to Tue 3 Nov, 2 days: 2 errors, 4 information',
  );
  expect(daysInWords({ from: '2026-11-04', to: '2026-11-04' }, bars)).toBe('Wed 4 Nov: no events');
});
