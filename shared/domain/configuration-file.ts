import { z } from 'zod';
import { consoleAccount, consoleConfiguration, pamConfiguration } from './configuration.ts';
import { group } from './group.ts';
import { role } from './role.ts';
import { user } from './user.ts';

// The console's whole configuration as one readable file, for backup and for another workstation. Ours: nothing of MIM reads it.

export const configurationFormat = 'Bastion Console configuration';
export const configurationVersion = 1;
export const configurationLimits = { bytes: 64_000_000, objects: 100_000 } as const;

const many = <T extends z.ZodType>(of: T) => z.array(of).max(configurationLimits.objects);

/** Ids are kept: roles name their members by them, and another workstation's file is comparable by them. */
export const configurationFile = z.strictObject({
  Format: z.literal(configurationFormat),
  Version: z.literal(configurationVersion),
  /** ISO 8601 UTC. */
  WrittenAt: z.iso.datetime(),
  WrittenBy: z.string().max(256),
  // Without the policy of reads: it is of one history, and a new one records.
  console: z.strictObject(
    consoleConfiguration.omit({ version: true, accounts: true, recordReads: true }).shape,
  ),
  accounts: z.array(z.strictObject(consoleAccount.shape)).max(10_000),
  pam: z.strictObject(pamConfiguration.omit({ version: true }).shape),
  users: many(z.strictObject(user.omit({ version: true, hasPinCode: true }).shape)),
  groups: many(z.strictObject(group.omit({ version: true }).shape)),
  roles: many(z.strictObject(role.omit({ version: true }).shape)),
});
export type ConfigurationFile = z.infer<typeof configurationFile>;

/** What a configuration file holds, before anything is made of it. */
export const configurationPreview = z.object({
  path: z.string(),
  sha256: z.string(),
  writtenAt: z.string(),
  writtenBy: z.string(),
  corpDnsName: z.string(),
  privDnsName: z.string(),
  timeZone: z.string(),
  accounts: z.int(),
  users: z.int(),
  groups: z.int(),
  roles: z.int(),
  /** MIM Service folders that this workstation does not have. */
  foldersNotHere: z.array(z.string()),
});
export type ConfigurationPreview = z.infer<typeof configurationPreview>;
