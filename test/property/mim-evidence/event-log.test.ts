import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readEventLog } from '../../../electron/mim-evidence/open-log.ts';
import { AppError } from '../../../shared/contract/errors.ts';

const good = [
  '<Events><Event><System><Provider Name="P"/><EventID>101</EventID><TimeCreated SystemTime="2026-03-03T10:00:00Z"/></System></Event></Events>',
  'Level,Date and Time,Source,Event ID,Task Category\r\nError,2026-03-03 10:00:00,P,101,None,"a\nb"\r\n',
];

it('any text, and any damage to a good one, is read or refused in words', async () => {
  const damaged = fc
    .tuple(fc.constantFrom(...good), fc.nat(130), fc.nat(5), fc.string({ unit: 'binary', maxLength: 6 }))
    .map(([text, from, cut, put]) => text.slice(0, from) + put + text.slice(from + cut));
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), damaged), async text => {
      try {
        for (const event of await readEventLog(text, 'Europe/Berlin', 'auto')) {
          expect(Number.isSafeInteger(event.id) && Number.isFinite(event.at)).toBe(true);
        }
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({ code: 'BAD_REQUEST' });
      }
    }),
  );
});
