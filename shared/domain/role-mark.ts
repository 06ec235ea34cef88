import { z } from 'zod';
import { moment, roleId } from './ids.ts';

/**
 * What the console says of a role beside MIM's own fields: MIM has no place for it, so it is in no cmdlet and goes to no MIM.
 * - `tier-0`  the role gives control of a forest: domain controllers, their administrators, what manages them
 */
export const roleMarks = ['tier-0'] as const;
export type RoleMarkName = (typeof roleMarks)[number];

export const roleMarkNames: Record<RoleMarkName, string> = { 'tier-0': 'Tier 0' };

/** A mark of a role: who set it, and when (milliseconds UTC). */
export const roleMark = z.object({ roleId, mark: z.enum(roleMarks), by: z.string(), at: moment });
export type RoleMark = z.infer<typeof roleMark>;
