import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';
import { domainRequirements } from '../../../shared/domain/corp-domain.ts';

/** The version that `expects` names: the domain's record for a requirement, the trust's for one of its switches. */
export function versionOf(domain: DomainView, name: Confirmable): number {
  return (domainRequirements as readonly string[]).includes(name)
    ? domain.version
    : (domain.trustRecord?.version ?? 0);
}
