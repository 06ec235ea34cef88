import { z } from 'zod';
import { version } from './ids.ts';
import { evidence } from './trust.ts';

/** What Microsoft asks of each CORP domain before its users and groups come under PAM ("Planning a bastion environment"). */
export const domainRequirements = [
  'groupObject',
  'auditing',
  'lsaRpc',
  'domainConfiguration',
  'readPermission',
  'breakGlass',
  'adminSdHolder',
] as const;
export type DomainRequirement = (typeof domainRequirements)[number];

const confirmed = evidence.nullable();

/** What people confirmed of a CORP domain. `domainConfiguration` is also what New-PAMDomainConfiguration records. */
export const corpDomain = z.object({
  /** The name in lower case. */
  id: z.string(),
  version,
  name: z.string(),
  groupObject: confirmed,
  auditing: confirmed,
  lsaRpc: confirmed,
  domainConfiguration: confirmed,
  readPermission: confirmed,
  breakGlass: confirmed,
  adminSdHolder: confirmed,
});
export type CorpDomain = z.infer<typeof corpDomain>;

/** Each requirement in a few words, for lists, the history and Test-PAMDomainConfiguration. */
export const requirementNames: Readonly<Record<DomainRequirement, string>> = {
  groupObject: 'local group ending in $$$',
  auditing: 'auditing of accounts and directory access',
  lsaRpc: 'RPC to the local security authority',
  domainConfiguration: 'PAM domain configuration',
  readPermission: 'read permission for PRIV',
  breakGlass: 'break-glass account',
  adminSdHolder: 'review of AdminSDHolder',
};

/** The requirements that nobody has confirmed; all of them for a domain without a record. */
export function openRequirements(record: Partial<CorpDomain>): DomainRequirement[] {
  return domainRequirements.filter(name => (record[name] ?? null) === null);
}
