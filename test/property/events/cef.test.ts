import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cefLine } from '../../../electron/events/cef.ts';
import type { PamEvent } from '../../../shared/domain/event.ts';

const event: PamEvent = {
  seq: 7,
  at: Date.UTC(2026, 10, 24, 12),
  id: 9107,
  severity: 'Information',
  source: 'Bastion Console',
  message: 'R is active.',
  actor: 'pat',
  as: null,
  reason: '',
  userId: null,
  userName: '',
  roleId: null,
  roleName: '',
  requestId: null,
  clockMoved: null,
};

/** The line read as a receiver reads it: bars, then keys that stand before an equals sign that is not escaped. */
function read(line: string): { header: string[]; fields: Map<string, string> } {
  const parts = /^((?:(?:\\.|[^|\\])*\|){7})(.*)$/.exec(line);
  if (parts === null) throw new Error(`No CEF: ${line}`);
  const header = parts[1]!.match(/(?:\\.|[^|\\])*(?=\|)/g)!.filter((_, index) => index % 2 === 0);
  const fields = new Map<string, string>();
  const found = parts[2]!.matchAll(/(?:^| )([A-Za-z0-9]+)=((?:\\.|[^\\=])*?)(?=$| [A-Za-z0-9]+=)/g);
  for (const [, key, value] of found) {
    expect(fields.has(key!), `${key!} twice in ${line}`).toBe(false);
    const meant: Record<string, string> = { n: '\n', r: '\r' };
    fields.set(
      key!,
      value!.replace(/\\(.)/g, (_, one: string) => meant[one] ?? one),
    );
  }
  return { header, fields };
}

test('says an event in the fields of the map, and leaves out what is empty', () => {
  expect(
    cefLine({ ...event, severity: 'Warning', roleName: 'R|1', reason: 'a=b\\c\r\nnext', as: 'PRIV\\x' }),
  ).toBe(
    'CEF:0|Bastion Console|Bastion Console|1|9107|Role activated|6|rt=1795521600000 externalId=7 cat=Bastion Console ' +
      'suser=pat reason=a\\=b\\\\c\\r\\nnext cs1Label=Role cs1=R|1 cs3Label=On behalf of cs3=PRIV\\\\x msg=R is active.',
  );
});

test('says of a number that it does not know what it is', () => {
  expect(cefLine({ ...event, id: 9999 })).toContain('|9999|Event 9999|3|');
});

test('cuts a message between two characters', () => {
  const { fields } = read(cefLine({ ...event, message: '😀'.repeat(2000) }));
  expect(fields.get('msg')).toBe(`${'😀'.repeat(1022)}…`);
  expect(read(cefLine({ ...event, message: 'x'.repeat(1023) })).fields.get('msg')).toBe('x'.repeat(1023));
});

test('is one line whose fields a receiver reads as they were, whatever was typed', () => {
  // The unit 'binary' is the same, and takes seconds to make.
  const anyCharacter = fc
    .oneof(fc.integer({ min: 0, max: 0xff }), fc.integer({ min: 0, max: 0x10ffff }))
    .map(point => String.fromCodePoint(point));
  const text = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 60 }),
    fc.stringMatching(/^[|\\= \r\nmsgrt]{0,40}$/),
  );
  const shown = (value: string) =>
    value
      .toWellFormed()
      .replace(/[^\P{Cc}\n\r]|[\u2028\u2029]/gu, ' ')
      .replace(/^[^\S\n\r]+|[^\S\n\r]+$/g, '');
  fc.assert(
    fc.property(text, text, text, (message, reason, roleName) => {
      const line = cefLine({ ...event, message, reason, roleName });
      expect(line).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
      const { header, fields } = read(line);
      expect(header.slice(3)).toEqual(['1', '9107', 'Role activated', '3']);
      expect(fields.get('externalId')).toBe('7');
      for (const [key, value] of [
        ['msg', message],
        ['reason', reason],
        ['cs1', roleName],
      ] as const)
        expect(fields.get(key) ?? '').toBe(shown(value));
    }),
    { numRuns: 100 },
  );
});
