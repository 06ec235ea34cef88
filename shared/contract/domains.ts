import { z } from 'zod';
import { forestFunctionalities } from '../domain/configuration.ts';
import { domainRequirements } from '../domain/corp-domain.ts';
import { evidence, longestEvidence, trust, trustSwitches } from '../domain/trust.ts';
import { command } from './define.ts';

const domainName = z.string().min(1).max(253);

/** A CORP domain in a list. */
export const domainRow = z.object({
  /** In lower case; the DNS name where it is known. */
  name: z.string(),
  netbios: z.string(),
  /** How many PAM users and groups come from it. */
  users: z.int(),
  groups: z.int(),
  /** Of the seven requirements. */
  confirmed: z.int(),
  /** `open`: recorded, and not all of its three switches are confirmed. */
  trust: z.enum(['none', 'open', 'confirmed']),
});
export type DomainRow = z.infer<typeof domainRow>;

export const domainView = domainRow.extend({
  /** The record's version, for `expects`; 0 where nothing of the domain is recorded yet. */
  version: z.int().min(0),
  requirements: z.array(z.object({ requirement: z.enum(domainRequirements), evidence: evidence.nullable() })),
  /** The forest whose trust covers the domain, and what is recorded of that trust. */
  forest: z.string(),
  trustRecord: trust.nullable(),
  /** The netdom commands that set the trust's switches. They ask for the password. */
  commands: z.object({ sidHistory: z.string(), sidFilteringOff: z.string(), pimTrust: z.string() }),
  functionality: z.enum(forestFunctionalities),
  privDnsName: z.string(),
});
export type DomainView = z.infer<typeof domainView>;

/** What may be confirmed: a requirement of the domain, or a switch of the trust that covers it. */
export const confirmable = [...domainRequirements, ...trustSwitches] as const;
export type Confirmable = (typeof confirmable)[number];

/** A line or an output that shows it: line breaks and tabs are the only control characters. */
const evidenceText = z
  .string()
  .trim()
  .min(1, 'Say what shows it.')
  .max(longestEvidence, 'Use at most 2,000 characters.')
  .refine(text => !/[^\P{Cc}\n\r\t]/u.test(text), 'Leave out control characters.');

/**
 * The CORP domains and what people confirmed of them. The console reaches no domain controller: all of this is a record
 * (docs/decisions/domains-and-sets.md).
 */
export const domainsContract = {
  /** The configured CORP domain, those that users and groups come from, and those that are recorded, by name. */
  'domains.list': command({
    input: z.strictObject({}),
    output: z.object({ rows: z.array(domainRow) }),
    access: 'read',
  }),
  /** One of them, by either of its names. NOT_FOUND for a domain that is not in the list. */
  'domains.get': command({ input: z.strictObject({ name: domainName }), output: domainView, access: 'read' }),
  /**
   * Confirms a requirement with evidence, or (evidence null) withdraws the confirmation. `expects` is the version of the
   * domain's record, or of the trust's for one of its switches: CONFLICT where it is another by now, or where a switch is
   * confirmed of a trust that is not recorded.
   */
  'domains.confirmRequirement': command({
    input: z.strictObject({
      domain: domainName,
      requirement: z.enum(confirmable),
      evidence: evidenceText.nullable(),
      expects: z.int().min(0),
      reason: z.string().max(400).optional(),
    }),
    output: domainView,
    access: 'administer',
  }),
};
