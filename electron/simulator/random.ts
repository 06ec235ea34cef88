/**
 * A repeatable source of whole numbers: xoshiro128** 1.1 (Blackman and Vigna), 32 bits and integer arithmetic only, so that the
 * same seed gives the same numbers on every machine. Not for secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  /** Begins at a state of four 32-bit words, not all zero. */
  constructor(a: number, b: number, c: number, d: number) {
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }

  /** The state that a seed and the number of a stream (both 32 bits) give: streams of one seed have nothing to do with each other. */
  static of(seed: number, stream: number): Random {
    // Both are spread first: neighbouring streams would else begin at neighbouring states, and overlap.
    const mix = splitMix(splitMix(seed)() ^ splitMix(~stream)());
    return new Random(mix(), mix(), mix(), mix());
  }

  /** 0 to 2^32 - 1. */
  next(): number {
    const five = Math.imul(this.#b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b ^= this.#c;
    this.#a ^= this.#d;
    this.#c ^= shifted;
    this.#d = (this.#d << 11) | (this.#d >>> 21);
    return result;
  }

  /** 0 to `limit` - 1, each as likely as the others. `limit` is a whole number from 1 to 2^32. */
  below(limit: number): number {
    // The numbers above the last whole multiple would make the first remainders likelier: they are drawn again.
    const fair = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const drawn = this.next();
      if (drawn < fair) return drawn % limit;
    }
  }

  /** As `below`, for limits up to 2^53 - 1. */
  belowLarge(limit: number): number {
    if (limit <= 2 ** 32) return this.below(limit);
    const fair = 2 ** 53 - (2 ** 53 % limit);
    for (;;) {
      const drawn = (this.next() >>> 11) * 2 ** 32 + this.next();
      if (drawn < fair) return drawn % limit;
    }
  }

  /** `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases. Always one draw, so that another percentage moves no other draw. */
  percent(percent: number): boolean {
    return this.below(100) < percent;
  }
}

/** SplitMix32: spreads a small seed over all bits of a state. */
function splitMix(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e37_79b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0_aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}
