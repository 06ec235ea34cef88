import { z } from 'zod';
import { moment, version } from './ids.ts';

/** Words of a person that something in Active Directory is as it must be. The console has not looked itself. */
export const evidence = z.object({
  /** The operating-system user who confirmed it. */
  by: z.string(),
  at: moment,
  text: z.string(),
});
export type Evidence = z.infer<typeof evidence>;

/** The longest text of an evidence, in UTF-16 units: an output of netdom with room for a remark. */
export const longestEvidence = 2_000;

/**
 * What must be set on the trust: SIDs of CORP in PRIV accounts count only then (docs/mim-facts.md, domains). In the order
 * in which Microsoft's page sets them.
 */
export const trustSwitches = ['sidHistory', 'sidFilteringOff', 'pimTrust'] as const;
export type TrustSwitch = (typeof trustSwitches)[number];

/** Each switch in a few words, for lists, the history and Test-PAMTrust. */
export const switchNames: Readonly<Record<TrustSwitch, string>> = {
  sidHistory: 'SID history enabled',
  sidFilteringOff: 'SID filtering off',
  pimTrust: 'PIM trust enabled',
};

/** The record of a trust of a CORP forest in PRIV. The console neither makes trusts nor looks at them. */
export const trust = z.object({
  /** The name of the source forest in lower case. */
  id: z.string(),
  version,
  sourceForest: z.string(),
  /** False for the published design: CORP trusts PRIV, and PRIV does not trust CORP. */
  bidirectional: z.boolean(),
  recordedBy: z.string(),
  recordedAt: moment,
  sidHistory: evidence.nullable(),
  sidFilteringOff: evidence.nullable(),
  pimTrust: evidence.nullable(),
});
export type Trust = z.infer<typeof trust>;

/** The switches of which nobody has confirmed that they are set. */
export function openSwitches(record: Pick<Trust, TrustSwitch>): TrustSwitch[] {
  return trustSwitches.filter(name => record[name] === null);
}

/** Said with the commands: the account in them is nobody's choice. */
export const accountPlaceholder =
  'The account after /usero: is a placeholder: replace it by one that may administer the CORP forest.';

/**
 * The commands that set the switches, as Microsoft's walkthrough writes them (step 5). `*` makes netdom ask for the
 * password; `netbios` is the short name of the source forest, for its administrator's account.
 */
export function trustCommands(
  sourceForest: string,
  netbios: string,
  privDnsName: string,
): Record<TrustSwitch, string> {
  const line = (option: string) =>
    `netdom trust ${sourceForest} /domain:${privDnsName} ${option} /usero:${netbios}\\Administrator /passwordo:*`;
  return {
    sidHistory: line('/enablesidhistory:yes'),
    sidFilteringOff: line('/quarantine:no'),
    pimTrust: line('/enablepimtrust:yes'),
  };
}
