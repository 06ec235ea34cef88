import fc from 'fast-check';
import { expect, it } from 'vitest';
import { excerptAt } from '../../../renderer/app/command-bar/line-check.ts';
import { drawAllUpTo, windowOf } from '../../../renderer/components/windowing.ts';

it('draws every row in sight, and only a screenful more of a long list', () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.nat(5_000_000),
      fc.integer({ min: 0, max: 2000 }),
      fc.constantFrom(36, 44),
      (count, scrolled, height, row) => {
        const top = Math.max(0, Math.min(scrolled, count * row - height));
        const { from, to } = windowOf(count, top, height, row);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(count);
        expect(from).toBeLessThanOrEqual(Math.floor(top / row));
        expect(to).toBeGreaterThanOrEqual(Math.min(count, Math.ceil((top + height) / row)));
        if (count > drawAllUpTo) expect(to - from).toBeLessThanOrEqual(Math.ceil(height / row) + 40);
      },
    ),
  );
});

it('points the caret of an excerpt at the character of the column', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 400 }), fc.nat(400), (text, at) => {
      const column = (at % text.length) + 1;
      const excerpt = excerptAt(text, column);
      expect(excerpt.text[excerpt.at]).toBe(text[column - 1]);
    }),
  );
});
