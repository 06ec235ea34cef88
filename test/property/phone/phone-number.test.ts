import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeReading, phoneReading, readPhoneNumber } from '../../../shared/domain/phone-number.ts';

const code = fc.constantFrom(null, '1', '49', '44', '39', '7', '999', '');
const characters = fc.constantFrom(...'0123456789+ ()-./x,;#e');
const text = fc.oneof(
  fc.string({ maxLength: 70 }),
  fc.string({ unit: characters, maxLength: 24 }),
  fc.integer({ min: 0, max: 999_999_999_999_999 }).map(String),
);

describe('any text', () => {
  it('is read without a throw, and the reading fits the wire', () => {
    fc.assert(
      fc.property(text, code, (given, country) => {
        const reading = readPhoneNumber(given, country);
        expect(phoneReading.parse(reading)).toEqual(reading);
        expect(describeReading(reading)).toMatch(/\.$/);
      }),
      { numRuns: 2000 },
    );
  });

  it('that is a number stays the same number, unambiguous, in each of its written forms and under any country code', () => {
    fc.assert(
      fc.property(text, code, code, (given, country, other) => {
        const reading = readPhoneNumber(given, country);
        fc.pre(reading.kind === 'number');
        const forms = [reading.e164, reading.international, `00${reading.e164.slice(1)}`];
        for (const form of forms)
          expect(readPhoneNumber(form, other)).toMatchObject({
            e164: reading.e164,
            rule: 'plus',
            ambiguous: null,
          });
        expect(`+${reading.countryCode}${reading.national}`).toBe(reading.e164);
      }),
      { numRuns: 300 },
    );
  });

  it('is ambiguous only where the other reading is what a national number would be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1_000_000, max: 99_999_999_999 }).map(String), code, (given, country) => {
        const reading = readPhoneNumber(given, country);
        fc.pre(reading.kind === 'number' && reading.ambiguous !== null);
        if (reading.kind !== 'number') return;
        expect(reading.rule).toBe('digits');
        expect(reading.e164).toBe(`+${given}`);
        expect(reading.ambiguous?.e164).not.toBe(reading.e164);
        expect(reading.ambiguous?.e164.startsWith(`+${country}`)).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});
