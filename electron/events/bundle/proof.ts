import { Tree } from '../../evidence/verify-evidence.mjs';

/** Bytes that grow, without one large buffer that is copied. */
export class GrowingBytes {
  readonly #blocks: Buffer[] = [];
  #free = 0;

  add(bytes: Uint8Array): void {
    let block = this.#blocks.at(-1);
    if (block === undefined || this.#free + bytes.length > block.length) {
      if (block !== undefined) this.#blocks[this.#blocks.length - 1] = block.subarray(0, this.#free);
      block = Buffer.allocUnsafeSlow(1 << 18);
      this.#blocks.push(block);
      this.#free = 0;
    }
    block.set(bytes, this.#free);
    this.#free += bytes.length;
  }

  *pieces(): Generator<Buffer> {
    for (const [at, block] of this.#blocks.entries())
      yield at === this.#blocks.length - 1 ? block.subarray(0, this.#free) : block;
  }
}

/**
 * One Merkle proof for many entries: between those that are taken, the roots of the largest full subtrees of the tree, from
 * left to right. Who has the entries and these can compute the root of the whole, and only from just these entries. It has
 * never more hashes than entries were left out, so a list of all leaves is never smaller.
 */
export class Multiproof {
  readonly roots = new GrowingBytes();
  #done = 0;
  #subtree: { tree: Tree; leaves: number } | null = null;

  taken(): void {
    this.#done += 1;
  }

  /** The next entry is left out; `end` is how many there are up to the next one that is taken, or in all. */
  left(leaf: Buffer, end: number): void {
    const subtree = (this.#subtree ??= {
      tree: new Tree(),
      leaves: 2 ** new Tree(this.#done).levelUpTo(end),
    });
    subtree.tree.addSubtree(leaf, 0);
    if (subtree.tree.size < subtree.leaves) return;
    this.roots.add(subtree.tree.root);
    this.#done += subtree.leaves;
    this.#subtree = null;
  }
}
