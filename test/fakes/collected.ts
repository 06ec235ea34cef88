import { shape } from '../../electron/pam/output.ts';
import type { Store } from '../../electron/store/types.ts';
import {
  collectedFormat,
  collectedProperties,
  collectedVersion,
  type CollectedFile,
} from '../../shared/domain/transfer.ts';

type Row = Record<string, unknown>;

const pick = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(names.map(name => [name, row[name] ?? null]));

/** A file of the collect script as a MIM that has what the store has would give it. */
export function collectedFrom(store: Store, collectedAt = '2026-11-24T08:00:00Z'): CollectedFile {
  const users = store.users.find({});
  const userRow = (id: string) =>
    pick(
      shape(store, { kind: 'user', object: users.find(user => user.id === id)! }),
      collectedProperties('UserRef'),
    );
  const roleNames = collectedProperties('Roles');
  const lists: Record<string, string[]> = {
    Candidates: collectedProperties('UserRef'),
    Approvers: collectedProperties('UserRef'),
    Privileges: collectedProperties('GroupRef'),
  };
  return {
    Format: collectedFormat,
    Version: collectedVersion,
    CollectedAt: collectedAt,
    Returned: {
      Configuration: collectedProperties('Configuration'),
      Users: collectedProperties('Users'),
      Groups: collectedProperties('Groups'),
      Roles: roleNames,
      Requests: collectedProperties('Requests'),
    },
    Configuration: pick(
      shape(store, { kind: 'configuration', object: store.pamConfiguration() }),
      collectedProperties('Configuration'),
    ),
    Users: users.map(object => pick(shape(store, { kind: 'user', object }), collectedProperties('Users'))),
    Groups: store.groups
      .find({})
      .map(object => pick(shape(store, { kind: 'group', object }), collectedProperties('Groups'))),
    Roles: store.roles.find({}).map(object => {
      const row = pick(shape(store, { kind: 'role', object }), roleNames);
      // A cmdlet gives a date-time, of which only the time of day counts.
      for (const name of ['AvailableFrom', 'AvailableTo'])
        if (typeof row[name] === 'string') row[name] = `2026-01-01T${row[name]}:00`;
      for (const [list, names] of Object.entries(lists))
        row[list] = (row[list] as Row[]).map(member => pick(member, names));
      return row;
    }),
    Requests: store.requests
      .find({})
      .filter(({ userId }) => users.some(user => user.id === userId))
      .map(object => ({
        ...pick(shape(store, { kind: 'request', object }), collectedProperties('Requests')),
        CollectedFor: userRow(object.userId),
      })),
    Problems: [],
  };
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
const guid = (kind: string, at: number) => `${kind}0000000-0000-4000-8000-${hex(at, 12)}`;

/** A file of a made-up MIM: so many users, a group and a role for each hundred privileges, and closed requests. */
export function aCollectedFile({ users = 0, roles = 0, requests = 0 }): CollectedFile {
  const user = (at: number) => ({
    PrivUserResourceId: guid('a', at),
    PrivAccountName: `PRIV.user${at}`,
    SourceDomain: 'CONTOSO',
    SourceAccountName: `user${at}`,
  });
  const group = (at: number) => ({
    PrivAccountName: `CONTOSO.group${at}`,
    PrivDisplayName: `CONTOSO.group${at}`,
    SourceDomain: 'CONTOSO',
    SourceAccountName: `group${at}`,
  });
  const range = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at));
  return {
    Format: collectedFormat,
    Version: collectedVersion,
    CollectedAt: '2026-11-24T08:00:00Z',
    Returned: {
      Configuration: [],
      Users: collectedProperties('Users'),
      Groups: collectedProperties('Groups'),
      Roles: collectedProperties('Roles'),
      Requests: collectedProperties('Requests'),
    },
    Configuration: null,
    Users: range(users, at => ({
      ...user(at),
      SourceDisplayName: `User ${at}`,
      SourceDescription: null,
      SourceAccountSID: `S-1-5-21-1-2-3-${10_000 + at}`,
      SourcePhoneNumber: `+1 213 555 ${String(at % 10_000).padStart(4, '0')}`,
      SourceEmailAddress: `user${at}@contoso.local`,
      SourceUserResourceId: guid('b', at),
      PrivUserPrincipalName: `PRIV.user${at}@priv.contoso.local`,
      PrivDisplayName: `PRIV.user${at}`,
      PrivDescription: null,
      PrivAccountSID: `S-1-5-21-4-5-6-${10_000 + at}`,
      PrivAccountActive: true,
      PrivOnly: false,
    })),
    Groups: range(roles, at => ({
      ...group(at),
      SourceAccountSID: `S-1-5-21-1-2-3-${50_000 + at}`,
      PrivDescription: null,
      PrivAccountSID: `S-1-5-21-1-2-3-${50_000 + at}`,
      Active: true,
      PrivOnly: false,
    })),
    Roles: range(roles, at => ({
      RoleID: `urn:uuid:${guid('c', at)}`,
      DisplayName: `Role ${String(at).padStart(3, '0')}`,
      Description: null,
      TTL: String(600 + at),
      AvailableFrom: '0001-01-01T00:00:00',
      AvailableTo: '0001-01-01T00:00:00',
      MFAEnabled: at % 2 === 0,
      ApprovalEnabled: at % 3 === 0,
      AvailabilityWindowEnabled: false,
      DisableAutoApprovalIfOwner: null,
      Candidates: range(Math.min(users, 20), one => user((at + one) % users)),
      Approvers: users === 0 ? [] : [user(at % users)],
      Privileges: [group(at)],
    })),
    Requests: range(requests, at => ({
      RequestId: guid('d', at),
      CreatorID: guid('b', at % users),
      RoleId: guid('c', at % roles),
      DisplayName: null,
      Justification: `Change ${at}`,
      CreationTime: '2026-11-01T10:00:00.000Z',
      CreationMethod: 'PAM Web API',
      RequestedTTL: 600,
      RequestedTime: '2026-11-01T10:00:00.000Z',
      ExpirationTime: '2026-11-01T10:10:05.000Z',
      RequestStatus: at % 2 === 0 ? 'Expired' : 'Closed',
      CollectedFor: user(at % users),
    })),
    Problems: [],
  };
}
