import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import type { CollectedGroup, CollectedUser } from '../../shared/domain/transfer.ts';
import { userId } from '../../shared/domain/ids.ts';
import type { User } from '../../shared/domain/user.ts';
import { fold } from '../../shared/domain/fold.ts';
import { AccountIndex, type AccountNames } from './account-index.ts';
import { fieldsOf, missing, stateOf, unusable, type Item, type TransferPorts } from './compared.ts';
import { groupOf, guidOf, userOf, type Said } from './from-mim.ts';

type Unreadable = { unreadable: string };

/** The users of a file beside the store's, and the one that a reference of the file means. */
export function compareUsers(
  rows: readonly (CollectedUser | Unreadable)[],
  returned: ReadonlySet<string>,
  ports: TransferPorts,
): { items: Item<'user', User>[]; found: Found<User> } {
  const configuration = ports.store.consoleConfiguration();
  return compareAccounts<'user', User, CollectedUser>(rows, {
    kind: 'user',
    here: ports.store.users.find({}),
    configuration,
    said: row => userOf(row, returned),
    idsOf: row => [guidOf(row.PrivUserResourceId), guidOf(row.SourceUserResourceId)],
    make: (names, mimId) => ({
      id: (userId.safeParse(mimId).success ? mimId : ports.uuid()) as UserId,
      version: 1,
      ...names,
      sourceDisplayName: names.sourceAccountName,
      sourceDescription: '',
      sourceAccountSid: '',
      sourcePhoneNumber: '',
      sourceEmailAddress: '',
      privDisplayName: names.privAccountName,
      privDescription: '',
      privUserPrincipalName: `${names.privAccountName}@${configuration.privDnsName}`,
      privAccountSid: '',
      privAccountActive: true,
      hasPinCode: false,
    }),
  });
}

/** The groups of a file beside the store's. MIM says of none whether it uses SID history: `usesSidHistory` is what a new one gets. */
export function compareGroups(
  rows: readonly (CollectedGroup | Unreadable)[],
  returned: ReadonlySet<string>,
  ports: TransferPorts,
  usesSidHistory: boolean,
): { items: Item<'group', Group>[]; found: Found<Group> } {
  return compareAccounts<'group', Group, CollectedGroup>(rows, {
    kind: 'group',
    here: ports.store.groups.find({}),
    configuration: ports.store.consoleConfiguration(),
    said: row => groupOf(row, returned),
    idsOf: () => [],
    make: names => ({
      id: ports.uuid() as GroupId,
      version: 1,
      ...names,
      sourceAccountSid: '',
      privDisplayName: names.privAccountName,
      privDescription: '',
      privAccountSid: '',
      active: true,
      usesSidHistory: usesSidHistory && !names.privOnly,
    }),
  });
}

/** Finds the object, of the file or of the store, that a list of the file means. */
export interface Found<T> {
  of(names: AccountNames, mimId?: string | null): T | undefined;
}

interface Rules<K, T, Row> {
  kind: K;
  here: T[];
  configuration: ConsoleConfiguration;
  said(row: Row): Said<T>;
  idsOf(row: Row): (string | null)[];
  make(names: AccountNames, mimId: string | null): T;
}

function compareAccounts<
  K extends 'user' | 'group',
  T extends AccountNames & { id: string },
  Row extends object,
