import type { PamConfiguration } from '../../shared/domain/configuration.ts';
import { collectedConfiguration, type CollectedFile } from '../../shared/domain/transfer.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Role } from '../../shared/domain/role.ts';
import { checkPamConfiguration } from '../pam/configuration.ts';
import { compareGroups, compareUsers } from './compare-accounts.ts';
import { compareRequests } from './compare-requests.ts';
import { compareRoles } from './compare-roles.ts';
import {
  fieldsOf,
  inOrder,
  stateOf,
  unusable,
  type Compared,
  type Item,
  type TransferPorts,
} from './compared.ts';
import { configurationOf, rowsOf, whyNot } from './from-mim.ts';

export interface Comparison {
  /** Every object of the file, and those of the store that MIM lacks, in the order of a list. */
  items: Compared[];
  /** What holds for the whole file. */
  notes: string[];
}

/** Compares what MIM holds with the store, object by object and field by field. Changes nothing. */
export function compare(file: CollectedFile, ports: TransferPorts): Comparison {
  const { store } = ports;
  const returned = (kind: keyof CollectedFile['Returned']) => new Set(file.Returned[kind]);
  const configuration = compareConfiguration(file, ports);
  const limits = configuration?.mim ?? store.pamConfiguration();
  const users = compareUsers(rowsOf(file, 'Users'), returned('Users'), ports);
  const groups = compareGroups(
    rowsOf(file, 'Groups'),
    returned('Groups'),
    ports,
    limits.forestFunctionality === 'DS_BEHAVIOR_WIN2012R2',
  );
  const byId = <T extends { id: string }>(items: { here: T | null; mim: T | null }[]) => {
    const map = new Map(items.flatMap(({ here, mim }) => mim ?? here ?? []).map(one => [one.id, one]));
    return (id: string) => map.get(id);
  };
  const roles = compareRoles(
    rowsOf(file, 'Roles'),
    returned('Roles'),
    {
      users: users.found,
      groups: groups.found,
      userById: byId(users.items),
      groupById: byId(groups.items),
      limits,
    },
    ports,
  );
  const role = (mimId: string | null) =>
    mimId === null ? undefined : (roles.byMimId.get(mimId) ?? store.roles.get(mimId as Role['id']));
  const requests = compareRequests(rowsOf(file, 'Requests'), { users: users.found, role }, ports);
  return {
    items: inOrder([
      ...(configuration === null ? [] : [configuration]),
      ...users.items,
      ...groups.items,
      ...roles.items,
      ...requests,
    ]),
    notes: notesOf(file),
  };
}

function compareConfiguration(
  file: CollectedFile,
  { store }: TransferPorts,
): Item<'configuration', PamConfiguration> | null {
  if (file.Configuration === null || file.Configuration === undefined) return null;
  const [kind, key, name] = ['configuration', 'configuration', 'PAM configuration'] as const;
  const parsed = collectedConfiguration.safeParse(file.Configuration);
  if (!parsed.success) return unusable(kind, key, name, [whyNot(parsed.error)]);
  const { fields, problems } = configurationOf(parsed.data);
  const here = store.pamConfiguration();
  const mim = { ...here, ...fields };
  if (problems.length === 0) {
    try {
      checkPamConfiguration(mim);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(error.message);
    }
  }
  if (problems.length > 0) return unusable(kind, key, name, problems);
  const differing = fieldsOf('pamConfiguration', here, mim);
  return {
    key,
    kind,
    name,
    state: stateOf(here, mim, differing),
    fields: differing,
    problems,
    remarks: [],
    here,
    mim,
  };
}

/** Properties without which much would be lost unsaid. */
const wanted = {
  Users: ['SourcePhoneNumber', 'SourceAccountSID', 'PrivAccountSID', 'PrivUserResourceId'],
  Groups: ['SourceAccountSID', 'PrivAccountSID'],
  Roles: ['RoleID', 'AvailableFrom', 'AvailableTo', 'Candidates', 'Approvers', 'Privileges'],
} as const;

function notesOf(file: CollectedFile): string[] {
  const notes: string[] = [];
  for (const [kind, names] of Object.entries(wanted)) {
    const of = kind as keyof typeof wanted;
    if (file[of].length === 0) continue;
    const absent = names.filter(name => !file.Returned[of].includes(name));
    if (absent.length > 0)
      notes.push(
        `MIM did not return ${absent.join(', ')} of ${kind.toLowerCase()}. What the console has of these stays; new objects have none.`,
      );
  }
  if (file.Configuration === null || file.Configuration === undefined)
    notes.push('The file holds no PAM configuration.');
  return [...notes, ...file.Problems.slice(0, 200)];
}
