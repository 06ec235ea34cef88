import type { CorpDifference, CorpEntry } from '../../shared/contract/forest.ts';
import { readPhoneNumber } from '../../shared/domain/phone-number.ts';
import type { User } from '../../shared/domain/user.ts';

/** What the comparison knows of a user. `entry` is null where CORP does not have the account; `lastSeen` where it never saw one. */
export interface Comparison {
  user: User;
  entry: CorpEntry | null;
  /** CORP's number now, as it writes it; '' where it has none. */
  now: string;
  lastSeen: string | null;
  defaultCountryCode: string | null;
}

export interface Compared {
  differences: CorpDifference[];
  /** 'changed' raises 825; 'first' is recorded without raising, because there was nothing to change from. */
  number: 'same' | 'changed' | 'first';
}

/**
 * Compares a user with CORP. A number changed if it is another number than CORP had at the last comparison: what MIM stores is
 * a copy made once (docs/mim-facts.md, phone numbers), and writing the same number in another way changes nothing.
 */
export function compareUser({ user, entry, now, lastSeen, defaultCountryCode }: Comparison): Compared {
  const stored = user.sourcePhoneNumber;
  const difference = (kind: CorpDifference['kind']): CorpDifference => ({
    userId: user.id,
    userName: user.sourceDisplayName || user.sourceAccountName,
    kind,
    stored,
    lastSeen: lastSeen ?? '',
    now,
  });
  if (entry === null) return { differences: [difference('missing-in-corp')], number: 'same' };
  const same = (a: string, b: string) => isSameNumber(a, b, defaultCountryCode);
  const number = lastSeen === null ? 'first' : same(lastSeen, now) ? 'same' : 'changed';
  const differences: CorpDifference[] = [];
  if (number === 'changed') differences.push(difference('number-changed'));
  else if (!same(stored, now)) differences.push(difference('number-differs'));
  if (entry.disabled) differences.push(difference('disabled-in-corp'));
  return { differences, number };
}

/** The same text, or two ways of writing the same number. */
export function isSameNumber(a: string, b: string, defaultCountryCode: string | null): boolean {
  if (a.trim() === b.trim()) return true;
  const [x, y] = [readPhoneNumber(a, defaultCountryCode), readPhoneNumber(b, defaultCountryCode)];
  return x.kind === 'number' && y.kind === 'number' && x.e164 === y.e164;
}
