import { suspiciousAfterChange } from '../../../shared/domain/check.ts';
import type { UserId } from '../../../shared/domain/ids.ts';
import { describeReading, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import type { Request } from '../../../shared/domain/request.ts';
import { fullName, localTime, personName } from '../../activation/words.ts';
import type { Facts, UserFact } from '../facts.ts';
import { aboutUser, allOf, goTo, named, openUser, setUser, type Found, type Rule } from '../found.ts';

/** A candidate whom the roles with MFA refuse. */
export const mfaCandidateNotCallable: Rule = facts =>
  uncallable(facts).flatMap(fact => {
    const asking = mfaRoles(facts, fact.user.id);
    if (asking.length === 0) return [];
    const verb = asking.length === 1 ? 'asks' : 'ask';
    return [
      {
        check: 'mfa-candidate-not-callable',
        object: aboutUser(fact.user),
        sentence: `${fullName(fact.user)} cannot be called, and ${named(asking)} ${verb} for a phone call. ${why(fact)}`,
        fix: takeCorpNumber(fact),
        concerns: asking.map(role => role.id),
      },
    ];
  });

/** A candidate of roles without MFA: no harm yet. */
export const candidateNotCallable: Rule = facts =>
  uncallable(facts).flatMap(fact => {
    if (mfaRoles(facts, fact.user.id).length > 0) return [];
    const roles = facts.candidateOf.get(fact.user.id) ?? [];
    return [
      {
        check: 'candidate-not-callable',
        object: aboutUser(fact.user),
        sentence: `${fullName(fact.user)} cannot be called, and is a candidate of ${named(roles)}. ${why(fact)}`,
        fix: takeCorpNumber(fact),
        concerns: roles.map(role => role.id),
      },
    ];
  });

/** A candidate of a role with MFA whose telephone answers for somebody else too. */
export const mfaCandidateSharedNumber: Rule = facts => {
  const byNumber = new Map<string, UserFact[]>();
  for (const fact of facts.users) {
    const number = dialled(fact);
    if (number === null) continue;
    const known = byNumber.get(number);
    if (known === undefined) byNumber.set(number, [fact]);
    else known.push(fact);
  }
  return [...byNumber.values()]
    .filter(sharing => sharing.length > 1)
    .flatMap(sharing =>
      sharing.flatMap(fact => {
        const asking = mfaRoles(facts, fact.user.id);
        if (asking.length === 0) return [];
        // The first few are enough for a sentence: a number that thousands share must not be listed thousands of times.
        const others = sharing.slice(0, 6).filter(other => other !== fact);
        const names = allOf(
          others.map(other => personName(other.user)),
          sharing.length - 1,
        );
        return [
          {
            check: 'mfa-candidate-shared-number' as const,
            object: aboutUser(fact.user),
            sentence: `${fullName(fact.user)} has the same number as ${names}, ${shown(fact)}, and is a candidate of ${named(asking)} with MFA.`,
            fix: openUser(fact.user),
            concerns: asking.map(role => role.id),
          },
        ];
      }),
    );
};

/** The newest activation of each user that came within a day after a change of the number. */
export const numberChangedThenActivated: Rule = facts => {
  const suspicious = new Map<UserId, { found: Found; at: number }>();
  for (const change of facts.numberChanges) {
    const user = facts.userOf.get(change.userId)?.user;
    const request = firstWithin(facts.activations.get(change.userId) ?? [], change.at);
    if (user === undefined || request === null) continue;
    const at = request.activatedAt ?? 0;
    if ((suspicious.get(user.id)?.at ?? -1) >= at) continue;
    const role = facts.roleOf.get(request.roleId);
    const where = change.where === 'corp' ? 'in CORP' : 'in PAM';
    const called = request.call === null ? 'without a phone call' : `after a call to ${request.call.number}`;
    const found: Found = {
      check: 'number-changed-then-activated',
      object: aboutUser(user),
      sentence: `The number of ${fullName(user)} changed ${where} on ${localTime(change.at, facts.timeZone)}, and ${role?.displayName ?? 'a removed role'} was activated on ${localTime(at, facts.timeZone)}, ${called}.`,
      fix: goTo('Show history', `/history?userId=${user.id}&from=${change.at}`),
      concerns: [request.roleId],
    };
    suspicious.set(user.id, { found, at });
  }
  return [...suspicious.values()].map(({ found }) => found);
};

/** The first activation in the day after a change. `requests` are in order of their activation. */
function firstWithin(requests: readonly Request[], changedAt: number): Request | null {
  let [low, high] = [0, requests.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requests[middle]?.activatedAt ?? 0) < changedAt) low = middle + 1;
    else high = middle;
  }
  const first = requests[low];
  return first !== undefined && (first.activatedAt ?? 0) < changedAt + suspiciousAfterChange ? first : null;
}

/** A candidate of some role whom the provider cannot dial. */
export function isUncallable(canDial: boolean, rolesAsCandidate: number): boolean {
  return !canDial && rolesAsCandidate > 0;
}

function uncallable({ users, candidateOf }: Facts): UserFact[] {
  return users.filter(({ user, canDial }) => isUncallable(canDial, candidateOf.get(user.id)?.length ?? 0));
}

function mfaRoles({ candidateOf }: Facts, id: UserId) {
  return (candidateOf.get(id) ?? []).filter(role => role.mfaEnabled);
}

/** What the provider is given to dial; null where it cannot. A number that only the site's exchange knows is its text. */
function dialled({ reading, canDial }: UserFact): string | null {
  if (!canDial) return null;
  return reading.kind === 'number' ? reading.e164 : reading.text;
}

function shown({ reading }: UserFact): string {
  return reading.kind === 'number' ? reading.international : reading.text;
}

function why({ reading }: UserFact): string {
  return reading.kind === 'number' ? 'The provider cannot dial the number.' : describeReading(reading);
}

/** CORP's number where it is another one that says its country itself; else the user's page. */
function takeCorpNumber({ user, corpNumber }: UserFact) {
  const readable = readPhoneNumber(corpNumber, null).kind === 'number';
  return readable && corpNumber !== user.sourcePhoneNumber
    ? setUser(`Take over ${corpNumber} from CORP`, user, { SourcePhoneNumber: corpNumber })
    : openUser(user);
}
