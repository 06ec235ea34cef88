import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSid, sidToBytes, sidToText } from '../../../electron/directory/sid.ts';

const bytesOfSid = fc
  .tuple(
    fc.uint8Array({ minLength: 6, maxLength: 6 }),
    fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 15 }),
  )
  .map(([authority, numbers]) => {
    const bytes = Buffer.alloc(8 + 4 * numbers.length);
    bytes[0] = 1;
    bytes[1] = numbers.length;
    bytes.set(authority, 2);
    numbers.forEach((n, i) => bytes.writeUInt32LE(n, 8 + 4 * i));
    return bytes;
  });

describe('a SID', () => {
  it('is the same after text and back', () => {
    fc.assert(
      fc.property(bytesOfSid, bytes => {
        const text = sidToText(bytes);
        expect(text).toMatch(/^S-1-/);
        expect(Buffer.from(sidToBytes(text!)!)).toEqual(bytes);
      }),
    );
  });

  it('is read alike in every form of an export', () => {
    fc.assert(
      fc.property(bytesOfSid, bytes => {
        const text = sidToText(bytes)!;
        const hex = bytes.toString('hex');
        for (const form of [
          bytes,
          text,
          text.toLowerCase(),
          bytes.toString('base64'),
          hex,
          hex.toUpperCase(),
          `X'${hex}'`,
        ]) {
          expect(readSid(form)).toBe(text);
        }
      }),
    );
  });

  it('is refused when a byte is missing or added', () => {
    fc.assert(
      fc.property(bytesOfSid, fc.boolean(), (bytes, more) => {
        expect(sidToText(more ? Buffer.concat([bytes, Buffer.of(0)]) : bytes.subarray(0, -1))).toBeNull();
      }),
    );
  });

  it('is never made of arbitrary text by throwing', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const sid = readSid(text);
        expect(sid === null || sidToBytes(sid) !== null).toBe(true);
      }),
    );
  });
});
