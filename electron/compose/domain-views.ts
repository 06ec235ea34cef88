import type { DomainRow, DomainView } from '../../shared/contract/domains.ts';
import { domainRequirements, openRequirements } from '../../shared/domain/corp-domain.ts';
import { openSwitches, trustCommands } from '../../shared/domain/trust.ts';
import { forestOf, knownDomains, netbiosOf, recordOf, trustOf } from '../pam/corp-domains.ts';
import { domainNames } from '../pam/domains.ts';
import type { Store } from '../store/types.ts';

/** The CORP domains as the list shows them. */
export function domainRows(store: Store): DomainRow[] {
  const counts = store.sourceDomains();
  return knownDomains(store).map(name => rowOf(store, name, counts));
}

function rowOf(store: Store, name: string, counts: ReturnType<Store['sourceDomains']>): DomainRow {
  const configuration = store.consoleConfiguration();
  const names = domainNames(configuration, name);
  const own = counts.filter(count => names.includes(count.name));
  const trust = trustOf(store, name);
  return {
    name,
    netbios: netbiosOf(configuration, name),
    users: own.reduce((sum, { users }) => sum + users, 0),
    groups: own.reduce((sum, { groups }) => sum + groups, 0),
    confirmed: domainRequirements.length - openRequirements(recordOf(store, name) ?? {}).length,
    trust: trust === undefined ? 'none' : openSwitches(trust).length === 0 ? 'confirmed' : 'open',
  };
}

/** One CORP domain with its checklist, its trust and the commands to run. `name` is one that `domainRows` has. */
export function domainViewOf(store: Store, name: string): DomainView {
  const configuration = store.consoleConfiguration();
  const record = recordOf(store, name);
  const forest = forestOf(store, name);
  return {
    ...rowOf(store, name, store.sourceDomains()),
    version: record?.version ?? 0,
    requirements: domainRequirements.map(requirement => ({
      requirement,
      evidence: record?.[requirement] ?? null,
    })),
    forest,
    trustRecord: trustOf(store, name) ?? null,
    commands: trustCommands(forest, netbiosOf(configuration, forest), configuration.privDnsName),
    functionality: store.pamConfiguration().forestFunctionality,
    privDnsName: configuration.privDnsName,
  };
}
