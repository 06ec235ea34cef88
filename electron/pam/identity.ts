import { AppError } from '../../shared/contract/errors.ts';
import { allows, type Caller } from '../../shared/contract/define.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { User } from '../../shared/domain/user.ts';
import { accountId, toCells } from '../store/cells.ts';
import type { Actor, Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';

/**
 * Finds a PAM user by an account as people write it: `PRIV.Jen`, `PRIV\PRIV.Jen` or the PRIV account's UPN, in any case.
 * NOT_FOUND names the account.
 */
export function findAccount(store: Store, account: string): User {
  const user = lookUp(store, account);
  if (user === undefined) {
    throw new AppError(
      'NOT_FOUND',
      `No PAM user has the PRIV account ${account}. Give it as ${store.consoleConfiguration().privNetbiosName}\\PRIV.Jen, PRIV.Jen or its UPN.`,
      { issues: [{ path: 'as', message: 'No PAM user has this PRIV account.' }] },
    );
  }
  return user;
}

function lookUp(store: Store, account: string): User | undefined {
  const name = withoutDomain(account.trim(), store.consoleConfiguration());
  if (name === null) return undefined;
  return (
    store.users.find({ privAccountName: name })[0] ??
    store.users
      .find({})
      .find(candidate => candidate.privUserPrincipalName.toLowerCase() === account.trim().toLowerCase())
  );
}

/** The account without its PRIV domain; null where it names another domain. */
function withoutDomain(account: string, configuration: ConsoleConfiguration): string | null {
  const slash = account.indexOf('\\');
  if (slash >= 0) {
    const domain = account.slice(0, slash).toLowerCase();
    const ours = [configuration.privNetbiosName, configuration.privDnsName].map(text => text.toLowerCase());
    return ours.includes(domain) ? account.slice(slash + 1) : null;
  }
  const at = account.lastIndexOf('@');
  if (at >= 0 && account.slice(at + 1).toLowerCase() === configuration.privDnsName.toLowerCase()) {
    return account.slice(0, at);
  }
  return account;
}

/** Who a call acts as: the user, whether that is someone else than the caller, and the journal's words for it. */
export interface Identity {
  user: User | null;
  another: boolean;
  actor: Actor;
}

/** Resolves `as` of a call. Without one the caller acts as the PRIV account that the console's configuration maps to them. */
export function identify(store: Store, caller: Caller, as: string | undefined): Identity {
  const domain = store.consoleConfiguration().privNetbiosName;
  // An account that is gone must not lock its person out: whoever may administer has to be able to map another.
  const own = caller.as === null ? null : (lookUp(store, caller.as) ?? null);
  const user = as === undefined ? own : findAccount(store, as);
  return {
    user,
    another: user !== null && user.id !== own?.id,
    actor: { actor: caller.osUser, as: user === null ? null : `${domain}\\${user.privAccountName}` },
  };
}

/** What the console's access list must say when a user's PRIV account gets another name, or (null) is removed. */
export function accessChanges(store: Store, user: User, name: string | null): Change[] {
  const own = user.privAccountName.toLowerCase();
  return store
    .accounts()
    .filter(account => account.as?.toLowerCase() === own)
    .map(account => ({
      op: 'set',
      kind: 'consoleAccount',
      id: accountId(account.osUser),
      values: toCells('consoleAccount', { as: name }),
    }));
}

/** The user of a requestor cmdlet; refused where the caller has no PRIV account and named none. */
export function requestor(identity: Identity, cmdletName: string): User {
  if (identity.user === null) {
    throw new AppError(
      'BAD_REQUEST',
      `${cmdletName} runs as a PRIV account, and none is mapped to ${identity.actor.actor}. Name one, or have an administrator map one under Settings, Access.`,
      { issues: [{ path: 'as', message: 'Choose the PRIV account.' }] },
    );
  }
  return identity.user;
}

/** Deciding as another: an administrator's act, and only with a reason, because the history must say why. */
export function mayDecide(identity: Identity, caller: Caller, reason: string): void {
  if (!identity.another) return;
  if (!allows(caller.access, 'administer')) {
    throw new AppError(
      'FORBIDDEN',
      `Deciding as ${identity.actor.as ?? 'another'} needs the right to administer; you have the right to ${caller.access}. Ask that approver, or an administrator.`,
    );
  }
  if (reason.trim() === '') {
    throw new AppError(
      'BAD_REQUEST',
      `Deciding as ${identity.actor.as ?? 'another'} needs a reason; the history keeps it.`,
      { issues: [{ path: 'reason', message: 'Say why you decide for this approver.' }] },
    );
  }
}
