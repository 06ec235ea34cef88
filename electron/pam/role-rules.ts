import { readDateTime } from '../../shared/cmdlets/datetime.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { refuse, requireName } from './rules.ts';
import type { Context } from './run.ts';

/** The time of day of an AvailableFrom or AvailableTo: MIM uses only that part (docs/mim-facts.md, roles). */
export function readTimeOfDay(parameter: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const reading = readDateTime(text);
  if (reading === null || reading.kind === 'instant') {
    throw refuse(
      parameter,
      `-${parameter} ${text} is not a time of day.`,
      "Write it as '20:00', in the forest's time zone.",
    );
  }
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(reading.hour)}:${two(reading.minute)}`;
}

/** All that a role must fulfil before it is saved. `before` is the role as it is, or null for a new one. */
export function checkRole(role: Role, before: Role | null, context: Context): void {
  role.displayName = requireName('DisplayName', role.displayName);
  const same = context.store.roles
    .find({ displayName: role.displayName })
    .find(other => other.id !== role.id);
  if (same !== undefined) {
    throw new AppError(
      'CONFLICT',
      `There is a role ${same.displayName} already. Give this one another name: people ask for roles by name.`,
      { issues: [{ path: 'parameters.DisplayName', message: 'There is a role of this name already.' }] },
    );
  }
  if (role.description.length > 4096)
    throw refuse('Description', 'The description is longer than 4,096 characters.', 'Shorten it.');
  checkDuration(role, before, context);
  checkWindow(role);
  checkNumbers(role, before, context);
}

function checkDuration(role: Role, before: Role | null, context: Context): void {
  // A role that was within the limits when it was saved stays editable when the limits move.
  if (before?.ttl === role.ttl) return;
  const { roleMinimalDuration: least, roleMaximalDuration: most } = context.store.pamConfiguration();
  if (role.ttl >= least && role.ttl <= most) return;
  throw refuse(
    'TTL',
    `The TTL of ${durationInWords(role.ttl)} is outside the limits of the PAM configuration.`,
    `Use ${durationInWords(least)} to ${durationInWords(most)}, or change the limits with Set-PAMConfiguration.`,
  );
}

/** From 4.5.26 MIM refuses a window whose end is not after its start, so none can reach over midnight. */
function checkWindow(role: Role): void {
  const { availableFrom: from, availableTo: to } = role;
  if (role.availabilityWindowEnabled && (from === null || to === null)) {
    throw refuse(
      from === null ? 'AvailableFrom' : 'AvailableTo',
      'The availability window has no start or no end.',
      'Give both -AvailableFrom and -AvailableTo.',
    );
  }
  if (from !== null && to !== null && to <= from) {
    throw refuse(
      'AvailableTo',
      `The window ends at ${to}, which is not after its start at ${from}.`,
      'MIM has no window over midnight: choose a later end, or make two roles.',
    );
  }
}

/** MFA needs a number that can be called for each candidate; each one without is named. */
function checkNumbers(role: Role, before: Role | null, context: Context): void {
  if (!role.mfaEnabled) return;
  // A number that turned bad after the role was saved must not block an unrelated change: only what is new is refused.
  const known = before?.mfaEnabled ? new Set<UserId>(before.candidates) : new Set<UserId>();
  const without = role.candidates
    .filter(id => !known.has(id))
    .map(id => context.store.users.get(id))
    .filter((user): user is User => user !== undefined)
    .filter(user => !context.phone.read(user.sourcePhoneNumber).canDial);
  if (without.length === 0) return;
  const names = without.map(user => user.privAccountName).join(', ');
  throw new AppError(
    'BAD_REQUEST',
    `${role.displayName} cannot ask for MFA: ${names} ${without.length === 1 ? 'has' : 'have'} no usable telephone number. Set one with Set-PAMUser -SourcePhoneNumber, or leave ${without.length === 1 ? 'this candidate' : 'these candidates'} out.`,
    {
      issues: [
        {
          path: before?.mfaEnabled ? 'parameters.Candidates' : 'parameters.MFAEnabled',
          message: `No usable number: ${names}.`,
        },
      ],
    },
  );
}
