import { expect, it } from 'vitest';
import { createVirtualClock } from '../../../electron/compose/virtual-clock.ts';

it('fires each timer at its own moment, in order, and those that they set', async () => {
  const clock = createVirtualClock(1000);
  const fired: [string, number][] = [];
  const note = (name: string) => fired.push([name, clock.now()]);
  clock.setTimer(50, () => note('later'));
  clock.setTimer(10, () => {
    note('first');
    clock.setTimer(5, () => note('second'));
  });
  const stop = clock.setTimer(20, () => note('never'));
  stop();
  clock.setTimer(-5, () => note('at once'));
  await clock.advanceTo(1040);
  expect(fired).toEqual([
    ['at once', 1000],
    ['first', 1010],
    ['second', 1015],
  ]);
  expect(clock.now()).toBe(1040);
  await clock.advanceTo(2000);
  expect(fired.at(-1)).toEqual(['later', 1050]);
  await clock.advanceTo(1500);
  expect(clock.now()).toBe(2000);
});
