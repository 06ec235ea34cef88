import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { singleton } from '../store/cells.ts';
import type { Arguments, Piece } from './arguments.ts';
import { setChanged } from './changes.ts';
import { refuse, requireName } from './rules.ts';
import type { Context, Handler } from './run.ts';

const piece = (object: PamConfiguration): Piece => ({ kind: 'configuration', object });

export const configurationHandlers = {
  'Get-PAMConfiguration': (_, { store }) => [piece(store.pamConfiguration())],
  'Set-PAMConfiguration': (args, context) => [piece(change(args, context))],
} satisfies Record<string, Handler>;

/** Takes effect for what is created afterwards, as MIM's does: no role or user is touched. */
function change(args: Arguments, context: Context): PamConfiguration {
  const { store } = context;
  const before = store.pamConfiguration();
  const next: Partial<PamConfiguration> = {};
  const set = <F extends keyof PamConfiguration>(field: F, value: PamConfiguration[F] | undefined) => {
    if (value !== undefined) next[field] = value;
  };
  set('privUserPrefix', args.text('PrivUserPrefix'));
  set('roleMinimalDuration', args.number('RoleMinimalDuration'));
  set('roleMaximalDuration', args.number('RoleMaximalDuration'));
  set('roleDefaultDuration', args.number('RoleDefaultDuration'));
  set(
    'forestFunctionality',
    args.text('ForestFunctionality') as PamConfiguration['forestFunctionality'] | undefined,
  );
  set('userAdminPasswordLength', args.number('UserAdminPasswordLength'));
  set('requestExpirationInDays', args.number('RequestExpirationInDays'));
  set('defaultADContainer', args.text('DefaultADContainer')?.trim());
  if (next.defaultADContainer !== undefined) requireName('DefaultADContainer', next.defaultADContainer);
  checkPamConfiguration({ ...before, ...next });

  const changed = setChanged('pamConfiguration', singleton, before, next);
  if (changed === null) return before;
  store.apply({
    ...context.identity.actor,
    event: 9040,
    message: `The PAM configuration was changed: ${Object.keys(changed.op === 'set' ? changed.values : {}).join(', ')}.`,
    reason: context.reason,
    command: context.journaled,
    changes: [changed],
  });
  context.touched('pamConfiguration', singleton);
  return store.pamConfiguration();
}

/** What the values of a PAM configuration must fulfil together. Throws BAD_REQUEST. */
export function checkPamConfiguration(c: PamConfiguration): void {
  if (c.roleMinimalDuration < 1) {
    throw refuse(
      'RoleMinimalDuration',
      'The shortest activation is less than a second.',
      'Use at least 1 second; Microsoft recommends 5 minutes.',
    );
  }
  if (c.roleMinimalDuration > c.roleMaximalDuration) {
    throw refuse(
      'RoleMaximalDuration',
      `The longest activation (${durationInWords(c.roleMaximalDuration)}) is shorter than the shortest (${durationInWords(c.roleMinimalDuration)}).`,
      'Raise the one or lower the other.',
    );
  }
  if (c.roleDefaultDuration < c.roleMinimalDuration || c.roleDefaultDuration > c.roleMaximalDuration) {
    throw refuse(
      'RoleDefaultDuration',
      `The default of ${durationInWords(c.roleDefaultDuration)} is outside ${durationInWords(c.roleMinimalDuration)} to ${durationInWords(c.roleMaximalDuration)}.`,
      'Choose a default between the shortest and the longest.',
    );
  }
  if (c.userAdminPasswordLength < 8 || c.userAdminPasswordLength > 256) {
    throw refuse(
      'UserAdminPasswordLength',
      `A password of ${c.userAdminPasswordLength} characters is not possible.`,
      'Use 8 to 256.',
    );
  }
  if (c.requestExpirationInDays < 1) {
    throw refuse('RequestExpirationInDays', 'Requests cannot be kept for less than a day.', 'Use 1 or more.');
  }
  if (c.privUserPrefix.length > 15 || /["/\\[\]:;|=,+*?<>@\s]/.test(c.privUserPrefix)) {
    throw refuse(
      'PrivUserPrefix',
      `${c.privUserPrefix} cannot begin the name of an account.`,
      'Use up to 15 letters, digits, dots and dashes.',
    );
  }
}
