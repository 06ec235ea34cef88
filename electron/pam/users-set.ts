import { describeReading } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Change } from '../store/entry.ts';
import type { Arguments } from './arguments.ts';
import { setChanged } from './changes.ts';
import { refusePrivDomain } from './domains.ts';
import { accessChanges } from './identity.ts';
import { named, refuse, requireAccountName, requireName, requireSid } from './rules.ts';
import type { Context } from './run.ts';
import { userTexts } from './parameters.ts';
import { requireFreeUser } from './users-new.ts';

/** Set-PAMUser: changes the store; the CORP entry stays as it is. Nothing that differs, no entry. */
export function setUser(args: Arguments, context: Context): User {
  const { store } = context;
  const user = args.one('User', 'user')!;
  const next: Partial<User> = {};
  for (const [field, parameter] of Object.entries(userTexts) as [keyof typeof userTexts, string][]) {
    const text = args.text(parameter);
    if (text !== undefined) next[field] = text.trim();
  }
  const active = args.flag('PrivAccountActive');
  if (active !== undefined) next.privAccountActive = active;

  for (const [parameter, field] of [
    ['PrivDisplayName', 'privDisplayName'],
    ['SourceDisplayName', 'sourceDisplayName'],
    ['SourceDomain', 'sourceDomain'],
  ] as const) {
    if (next[field] !== undefined) requireName(parameter, next[field]);
  }
  if (next.sourceAccountName !== undefined) requireAccountName('SourceAccountName', next.sourceAccountName);
  if (next.sourceAccountSid) requireSid('SourceAccountSID', next.sourceAccountSid);
  if (next.sourceDomain !== undefined && !user.privOnly) {
    refusePrivDomain(store.consoleConfiguration(), next.sourceDomain);
  }
  if (next.privAccountName !== undefined) {
    requireAccountName('PrivAccountName', next.privAccountName);
    next.privUserPrincipalName = `${next.privAccountName}@${store.consoleConfiguration().privDnsName}`;
  }
  const account = next.sourceAccountName ?? user.sourceAccountName;
  const domain = next.sourceDomain ?? user.sourceDomain;
  requireFreeUser(
    context,
    { domain, account, privAccountName: next.privAccountName ?? user.privAccountName },
    user.id,
  );
  if (next.sourcePhoneNumber !== undefined) requireNumber(user, next.sourcePhoneNumber, context);

  const { privAccountName } = next;
  const changes = [
    setChanged('user', user.id, user, next),
    pinChange(args, user, context),
    ...(privAccountName === undefined || privAccountName === user.privAccountName
      ? []
      : accessChanges(store, user, privAccountName)),
  ].filter(change => change !== null);
  if (changes.length === 0) return user;
  store.apply({
    ...context.identity.actor,
    event: 9011,
    message: `User ${user.privAccountName} was changed.`,
    reason: context.reason,
    userId: user.id,
    command: context.journaled,
    changes,
  });
  context.touched('user', user.id);
  return store.users.get(user.id)!;
}

/** The PIN is a secret: the change carries a reference only. An empty text takes the PIN away. */
function pinChange(args: Arguments, user: User, context: Context): Change | null {
  const pin = args.secret('PrivPINCode');
  if (pin === undefined || (pin === '' && !user.hasPinCode)) return null;
  if (pin !== '' && !/^\d{4,16}$/.test(pin)) {
    throw refuse(
      'PrivPINCode',
      'The PIN code is not 4 to 16 digits.',
      'It is entered on a telephone: use digits only.',
    );
  }
  const ref = pin === '' ? null : context.store.secrets.put(pin);
  return { op: 'secret', kind: 'user', id: user.id, name: 'privPinCode', ref };
}

/** A number must be one that can be read, and a candidate of a role that calls must keep one that can be dialled. */
function requireNumber(user: User, text: string, context: Context): void {
  const { reading, canDial } = context.phone.read(text);
  if (canDial) return;
  if (reading.kind !== 'empty') {
    throw refuse(
      'SourcePhoneNumber',
      `The number ${text} of ${user.privAccountName} cannot be used.`,
      describeReading(reading),
    );
  }
  const roles = context.store.roles.find({ candidate: user.id, mfaEnabled: true });
  if (roles.length > 0) {
    throw refuse(
      'SourcePhoneNumber',
      `The number of ${user.privAccountName} cannot be cleared.`,
      `${user.privAccountName} is a candidate of ${named(roles)}, which asks for a phone call. Take the user off the role first, or set another number.`,
    );
  }
}
