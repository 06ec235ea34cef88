import type { Group } from '../../shared/domain/group.ts';
import { roleId, type GroupId, type RoleId, type UserId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { CollectedGroupRef, CollectedRole, CollectedUserRef } from '../../shared/domain/transfer.ts';
import type { User } from '../../shared/domain/user.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import { roleLists, type RoleList } from '../store/entry.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Found } from './compare-accounts.ts';
import { fieldsOf, missing, stateOf, unusable, type Item, type TransferPorts } from './compared.ts';
import { guidOf, roleOf } from './from-mim.ts';

export interface RoleSides {
  users: Found<User>;
  groups: Found<Group>;
  /** Objects by the ids that they have, or would have, in the store. */
  userById(id: string): User | undefined;
  groupById(id: string): Group | undefined;
  /** Seconds: the limits of MIM's configuration, or of the console's. */
  limits: { roleMinimalDuration: number; roleMaximalDuration: number };
}

/** The roles of a file beside the store's: by MIM's id, else by name. Answers them with their ids of the file. */
export function compareRoles(
  rows: readonly (CollectedRole | { unreadable: string })[],
  returned: ReadonlySet<string>,
  sides: RoleSides,
  ports: TransferPorts,
): { items: Item<'role', Role>[]; byMimId: Map<string, Role> } {
  const all = ports.store.roles.find({});
  const byId = new Map<string, Role>(all.map(role => [role.id, role]));
  const byName = new Map(all.map(role => [fold(role.displayName), role]));
  const byMimId = new Map<string, Role>();
  const seen = new Set<string>();
  const names = new Set<string>();
  const items = rows.map((row, at): Item<'role', Role> => {
    const key = `role ${at}`;
    if ('unreadable' in row) return unusable('role', key, `role number ${at + 1}`, [row.unreadable]);
    const { fields, problems } = roleOf(row, returned);
    const displayName = fields.displayName ?? '';
    const name = displayName || `role number ${at + 1}`;
    const mimId = guidOf(row.RoleID);
    const named = byName.get(fold(displayName));
    const here = (mimId === null ? undefined : byId.get(mimId)) ?? named ?? null;
    const twice = names.has(fold(displayName)) || (here !== null && seen.has(here.id));
    // MIM has it, whether it can be taken or not: it is not among what MIM lacks.
    if (here !== null) seen.add(here.id);
    if (problems.length > 0) return unusable('role', key, name, problems);
    if (twice)
      return unusable('role', key, name, [
        `The file has two roles ${displayName}. Rename one of them in MIM and collect again.`,
      ]);
    if (named !== undefined && named.id !== here?.id)
      return unusable('role', key, name, [
        `Here another role is called ${displayName}. Rename one of the two, here or in MIM.`,
      ]);
    const remarks: string[] = [];
    const mim: Role = {
      ...(here ?? newRole((roleId.safeParse(mimId).success ? mimId : ports.uuid()) as RoleId)),
      ...fields,
      ...listsOf(row, returned, sides, remarks),
    };
    names.add(fold(displayName));
    if (mimId !== null) byMimId.set(mimId, mim);
    remarks.push(...remarksOf(mim, sides, ports));
    const differing = [...fieldsOf('role', here, mim), ...listFields(here, mim, sides)];
    const state = stateOf(here, mim, differing);
    return { key, kind: 'role', name, state, fields: differing, problems: [], remarks, here, mim };
  });
  const absent = all.filter(({ id }) => !seen.has(id));
  return { items: [...items, ...absent.map(role => missing('role', role, role.displayName))], byMimId };
}

function newRole(id: RoleId): Role {
  return {
    id,
    version: 1,
    displayName: '',
    description: '',
    ttl: 1,
    availabilityWindowEnabled: false,
    availableFrom: null,
    availableTo: null,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    candidates: [],
    approvers: [],
    privileges: [],
  };
}

