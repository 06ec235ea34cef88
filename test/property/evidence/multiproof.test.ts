import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Tree } from '../../../electron/evidence/verify-evidence.mjs';
import { Multiproof } from '../../../electron/events/bundle/proof.ts';

const sha256 = (...parts: Buffer[]) => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 6962, section 2.1, as it is written there. */
function naive(leaves: Buffer[]): Buffer {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0]!;
  const half = 2 ** Math.ceil(Math.log2(leaves.length) - 1);
  return sha256(Buffer.of(1), naive(leaves.slice(0, half)), naive(leaves.slice(half)));
}

/** The root that a verifier computes from the entries that are taken and the proof; null where the proof has too few or too many. */
function rootOf(size: number, taken: Map<number, Buffer>, proof: Buffer): Buffer | null {
  const tree = new Tree();
  let used = 0;
  for (const end of [...taken.keys(), size]) {
    while (tree.size < end) {
      if (used + 32 > proof.length) return null;
      const level = tree.levelUpTo(end);
      tree.addSubtree(proof.subarray(used, (used += 32)), level);
    }
    const leaf = taken.get(end);
    if (leaf !== undefined && tree.size === end) tree.addSubtree(leaf, 0);
  }
  return used === proof.length ? tree.root : null;
}

const cases = fc.array(fc.boolean(), { maxLength: 70 });

test('the entries that are taken and the proof make the root of the whole, and any other entries do not', () => {
  fc.assert(
    fc.property(cases, fc.nat(), (chosen, which) => {
      const leaves = chosen.map((_, at) => sha256(Buffer.of(0), Buffer.from(String(at))));
      const proof = new Multiproof();
      const taken = new Map<number, Buffer>();
      chosen.forEach((take, at) => {
        if (take) {
          proof.taken();
          taken.set(at, leaves[at]!);
          return;
        }
        const next = chosen.indexOf(true, at);
        proof.left(leaves[at]!, next === -1 ? chosen.length : next);
      });
      const bytes = Buffer.concat([...proof.roots.pieces()]);
      expect(bytes.length / 32).toBeLessThanOrEqual(chosen.length - taken.size);
      expect(rootOf(chosen.length, taken, bytes)).toEqual(naive(leaves));

      const numbers = [...taken.keys()];
      if (numbers.length === 0) return;
      const one = numbers[which % numbers.length]!;
      const other = new Map(taken).set(one, sha256(Buffer.from('another')));
      expect(rootOf(chosen.length, other, bytes)).not.toEqual(naive(leaves));
      const fewer = new Map(taken);
      fewer.delete(one);
      expect(rootOf(chosen.length, fewer, bytes)).not.toEqual(naive(leaves));
    }),
  );
});
