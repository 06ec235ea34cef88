import fc from 'fast-check';
import { expect, it } from 'vitest';
import { framed, syslogLine, structuredDataId } from '../../../electron/forwarding/syslog-line.ts';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ maxLength: 3000 }));

/** Reads a message as RFC 5424's grammar has it. */
function read(line: string): Record<string, string> {
  const match =
    /^<\d{1,3}>1 \S+ [!-~]{1,255} [!-~]{1,48} [!-~]{1,128} [!-~]{1,32} \[(\S+)((?: \w+="(?:[^"\\\]]|\\["\\\]])*")*)\] \uFEFF([^\n]*)$/u.exec(
      line,
    );
  expect(match?.[1]).toBe(structuredDataId);
  const values = [...(match?.[2] ?? '').matchAll(/ (\w+)="((?:[^"\\\]]|\\["\\\]])*)"/gu)];
  return Object.fromEntries(values.map(([, name, value]) => [name!, value!.replace(/\\(["\\\]])/g, '$1')]));
}

it('any text makes a message that the grammar reads, with the number and the kind as they were', () => {
  fc.assert(
    fc.property(text, text, text, fc.integer({ min: 1 }), (message, reason, host, seq) => {
      const line = syslogLine(
        {
          seq,
          at: 0,
          id: 9107,
          severity: 'Error',
          source: 'MIM Service',
          message,
          actor: 'a',
          as: null,
          reason,
          userId: null,
          userName: '',
          roleId: null,
          roleName: '',
          requestId: null,
          clockMoved: null,
          boot: null,
          hash: '00',
        },
        { host, forest: 'f', facility: 13 },
      );
      const values = read(line);
      expect(values).toMatchObject({ seq: String(seq), id: '9107', hash: '00' });
      const plain = reason.toWellFormed().replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
      if (Buffer.byteLength(plain) < 200) expect(values['reason'] ?? '').toBe(plain);
      const frame = framed(line);
      const space = frame.indexOf(' ');
      expect(Number(frame.subarray(0, space))).toBe(frame.length - space - 1);
      expect(frame.length).toBeLessThanOrEqual(8192 + 5);
    }),
    { numRuns: 60 },
  );
});
