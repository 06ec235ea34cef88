import { z } from 'zod';
import { pamSets } from '../domain/pam-set.ts';
import { userName } from '../domain/user.ts';
import { command } from './define.ts';

/** A set in a list. */
export const setRow = z.object({
  id: z.enum(pamSets.map(({ id }) => id)),
  displayName: z.string(),
  description: z.string(),
  /** `explicit`: who was put into it. `all-users`: every PAM user, by itself. */
  members: z.enum(['explicit', 'all-users']),
  count: z.int().min(0),
});
export type SetRow = z.infer<typeof setRow>;

/** Most members that `sets.get` names. */
export const namedMembers = 500;

/** The sets of Get-PAMSet, for their page. Members are put in and taken out by Add- and Remove-PAMSetMember. */
export const setsContract = {
  'sets.list': command({
    input: z.strictObject({}),
    output: z.object({ rows: z.array(setRow) }),
    access: 'read',
  }),
  /** A set with who was put into it, by name, at most `namedMembers`. A computed set names nobody: see `users.list`. */
  'sets.get': command({
    input: z.strictObject({ id: setRow.shape.id }),
    output: setRow.extend({ explicit: z.array(userName) }),
    access: 'read',
  }),
};
export type SetView = z.infer<(typeof setsContract)['sets.get']['output']>;
