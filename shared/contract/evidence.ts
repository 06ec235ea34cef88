import { z } from 'zod';
import { pathText } from './app.ts';
import { command } from './define.ts';

/** What lets somebody prove later, from paper, that the history is the one that there was. */
export const evidenceContract = {
  /**
   * The end of the history as sixteen words to write down away from this workstation (docs/decisions/evidence.md). Taking it is
   * event 9313, which comes after what the anchor is over. UNAVAILABLE where the history has no head.
   */
  'evidence.anchor': command({
    input: z.strictObject({}),
    output: z.object({
      /** How many entries it is over. */
      size: z.int(),
      /** The chain's value at that entry, in hex. */
      hash: z.string(),
      words: z.array(z.string()),
      /** The same as a line for a QR code, with the chain's whole value (`anchorLine`). */
      line: z.string(),
    }),
    access: 'read',
  }),
  /**
   * Verifies the history and compares it with an anchor: its words, or the line of its QR code. Long work: answers a job, which fails and says which entries
   * are missing or are not the same. What came of it is event 9314, or 9315. BAD_REQUEST names a word that was mistyped.
   */
  'evidence.compare': command({
    input: z.strictObject({ words: z.string().min(1).max(1000) }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /**
   * Writes an anchor to a file for removable media: the chain's values at up to 256 entries and the last, signed
   * (docs/decisions/evidence.md). Recorded as event 9313. BAD_REQUEST for a path in the forest's own folder.
   */
  'evidence.saveAnchor': command({
    input: z.strictObject({ path: pathText }),
    output: z.object({ size: z.int(), hash: z.string() }),
    access: 'read',
  }),
  /**
   * As `evidence.compare`, with the file of an anchor: where the history differs, between which entries it begins to. BAD_REQUEST for a
   * file that is none or was changed.
   */
  'evidence.compareFile': command({
    input: z.strictObject({ path: pathText }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /** The key that signs the history here: its public half in hex, null where nobody signs, and what keeps its private half. */
  'evidence.key': command({
    input: z.strictObject({}),
    output: z.object({
      publicKey: z.string().nullable(),
      keptBy: z.enum(['operating-system', 'key-file']),
    }),
    access: 'read',
  }),
  /**
   * Puts a new key in the place of the one that signs, whose private half is destroyed. Both sign that, in event 9316 of this
   * history, and of each other one when it is next opened. UNAVAILABLE where nobody signs; CONFLICT where another process
   * changed the key.
   */
  'evidence.rotateKey': command({
    input: z.strictObject({ reason: z.string().trim().min(1, 'Say why.').max(400) }),
    output: z.object({ publicKey: z.string() }),
    access: 'administer',
  }),
};