>(
  rows: readonly (Row | Unreadable)[],
  { kind, here: all, configuration, said: read, idsOf, make }: Rules<K, T, Row>,
): { items: Item<K, T>[]; found: Found<T> } {
  const store = new AccountIndex(configuration, all);
  const file = new AccountIndex<T>(configuration);
  const byMimId = new Map<string, T>();
  const seen = new Set<string>();
  const items = rows.map((row, at): Item<K, T> => {
    const key = `${kind} ${at}`;
    if ('unreadable' in row) return unusable(kind, key, `${kind} number ${at + 1}`, [row.unreadable]);
    const { fields, problems } = read(row);
    const names = namesOf(fields, configuration);
    const name = names.privAccountName || `${kind} number ${at + 1}`;
    const [mimId = null] = idsOf(row);
    const here = store.byId(mimId) ?? store.bySource(names) ?? null;
    const clash = problems.length > 0 ? null : clashOf(names, here, { store, file, seen });
    // MIM has it, whether it can be taken or not: it is not among what MIM lacks.
    if (here !== null) seen.add(here.id);
    if (problems.length > 0) return unusable(kind, key, name, problems);
    if (clash !== null) return unusable(kind, key, name, [clash]);
    const mim: T = { ...(here ?? make(names, mimId)), ...fields, ...kept(names, here, store) };
    file.add(mim);
    for (const id of idsOf(row)) if (id !== null) byMimId.set(id, mim);
    const differing = fieldsOf<T>(kind, here, mim);
    return {
      key,
      kind,
      name,
      state: stateOf(here, mim, differing),
      fields: differing,
      problems: [],
      remarks: [],
      here,
      mim,
    };
  });
  return {
    items: [
      ...items,
      ...all.filter(({ id }) => !seen.has(id)).map(object => missing(kind, object, object.privAccountName)),
    ],
    found: {
      of(names, mimId = null) {
        const byId = mimId === null ? undefined : byMimId.get(mimId);
        return byId ?? file.bySource(names) ?? file.byPriv(names.privAccountName) ?? store.bySource(names);
      },
    },
  };
}

/** What MIM left empty of an account that is in PRIV only: it lies in PRIV, under its own name. */
function namesOf(fields: Partial<AccountNames>, { privDnsName }: ConsoleConfiguration): AccountNames {
  const { privAccountName = '', sourceDomain = '', sourceAccountName = '', privOnly = false } = fields;
  if (!privOnly) return { privAccountName, sourceDomain, sourceAccountName, privOnly };
  return {
    privAccountName,
    sourceDomain: sourceDomain || privDnsName,
    sourceAccountName: sourceAccountName || privAccountName,
    privOnly,
  };
}

/** Another name of the same domain and another case of the same account are no difference. */
function kept(
  names: AccountNames,
  here: AccountNames | null,
  index: { sameDomain(a: string, b: string): boolean },
): Partial<AccountNames> {
  if (here === null) return names;
  const sameName = (a: string, b: string) => fold(a) === fold(b);
  return {
    ...names,
    ...(index.sameDomain(names.sourceDomain, here.sourceDomain) ? { sourceDomain: here.sourceDomain } : {}),
    ...(sameName(names.sourceAccountName, here.sourceAccountName)
      ? { sourceAccountName: here.sourceAccountName }
      : {}),
    ...(sameName(names.privAccountName, here.privAccountName)
      ? { privAccountName: here.privAccountName }
      : {}),
  };
}

/** Why the accounts of an object are not its own; null where they are. */
function clashOf<T extends AccountNames & { id: string }>(
  names: AccountNames,
  here: T | null,
  { store, file, seen }: { store: AccountIndex<T>; file: AccountIndex<T>; seen: ReadonlySet<string> },
): string | null {
  const { privAccountName: priv, sourceDomain, sourceAccountName } = names;
  if ((here !== null && seen.has(here.id)) || file.bySource(names) !== undefined)
    return `The file has ${sourceDomain}\\${sourceAccountName} twice. Remove one of them in MIM and collect again.`;
  if (file.byPriv(priv) !== undefined)
    return `The file has the PRIV account ${priv} twice. Remove one of them in MIM and collect again.`;
  const other = [store.byPriv(priv), store.bySource(names)].find(
    one => one !== undefined && one.id !== here?.id,
  );
  if (other === undefined) return null;
  return `Here ${other.privAccountName} of ${other.sourceDomain}\\${other.sourceAccountName} has the same account already. Rename or remove one of the two, here or in MIM.`;
}
