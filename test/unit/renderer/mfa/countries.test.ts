import { describe, expect, it } from 'vitest';
import { isCountryCode } from '../../../../shared/domain/mfa-values.ts';
import {
  codeLabel,
  countries,
  digitsOf,
  findCountries,
  sharedBy,
} from '../../../../renderer/features/mfa/countries.ts';

describe('the choice of a country code', () => {
  it('offers codes that the settings accept, and no other', () => {
    expect(countries().length).toBeGreaterThan(200);
    for (const { code } of countries()) expect(isCountryCode(code)).toBe(true);
  });

  it('shows a stored code with the country that people look for', () => {
    expect(codeLabel('1')).toBe('United States +1');
    expect(codeLabel('44')).toBe('United Kingdom +44');
    expect(codeLabel('49')).toBe('Germany +49');
    expect(codeLabel('999')).toBe('999');
    expect(codeLabel('')).toBe('');
  });

  it('says who shares it', () => {
    expect(sharedBy('1')).toMatch(/^Also Canada and \d+ others\.$/);
    expect(sharedBy('49')).toBe('');
  });

  it('finds by the start of any word, by ISO letters and by digits', () => {
    const names = (text: string) => findCountries(text).map(country => country.name);
    expect(names('germ')).toEqual(['Germany']);
    expect(names('kingdom')).toEqual(['United Kingdom']);
    expect(names('US')).toContain('United States');
    expect(names('+49')[0]).toBe('Germany');
    expect(names('1')[0]).toBe('United States');
    expect(names('zzz')).toEqual([]);
    expect(findCountries('').length).toBe(countries().length);
  });

  it('stores digits, whatever stands before them', () => {
    expect(digitsOf('+49')).toBe('49');
    expect(digitsOf('0049')).toBe('49');
    expect(digitsOf(' 1 ')).toBe('1');
    expect(digitsOf('Germany +49')).toBeNull();
  });
});
