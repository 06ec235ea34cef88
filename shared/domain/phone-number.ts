import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';

// The 'max' metadata, although it is the largest: the smaller sets know the possible lengths of a number only, so they take
// digits that no exchange assigns for valid. Rule 2 below rests on validity: with lengths alone nearly every national
// number would read as some country's international one.

/** How a number was read: `plus` with `+`, `00` or "code, space, number"; `digits` with `+` put before; `national` under DefaultCountryCode. */
export const phoneRules = ['plus', 'digits', 'national'] as const;
export type PhoneRule = (typeof phoneRules)[number];

/** What a stored text means as a telephone number. `text` is as it was given, without spaces around it. */
export const phoneReading = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('number'),
    text: z.string(),
    /** `+12135551212`. */
    e164: z.string(),
    /** `+1 213 555 1212`. */
    international: z.string(),
    countryCode: z.string(),
    national: z.string(),
    rule: z.enum(phoneRules),
    /** What it would be as a national number under DefaultCountryCode, where that is another number; else null. */
    ambiguous: z.object({ e164: z.string(), international: z.string() }).nullable(),
  }),
  z.object({ kind: z.literal('empty'), text: z.string() }),
  z.object({
    kind: z.literal('unreadable'),
    text: z.string(),
    /** Ends a sentence that begins with the number: `has an extension, ...`. */
    why: z.string(),
  }),
]);
export type PhoneReading = z.infer<typeof phoneReading>;
export type ReadNumber = Extract<PhoneReading, { kind: 'number' }>;

/** What a provider makes of a reading: the number that it is given, and as people see it; or why it cannot dial. */
export type Dialling = { canDial: true; number: string; shown: string } | { canDial: false; why: string };

const longest = 64;

// Codes of networks that belong to no country, such as 800 and 883, are left out: nobody's numbers are national there.
const callingCodes: ReadonlySet<string> = new Set(
  getCountries().map(country => getCountryCallingCode(country)),
);

/**
 * Reads a stored telephone number. How MIM itself reads one is unpublished; this reading is ours (docs/mim-facts.md, phone
 * numbers): (1) `+`, `00`, or country code, a space, number, as SSPR asks for it; (2) digits that are valid with `+` put
 * before them; (3) a national number under DefaultCountryCode. Where (2), or (1) without a `+`, and (3) give different
 * numbers, the reading is ambiguous and the first wins. `defaultCountryCode` is digits such as '1', or null.
 */
export function readPhoneNumber(text: string, defaultCountryCode: string | null): PhoneReading {
  const given = text.trim();
  if (given === '') return { kind: 'empty', text: given };
  const plain = given
    .normalize('NFKC')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ');
  const fault = faultOf(plain);
  if (fault !== null) return { kind: 'unreadable', text: given, why: fault };

  const digits = plain.replace(/\D/g, '');
  if (plain.startsWith('+') || digits.startsWith('00')) {
    // (0) marks a prefix that is dialled inside a country only; in Italy the zero is part of the number and stays.
    const found = fromAbroad(digits) ?? fromAbroad(plain.replace('(0)', '').replace(/\D/g, ''));
    if (found) return { kind: 'number', text: given, ...found, rule: 'plus', ambiguous: null };
    const why = `starts with ${plain.startsWith('+') ? '+' : '00'}, but no country assigns such a number`;
    return { kind: 'unreadable', text: given, why };
  }

  const code = isCountryCode(defaultCountryCode) ? defaultCountryCode : null;
  const national = code === null ? null : nationalNumber(digits, code);
  const whole = international(digits);
  const spaced = whole !== null && plain.startsWith(`${whole.countryCode} `);
  // As they are: the library would also take 53 0 31... for a Cuban number, leaving out a 0 that it takes for a prefix.
  if (whole && (spaced || whole.e164 === `+${digits}`)) {
    const rule = spaced ? 'plus' : 'digits';
    const other = national !== null && national.e164 !== whole.e164 ? national : null;
    const ambiguous = other && { e164: other.e164, international: other.international };
    return { kind: 'number', text: given, ...whole, rule, ambiguous };
  }
  if (national) return { kind: 'number', text: given, ...national, rule: 'national', ambiguous: null };
  const why =
    code === null
      ? 'is no valid number with a country code, and no DefaultCountryCode is set to read it as a national one'
      : `is no valid number, neither with a country code nor as a national one of country code ${code}`;
  return { kind: 'unreadable', text: given, why };
}

