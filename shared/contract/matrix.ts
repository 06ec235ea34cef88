import { z } from 'zod';
import { moment, roleId, userId } from '../domain/ids.ts';
import { command } from './define.ts';
import { absolutePath } from './mfa.ts';

/** Most users and roles of one matrix, and most candidates and approvers of all its roles together. */
export const matrixLimits = { users: 20_000, roles: 4000, marks: 1_000_000 } as const;

/** Which users of those that the text finds, by what they are to the roles of the matrix; `none` has nothing to do with any. */
export const matrixPeople = ['candidates', 'approvers', 'active', 'none'] as const;

const filter = {
  /** Text in a user's names. */
  users: z.string().max(200).optional(),
  people: z.enum(matrixPeople).optional(),
  /** Text in a role's name. */
  roles: z.string().max(200).optional(),
  mfaEnabled: z.boolean().optional(),
  approvalEnabled: z.boolean().optional(),
  /** Only roles that someone holds now. */
  active: z.boolean().optional(),
};
const matrixFilter = z.strictObject(filter);
export type MatrixFilter = z.infer<typeof matrixFilter>;

/** People of a role as positions in `users`, ascending. */
const places = z.array(z.int().min(0));
export const matrixRole = z.object({
  id: roleId,
  displayName: z.string(),
  mfaEnabled: z.boolean(),
  approvalEnabled: z.boolean(),
  candidates: places,
  approvers: places,
  /** Who holds it now, and until when; null where no end is known. */
  active: z.array(z.object({ user: z.int().min(0), until: moment.nullable() })),
});
export type MatrixRole = z.infer<typeof matrixRole>;

export const matrix = z.object({
  users: z.array(z.object({ id: userId, name: z.string(), privAccountName: z.string() })),
  roles: z.array(matrixRole),
  /** How many match; more than there are here where `matrixLimits` cut them. */
  totals: z.object({ users: z.int(), roles: z.int() }),
});
export type Matrix = z.infer<typeof matrix>;

export const matrixContract = {
  /**
   * Users and roles in the order of their names, with who is candidate and approver of which role, and who holds it now. Sparse: only
   * what is there is named. BAD_REQUEST where more than `matrixLimits.marks` are.
   */
  'matrix.get': command({ input: matrixFilter, output: matrix, access: 'read' }),
  /**
   * Writes the same as CSV, safe for a spreadsheet: `table` has a line for each user and a column for each role, `list` a line for each
   * user and role that have to do with each other. UNAVAILABLE where it cannot be written.
   */
  'matrix.export': command({
    input: z.strictObject({ ...filter, shape: z.enum(['table', 'list']), path: absolutePath }),
    output: z.object({ path: z.string(), lines: z.int() }),
    access: 'read',
  }),
};
