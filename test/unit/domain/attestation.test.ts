import fc from 'fast-check';
import { expect, it } from 'vitest';
import { outcomeOf } from '../../../shared/domain/attestation.ts';
import { verdicts } from '../../../shared/domain/attestation-file.ts';

const verdict = fc.constantFrom(...verdicts);
const answers = fc.array(fc.record({ verdict }), { maxLength: 5 });
const decision = fc.option(verdict);

it('merges answers in any order alike, and lets a decision count only where they differ', () => {
  fc.assert(
    fc.property(answers, decision, (given, decided) => {
      const outcome = outcomeOf(given, decided);
      expect(outcomeOf(given.toReversed(), decided)).toBe(outcome);
      const said = new Set(given.map(answer => answer.verdict));
      if (said.size === 0) expect(outcome).toBe('open');
      else if (said.size === 1) expect([...said]).toEqual([outcome]);
      else expect(outcome).toBe(decided ?? 'conflict');
    }),
    { numRuns: 200 },
  );
});
