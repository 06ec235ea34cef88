import type { UserId } from '../../shared/domain/ids.ts';
import { plainStanding, type PhoneStanding } from '../../shared/domain/phone-standing.ts';
import { toCells } from './cells.ts';
import type { Change } from './entry.ts';
import type { Store } from './types.ts';

/** The change that brings a user's standing with calls to `next`; the first one names every field. */
export function standingChange(
  store: Pick<Store, 'phoneStandings'>,
  userId: UserId,
  next: Partial<Omit<PhoneStanding, 'userId'>>,
): Change {
  const known = store.phoneStandings.get(userId);
  const values = known === undefined ? { userId, ...plainStanding, ...next } : next;
  return { op: 'set', kind: 'phoneStanding', id: userId, values: toCells('phoneStanding', values) };
}
