import { describe, expect, it } from 'vitest';
import { Random } from '../../../electron/simulator/random.ts';

const some = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe('the seeded generator', () => {
  it('gives the numbers of the reference implementation of xoshiro128** 1.1 from the state 1, 2, 3, 4', () => {
    const random = new Random(1, 2, 3, 4);
    expect(some(10, () => random.next())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('agrees with the same rule in whole numbers of any size', () => {
    const mask = 0xffff_ffffn;
    const rotate = (value: bigint, by: bigint) => ((value << by) | (value >> (32n - by))) & mask;
    const state = [0x9e37_79b9n, 7n, 0xffff_ffffn, 0x8000_0000n] as [bigint, bigint, bigint, bigint];
    const reference = () => {
      const result = (rotate((state[1] * 5n) & mask, 7n) * 9n) & mask;
      const shifted = (state[1] << 9n) & mask;
      state[2] ^= state[0];
      state[3] ^= state[1];
      state[1] ^= state[2];
      state[0] ^= state[3];
      state[2] ^= shifted;
      state[3] = rotate(state[3], 11n);
      return Number(result);
    };
    const random = new Random(0x9e37_79b9, 7, 0xffff_ffff, 0x8000_0000);
    expect(some(2000, () => random.next())).toEqual(some(2000, reference));
  });

  it('begins a seed’s streams always the same, and each elsewhere', () => {
    const first = (seed: number, stream: number) =>
      some(4, Random.prototype.next.bind(Random.of(seed, stream)));
    expect(first(1, 16)).toEqual(first(1, 16));
    const all = [0, 1, 2, 3].flatMap(seed => [0, 1, 2, 3].flatMap(stream => first(seed, stream)));
    expect(new Set(all).size).toBe(64);
  });

  it('draws below a limit evenly, and below large ones too', () => {
    const random = Random.of(5, 0);
    const counts = [0, 0, 0, 0, 0, 0, 0];
    for (let draw = 0; draw < 70_000; draw++) counts[random.below(7)]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
    const large = 2 ** 52 + 1;
    const halves = [0, 0];
    for (let draw = 0; draw < 10_000; draw++) {
      const drawn = random.belowLarge(large);
      expect(Number.isSafeInteger(drawn) && drawn >= 0 && drawn < large).toBe(true);
      halves[drawn < 2 ** 51 ? 0 : 1]! += 1;
    }
    expect(Math.abs(halves[0]! - 5000)).toBeLessThan(300);
    expect(some(50, () => random.below(1))).toEqual(some(50, () => 0));
  });

  it('draws both ends of a range, and a percentage never or always at 0 and 100', () => {
    const random = Random.of(9, 0);
    expect(new Set(some(200, () => random.between(3, 5)))).toEqual(new Set([3, 4, 5]));
    expect(some(200, () => Number(random.percent(0)))).toEqual(some(200, () => 0));
    expect(some(200, () => Number(random.percent(100)))).toEqual(some(200, () => 1));
  });
});
