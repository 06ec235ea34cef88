import { AppError } from '../../shared/contract/errors.ts';
import {
  domainRequirements,
  openRequirements,
  requirementNames,
  type CorpDomain,
} from '../../shared/domain/corp-domain.ts';
import type { Evidence } from '../../shared/domain/trust.ts';
import { toCells } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { Arguments, Piece } from './arguments.ts';
import { recordOf, requireCorpDomain, trustOf } from './corp-domains.ts';
import type { Context, Handler } from './run.ts';

export const domainConfigurationHandlers = {
  'New-PAMDomainConfiguration': (args, context) => {
    record(args, context);
    return [];
  },
  'Test-PAMDomainConfiguration': (args, context) => [test(args, context)],
  'Remove-PAMDomainConfiguration': (args, context) => {
    remove(args, context);
    return [];
  },
} satisfies Record<string, Handler>;

/** The change that makes a domain's record or sets a part of it. */
export function domainChange(
  record: CorpDomain | undefined,
  name: string,
  values: Partial<Omit<CorpDomain, 'id' | 'version' | 'name'>>,
): Change {
  const nothing = Object.fromEntries(domainRequirements.map(requirement => [requirement, null]));
  const all = record === undefined ? { name, ...nothing, ...values } : values;
  return { op: 'set', kind: 'corpDomain', id: record?.id ?? name, values: toCells('corpDomain', all) };
}

const named = (args: Arguments, { store }: Context): string =>
  requireCorpDomain(store, 'SourceDomain', args.text('SourceDomain') ?? '');

/** In MIM it runs after New-PAMTrust, and not at all at the 2016 level (docs/mim-facts.md, domains). */
function record(args: Arguments, context: Context): void {
  const { store } = context;
  const domain = named(args, context);
  const before = recordOf(store, domain);
  if (trustOf(store, domain) === undefined) {
    throw new AppError(
      'CONFLICT',
      `No trust of the forest of ${domain} is recorded, and the domain is configured after it. Record the trust first with New-PAMTrust.`,
      { issues: [{ path: 'parameters.SourceDomain', message: 'Record the trust of its forest first.' }] },
    );
  }
  if (before?.domainConfiguration != null) {
    throw new AppError(
      'CONFLICT',
      `${domain} is recorded as configured already. To record it anew, remove it first with Remove-PAMDomainConfiguration.`,
      { issues: [{ path: 'parameters.SourceDomain', message: 'It is recorded as configured already.' }] },
    );
  }
  const { actor } = context.identity.actor;
  const words: Evidence = {
    by: actor,
    at: context.now(),
    text: context.reason === '' ? 'Recorded with New-PAMDomainConfiguration.' : context.reason,
  };
  store.apply({
    ...context.identity.actor,
    event: 9053,
    message: `${domain} was recorded as configured for PAM. The console configures no domain.`,
    reason: context.reason,
    command: context.journaled,
    changes: [domainChange(before, domain, { domainConfiguration: words })],
  });
  context.touched('corpDomain', before?.id ?? domain);
  if (store.pamConfiguration().forestFunctionality === 'DS_BEHAVIOR_WIN2015') {
    context.note(
      'At the Windows Server 2016 level MIM does not use New-PAMDomainConfiguration: the netdom commands of the trust take its place. The record was made all the same.',
    );
  }
}

function test(args: Arguments, context: Context): Piece {
  const { store } = context;
  const domain = named(args, context);
  const missing = openRequirements(recordOf(store, domain) ?? {});
  const value =
    missing.length === 0
      ? `All ${domainRequirements.length} requirements of ${domain} are confirmed.`
      : `Not confirmed for ${domain}: ${missing.map(name => requirementNames[name]).join('; ')}.`;
  store.apply({
    ...context.identity.actor,
    event: 9055,
    message: `The record of ${domain} was tested. ${value}`,
    reason: context.reason,
    command: context.journaled,
    changes: [],
  });
  context.note('This is the console’s record; the domain itself was not looked at.');
  return { kind: 'answer', object: value };
}

function remove(args: Arguments, context: Context): void {
  const { store } = context;
  const domain = named(args, context);
  const before = recordOf(store, domain);
  if (before?.domainConfiguration == null) {
    throw new AppError('NOT_FOUND', `${domain} is not recorded as configured, so there is none to remove.`, {
      issues: [{ path: 'parameters.SourceDomain', message: 'It is not recorded as configured.' }],
    });
  }
  store.apply({
    ...context.identity.actor,
    event: 9054,
    message: `${domain} is no longer recorded as configured for PAM. Its other confirmations stay, and the domain is as it was.`,
    reason: context.reason,
    command: context.journaled,
    changes: [domainChange(before, domain, { domainConfiguration: null })],
  });
  context.touched('corpDomain', before.id);
}
