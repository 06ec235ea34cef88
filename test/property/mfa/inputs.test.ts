import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BerError, readBer } from '../../../electron/mfa/ber.ts';
import { readSource } from '../../../electron/mfa/csharp-source.ts';
import { broadRights, parseDacl } from '../../../electron/mfa/sddl.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { readSettings } from '../../../electron/mfa/xml-document.ts';
import { nameKey, refuseName } from '../../../electron/mfa/zip-names.ts';
import { posix, win32 } from 'node:path';
import { isPlaceholder, refusedValues } from '../../../shared/domain/mfa-values.ts';

const names = ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'] as const;

/** Any text that could be a key: printable, no placeholder. */
const key = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map(text => text.trim())
  .filter(text => !isPlaceholder(text) && refusedValues({ LICENSE_KEY: text }).length === 0);

const literal: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  text => `@"${text.replaceAll('"', '""')}"`,
  text => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  text => `"${Array.from(text, char => escapeOf(char)).join('')}"`,
);

function escapeOf(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xffff
    ? `\\U${code.toString(16).padStart(8, '0')}`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}

const space = fc.constantFrom(' ', '\n', '\r\n', '\t', ' /* " */ ', ' // "\'/*\n', '  ');
const declaration = fc.constantFrom(
  'const',
  'private const',
  'static',
  'public static readonly',
  'internal static',
);
const noise = fc.constantFrom(
  '',
  'class other { string LICENSE_KEY = "no"; }',
  '/* const string LICENSE_KEY = "no"; */',
  '// const string GROUP_KEY = "no";\n',
  'const string TEXT = "const string CERT_PASSWORD = \\"no\\";";',
  'const string PATH = @"C:\\";',
  "const char QUOTE = '\"';",
  '#if NEVER\nconst string GROUP_KEY = "no\n#endif\n',
);

describe('pf_auth.cs of any form', () => {
  it('gives the keys that it was written with', () => {
    const part = fc.record({ key, literal, declaration, space, after: noise });
    fc.assert(
      fc.property(fc.tuple(part, part, part), noise, fc.boolean(), (parts, before, wide) => {
        const constants = parts.map(
          (one, i) =>
            `${one.declaration}${one.space}string${one.space}${names[i] ?? ''}${one.space}=${one.space}${one.literal(one.key)}${one.space};\n${one.after}\n`,
        );
        const text = `${before}\npublic class pf_auth {\n${constants.join('')}}`;
        const bytes = wide ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
        const reading = readSource(bytes);
        expect(reading.problems).toEqual([]);
        expect(reading.values).toEqual(Object.fromEntries(names.map((name, i) => [name, parts[i]?.key])));
      }),
      { numRuns: 300 },
    );
  });

  it('of any bytes never throws', () => {
    const pieces = fc.constantFrom(
      '"',
      "'",
      '@',
      '$',
      '\\',
      '/*',
      '*/',
      '//',
      '\n',
      '#if A',
      '#endif',
      '#else',
      'const string LICENSE_KEY = ',
      ';',
      '"""',
      '(',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), parts => {
        expect(readSource(Buffer.from(parts.join(' '))).problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => void readSource(bytes)),
      { numRuns: 300 },
    );
  });
});

describe('names in a ZIP', () => {
  const part = fc.oneof(
    fc.constantFrom('..', '.', '', 'pf', 'certs', '. .', '...', 'C:', 'a\\b', '~', 'con'),
    fc.string({ maxLength: 8 }),
  );
  it('that are allowed stay inside any folder, on either system', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), parts => {
        const name = parts.join('/');
        if (refuseName(name) !== undefined) return;
        expect(posix.join('/base', name).startsWith('/base/')).toBe(true);
        expect(win32.join('C:\\base', name).startsWith('C:\\base\\')).toBe(true);
        expect(posix.isAbsolute(name) || win32.isAbsolute(name)).toBe(false);
        expect(/[\0\\]/.test(name)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('have one key for what Windows takes for one name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), name => {
        expect(nameKey(name.normalize('NFD'))).toBe(nameKey(name.normalize('NFC')));
        expect(nameKey(`${name}/`)).toBe(nameKey(name.replace(/\/+$/, '')));
      }),
    );
  });
});

describe('readers of foreign bytes', () => {
  it('BER gives a value or a BerError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), bytes => {
        try {
          expect(readBer(bytes).bytes.length).toBe(bytes.length);
        } catch (error) {
          expect(error).toBeInstanceOf(BerError);
        }
      }),
      { numRuns: 2000 },
    );
    expect(() => readBer(Buffer.alloc(100_000, Buffer.from([0x30, 0x80])))).toThrow(BerError);
  });

  it('settings give a document or a refusal in words', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<username>',
      '</username>',
      'x',
      '&amp;',
      '&x;',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?x',
      '?>',
      ' ',
      '"',
      '<b c="d"/>',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), parts => {
        try {
          expect(readSettings(Buffer.from(`<a>${parts.join('')}</a>`)).root.name).toBe('a');
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
          expect(error).toMatchObject({ code: 'BAD_REQUEST' });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('SDDL never throws, and a group with a right is found', () => {
    fc.assert(fc.property(fc.string(), text => void [parseDacl(text), broadRights(text)]));
    const ace = fc.constantFrom(
      '(A;;FA;;;SY)',
      '(A;ID;FA;;;BA)',
      '(D;;FA;;;BU)',
      '(A;OICI;0x1200a9;;;S-1-5-80-1)',
    );
    fc.assert(
      fc.property(fc.array(ace), fc.array(ace), (before, after) => {
        expect(broadRights(`O:BAD:AI${before.join('')}${after.join('')}`)).toEqual([]);
        expect(broadRights(`O:BAD:AI${before.join('')}(A;;FR;;;AU)${after.join('')}S:(AU;;FA;;;WD)`)).toEqual(
          ['Authenticated Users'],
        );
      }),
    );
  });
});
