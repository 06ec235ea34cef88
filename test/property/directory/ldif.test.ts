import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, readLdif } from '../../../electron/directory/read.ts';
import { AppError } from '../../../shared/contract/errors.ts';

interface Person {
  accountName: string;
  displayName: string;
  telephoneNumber: string;
}

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(t => !/[\0]/.test(t) && t.trim() === t);
const people = fc.uniqueArray(
  fc.record<Person>({
    accountName: fc.string({ unit: fc.constantFrom(...'abcdefgXYZ0189.-'), minLength: 1, maxLength: 20 }),
    displayName: word,
    telephoneNumber: fc
      .string({ unit: fc.constantFrom(...'+0123456789 ()-'), maxLength: 20 })
      .map(t => t.trim()),
  }),
  { selector: p => p.accountName.toLowerCase(), maxLength: 12 },
);
const style = fc.record({
  width: fc.integer({ min: 2, max: 80 }),
  end: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8-bom', 'utf16le', 'utf16be', 'text'),
  piece: fc.integer({ min: 1, max: 50 }),
  base64: fc.boolean(),
});
type Style = (typeof style extends fc.Arbitrary<infer T> ? T : never) & object;

/** Folds between characters: RFC 2849 forbids it within one. */
function fold(line: string, { width, end }: Style): string {
  const characters = Array.from(line);
  let folded = characters.slice(0, width).join('');
  for (let at = width; at < characters.length; at += width - 1) {
    folded += `${end} ${characters.slice(at, at + width - 1).join('')}`;
  }
  return folded + end;
}

function ldif(persons: Person[], how: Style): string {
  const line = (name: string, value: string) =>
    how.base64 || !/^[^\0\n\r :<][^\0\n\r]*$/.test(value)
      ? fold(`${name}:: ${Buffer.from(value).toString('base64')}`, how)
      : fold(`${name}: ${value}`, how);
  const entry = (p: Person) =>
    line('dn', `CN=${p.accountName},DC=contoso,DC=local`) +
    fold('# a remark that is folded as well', how) +
    line('objectClass', 'user') +
    line('sAMAccountName', p.accountName) +
    line('displayName', p.displayName) +
    (p.telephoneNumber === '' ? '' : line('telephoneNumber', p.telephoneNumber));
  return `version: 1${how.end}` + persons.map(entry).join(how.end);
}

function csv(persons: Person[], { end, base64 }: Style): string {
  const field = (value: string) => {
    if (base64 && /[^\x20-\x7e]/.test(value)) return `X'${Buffer.from(value).toString('hex')}'`;
    return /[",\r\n]/.test(value) || base64 ? `"${value.replaceAll('"', '""')}"` : value;
  };
  const row = (p: Person) => [
    `CN=${p.accountName},DC=contoso,DC=local`,
    'top;person;user',
    p.accountName,
    p.displayName,
    p.telephoneNumber,
  ];
  const rows = [
    ['DN', 'objectClass', 'sAMAccountName', 'displayName', 'telephoneNumber'],
    ...persons.map(row),
  ];
  return rows.map(fields => fields.map(field).join(',') + end).join('');
}

function source(text: string, { encoding, piece }: Style): string | AsyncIterable<Uint8Array> {
  if (encoding === 'text') return text;
  const bytes =
    encoding === 'utf8'
      ? Buffer.from(text)
      : encoding === 'utf8-bom'
        ? Buffer.from(`\uFEFF${text}`)
        : encoding === 'utf16le'
          ? Buffer.from(`\uFEFF${text}`, 'utf16le')
          : Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  return (async function* () {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  })();
}

async function all(entries: ReturnType<typeof readLdif>): Promise<Person[]> {
  const found: Person[] = [];
  for await (const { entry } of entries) {
    const { accountName, displayName, telephoneNumber, domain, kind } = entry;
    expect([domain, kind]).toEqual(['contoso.local', 'user']);
    found.push({ accountName, displayName, telephoneNumber });
  }
  return found;
}

describe('what was written is what is read', () => {
  it('as LDIF, however it is folded, encoded, ended and cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(people, style, async (persons, how) => {
        expect(await all(readLdif(source(ldif(persons, how), how)))).toEqual(persons);
      }),
      { numRuns: 150 },
    );
  });

  it('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(people, style, async (persons, how) => {
        expect(await all(readCsv(source(csv(persons, how), how)))).toEqual(persons);
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is no directory', () => {
  it('is read or refused in words, never otherwise', async () => {
    const junk = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .string({ unit: fc.constantFrom(...'dn:,;"\n\r #<-=aAsDC\uFEFF'), maxLength: 200 })
        .map(t => Buffer.from(t)),
    );
    await fc.assert(
      fc.asyncProperty(junk, fc.boolean(), async (bytes, comma) => {
        const piece = (async function* () {
          yield bytes;
        })();
        try {
          for await (const { entry } of comma ? readCsv(piece) : readLdif(piece))
            expect(entry.accountName).not.toBe('');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect((error as AppError).message).toMatch(/Line \d+|larger/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