/** The lists that MIM returned, as ids. A member that is neither in the file nor here is left out, and said. */
function listsOf(
  row: CollectedRole,
  returned: ReadonlySet<string>,
  { users, groups }: RoleSides,
  remarks: string[],
): Partial<Pick<Role, RoleList>> {
  const members = <R extends CollectedUserRef | CollectedGroupRef, I extends string>(
    list: string,
    refs: R[] | null,
    find: (ref: R) => { id: I } | undefined,
  ): I[] => {
    const ids = (refs ?? []).flatMap(ref => {
      const found = find(ref);
      if (found === undefined)
        remarks.push(
          `Of its ${list} ${ref.PrivAccountName ?? 'one without a name'} is left out: the file holds no such account that can be taken.`,
        );
      return found === undefined ? [] : [found.id];
    });
    return [...new Set(ids)];
  };
  const user = (ref: CollectedUserRef) => users.of(namesOf(ref), guidOf(ref.PrivUserResourceId));
  const group = (ref: CollectedGroupRef) => groups.of(namesOf(ref));
  return {
    ...(returned.has('Candidates')
      ? { candidates: members<CollectedUserRef, UserId>('candidates', row.Candidates, user) }
      : {}),
    ...(returned.has('Approvers')
      ? { approvers: members<CollectedUserRef, UserId>('approvers', row.Approvers, user) }
      : {}),
    ...(returned.has('Privileges')
      ? { privileges: members<CollectedGroupRef, GroupId>('privileges', row.Privileges, group) }
      : {}),
  };
}

export function namesOf(ref: CollectedUserRef | CollectedGroupRef) {
  const sourceAccountName = ref.SourceAccountName ?? '';
  return {
    privAccountName: ref.PrivAccountName ?? '',
    sourceDomain: ref.SourceDomain ?? '',
    sourceAccountName,
    privOnly: sourceAccountName === '',
  };
}

/** Lists that differ, by names: their order says nothing. */
function listFields(here: Role | null, mim: Role, sides: RoleSides) {
  return roleLists.flatMap(list => {
    const names = (role: Role | null) =>
      (role?.[list] ?? [])
        .map(id =>
          list === 'privileges'
            ? (sides.groupById(id)?.privDisplayName ?? id)
            : (sides.userById(id)?.privAccountName ?? id),
        )
        .sort()
        .join(', ');
    const same = here !== null && here[list].toSorted().join() === mim[list].toSorted().join();
    if (same || (here === null && mim[list].length === 0)) return [];
    return [{ field: list, here: names(here), mim: names(mim) }];
  });
}

/** What MIM lets be and the console's own cmdlets would refuse: it is taken as MIM has it, and said. */
function remarksOf(role: Role, { userById, limits }: RoleSides, { phone }: TransferPorts): string[] {
  const remarks: string[] = [];
  const { roleMinimalDuration: least, roleMaximalDuration: most } = limits;
  if (role.ttl < least || role.ttl > most)
    remarks.push(
      `Its TTL of ${durationInWords(role.ttl)} is outside ${durationInWords(least)} to ${durationInWords(most)}, the limits of the configuration.`,
    );
  if (role.availabilityWindowEnabled && (role.availableFrom === null || role.availableTo === null))
    remarks.push(
      'Its window is on, and MIM returned no times for it (it does from 4.5.26 on). Until they are set here, it cannot be activated.',
    );
  if (role.mfaEnabled) {
    const without = role.candidates
      .map(id => userById(id))
      .filter(user => user !== undefined && !phone.read(user.sourcePhoneNumber).canDial)
      .map(user => user?.privAccountName ?? '');
    if (without.length > 0)
      remarks.push(
        `It asks for MFA, and ${without.slice(0, 5).join(', ')}${without.length > 5 ? ` and ${without.length - 5} more` : ''} cannot be called: no usable telephone number.`,
      );
  }
  return remarks;
}
