import type { Handlers } from '../../shared/contract/define.ts';
import type { domainsContract, DomainView } from '../../shared/contract/domains.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { domainRequirements } from '../../shared/domain/corp-domain.ts';
import { trustCommands } from '../../shared/domain/trust.ts';
import type { World } from './bridge-world.ts';

/** The one CORP domain of the fake forest, half of it confirmed. Confirming is the real forest's. */
export function fakeDomains(world: World, now: () => number): Handlers<typeof domainsContract> {
  const seen = (text: string) => ({ by: 'pat', at: now() - 3_600_000, text });
  const view = (): DomainView => ({
    name: world.console.corpDnsName,
    netbios: world.console.corpNetbiosName,
    users: world.users.length,
    groups: world.groups.length,
    confirmed: 2,
    trust: 'open',
    version: 3,
    requirements: domainRequirements.map((requirement, at) => ({
      requirement,
      evidence: at < 2 ? seen('Seen on CORPDC') : null,
    })),
    forest: world.console.corpDnsName,
    trustRecord: {
      id: world.console.corpDnsName,
      version: 2,
      sourceForest: world.console.corpDnsName,
      bidirectional: false,
      recordedBy: 'pat',
      recordedAt: now() - 7_200_000,
      sidHistory: seen('Enabling SID history for this trust'),
      sidFilteringOff: null,
      pimTrust: null,
    },
    commands: trustCommands(world.console.corpDnsName, 'CONTOSO', world.console.privDnsName),
    functionality: world.pam.forestFunctionality,
    privDnsName: world.console.privDnsName,
  });
  return {
    'domains.list': () => ({ rows: [view()] }),
    'domains.get': view,
    'domains.confirmRequirement': () => {
      throw new AppError('UNAVAILABLE', 'This is a forest for looking at. Open the sample forest.');
    },
  };
}
