import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { afterAll, expect, it } from 'vitest';
import { readPeople } from '../../../electron/directory/table.ts';
import { AppError } from '../../../shared/contract/errors.ts';

const dir = mkdtempSync(join(tmpdir(), 'people-'));
const path = join(dir, 'people');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const cell = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('a;b', 'x,y', '"q"', 'two\nlines', ''),
  )
  .map(text => text.replaceAll(/[\0\r]/g, '').trim())
  // csvde’s way of writing bytes is read as bytes.
  .filter(text => !/^X'/i.test(text));
const name = fc.stringMatching(/^[a-z][a-z ]{0,8}[a-z]$/);

// csvde’s own two columns are read as what they are there.
it('what a spreadsheet writes with any of three separators is read cell by cell', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc
        .uniqueArray(name, { minLength: 2, maxLength: 5 })
        .filter(names => !names.includes('objectclass') && !names.includes('dn')),
      fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { maxLength: 8 }),
      fc.constantFrom(',', ';', '\t'),
      fc.boolean(),
      async (columns, rows, delimiter, mark) => {
        const cells = rows
          .map(row => row.slice(0, columns.length))
          .filter(row => row.some(text => text !== ''));
        const text = stringify([columns, ...cells], { delimiter, quoted: true, record_delimiter: '\r\n' });
        writeFileSync(path, `${mark ? '\uFEFF' : ''}${text}`);
        const table = await readPeople(path);
        expect(table.columns).toEqual(columns);
        expect(table.rows.map(({ values }) => columns.map(column => values.get(column) ?? ''))).toEqual(
          cells,
        );
      },
    ),
    { numRuns: process.env['LONG'] ? 2000 : 150 },
  );
});

it('any bytes are read or refused in words', async () => {
  const line = fc.constantFrom(
    'dn: CN=a,DC=b',
    'objectClass: user',
    'a,b,c',
    '"x',
    'a:: !',
    ' more',
    '',
    'sAMAccountName:: SmVu',
  );
  const text = fc.oneof(
    fc.array(line, { maxLength: 12 }).map(lines => Buffer.from(lines.join('\n'))),
    fc.uint8Array({ maxLength: 60 }).map(bytes => Buffer.from(bytes)),
  );
  await fc.assert(
    fc.asyncProperty(text, async bytes => {
      writeFileSync(path, bytes);
      try {
        const { rows, columns } = await readPeople(path);
        for (const row of rows)
          for (const column of row.values.keys())
            expect(columns.map(one => one.toLowerCase())).toContain(column);
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'BAD_REQUEST') throw error;
      }
    }),
    { numRuns: process.env['LONG'] ? 5000 : 400 },
  );
});
