import { AppError } from '../../shared/contract/errors.ts';
import {
  accountPlaceholder,
  openSwitches,
  switchNames,
  trustCommands,
  type Trust,
} from '../../shared/domain/trust.ts';
import { toCells } from '../store/cells.ts';
import type { Arguments, Piece } from './arguments.ts';
import { netbiosOf, requireCorpDomain, trustNamed } from './corp-domains.ts';
import type { Context, Handler } from './run.ts';

// MIM's cmdlets make and test a trust in Active Directory. The console reaches no domain controller: it records the trust,
// says the commands that make it, and answers from what people confirmed. The credentials are never read.

export const trustHandlers = {
  'New-PAMTrust': (args, context) => {
    record(args, context);
    return [];
  },
  'Test-PAMTrust': (args, context) => [test(args, context)],
  'Remove-PAMTrust': (args, context) => {
    remove(args, context);
    return [];
  },
} satisfies Record<string, Handler>;

function record(args: Arguments, context: Context): void {
  const { store } = context;
  const forest = requireCorpDomain(store, 'SourceForest', args.text('SourceForest') ?? '');
  if (trustNamed(store, forest) !== undefined) {
    throw new AppError(
      'CONFLICT',
      `The trust of ${forest} is recorded already. To record it anew, remove it first with Remove-PAMTrust.`,
      { issues: [{ path: 'parameters.SourceForest', message: 'Its trust is recorded already.' }] },
    );
  }
  const { actor } = context.identity.actor;
  const made: Omit<Trust, 'id' | 'version'> = {
    sourceForest: forest,
    bidirectional: args.flag('Bidirectional') ?? false,
    recordedBy: actor,
    recordedAt: context.now(),
    sidHistory: null,
    sidFilteringOff: null,
    pimTrust: null,
  };
  store.apply({
    ...context.identity.actor,
    event: 9050,
    message: `The trust of ${forest} was recorded${made.bidirectional ? ', in both directions' : ''}. The console makes no trust.`,
    reason: context.reason,
    command: context.journaled,
    changes: [{ op: 'set', kind: 'trust', id: forest, values: toCells('trust', made) }],
  });
  context.touched('trust', forest);
  const configuration = store.consoleConfiguration();
  const lines = trustCommands(forest, netbiosOf(configuration, forest), configuration.privDnsName);
  context.note(
    `The trust was recorded, not made. Set its three switches: ${Object.values(lines).join(' ; ')} . ${accountPlaceholder} Then confirm each on the page Domains.`,
  );
}

function test(args: Arguments, context: Context): Piece {
  const { store } = context;
  const forest = requireCorpDomain(store, 'SourceForest', args.text('SourceForest') ?? '');
  const wanted = args.flag('Bidirectional') ?? false;
  const { value, basis } = answer(trustNamed(store, forest), forest, wanted);
  store.apply({
    ...context.identity.actor,
    event: 9052,
    message: `The record of the trust of ${forest} was tested: ${value ? 'true' : 'false'}. ${basis}`,
    reason: context.reason,
    command: context.journaled,
    changes: [],
  });
  context.note(basis);
  return { kind: 'answer', object: value };
}

const notProbed = 'This is the console’s record; the trust itself was not looked at.';

function answer(
  trust: Trust | undefined,
  forest: string,
  bidirectional: boolean,
): { value: boolean; basis: string } {
  if (trust === undefined) {
    return {
      value: false,
      basis: `No trust of ${forest} is recorded: record it with New-PAMTrust. ${notProbed}`,
    };
  }
  const missing = [
    ...openSwitches(trust).map(name => `${switchNames[name]} is not confirmed`),
    ...(bidirectional && !trust.bidirectional ? ['it is recorded as one-way'] : []),
  ];
  return missing.length === 0
    ? { value: true, basis: `All three switches are confirmed. ${notProbed}` }
    : { value: false, basis: `Of the trust of ${forest}, ${missing.join('; ')}. ${notProbed}` };
}

function remove(args: Arguments, context: Context): void {
  const { store } = context;
  const forest = requireCorpDomain(store, 'SourceForest', args.text('SourceForest') ?? '');
  const trust = trustNamed(store, forest);
  if (trust === undefined) {
    throw new AppError('NOT_FOUND', `No trust of ${forest} is recorded, so there is none to remove.`, {
      issues: [{ path: 'parameters.SourceForest', message: 'No trust of it is recorded.' }],
    });
  }
  store.apply({
    ...context.identity.actor,
    event: 9051,
    message: `The record of the trust of ${trust.sourceForest} was removed with its confirmations. The trust itself is as it was.`,
    reason: context.reason,
    command: context.journaled,
    changes: [{ op: 'drop', kind: 'trust', id: trust.id }],
  });
  context.touched('trust', trust.id);
  context.note(
    'The record was removed; the trust in Active Directory is as it was. Remove it there with netdom.',
  );
}
