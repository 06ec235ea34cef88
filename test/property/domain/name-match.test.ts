import fc from 'fast-check';
import { expect, it } from 'vitest';
import { classOf, fitOf, matchClasses } from '../../../shared/domain/name-match.ts';

const letter = fc.constantFrom(...'abcABC ._-ü1');
const name = fc.string({ unit: letter, minLength: 1, maxLength: 24 });
const bare = (text: string) => text.toLowerCase().replaceAll(' ', '');

function isSubsequence(typed: string, text: string): boolean {
  let at = 0;
  for (const one of text) if (one === typed[at]) at += 1;
  return at === typed.length;
}

it('fits where, and only where, the letters are in the name in order', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 6 }), name, (typed, text) => {
      const wanted = bare(typed);
      expect(fitOf(typed, text) !== null).toBe(wanted !== '' && isSubsequence(wanted, bare(text)));
    }),
    { numRuns: 2000 },
  );
});

it('finds what was taken out of a name at any places', () => {
  fc.assert(
    fc.property(name, fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }), (text, keep) => {
      const typed = [...text].filter((_, index) => keep[index] === true).join('');
      fc.pre(typed.trim() !== '');
      expect(fitOf(typed, text)).not.toBeNull();
    }),
  );
});

it('never ranks a beginning after anything but the whole name', () => {
  fc.assert(
    fc.property(name, name, fc.nat(23), (text, other, cut) => {
      const typed = text
        .trim()
        .replace(/ +/g, ' ')
        .slice(0, 1 + (cut % text.length));
      const [own, theirs] = [fitOf(typed, text.trim().replace(/ +/g, ' ')), fitOf(typed, other)];
      fc.pre(own !== null && theirs !== null);
      expect(['whole', 'beginning']).toContain(classOf(own));
      if (!['whole', 'beginning'].includes(classOf(theirs))) expect(theirs).toBeGreaterThan(own);
    }),
  );
});

it('answers any two texts quickly, in a class that it knows', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 256 }),
      (typed, text) => {
        const fit = fitOf(typed, text);
        if (fit !== null) expect(matchClasses).toContain(classOf(fit));
      },
    ),
  );
  const started = performance.now();
  fitOf('a '.repeat(50) + 'b', 'a '.repeat(128));
  expect(performance.now() - started).toBeLessThan(250);
});
