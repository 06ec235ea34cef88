import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { forestContract } from '../../shared/contract/forest.ts';
import type { ConsoleAccount, ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import { identify } from '../pam/identity.ts';
import { setChanged } from '../pam/changes.ts';
import { accountId, singleton, toCells } from '../store/cells.ts';
import type { Change } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { domainName, timeZone } from './create-forest.ts';
import type { Forest } from './forest.ts';
import { overview } from './overview.ts';

/** Handlers of shared/contract/forest.ts. `forest` throws UNAVAILABLE where none is open. */
export function forestHandlers(forest: () => Forest, now: () => number): Handlers<typeof forestContract> {
  return {
    'overview.get': (_, caller) => overview(forest(), caller, now()),

    'corp.search': async ({ kind, text }) => {
      const { corp, refresh } = forest();
      await refresh();
      return corp.search(kind, text);
    },
    'corp.status': async () => {
      const { corp, refresh } = forest();
      await refresh();
      return corp.status();
    },
    'corp.compare': async (_, caller) => {
      const { store, monitoring } = forest();
      return monitoring.compare(identify(store, caller, undefined).actor);
    },

    'console.get': () => forest().store.consoleConfiguration(),
    'console.set': async ({ expects, values, reason }, caller) => {
      const { store, monitoring, refresh } = forest();
      await refresh();
      const next = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
      return store.transaction(() => {
        const before = store.consoleConfiguration();
        if (before.version !== expects) throw stale();
        const checked = checkConfiguration(next);
        if (checked.mimServiceFolders !== undefined && store.drill() !== null) {
          throw wrong(
            'mimServiceFolders',
            'In a drill the MIM Service folder is the drill’s own, so that no file of the real one is written. Leave the others as they are, or leave the drill.',
          );
        }
        const changed = setChanged('consoleConfiguration', singleton, before, checked);
        if (changed === null) return before;
        store.apply({
          ...identify(store, caller, undefined).actor,
          event: 9001,
          message: `The console configuration was changed: ${Object.keys(checked).join(', ')}.`,
          reason: reason ?? '',
          // Another attribute is looked at from now on: what it says today is no change of anybody's number.
          changes: [
            changed,
            ...(checked.phoneAttributes === undefined ? [] : monitoring.seenNow(checked.phoneAttributes)),
          ],
        });
        return store.consoleConfiguration();
      });
    },
    'console.setAccess': (input, caller) => {
      const { store } = forest();
      return store.transaction(() => {
        setAccess(store, input, identify(store, caller, undefined).actor, input.reason ?? '');
        return store.consoleConfiguration();
      });
    },
  };
}

/** Refuses a change of a configuration that is not the one that was read. */
export function stale(): AppError {
  return new AppError(
    'CONFLICT',
    'The console configuration was changed by someone else since you read it. Nothing was changed. Reload it and make your change again.',
  );
}

/** What a console configuration must fulfil; answers it as it is to be stored. Throws BAD_REQUEST with the field. */
export function checkConfiguration(next: Partial<ConsoleConfiguration>): Partial<ConsoleConfiguration> {
  const checked = { ...next };
  if (next.corpDnsName !== undefined)
    checked.corpDnsName = domainName('values.corpDnsName', next.corpDnsName);
  if (next.privDnsName !== undefined)
    checked.privDnsName = domainName('values.privDnsName', next.privDnsName);
  for (const field of ['corpNetbiosName', 'privNetbiosName'] as const) {
    const name = next[field]?.trim().toUpperCase();
    if (name === undefined) continue;
    if (!/^[A-Z0-9][A-Z0-9-]{0,14}$/.test(name)) {
      throw wrong(field, `${next[field]} is not a NetBIOS name. Use up to 15 letters, digits and dashes.`);
    }
    checked[field] = name;
  }
  if (next.timeZone !== undefined) checked.timeZone = timeZone(next.timeZone);
  if (next.phoneAttributes !== undefined) checked.phoneAttributes = [...new Set(next.phoneAttributes)];
  if (next.mimServiceFolders !== undefined) checked.mimServiceFolders = folders(next.mimServiceFolders);
  if (next.internalNumbers !== undefined) checkPattern(next.internalNumbers);
  return checked;
}

function folders(paths: string[]): string[] {
  const trimmed = [...new Set(paths.map(path => path.trim()).filter(path => path !== ''))];
  if (trimmed.length === 0)
    throw wrong('mimServiceFolders', 'No MIM Service folder is left. Keep at least one.');
  const relative = trimmed.find(path => !/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(path));
  if (relative !== undefined) {
    throw wrong(
      'mimServiceFolders',
      `${relative} is not a full path. Give it from its root, or as \\\\server\\share.`,
    );
  }
  return trimmed;
}

function checkPattern(pattern: string): void {
  // Nested quantifiers can make a match take for ever, and this pattern is matched on the main thread.
  if (pattern.length > 100 || /[+*}]\)?[+*{]|\([^)]*[+*][^)]*\)[+*{]/.test(pattern)) {
    throw wrong(
      'internalNumbers',
      'The pattern of internal numbers is too involved. Use one such as [1-9]\\d{3}.',
    );
  }
  try {
    new RegExp(pattern, 'u');
  } catch {
    throw wrong(
      'internalNumbers',
      `${pattern} is not a regular expression. Use one such as [1-9]\\d{3}, or leave it empty.`,
    );
  }
}

function wrong(field: string, message: string): AppError {
  return new AppError('BAD_REQUEST', message, { issues: [{ path: `values.${field}`, message }] });
}

/** Gives, changes or takes a right. Without an administrator nobody could give one again, so the last one stays. */
function setAccess(
  store: Store,
  wanted: Omit<ConsoleAccount, 'access'> & { access: ConsoleAccount['access'] | null },
  actor: { actor: string; as: string | null },
  reason: string,
): void {
  const id = accountId(wanted.osUser);
  const accounts = store.accounts();
  const before = accounts.find(account => accountId(account.osUser) === id);
  const as = wanted.as === null || wanted.as.trim() === '' ? null : privAccount(store, wanted.as.trim());
  const others = accounts.filter(account => account !== before && account.access === 'administer');
  if (wanted.access !== 'administer' && before?.access === 'administer' && others.length === 0) {
    throw new AppError(
      'CONFLICT',
      `${wanted.osUser} is the last administrator of this forest’s console, so the right stays. Make another user an administrator first.`,
    );
  }
  if (wanted.access === null && before === undefined) return;
  const changes: Change[] =
    wanted.access === null
      ? [{ op: 'drop', kind: 'consoleAccount', id }]
      : [
          {
            op: 'set',
            kind: 'consoleAccount',
            id,
            values: toCells('consoleAccount', {
              osUser: before?.osUser ?? wanted.osUser.trim(),
              access: wanted.access,
              as,
            }),
          },
        ];
  store.apply({
    ...actor,
    event: 9002,
    message:
      wanted.access === null
        ? `${wanted.osUser} may no longer use the console.`
        : `${wanted.osUser} may ${wanted.access}${as === null ? '' : `, and acts as ${as}`}.`,
    reason,
    changes,
  });
}

function privAccount(store: Store, name: string): string {
  const user = store.users.find({ privAccountName: name })[0];
  if (user === undefined) {
    throw new AppError(
      'NOT_FOUND',
      `No PAM user has the PRIV account ${name}. Create the user first, or choose another.`,
      {
        issues: [{ path: 'as', message: 'No PAM user has this PRIV account.' }],
      },
    );
  }
  return user.privAccountName;
}
