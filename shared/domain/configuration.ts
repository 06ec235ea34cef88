import { z } from 'zod';
import { checkLimits } from './check.ts';
import { version } from './ids.ts';

export const forestFunctionalities = ['DS_BEHAVIOR_WIN2012R2', 'DS_BEHAVIOR_WIN2015'] as const;

/** What Get-PAMConfiguration shows. Durations in seconds. MIM's shipped defaults are unpublished; ours are in `defaultPamConfiguration`. */
export const pamConfiguration = z.object({
  version,
  privUserPrefix: z.string(),
  roleMinimalDuration: z.int().min(1),
  roleMaximalDuration: z.int().min(1),
  roleDefaultDuration: z.int().min(1),
  forestFunctionality: z.enum(forestFunctionalities),
  userAdminPasswordLength: z.int().min(8).max(256),
  requestExpirationInDays: z.int().min(1),
  defaultADContainer: z.string(),
});
export type PamConfiguration = z.infer<typeof pamConfiguration>;

/** Our defaults (design §8): Microsoft has not published its own, and the pages say so. */
export const defaultPamConfiguration: Omit<PamConfiguration, 'version'> = {
  privUserPrefix: 'PRIV.',
  roleMinimalDuration: 300,
  roleMaximalDuration: 2_592_000,
  roleDefaultDuration: 3600,
  forestFunctionality: 'DS_BEHAVIOR_WIN2015',
  userAdminPasswordLength: 24,
  requestExpirationInDays: 30,
  defaultADContainer: 'PAM objects',
};

/** A right to the console: an operating-system user, a level, and the PRIV account on whose behalf that user acts. */
export const consoleAccount = z.object({
  osUser: z.string().min(1).max(256),
  access: z.enum(['read', 'operate', 'administer']),
  /** PrivAccountName of a PAM user, or null. */
  as: z.string().nullable(),
});
export type ConsoleAccount = z.infer<typeof consoleAccount>;

/** The console's own configuration of a forest: nothing here is MIM's. */
export const consoleConfiguration = z.object({
  version,
  corpDnsName: z.string(),
  corpNetbiosName: z.string(),
  privDnsName: z.string(),
  privNetbiosName: z.string(),
  /** IANA name, for example Europe/Berlin: the clock of the availability windows. */
  timeZone: z.string(),
  /** CORP attributes in the order in which New-PAMUser looks for a number. */
  phoneAttributes: z.array(z.enum(['mobile', 'telephoneNumber'])).min(1),
  /** The MIM Service folders, first the primary. */
  mimServiceFolders: z.array(z.string()).min(1),
  /** A pattern of internal numbers that the site's own exchange dials (regular expression), or ''. */
  internalNumbers: z.string(),
  /** Where the checks draw their lines. */
  checkLimits,
  /** Whether who opens and filters the history is recorded in it. Exports always are. */
  recordReads: z.boolean(),
  accounts: z.array(consoleAccount),
});
export type ConsoleConfiguration = z.infer<typeof consoleConfiguration>;
