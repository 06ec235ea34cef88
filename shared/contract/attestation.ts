import { z } from 'zod';
import { attestationLimits, day, notInLines, verdicts } from '../domain/attestation-file.ts';
import { campaignRow, campaignView, openedRow, openedView } from '../domain/attestation.ts';
import { pipelineSchema } from '../cmdlets/command.ts';
import { roleId, version } from '../domain/ids.ts';
import { expectation } from './cmdlets.ts';
import { command } from './define.ts';
import { absolutePath } from './mfa.ts';

const id = z.uuid();
/** SHA-256 of a campaign's file, in hex. */
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const item = { role: z.uuid(), user: z.uuid() };

/** Access reviews: who may activate a role is looked at by others, on other consoles, and what they answer comes back as files. */
export const attestationContract = {
  /** The reviews of this forest, newest first. */
  'attestation.list': command({
    input: z.strictObject({}),
    output: z.object({ campaigns: z.array(campaignRow) }),
    access: 'read',
  }),
  /** A review with its candidates, their answers, and what comes of them. NOT_FOUND. */
  'attestation.get': command({ input: z.strictObject({ id }), output: campaignView, access: 'read' }),
  /**
   * Makes a review of the candidates of these roles (null: of all) with how they used them in the last `days`, and writes its
   * signed file in place of one of that name. Event 9341. BAD_REQUEST where no role has a candidate, or they have more than 2,000;
   * UNAVAILABLE where the file cannot be written.
   */
  'attestation.make': command({
    input: z.strictObject({
      title: z.string().trim().min(1).max(attestationLimits.title),
      due: day,
      days: z.int().min(1).max(3650),
      roles: z.array(roleId).min(1).max(attestationLimits.roles).nullable(),
      path: absolutePath,
    }),
    output: z.object({
      id,
      items: z.int(),
      path: z.string(),
      /** The key that signed it, in words, to be read to the reviewer by phone. */
      words: z.array(z.string()),
    }),
    access: 'administer',
  }),
  /** Writes a review's file once more, byte for byte. UNAVAILABLE where another key signed it. */
  'attestation.write': command({
    input: z.strictObject({ id, path: absolutePath }),
    output: z.object({ path: z.string() }),
    access: 'administer',
  }),

  /**
   * Brings in a reply, in place of an earlier one under the same key: event 9343. A key that is new here is answered with its words
   * and nothing is kept; `acceptKey` names it once they were compared. BAD_REQUEST says why a reply does not belong here or was changed
   * (event 9344); CONFLICT for a finished review; NOT_FOUND; UNAVAILABLE.
   */
  'attestation.bring': command({
    input: z.strictObject({
      id,
      path: absolutePath,
      acceptKey: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .default(null),
    }),
    output: z.discriminatedUnion('state', [
      z.object({
        state: z.literal('brought'),
        reviewer: z.string(),
        answers: z.int(),
        /** Candidates over whom the answers differ now. */
        conflicts: z.int(),
      }),
      z.object({
        state: z.literal('new-key'),
        reviewer: z.string(),
        answers: z.int(),
        key: z.string(),
        words: z.array(z.string()),
      }),
    ]),
    access: 'administer',
  }),
  /** Decides over a candidate about whom answers differ. Event 9345. CONFLICT where they do not, or the review is finished. */
  'attestation.decide': command({
    input: z.strictObject({
      id,
      ...item,
      verdict: z.enum(verdicts),
      reason: z.string().trim().min(1).max(400),
    }),
    output: campaignRow,
    access: 'administer',
  }),
  /** What finishing a review would do: a line of Set-PAMRole for each role that loses candidates, against the roles as they are now. */
  'attestation.plan': command({
    input: z.strictObject({ id }),
    output: z.object({
      lines: z.array(
        z.object({
          pipeline: pipelineSchema,
          expects: expectation,
          roleName: z.string(),
          /** Names of who leaves, and how many stay. */
          removed: z.array(z.string()),
          staying: z.int(),
        }),
      ),
      conflicts: z.int(),
      open: z.int(),
      kept: z.int(),
      /** To be removed, and no candidates any more. */
      gone: z.int(),
    }),
    access: 'read',
  }),
  /**
   * Runs the plan's lines and finishes the review, all or nothing: an event for each role, and 9346. `expects` are the roles with the
   * versions that were shown. CONFLICT where they changed, or where answers still differ undecided.
   */
  'attestation.finish': command({
    input: z.strictObject({
      id,
      expects: z.array(z.strictObject({ id: roleId, version })).max(attestationLimits.roles),
      reason: z.string().trim().max(400).default(''),
    }),
    output: z.object({ removed: z.int() }),
    access: 'administer',
  }),

  // What a reviewer does, at a console with any forest open or none. Nothing of a forest is changed.

  /** The reviews of others that were opened here and are kept with what was answered, newest first. */
  'attestation.inbox': command({
    input: z.strictObject({}),
    output: z.object({ opened: z.array(openedRow) }),
    access: 'read',
  }),
  /** Opens a review's file, or comes back to what was answered of it. BAD_REQUEST says what is wrong with the file; NOT_FOUND; UNAVAILABLE. */
  'attestation.open': command({
    input: z.strictObject({ path: absolutePath }),
    output: openedView,
    access: 'read',
  }),
  /** An opened review with its answers. NOT_FOUND. */
  'attestation.opened': command({ input: z.strictObject({ digest }), output: openedView, access: 'read' }),
  /** The words of its key were compared with the one who made it: kept for this user, for this and later reviews. */
  'attestation.compared': command({ input: z.strictObject({ digest }), output: openedView, access: 'read' }),
  /** Answers for one candidate of a role, kept at once; null takes the answer back. BAD_REQUEST for a removal without a note. */
  'attestation.answer': command({
    input: z
      .strictObject({
        digest,
        ...item,
        verdict: z.enum(verdicts).nullable(),
        note: z
          .string()
          .max(attestationLimits.note)
          .refine(text => !notInLines.test(text), 'Write it in one line.')
          .default(''),
      })
      .refine(({ verdict, note }) => verdict !== 'remove' || note.trim() !== '', {
        path: ['note'],
        message: 'Say why this candidate should be removed.',
      }),
    output: openedRow,
    access: 'read',
  }),
  /**
   * Writes the signed reply with what was answered so far, in place of a file of that name. Event 9342 in the open forest, where one is.
   * CONFLICT where nothing is answered or the key's words were not compared; UNAVAILABLE where the file cannot be written.
   */
  'attestation.reply': command({
    input: z.strictObject({ digest, path: absolutePath }),
    output: z.object({ path: z.string(), answers: z.int() }),
    access: 'read',
  }),
  /** Lets go of an opened review and its answers. NOT_FOUND. */
  'attestation.forget': command({ input: z.strictObject({ digest }), output: z.object({}), access: 'read' }),
};
