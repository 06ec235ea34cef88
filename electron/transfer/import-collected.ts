import type { RequestId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { ComparedKind } from '../../shared/domain/transfer-views.ts';
import { listChanges, setChanged } from '../pam/changes.ts';
import { accessChanges } from '../pam/identity.ts';
import { singleton, toCells } from '../store/cells.ts';
import { roleLists, type Actor, type Change, type Entry } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import type { Compared } from './compared.ts';

/** Whose file the objects are from, for the journal. */
export interface Origin {
  file: string;
  sha256: string;
}

/** What an import would write, and what it leaves out. */
export interface ImportPlan {
  entries: Entry[];
  /** Active requests with the moment at which they end: the workflow's timers. */
  due: { id: RequestId; at: number }[];
  counts: Partial<Record<ComparedKind, number>>;
  /** Requests whose user or role is not taken. */
  left: number;
}

/**
 * Plans the entries that take objects from MIM: one each, with the event 9080, because no cmdlet can set MIM's ids and SIDs. `items` are
 * the chosen ones; they are to be added in the order of the comparison: what others point at comes first. Nothing is ever dropped.
 */
export function createPlan(
  store: Store,
  items: readonly Compared[],
  by: { actor: Actor; reason: string; origin: Origin },
): { plan: ImportPlan; add(item: Compared): void } {
  const taken = new Set(items.flatMap(({ mim }) => (mim !== null && 'id' in mim ? [mim.id as string] : [])));
  const known: Known = (kind, id) => taken.has(id) || store[kind].get(id as never) !== undefined;
  const plan: ImportPlan = { entries: [], due: [], counts: {}, left: 0 };
  return {
    plan,
    add(item) {
      const entry = entryOf(item, store, known);
      if (entry === null) {
        if (item.kind === 'request') plan.left += 1;
        return;
      }
      plan.counts[item.kind] = (plan.counts[item.kind] ?? 0) + 1;
      plan.entries.push({ ...by.actor, event: 9080, reason: by.reason, cause: { ...by.origin }, ...entry });
      if (item.kind === 'request' && item.mim?.status === 'Active' && item.mim.expiresAt !== null)
        plan.due.push({ id: item.mim.id, at: item.mim.expiresAt });
    },
  };
}

type Known = (kind: 'users' | 'groups' | 'roles', id: string) => boolean;
type Part = Pick<Entry, 'message' | 'changes'> & Pick<Entry, 'userId' | 'roleId' | 'requestId'>;

/** Null where there is nothing to write. */
function entryOf(item: Compared, store: Store, known: Known): Part | null {
  if (item.mim === null) return null;
  const verb = item.here === null ? 'was imported from MIM' : 'was brought to what MIM says';
  switch (item.kind) {
    case 'configuration': {
      const { version: _, ...values } = item.mim;
      const changed =
        item.here === null ? null : setChanged('pamConfiguration', singleton, item.here, values);
      return changed === null
        ? null
        : { message: 'The PAM configuration was brought to what MIM says.', changes: [changed] };
    }
    case 'user': {
      const { here, mim } = item;
      const changes: Change[] =
        here === null
          ? [{ op: 'set', kind: 'user', id: mim.id, values: toCells('user', mim) }]
          : present(setChanged('user', mim.id, here, fieldsOnly(mim)));
      if (here !== null && here.privAccountName !== mim.privAccountName)
        changes.push(...accessChanges(store, here, mim.privAccountName));
      return part(changes, `User ${item.name} ${verb}.`, { userId: mim.id });
    }
    case 'group': {
      const { here, mim } = item;
      const changes: Change[] =
        here === null
          ? [{ op: 'set', kind: 'group', id: mim.id, values: toCells('group', mim) }]
          : present(setChanged('group', mim.id, here, fieldsOnly(mim)));
      return part(changes, `Group ${item.name} ${verb}.`, {});
    }
    case 'role':
      return rolePart(item.here, item.mim, `Role ${item.name} ${verb}`, known);
    case 'request': {
      const { here, mim } = item;
      if (!known('users', mim.userId) || !known('roles', mim.roleId)) return null;
      // It went on here since it was compared: what MIM said then is no longer the newer word.
      if (store.requests.get(mim.id)?.version !== here?.version) return null;
      const changes: Change[] = [{ op: 'set', kind: 'request', id: mim.id, values: toCells('request', mim) }];
      return part(changes, `The request ${item.name} ${verb}.`, {
        userId: mim.userId,
        roleId: mim.roleId,
        requestId: mim.id,
      });
    }
  }
}

/** A role with those of its members that are here, or come with it. */
function rolePart(here: Role | null, mim: Role, told: string, known: Known): Part | null {
  const left: number[] = [];
  const lists = roleLists.flatMap(list => {
    const kind = list === 'privileges' ? 'groups' : 'users';
    const members = (mim[list] as string[]).filter(id => known(kind, id));
    left.push(mim[list].length - members.length);
    return listChanges(mim.id, list, here?.[list] ?? [], members);
  });
  const without = left.reduce((sum, one) => sum + one, 0);
  const { candidates: _, approvers: __, privileges: ___, ...fields } = fieldsOnly(mim);
  const changes: Change[] = [
    ...(here === null
      ? [{ op: 'set', kind: 'role', id: mim.id, values: toCells('role', mim) } as const]
      : present(setChanged('role', mim.id, here, fields))),
    ...lists,
  ];
  const message = `${told}${without === 0 ? '' : ` without ${without} member${without === 1 ? '' : 's'} that ${without === 1 ? 'was' : 'were'} not taken`}.`;
  return part(changes, message, { roleId: mim.id });
}

function part(changes: Change[], message: string, of: Pick<Entry, 'userId' | 'roleId' | 'requestId'>) {
  return changes.length === 0 ? null : { message, changes, ...of };
}

const present = (change: Change | null): Change[] => (change === null ? [] : [change]);

/** What the store writes itself, or what MIM knows nothing of, is no field to compare. */
function fieldsOnly<T extends { id: string; version: number }>(object: T) {
  const { id: _, version: __, ...fields } = object;
  if ('hasPinCode' in fields) delete fields.hasPinCode;
  return fields as Partial<T>;
}

/** What was imported, as a sentence: '2 users, 1 role'. */
export function countsInWords(counts: ImportPlan['counts']): string {
  const parts = Object.entries(counts).map(([kind, count]) =>
    kind === 'configuration' ? 'the PAM configuration' : `${count} ${kind}${count === 1 ? '' : 's'}`,
  );
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
