import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Chain, canonicalText, columns, leafHash } from '../../../electron/evidence/verify-evidence.mjs';

const sha256 = (...parts: (Buffer | string)[]) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** RFC 6962, section 2.1, as it is written: split at the largest power of two below the count. */
function merkle(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('');
  if (leaves.length === 1) return leaves[0]!;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.of(1), merkle(leaves.slice(0, split)), merkle(leaves.slice(split)));
}

test('the root that is kept row by row is the Merkle tree hash of RFC 6962', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 70 }), texts => {
      const leaves = texts.map(leafHash);
      const chain = new Chain();
      leaves.forEach((leaf, at) => {
        chain.add(leaf);
        expect(chain.root).toEqual(merkle(leaves.slice(0, at + 1)));
      });
      expect(chain.root).toEqual(merkle(leaves));
      expect(chain.hash).toEqual(leaves.reduce((before, leaf) => sha256(before, leaf), Buffer.alloc(32)));
    }),
  );
});

test('a chain that is taken up again goes on as one that never stopped', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 40 }), fc.nat(40), (texts, stop) => {
      const whole = new Chain();
      let stopped = new Chain();
      texts.forEach((text, at) => {
        if (at === stop) stopped = new Chain(stopped.size, stopped.hash, [...stopped.peaks]);
        whole.add(leafHash(text));
        stopped.add(leafHash(text));
      });
      expect([stopped.hash, stopped.root, stopped.size]).toEqual([whole.hash, whole.root, whole.size]);
    }),
  );
});

test('two rows that differ in any column have different bytes', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.maxSafeInteger(), fc.constant(null));
  const row = fc.tuple(...columns.map(() => cell));
  const rowOf = (cells: readonly (string | number | null)[]) =>
    Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? null]));
  fc.assert(
    fc.property(row, fc.nat(columns.length - 1), cell, (cells, at, other) => {
      fc.pre(cells[at] !== other);
      const changed = cells.with(at, other);
      expect(canonicalText(rowOf(cells))).not.toBe(canonicalText(rowOf(changed)));
    }),
  );
});
