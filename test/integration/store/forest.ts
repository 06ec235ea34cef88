import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { toCells, type Objects } from '../../../electron/store/cells.ts';
import type { Change, Entry } from '../../../electron/store/entry.ts';
import { openStore, type OpenOptions } from '../../../electron/store/open.ts';
import type { Seal } from '../../../electron/store/secrets.ts';
import type { Store } from '../../../electron/store/types.ts';
import type { GroupId, RequestId, RoleId, UserId } from '../../../shared/domain/ids.ts';

/** Seals so that a test can see that the text is not stored as it is, and by whom it was sealed. */
export function sealFor(owner: string): Seal {
  return {
    seal: text => Buffer.from(`${owner}:${Buffer.from(text).toString('base64')}`),
    unseal(bytes) {
      const [who, body] = Buffer.from(bytes).toString().split(':');
      if (who !== owner) throw new Error('sealed by another');
      return Buffer.from(body ?? '', 'base64').toString();
    },
  };
}

/** Noon of a day in 2026, in milliseconds UTC. */
export const noon = Date.UTC(2026, 10, 24, 12);

/** A forest folder for one test, with a clock that the test sets. */
export class Forest {
  readonly dir: string = mkdtempSync(join(tmpdir(), 'forest-'));
  now = noon;
  readonly warnings: string[] = [];

  open(options: Partial<OpenOptions> = {}): Store {
    return openStore({
      dir: this.dir,
      now: () => this.now,
      uuid: randomUUID,
      seal: sealFor('pat'),
      holder: { pid: process.pid, user: 'pat' },
      waitMs: 50,
      warn: message => this.warnings.push(message),
      ...options,
    });
  }

  remove(): void {
    rmSync(this.dir, { recursive: true, force: true });
  }
}

export const newId = {
  user: () => randomUUID() as unknown as UserId,
  group: () => randomUUID() as unknown as GroupId,
  role: () => randomUUID() as unknown as RoleId,
  request: () => randomUUID() as unknown as RequestId,
};

export const jen: Omit<Objects['user'], 'id' | 'version' | 'hasPinCode'> = {
  sourceDomain: 'CONTOSO',
  sourceAccountName: 'Jen',
  sourceDisplayName: 'Jen Müller',
  sourceDescription: '',
  sourceAccountSid: 'S-1-5-21-1-2-3-1104',
  sourcePhoneNumber: '12135551212',
  sourceEmailAddress: 'jen@contoso.local',
  privAccountName: 'PRIV.Jen',
  privDisplayName: 'Jen Müller (PRIV)',
  privDescription: '',
  privUserPrincipalName: 'PRIV.Jen@priv.contoso.local',
  privAccountSid: '',
  privAccountActive: true,
  privOnly: false,
};
export const admins: Omit<Objects['group'], 'id' | 'version'> = {
  sourceDomain: 'CONTOSO',
  sourceAccountName: 'CorpAdmins',
  sourceAccountSid: 'S-1-5-21-1-2-3-2001',
  privAccountName: 'CONTOSO.CorpAdmins',
  privDisplayName: 'contoso.corpadmins',
  privDescription: '',
  privAccountSid: '',
  active: true,
  privOnly: false,
  usesSidHistory: false,
};
export const roleR: Omit<Objects['role'], 'id' | 'version' | 'candidates' | 'approvers' | 'privileges'> = {
  displayName: 'R',
  description: '',
  ttl: 3600,
  availabilityWindowEnabled: false,
  availableFrom: null,
  availableTo: null,
  mfaEnabled: true,
  approvalEnabled: false,
  disableAutoApprovalIfOwner: false,
};
export const asked: Omit<Objects['request'], 'id' | 'version' | 'roleId' | 'userId'> = {
  justification: 'Patch night',
  requestedTtl: 3600,
  requestedTime: null,
  createdAt: noon,
  creationMethod: 'console',
  status: 'Processing',
  statusReason: '',
  endReason: null,
  activatedAt: null,
  expiresAt: null,
  endedAt: null,
  call: null,
  approval: null,
};

export const set = <K extends Change['kind']>(
  kind: K,
  id: string,
  object: Parameters<typeof toCells<K>>[1],
): Change => ({ op: 'set', kind, id, values: toCells(kind, object) });

/** The forest's configuration, with its days in a zone. */
export const inZone = (timeZone: string): Change =>
  set('consoleConfiguration', 'singleton', {
    corpDnsName: 'contoso.local',
    corpNetbiosName: 'CONTOSO',
    privDnsName: 'priv.contoso.local',
    privNetbiosName: 'PRIV',
    phoneAttributes: [],
    mimServiceFolders: [],
    internalNumbers: '',
    timeZone,
  });

/** An entry with what every entry has; the test names what it is about. */
export function entry(changes: Change[], more: Partial<Entry> = {}): Entry {
  return { event: 9011, message: 'Changed.', actor: 'pat', as: null, changes, ...more };
}

/** A store with one user, one group and one role, as most tests need it. */
export function furnish(store: Store): { user: UserId; group: GroupId; role: RoleId } {
  const user = newId.user();
  const group = newId.group();
  const role = newId.role();
  store.apply(entry([set('user', user, jen)], { event: 9010, message: 'User made.', userId: user }));
  store.apply(entry([set('group', group, admins)], { event: 9020, message: 'Group made.' }));
  store.apply(
    entry(
      [
        set('role', role, roleR),
        { op: 'add', kind: 'role', id: role, list: 'candidates', items: [user] },
        { op: 'add', kind: 'role', id: role, list: 'privileges', items: [group] },
      ],
      { event: 9030, message: 'Role made.', roleId: role },
    ),
  );
  return { user, group, role };
}
