import { describe, expect, it } from 'vitest';
import {
  describeReading,
  dialPublic,
  dialWithInternal,
  isCountryCode,
  phoneReading,
  readPhoneNumber,
} from '../../../shared/domain/phone-number.ts';

describe('readPhoneNumber', () => {
  it.each([
    // text, DefaultCountryCode, number, rule, the other reading
    ['12135551212', null, '+12135551212', 'digits', null],
    ['12135551212', '1', '+12135551212', 'digits', null],
    ['2135551212', '1', '+12135551212', 'national', null],
    ['(213) 555-1212', '1', '+12135551212', 'national', null],
    ['+1 213 555 1212', '49', '+12135551212', 'plus', null],
    ['+1-213.555.1212', null, '+12135551212', 'plus', null],
    ['0012135551212', null, '+12135551212', 'plus', null],
    ['00 49 30 123456', '1', '+4930123456', 'plus', null],
    ['1 2135551212', '49', '+12135551212', 'plus', null],
    ['49 30 123456', '1', '+4930123456', 'plus', null],
    ['030 123456', '49', '+4930123456', 'national', null],
    ['030/123456', '49', '+4930123456', 'national', null],
    ['+49 (0)30 1234567', null, '+49301234567', 'plus', null],
    ['+39 (0)6 698 12345', null, '+390669812345', 'plus', null],
    ['４９ ３０ １２３４５６', null, '+4930123456', 'plus', null],
    ['+49 30–123456', null, '+4930123456', 'plus', null],
    ['  12135551212  ', null, '+12135551212', 'digits', null],
    ['6595551234', '1', '+6595551234', 'digits', '+16595551234'],
    ['65 95551234', '1', '+6595551234', 'plus', '+16595551234'],
    ['+6595551234', '1', '+6595551234', 'plus', null],
    ['6595551234', null, '+6595551234', 'digits', null],
    ['12135551212', '999', '+12135551212', 'digits', null],
  ])('%s under %s is %s', (text, code, e164, rule, other) => {
    const reading = readPhoneNumber(text, code);
    expect(reading).toMatchObject({ kind: 'number', e164, rule, text: text.trim() });
    expect(reading.kind === 'number' && (reading.ambiguous?.e164 ?? null)).toBe(other);
    expect(phoneReading.parse(reading)).toEqual(reading);
  });

  it('splits the number as the SDK takes it', () => {
    expect(readPhoneNumber('12135551212', null)).toMatchObject({
      international: '+1 213 555 1212',
      countryCode: '1',
      national: '2135551212',
    });
  });

  it.each([
    ['2135551212', null, 'no DefaultCountryCode'],
    ['21', '49', 'country code 49'],
    ['4711', '49', 'no valid number'],
    ['+4711', '49', 'starts with +'],
    ['00', '1', 'starts with 00'],
    ['+1 213 555 1212 ext. 5', '1', 'extension'],
    ['+1 213 555 1212 x5', '1', 'extension'],
    ['12135551212,,5', '1', 'extension'],
    ['12135551212#5', '1', 'extension'],
    ['12135551212;ext=5', '1', 'extension'],
    ['call reception', '1', 'no part of a telephone number'],
    ['1+2135551212', '1', 'not at its beginning'],
    ['---', '1', 'no digits'],
    ['1'.repeat(65), '1', 'longer than 64'],
  ])('%s under %s is unreadable: %s', (text, code, why) => {
    const reading = readPhoneNumber(text, code);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.why).toContain(why);
  });

  it.each(['', '  ', '\t'])('nothing in "%s"', text => {
    expect(readPhoneNumber(text, '1')).toEqual({ kind: 'empty', text: '' });
  });
});

describe('describeReading', () => {
  it('says how it was read, and both numbers where it is ambiguous', () => {
    expect(describeReading(readPhoneNumber('2135551212', '1'))).toBe(
      'Read as +1 213 555 1212, a national number of country code 1.',
    );
    const ambiguous = describeReading(readPhoneNumber('6595551234', '1'));
    expect(ambiguous).toContain('+65 9555 1234');
    expect(ambiguous).toContain('store +6595551234 or +16595551234');
    expect(describeReading(readPhoneNumber('', '1'))).toBe('No number is stored.');
    expect(describeReading(readPhoneNumber('x', '1'))).toContain('Write it as country code, space, number');
  });
});

describe('what a provider can dial', () => {
  it('public numbers', () => {
    expect(dialPublic(readPhoneNumber('12135551212', null))).toEqual({
      canDial: true,
      number: '+12135551212',
      shown: '+1 213 555 1212',
    });
    expect(dialPublic(readPhoneNumber('4711', '49'))).toMatchObject({ canDial: false });
    expect(dialPublic(readPhoneNumber('', '49'))).toEqual({
      canDial: false,
      why: 'no telephone number is stored',
    });
  });

  it('internal numbers that the pattern matches whole, and public ones', () => {
    const internal = (text: string, pattern: string) =>
      dialWithInternal(readPhoneNumber(text, '49'), pattern);
    expect(internal('4711', '[0-9]{4}')).toEqual({ canDial: true, number: '4711', shown: '4711' });
    expect(internal('47110', '[0-9]{4}').canDial).toBe(false);
    expect(internal('4711', '').canDial).toBe(false);
    expect(internal('4711', '[').canDial).toBe(false);
    expect(internal('', '.*').canDial).toBe(false);
    expect(internal('+12135551212', '[0-9]{4}')).toMatchObject({ canDial: true, number: '+12135551212' });
    expect(internal('4711', '12|4711')).toMatchObject({ canDial: true });
    expect(internal('14711', '12|4711').canDial).toBe(false);
  });
});

describe('isCountryCode', () => {
  it.each(['1', '49', '350', '7'])('%s is one', code => expect(isCountryCode(code)).toBe(true));
  it.each(['', '0', '+1', '999', '800', '01', '1 ', 'DE'])('"%s" is none', code =>
    expect(isCountryCode(code)).toBe(false),
  );
});
