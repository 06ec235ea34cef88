import { z } from 'zod';
import { groupId, version } from './ids.ts';

/** A PAM group: a CORP security group, and the object in PRIV that carries its SID. Texts that are not set are ''. */
export const group = z.object({
  id: groupId,
  version,
  sourceDomain: z.string(),
  sourceAccountName: z.string(),
  sourceAccountSid: z.string(),
  privAccountName: z.string(),
  privDisplayName: z.string(),
  privDescription: z.string(),
  privAccountSid: z.string(),
  /** "Active for activation" of Set-PAMGroup. */
  active: z.boolean(),
  privOnly: z.boolean(),
  /** True for a SID-history group (2012 R2), false for a shadow principal (2016). */
  usesSidHistory: z.boolean(),
});
export type Group = z.infer<typeof group>;

export const groupName = group.pick({ id: true, privDisplayName: true });
export type GroupName = z.infer<typeof groupName>;
