import { describe, expect, it } from 'vitest';
import { readSid, sidToBytes, sidToText } from '../../../electron/directory/sid.ts';

describe('SIDs that are known', () => {
  it.each([
    ['S-1-5-32-544', '01020000000000052000000020020000'],
    ['S-1-5-18', '010100000000000512000000'],
    ['S-1-1-0', '010100000000000100000000'],
    [
      'S-1-5-21-3623811015-3361044348-30300820-1013',
      '010500000000000515000000c7f7fed77c7755c8945ace01f5030000',
    ],
    ['S-1-0x010000000000', '0100010000000000'],
  ])('%s', (text, hex) => {
    expect(Buffer.from(sidToBytes(text)!).toString('hex')).toBe(hex);
    expect(sidToText(Buffer.from(hex, 'hex'))).toBe(text);
  });

  it.each([
    '',
    'S-1',
    'S-2-5-18',
    'S-1-5-4294967296',
    'S-1-5-',
    'S-1-281474976710656',
    'CONTOSO\\Jen',
    "X'0102'",
    "X''",
    '!!!!',
  ])('refuses %j', text => expect(readSid(text)).toBeNull());
});
