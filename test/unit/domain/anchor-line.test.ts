import jsQR from 'jsqr';
import { expect, it } from 'vitest';
import { qrModules } from '../../../renderer/features/evidence/qr-modules.ts';
import { anchorLine, readAnchor } from '../../../shared/domain/anchor-line.ts';

const anchor = { genesis: '0123456789abcdef', size: 48_211, hash: 'f0'.repeat(32) };
const line = `BASTION-CONSOLE ANCHOR 1 0123456789ABCDEF 48211 ${'F0'.repeat(32)}`;

it('writes an anchor as one line, and reads it in any case and broken anywhere between its words', () => {
  expect(anchorLine({ ...anchor, genesis: anchor.genesis.padEnd(64, '7') })).toBe(line);
  expect(readAnchor(line)).toEqual({ anchor });
  expect(readAnchor(`\n ${line.toLowerCase().replaceAll(' ', ' \r\n ')}\n`)).toEqual({ anchor });
});

it.each([
  ['one digit less', line.slice(0, -1)],
  ['one digit more', `${line}0`],
  ['no number', line.replace('48211', '')],
  ['a number of nothing', line.replace('48211', '0')],
  ['another format', line.replace('ANCHOR 1', 'ANCHOR 2')],
])('refuses a line with %s', (_, text) => {
  expect(readAnchor(text)).toEqual({
    wrong: expect.stringContaining('not the whole line of an anchor’s QR code') as string,
  });
});

it('draws a QR code that another program reads as the line', () => {
  const rows = qrModules(line);
  // What a camera sees: white around it, and four pixels a module.
  const [scale, quiet] = [4, 4];
  const size = (rows.length + 2 * quiet) * scale;
  const pixels = new Uint8ClampedArray(size * size * 4);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const dark = rows[Math.floor(y / scale) - quiet]?.[Math.floor(x / scale) - quiet] === true;
      pixels.set([...Array.from({ length: 3 }, () => (dark ? 0 : 255)), 255], (y * size + x) * 4);
    }
  expect(jsQR(pixels, size, size)?.data).toBe(line);
});
