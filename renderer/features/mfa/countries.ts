import { getCountries, getCountryCallingCode } from 'libphonenumber-js';

/** A country or territory and the digits of its calling code. */
export interface Country {
  iso: string;
  name: string;
  code: string;
}

/** Codes that several countries share are named by the one that people look for first. */
const mains: Readonly<Record<string, string>> = {
  '1': 'US',
  '7': 'RU',
  '39': 'IT',
  '44': 'GB',
  '47': 'NO',
  '61': 'AU',
  '212': 'MA',
  '262': 'RE',
  '290': 'SH',
  '358': 'FI',
  '590': 'GP',
  '599': 'CW',
};

let all: readonly Country[] | undefined;

/** Every country that has a calling code, by its English name. */
export function countries(): readonly Country[] {
  if (all !== undefined) return all;
  const names = new Intl.DisplayNames('en', { type: 'region' });
  all = getCountries()
    .map(iso => ({ iso, name: names.of(iso) ?? iso, code: getCountryCallingCode(iso) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  return all;
}

/** `United States +1`. */
export function countryLabel({ name, code }: Country): string {
  return `${name} +${code}`;
}

/** A stored code as people read it: `United States +1`; digits that are no code, and '', as they are. */
export function codeLabel(code: string): string {
  const sharing = countries().filter(country => country.code === code);
  const main = sharing.find(country => country.iso === mains[code]) ?? sharing[0];
  return main === undefined ? code : countryLabel(main);
}

/** Who shares a code with the country that names it: `Also Canada and 23 others.`; '' where nobody does. */
export function sharedBy(code: string): string {
  const sharing = countries().filter(country => country.code === code);
  const main = sharing.find(country => country.iso === mains[code]) ?? sharing[0];
  const others = sharing.filter(country => country !== main);
  const first = others.find(country => country.iso === 'CA') ?? others[0];
  if (first === undefined) return '';
  if (others.length === 1) return `Also ${first.name}.`;
  return `Also ${first.name} and ${String(others.length - 1)} other${others.length === 2 ? '' : 's'}.`;
}

/** The countries that a person may mean by what is typed: by the start of a word of the name, the ISO letters or the digits. */
export function findCountries(typed: string): Country[] {
  const text = typed.trim().toLowerCase();
  if (text === '') return [...countries()];
  const digits = text.replace(/^\+|^00/, '');
  if (/^\d+$/.test(digits))
    return countries()
      .filter(country => country.code.startsWith(digits))
      .sort((a, b) => rank(a) - rank(b) || a.code.length - b.code.length);
  return countries().filter(
    ({ name, iso }) =>
      iso.toLowerCase() === text ||
      name
        .toLowerCase()
        .split(/[\s-]+/)
        .some((_, at, words) => words.slice(at).join(' ').startsWith(text)),
  );
}

const rank = (country: Country): number => (mains[country.code] === country.iso ? 0 : 1);

/** The digits in what was typed as a code (`+49`, `0049`, `49`), or null where it is no code. */
export function digitsOf(typed: string): string | null {
  const digits = typed.trim().replace(/^\+|^00/, '');
  return /^\d{0,4}$/.test(digits) ? digits : null;
}
