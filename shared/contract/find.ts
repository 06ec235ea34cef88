import { z } from 'zod';
import { group } from '../domain/group.ts';
import { role } from '../domain/role.ts';
import { user } from '../domain/user.ts';
import { command } from './define.ts';
import { requestRow } from './pam.ts';

/** Most objects of a kind that one search answers. */
export const foundLimit = 6;

export const findContract = {
  /**
   * Users, roles and groups whose name fits a few typed letters (shared/domain/name-match.ts), best first, at most `foundLimit` of
   * each; and requests of these users and for these roles: open ones first, then the newest. For the palette; lists have their own
   * search.
   */
  'objects.find': command({
    input: z.strictObject({ text: z.string().min(1).max(100) }),
    output: z.object({
      users: z.array(
        user.pick({ id: true, sourceDisplayName: true, sourceAccountName: true, privAccountName: true }),
      ),
      roles: z.array(role.pick({ id: true, displayName: true, description: true })),
      groups: z.array(
        group.pick({ id: true, privDisplayName: true, sourceAccountName: true, privAccountName: true }),
      ),
      requests: z.array(requestRow),
    }),
    access: 'read',
  }),
};
