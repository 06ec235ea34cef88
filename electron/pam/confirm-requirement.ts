import { requirementNames, type DomainRequirement } from '../../shared/domain/corp-domain.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Confirmable } from '../../shared/contract/domains.ts';
import { switchNames, trustSwitches, type Evidence, type TrustSwitch } from '../../shared/domain/trust.ts';
import { toCells } from '../store/cells.ts';
import type { Actor, Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { forestOf, recordOf, requireKnownDomain, trustOf } from './corp-domains.ts';
import { domainChange } from './domain-configuration.ts';

export interface Confirmation {
  domain: string;
  requirement: Confirmable;
  /** Null withdraws the confirmation. */
  evidence: string | null;
  /** The version that was read; 0 for a domain of which nothing is recorded. */
  expects: number;
  reason: string;
}

const isSwitch = (name: Confirmable): name is TrustSwitch =>
  (trustSwitches as readonly string[]).includes(name);

/** Confirms a requirement of a CORP domain or a switch of its trust, or withdraws that. */
export function confirmRequirement(store: Store, input: Confirmation, actor: Actor, now: number): void {
  store.transaction(() => {
    const domain = requireKnownDomain(store, input.domain);
    const words: Evidence | null =
      input.evidence === null ? null : { by: actor.actor, at: now, text: input.evidence };
    const { what, before, change } = isSwitch(input.requirement)
      ? ofTrust(store, domain, input.requirement, input.expects, words)
      : ofDomain(store, domain, input.requirement, input.expects, words);
    if (before === null && words === null) return;
    store.apply({
      ...actor,
      event: words === null ? 9057 : 9056,
      message:
        words === null
          ? `The confirmation was withdrawn: ${what}.`
          : `Confirmed: ${what}. The console has not looked itself.`,
      reason: input.reason,
      changes: [change],
    });
  });
}

interface Part {
  what: string;
  before: Evidence | null;
  change: Change;
}

function ofDomain(
  store: Store,
  domain: string,
  requirement: DomainRequirement,
  expects: number,
  words: Evidence | null,
): Part {
  const record = recordOf(store, domain);
  if ((record?.version ?? 0) !== expects) throw stale(domain);
  return {
    what: `${requirementNames[requirement]} of ${domain}`,
    before: record?.[requirement] ?? null,
    change: domainChange(record, domain, { [requirement]: words }),
  };
}

function ofTrust(
  store: Store,
  domain: string,
  name: TrustSwitch,
  expects: number,
  words: Evidence | null,
): Part {
  const trust = trustOf(store, domain);
  if (trust === undefined) {
    throw new AppError(
      'CONFLICT',
      `No trust of ${forestOf(store, domain)} is recorded, so there is none to confirm. Record it first with New-PAMTrust.`,
    );
  }
  if (trust.version !== expects) throw stale(`the trust of ${trust.sourceForest}`);
  return {
    what: `${switchNames[name]} for the trust of ${trust.sourceForest}`,
    before: trust[name],
    change: { op: 'set', kind: 'trust', id: trust.id, values: toCells('trust', { [name]: words }) },
  };
}

function stale(what: string): AppError {
  return new AppError(
    'CONFLICT',
    `What is recorded of ${what} was changed by someone else since you read it. Nothing was changed. Look at it again, then confirm.`,
  );
}
