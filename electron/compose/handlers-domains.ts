import type { Handlers } from '../../shared/contract/define.ts';
import type { domainsContract } from '../../shared/contract/domains.ts';
import { confirmRequirement } from '../pam/confirm-requirement.ts';
import { requireKnownDomain } from '../pam/corp-domains.ts';
import { identify } from '../pam/identity.ts';
import { domainRows, domainViewOf } from './domain-views.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/domains.ts. `forest` throws UNAVAILABLE where none is open. */
export function domainsHandlers(forest: () => Forest, now: () => number): Handlers<typeof domainsContract> {
  return {
    'domains.list': () => ({ rows: domainRows(forest().store) }),
    'domains.get': ({ name }) => {
      const { store } = forest();
      return domainViewOf(store, requireKnownDomain(store, name));
    },
    'domains.confirmRequirement': ({ reason = '', ...input }, caller) => {
      const { store } = forest();
      const { actor } = identify(store, caller, undefined);
      confirmRequirement(store, { ...input, reason: reason.trim() }, actor, now());
      return domainViewOf(store, requireKnownDomain(store, input.domain));
    },
  };
}
