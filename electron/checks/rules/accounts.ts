import { fullName } from '../../activation/words.ts';
import type { Facts, UserFact } from '../facts.ts';
import { aboutUser, goTo, named, openUser, setUser, type Found, type Rule } from '../found.ts';

/** Gone from CORP, and the PRIV account still is active: an inactive one can hold no role, so it is dealt with. */
export const corpAccountGone: Rule = facts =>
  active(facts)
    .filter(fact => fact.corp === null)
    .map(fact => stillActive(facts, fact, 'corp-account-gone', 'is not in CORP any more'));

export const corpAccountDisabled: Rule = facts =>
  active(facts)
    .filter(fact => fact.corp?.disabled === true)
    .map(fact => stillActive(facts, fact, 'corp-account-disabled', 'is disabled in CORP'));

/**
 * New-PAMUser names the PRIV account by the prefix (docs/mim-facts.md, users). A PRIV-only user's account was there before and
 * keeps its name.
 */
export const privAccountNaming: Rule = ({ users, pam }) => {
  const prefix = pam.privUserPrefix.toLowerCase();
  return users
    .filter(({ user }) => !user.privOnly && !user.privAccountName.toLowerCase().startsWith(prefix))
    .map(({ user }) => ({
      check: 'priv-account-naming',
      object: aboutUser(user),
      sentence: `The PRIV account ${user.privAccountName} of ${user.sourceDomain}\\${user.sourceAccountName} does not begin with ${pam.privUserPrefix}.`,
      fix: openUser(user),
    }));
};

/** CORP itself cannot be asked, so nothing above is known. */
export const corpUnreadable: Rule = ({ corpProblem }) =>
  corpProblem === null
    ? []
    : [
        {
          check: 'corp-unreadable',
          object: { kind: 'corp', id: 'corp', name: 'CORP' },
          sentence: `CORP cannot be read. ${corpProblem}`,
          fix: goTo('Open CORP settings', '/settings/corp'),
        },
      ];

function active({ users }: Facts): UserFact[] {
  return users.filter(({ user }) => user.privAccountActive);
}

function stillActive(
  { candidateOf }: Facts,
  { user }: UserFact,
  check: 'corp-account-gone' | 'corp-account-disabled',
  is: string,
): Found {
  const roles = candidateOf.get(user.id) ?? [];
  const may = roles.length === 0 ? 'is a candidate of no role' : `may activate ${named(roles)}`;
  return {
    check,
    object: aboutUser(user),
    sentence: `${user.sourceDomain}\\${user.sourceAccountName} ${is}; ${fullName(user)} has an active PRIV account and ${may}.`,
    fix: setUser('Deactivate PRIV account', user, { PrivAccountActive: false }),
    concerns: roles.map(role => role.id),
  };
}
