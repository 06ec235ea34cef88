import { makeCommand } from '../../shared/cmdlets/command.ts';
import type { Confirmable } from '../../shared/contract/domains.ts';
import { confirmRequirement } from '../pam/confirm-requirement.ts';
import { domainViewOf } from './domain-views.ts';
import type { Forest } from './forest.ts';

/** What the sample's administrator has confirmed of CORP so far: PIM trust, the domain configuration and the break-glass account are left. */
const confirmed: readonly (readonly [Confirmable, string])[] = [
  ['sidHistory', 'Enabling SID history for this trust.\n\nThe command completed successfully.'],
  ['sidFilteringOff', 'Setting the trust to not filter SIDs\n\nThe command completed successfully.'],
  ['groupObject', 'Get-ADGroup shows CONTOSO$$$, DomainLocal, Security.'],
  ['auditing', 'Change 2207: the policy of the domain controllers audits both, success and failure.'],
  ['lsaRpc', 'TcpipClientSupport is 1 on CORPDC; restarted in the window of change 2207.'],
  ['readPermission', 'Delegated to the administrators of PRIV and to MIMMonitor: change 2208.'],
  ['adminSdHolder', 'Looked through by two people; no entry but the built-in ones.'],
];

/** Records the trust of the sample's CORP forest, and what its administrator has confirmed of it. */
export function recordSampleDomain({ pam, store }: Forest, osUser: string, now: () => number): void {
  const domain = store.consoleConfiguration().corpDnsName;
  pam.run(
    {
      pipeline: [
        makeCommand('New-PAMTrust', { SourceForest: domain, Credentials: { prompt: 'credential' } }),
      ],
    },
    { osUser, access: 'administer', as: null },
  );
  for (const [requirement, evidence] of confirmed) {
    const { version, trustRecord } = domainViewOf(store, domain);
    const ofTrust = requirement === 'sidHistory' || requirement === 'sidFilteringOff';
    const expects = ofTrust ? (trustRecord?.version ?? 0) : version;
    confirmRequirement(
      store,
      { domain, requirement, evidence, expects, reason: '' },
      { actor: osUser, as: null },
      now(),
    );
  }
}
