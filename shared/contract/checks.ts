import { z } from 'zod';
import { pipelineSchema } from '../cmdlets/command.ts';
import { checkIds } from '../domain/check-catalogue.ts';
import { checkAreas, checkObject, checkSeverities, checkSuppression } from '../domain/check.ts';
import { moment, roleId } from '../domain/ids.ts';
import { roleMarks } from '../domain/role-mark.ts';
import { command } from './define.ts';

const check = z.enum(checkIds);
const objectRef = checkObject.pick({ kind: true, id: true }).strict();
const reason = z
  .string()
  .trim()
  .min(1, 'Say why. The history keeps it.')
  .max(400, 'Use at most 400 characters.');

/** What the console offers to do about a finding: a page to go to, or cmdlets to run as they stand. */
export const checkFix = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('navigate'), label: z.string(), address: z.string() }),
  z.object({ kind: z.literal('cmdlet'), label: z.string(), pipeline: pipelineSchema }),
]);
export type CheckFix = z.infer<typeof checkFix>;

/** One thing that a check found. `check` names the catalogue's entry: what it means stands there. */
export const checkFinding = z.object({
  check,
  severity: z.enum(checkSeverities),
  area: z.enum(checkAreas),
  object: checkObject,
  /** Who, which role, since when. */
  sentence: z.string(),
  remedy: z.string(),
  fix: checkFix.nullable(),
  /** Set where the finding is suppressed now. */
  suppression: checkSuppression.nullable(),
});
export type CheckFinding = z.infer<typeof checkFinding>;

/** How many findings of each severity are not suppressed. */
const counts = z.object({ error: z.int(), warning: z.int(), notice: z.int() });
export type CheckCounts = z.infer<typeof counts>;

/** The checks: what may be wrong with the forest, what of it is known and left, and the console's marks on roles. */
export const checksContract = {
  /**
   * What the checks find now, in order of harm. `object` keeps what is about that object: its own findings and those of others that
   * concern it (a role's candidate who cannot be called). `suppressed` adds those that are suppressed. `counts` are of all
   * findings that are not suppressed, whatever the filter. At most `limit` are answered; `total` says how many there are.
   */
  'checks.list': command({
    input: z.strictObject({
      severity: z.enum(checkSeverities).optional(),
      area: z.enum(checkAreas).optional(),
      check: check.optional(),
      object: objectRef.optional(),
      search: z.string().max(200).optional(),
      suppressed: z.boolean().default(false),
      limit: z.int().min(1).max(1_000_000).optional(),
    }),
    output: z.object({
      findings: z.array(checkFinding),
      total: z.int(),
      counts,
      /** All suppressions in force, soonest end first, also those whose finding is not there at present. */
      suppressions: z.array(checkSuppression.extend({ check, object: checkObject, found: z.boolean() })),
    }),
    access: 'read',
  }),
  /** How many findings are not suppressed: what the navigation shows. */
  'checks.count': command({ input: z.strictObject({}), output: counts, access: 'read' }),
  /**
   * Suppresses one finding until a moment, at most a year ahead. Suppressing again replaces reason and end. NOT_FOUND where the check
   * finds nothing about that object; BAD_REQUEST for an end that is past or too far.
   */
  'checks.suppress': command({
    input: z.strictObject({ check, object: objectRef, reason, until: moment }),
    output: checkSuppression,
    access: 'operate',
  }),
  /** Lifts a suppression before its end. NOT_FOUND where there is none. */
  'checks.unsuppress': command({
    input: z.strictObject({ check, object: objectRef, reason: z.string().max(400).optional() }),
    output: z.object({}),
    access: 'operate',
  }),
  /** Sets (`on`) or takes away a mark of a role. The mark is the console's own; MIM has no such field. */
  'roles.mark': command({
    input: z.strictObject({
      id: roleId,
      mark: z.enum(roleMarks),
      on: z.boolean(),
      reason: z.string().max(400).optional(),
    }),
    output: z.object({ marks: z.array(z.enum(roleMarks)) }),
    access: 'administer',
  }),
};