/** A sentence for pages: how the number is read and, where it could be read otherwise, how to say which is meant. */
export function describeReading(reading: PhoneReading): string {
  switch (reading.kind) {
    case 'empty':
      return 'No number is stored.';
    case 'unreadable':
      return `“${reading.text}” ${reading.why}. Write it as country code, space, number, for example 1 2135551212.`;
    case 'number': {
      const base = `Read as ${reading.international}${howRead(reading)}.`;
      if (reading.ambiguous === null) return base;
      return (
        `${base} As a national number it would be ${reading.ambiguous.international}: ` +
        `store ${reading.e164} or ${reading.ambiguous.e164} to say which is meant.`
      );
    }
  }
}

/** Dials public numbers only, as the telephone network takes them. */
export function dialPublic(reading: PhoneReading): Dialling {
  switch (reading.kind) {
    case 'number':
      return { canDial: true, number: reading.e164, shown: reading.international };
    case 'empty':
      return { canDial: false, why: 'no telephone number is stored' };
    case 'unreadable':
      return { canDial: false, why: `the stored number “${reading.text}” ${reading.why}` };
  }
}

/**
 * Dials what a site's own exchange takes: texts that match its internal pattern whole, as they are, and public numbers.
 * A pattern that is '' or no regular expression matches nothing.
 */
export function dialWithInternal(reading: PhoneReading, internalPattern: string): Dialling {
  if (reading.text !== '' && reading.text.length <= longest && matchesWhole(internalPattern, reading.text)) {
    return { canDial: true, number: reading.text, shown: reading.text };
  }
  return dialPublic(reading);
}

function howRead(reading: ReadNumber): string {
  switch (reading.rule) {
    case 'plus':
      return '';
    case 'digits':
      return ', the digits taken with their country code';
    case 'national':
      return `, a national number of country code ${reading.countryCode}`;
  }
}

/** Why the text cannot be a number at all, or null. */
function faultOf(plain: string): string | null {
  if (plain.length > longest) return `is longer than ${longest} characters`;
  if (/\d\s*(?:[,;*#]+|;?\s*ext(?:n|ension)?\.?|x)[\s=]*\d*\s*$/i.test(plain)) {
    return 'has an extension, and how MIM writes one is unpublished, so it is not dialled';
  }
  if (/[^\d\s().\-/+]/.test(plain)) return 'has characters that are no part of a telephone number';
  if (plain.lastIndexOf('+') > 0) return 'has a + that is not at its beginning';
  if (!/\d/.test(plain)) return 'has no digits';
  return null;
}

/** True for the digits of an assigned country calling code, such as '1' or '49'. */
export function isCountryCode(code: string | null): code is string {
  return code !== null && /^[1-9]\d{0,2}$/.test(code) && callingCodes.has(code);
}

type Found = Pick<ReadNumber, 'e164' | 'international' | 'countryCode' | 'national'>;

function fromAbroad(digits: string): Found | null {
  return international(digits.replace(/^00/, ''));
}

function international(digits: string): Found | null {
  return found(parsePhoneNumberFromString(`+${digits}`, { extract: false }));
}

function nationalNumber(digits: string, countryCode: string): Found | null {
  return found(parsePhoneNumberFromString(digits, { extract: false, defaultCallingCode: countryCode }));
}

function found(parsed: ReturnType<typeof parsePhoneNumberFromString>): Found | null {
  if (!parsed?.isValid()) return null;
  return {
    e164: parsed.number,
    international: parsed.formatInternational(),
    countryCode: parsed.countryCallingCode,
    national: parsed.nationalNumber,
  };
}

function matchesWhole(pattern: string, text: string): boolean {
  if (pattern === '') return false;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(text);
  } catch {
    return false;
  }
}
