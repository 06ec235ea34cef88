import { generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import { differs } from '../../../electron/compose/anchor-comparison.ts';
import type { HeadSigner } from '../../../electron/evidence/head-signature.ts';
import { mostPoints, pointsOf, readWitness, witnessText } from '../../../electron/evidence/witness-file.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const signer: HeadSigner = {
  publicKey: Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'),
  rotations: [],
  sign: text => sign(null, Buffer.from(text as string), privateKey),
};

/** A history of so many entries, of which those from `other` on are others. */
const history = (entries: number, other = Infinity) => ({
  hash: (seq: number) => `${seq >= other ? 'bad' : ''}${seq}`.padEnd(64, '0').replaceAll('1', 'f'),
  entries,
});
type History = ReturnType<typeof history>;
const store = ({ hash, entries }: History) => ({
  chainAt: (seq: number) => (seq > entries ? null : Buffer.from(hash(seq), 'hex')),
});
const file = ({ hash, entries }: History) =>
  witnessText(
    { forest: 'corp priv', points: pointsOf(entries).map(seq => ({ seq, hash: hash(seq) })) },
    signer,
  );
function kept(text: string) {
  const read = readWitness(text);
  if ('wrong' in read) throw new Error(read.wrong);
  return { genesis: read.points[0]!.hash, points: read.points };
}
const verified = (entries: number, bad: number | null = null) => ({
  entries,
  firstBad: bad === null ? null : { seq: bad, why: `Entry ${bad} was changed.` },
  hash: '',
  root: '',
  signer: null,
});
const compared = (kept_: History, now: History, bad: number | null = null) =>
  differs(store(now), verified(now.entries, bad), kept(file(kept_)));

it.each([1, 2, 255, 256, 257, 48_211, 1_000_000])(
  'has points from the first to the last of %i entries',
  size => {
    const points = pointsOf(size);
    expect(points[0]).toBe(1);
    expect(points.at(-1)).toBe(size);
    expect(points.length).toBeLessThanOrEqual(mostPoints);
    expect(new Set(points).size).toBe(points.length);
    expect(kept(file(history(size))).points.map(({ seq }) => seq)).toEqual(points);
  },
);

it('says that all is as it was, also where the history went on', () => {
  expect(compared(history(48_211), history(48_211))).toBeNull();
  expect(compared(history(48_211), history(60_000))).toBeNull();
  expect(compared(history(48_211), history(60_000), 48_212)).toBeNull();
});

it('says which entries are missing, between which the history differs, and of what forest it is', () => {
  expect(compared(history(48_211), history(40_000))).toMatch(/^Entries 40,001 to 48,211 are missing/);
  expect(compared(history(48_211), history(50_000, 10_000))).toMatch(
    /^All up to entry 9,\d{3} is as it was\. Of entries 9,\d{3} to 10,\d{3} at least one is another/,
  );
  expect(compared(history(48_211), history(50_000, 1))).toMatch(/^The anchor is of another forest/);
  expect(compared(history(48_211), history(50_000), 7)).toMatch(/Entry 7 was changed\.$/);
});

it('refuses a file that was changed, cut off, or is none', () => {
  const text = file(history(300));
  expect(readWitness(text.replaceAll('\n', '\r\n'))).toMatchObject({ forest: 'corp priv' });
  for (const changed of [
    text.replace('forest corp', 'forest corq'),
    text.replace(/^point 3 .*\n/m, ''),
    text.replace('point 300 ', 'point 301 '),
  ])
    expect(readWitness(changed)).toEqual({ wrong: expect.stringContaining('was changed') as string });
  for (const none of ['', '{}', text.slice(0, -2), `${text}\n`, text.replace('witness 1', 'witness 2')])
    expect(readWitness(none)).toEqual({ wrong: expect.stringContaining('no witness file') as string });
});

it('that nobody signed is read, and its points must be in their order', () => {
  const points = [1, 5, 9].map(seq => ({ seq, hash: 'ab'.repeat(32) }));
  expect(readWitness(witnessText({ forest: 'f', points }, null))).toEqual({
    forest: 'f',
    points,
    signer: null,
  });
  expect(readWitness(witnessText({ forest: 'f', points: points.toReversed() }, null))).toHaveProperty(
    'wrong',
  );
});
