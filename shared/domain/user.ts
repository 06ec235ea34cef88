import { z } from 'zod';
import { userId, version } from './ids.ts';

/**
 * A PAM user: the person's CORP account, which is the source, and the account in PRIV that is elevated. MIM keeps two
 * objects for them (docs/mim-facts.md, users); `Get-PAMUser` shows them as one, and so do we. Texts that are not set are ''.
 */
export const user = z.object({
  id: userId,
  version,
  /** NetBIOS or DNS name of the CORP domain, as it was given; for a PRIV-only user the PRIV domain. */
  sourceDomain: z.string(),
  sourceAccountName: z.string(),
  sourceDisplayName: z.string(),
  sourceDescription: z.string(),
  sourceAccountSid: z.string(),
  /** As stored: New-PAMUser copies CORP's text once, Set-PAMUser replaces it. Read it with `readPhoneNumber`. */
  sourcePhoneNumber: z.string(),
  sourceEmailAddress: z.string(),
  privAccountName: z.string(),
  privDisplayName: z.string(),
  privDescription: z.string(),
  privUserPrincipalName: z.string(),
  privAccountSid: z.string(),
  privAccountActive: z.boolean(),
  privOnly: z.boolean(),
  /** Whether a PIN code is stored. The code itself never leaves the store. */
  hasPinCode: z.boolean(),
});
export type User = z.infer<typeof user>;

/** A user named in another object. */
export const userName = user.pick({ id: true, privAccountName: true, sourceDisplayName: true });
export type UserName = z.infer<typeof userName>;
