import { z } from 'zod';
import { moment } from './ids.ts';

/**
 * The checks (lints): what may be wrong with a forest although each change was allowed. They are the console's own, none is
 * MIM's. `error`: somebody is locked out, or let in, who should not be; `warning`: a safeguard does less than it seems to;
 * `notice`: worth a look at the next review.
 */
export const checkSeverities = ['error', 'warning', 'notice'] as const;
export type CheckSeverity = (typeof checkSeverities)[number];

export const checkAreas = ['roles', 'users', 'requests', 'mfa', 'corp'] as const;
export type CheckArea = (typeof checkAreas)[number];

/** What a finding is about: an object of the store by its id, an MFA file or text, or CORP itself. */
export const checkObjectKinds = ['role', 'user', 'request', 'mfa', 'corp'] as const;
export const checkObject = z.object({
  kind: z.enum(checkObjectKinds),
  /** The object's id; for MFA the finding and the file or element that it is about. */
  id: z.string().min(1).max(4200),
  name: z.string(),
});
export type CheckObject = z.infer<typeof checkObject>;

/** From how many days before its end a certificate is warned of, here, in the import and on the tile. Ours. */
export const certificateWarningDays = 30;

/** How long a finding can be suppressed at most: a year, and the day that makes it the same date again. Milliseconds. */
export const longestSuppression = 366 * 86_400_000;

/** A number that was changed in that time before an activation may be another person's. Milliseconds. */
export const suspiciousAfterChange = 86_400_000;

/** Where the checks draw their lines. Part of the console's configuration: ours, not MIM's. */
export const checkLimits = z.strictObject({
  /** A TTL above it is found. Seconds. */
  longestTtl: z.int().min(60).max(31_536_000),
  /** A role that nobody activated for so many days is found. */
  unusedDays: z.int().min(1).max(3650),
  /** For so many days after a telephone number changed, activations right after it are found. */
  numberChangeDays: z.int().min(1).max(365),
});
export type CheckLimits = z.infer<typeof checkLimits>;

/** Our defaults; Microsoft publishes none. */
export const defaultCheckLimits: CheckLimits = { longestTtl: 28_800, unusedDays: 90, numberChangeDays: 30 };

/** That a finding is known and left as it is: why, until when (milliseconds UTC), and who said so. */
export const checkSuppression = z.object({ reason: z.string(), until: moment, by: z.string(), at: moment });
export type CheckSuppression = z.infer<typeof checkSuppression>;
