import type { PhoneProblem, PhoneRow } from '../../shared/contract/phones.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { mayBypass } from '../../shared/domain/phone-standing.ts';
import type { RoleName } from '../../shared/domain/role.ts';
import type { User, UserName } from '../../shared/domain/user.ts';
import type { Store } from '../store/types.ts';
import type { JournaledChange, Reader } from '../events/types.ts';
import type { PhonePort } from '../pam/ports.ts';

/** How long a change of a number is worth a look, in milliseconds: a new number is how a stolen account gets its call. */
export const lately = 30 * 86_400_000;

/** When each user's number was changed last, of those that were since a moment. */
export async function numberChanges(reader: Reader, since: number): Promise<Map<UserId, number>> {
  const changed = new Map<UserId, number>();
  for (let after = 0; ;) {
    const page: JournaledChange[] = await reader.changes({ from: 9011, to: 9011 }, after, 1000);
    for (const { at, changes } of page) {
      if (at < since) continue;
      for (const change of changes)
        if (change.op === 'set' && change.kind === 'user' && 'sourcePhoneNumber' in change.values)
          changed.set(change.id as UserId, at);
    }
    const last = page.at(-1);
    if (last === undefined) return changed;
    after = last.seq;
  }
}

/** Every user's number as it is read and dialled, with what is wrong or worth a look: those that a role calls first. */
export function phoneReport(
  store: Store,
  phone: PhonePort,
  changed: ReadonlyMap<UserId, number>,
): PhoneRow[] {
  const users = store.users.find({});
  const rolesOf = mfaRoles(store);
  const read = users.map(user => ({ user, ...phone.read(user.sourcePhoneNumber) }));
  const holders = new Map<string, User[]>();
  const keyOf = ({ reading, user }: (typeof read)[number]) =>
    reading.kind === 'number' ? reading.e164 : user.sourcePhoneNumber.replaceAll(/\D/g, '');
  for (const row of read) {
    const key = keyOf(row);
    if (key !== '') holders.set(key, [...(holders.get(key) ?? []), row.user]);
  }
  const standings = new Map(store.phoneStandings.all().map(standing => [standing.userId, standing]));
  const rows = read.map((row): PhoneRow => {
    const { user, reading, canDial } = row;
    const sharedWith = (holders.get(keyOf(row)) ?? []).filter(other => other.id !== user.id);
    const changedAt = changed.get(user.id) ?? null;
    const problems: PhoneProblem[] = [];
    if (reading.kind === 'empty') problems.push('missing');
    if (reading.kind === 'unreadable' && !canDial) problems.push('unreadable');
    if (reading.kind === 'number' && !canDial) problems.push('not-dialable');
    if (reading.kind === 'number' && reading.ambiguous !== null) problems.push('ambiguous');
    if (sharedWith.length > 0) problems.push('shared');
    if (changedAt !== null) problems.push('changed-lately');
    return {
      user: nameOf(user),
      text: user.sourcePhoneNumber,
      reading,
      canDial,
      why: reading.kind === 'unreadable' && !canDial ? reading.why : '',
      problems,
      sharedWith: sharedWith.map(nameOf),
      changedAt,
      mfaRoles: rolesOf.get(user.id) ?? [],
      standing: standings.get(user.id) ?? null,
    };
  });
  const weight = (row: PhoneRow) => (row.mfaRoles.length > 0 ? 0 : 2) + (row.problems.length > 0 ? 0 : 1);
  return rows.sort((a, b) => weight(a) - weight(b));
}

/** True while the row is of a user who is blocked, or who may go on once without a call. */
export function stands(row: PhoneRow, how: 'blocked' | 'bypass', now: number): boolean {
  if (row.standing === null) return false;
  return how === 'blocked' ? row.standing.blockedAt !== null : mayBypass(row.standing, now);
}

function mfaRoles(store: Store): Map<UserId, RoleName[]> {
  const found = new Map<UserId, RoleName[]>();
  for (const { id, displayName, candidates } of store.roles.find({ mfaEnabled: true }))
    for (const user of candidates) found.set(user, [...(found.get(user) ?? []), { id, displayName }]);
  return found;
}

const nameOf = ({ id, privAccountName, sourceDisplayName }: User): UserName => ({
  id,
  privAccountName,
  sourceDisplayName,
});
