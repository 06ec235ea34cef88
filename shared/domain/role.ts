import { z } from 'zod';
import { groupId, roleId, userId, version } from './ids.ts';

/** A time of day, `HH:mm`, in the forest's time zone: MIM uses only that part of AvailableFrom and AvailableTo. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** A PAM role: who may ask (candidates), who decides (approvers), what it gives (privileges), for how long, behind which gates. */
export const role = z.object({
  id: roleId,
  version,
  displayName: z.string(),
  description: z.string(),
  /** Seconds. The default of a request and the most that one may ask. */
  ttl: z.int().min(1),
  availabilityWindowEnabled: z.boolean(),
  availableFrom: timeOfDay.nullable(),
  availableTo: timeOfDay.nullable(),
  mfaEnabled: z.boolean(),
  approvalEnabled: z.boolean(),
  disableAutoApprovalIfOwner: z.boolean(),
  candidates: z.array(userId),
  approvers: z.array(userId),
  privileges: z.array(groupId),
});
export type Role = z.infer<typeof role>;

export const roleName = role.pick({ id: true, displayName: true });
export type RoleName = z.infer<typeof roleName>;
