import type { CheckSuppressionRow } from '../../electron/store/types.ts';
import type { AppState, JobView } from '../../shared/contract/app.ts';
import type { Output } from '../../shared/contract/registry.ts';
import { eventKind } from '../../shared/domain/event-catalogue.ts';
import type { ConsoleConfiguration, PamConfiguration } from '../../shared/domain/configuration.ts';
import type { PamEvent } from '../../shared/domain/event.ts';
import type { Group } from '../../shared/domain/group.ts';
import type { RoleId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { RoleMarkName } from '../../shared/domain/role-mark.ts';
import type { User } from '../../shared/domain/user.ts';
import {
  aConsoleConfiguration,
  aGroup,
  aPamConfiguration,
  aRequest,
  aRole,
  aUser,
  groupIdOf,
  requestIdOf,
  roleIdOf,
  userIdOf,
} from './pam-objects.ts';

/** What the fake bridge's forest holds. Handlers change it in place. */
export interface World {
  state: AppState;
  users: User[];
  groups: Group[];
  roles: Role[];
  requests: Request[];
  events: PamEvent[];
  pam: PamConfiguration;
  console: ConsoleConfiguration;
  jobs: Map<string, JobView>;
  segments: Output<'events.segments'>['segments'];
  suppressions: CheckSuppressionRow[];
  marks: Map<RoleId, RoleMarkName[]>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const people = ['Jen Field', 'Omar Haddad', 'Pat Quinn', 'Rosa Lindqvist', 'Teo Marchetti', 'Wendy Ashworth'];
const places = ['Backup Operators', 'Corp Admins', 'Database Admins', 'File Services', 'Web Admins'];

/** A believable forest at a moment (milliseconds UTC): six people, five roles, ten days of history. */
export function aWorld(now: number): World {
  const users = people.map((name, at) =>
    aUser(at + 1, name.split(' ')[0] ?? name, {
      sourceDisplayName: name,
      sourceEmailAddress: `${name.toLowerCase().replace(' ', '.')}@contoso.local`,
      ...(name.startsWith('Teo') ? { sourcePhoneNumber: '' } : {}),
      ...(name.startsWith('Wendy') ? { sourcePhoneNumber: 'ext. 12' } : {}),
    }),
  );
  const groups = places.map((name, at) => aGroup(at + 1, name.replace(' ', '')));
  const roles = ['R', ...places].map((name, at) =>
    aRole(at + 1, name, {
      description: at === 0 ? 'Microsoft’s example: a phone call, no approval' : `Members of ${name} in CORP`,
      ttl: [900, 3600, 7200, 1800, 14_400, 3600][at] ?? 3600,
      mfaEnabled: at % 2 === 0,
      approvalEnabled: at > 0 && at % 3 !== 0,
      availabilityWindowEnabled: at === 3,
      availableFrom: at === 3 ? '07:00' : null,
      availableTo: at === 3 ? '19:00' : null,
      candidates: [userIdOf(1), userIdOf(2 + (at % 5))],
      approvers: at > 0 ? [userIdOf(3)] : [],
      privileges: [groupIdOf(1 + (at % places.length))],
    }),
  );
  const requests: Request[] = [
    aRequest(1, {
      status: 'Active',
      createdAt: now - 12 * minute,
      activatedAt: now - 11 * minute,
      expiresAt: now + 4 * minute,
      justification: 'Ticket 4711: restore the payroll share',
    }),
    aRequest(2, {
      roleId: roleIdOf(2),
      userId: userIdOf(2),
      status: 'PendingApproval',
      createdAt: now - 40 * minute,
      approval: {
        askedAt: now - 39 * minute,
        lapsesAt: now + 23 * hour,
        decision: null,
        decidedBy: null,
        decidedAt: null,
        reason: '',
      },
    }),
    aRequest(3, {
      roleId: roleIdOf(3),
      userId: userIdOf(4),
      status: 'Active',
      createdAt: now - 50 * minute,
      activatedAt: now - 48 * minute,
      expiresAt: now + 72 * minute,
    }),
    aRequest(4, {
      status: 'Rejected',
      createdAt: now - 3 * hour,
      endedAt: now - 3 * hour + minute,
      endReason: 'call-failed',
      statusReason: 'The phone call was not answered (code 5).',
    }),
    aRequest(5, {
      roleId: roleIdOf(4),
      userId: userIdOf(6),
      status: 'Scheduled',
      createdAt: now - 5 * hour,
      requestedTime: now + 9 * hour,
    }),
  ];
  return {
    state: {
      version: '0.1.0',
      shell: 'chromium',
      platform: 'posix',
      user: { osUser: 'WS-17\\pat', access: 'administer', as: 'PRIV\\PRIV.Pat' },
      forest: {
        dir: '/srv/forests/contoso',
        kind: 'own',
        corpDnsName: 'contoso.local',
        privDnsName: 'priv.contoso.local',
        timeZone: 'Europe/Berlin',
        drill: null,
      },
      mode: { phone: 'simulated', directory: 'store only', corp: 'file' },
      notOpened: null,
      recent: [
        { dir: '/srv/forests/contoso', name: 'contoso.local', openedAt: now - hour, found: true },
        { dir: '/media/usb/audit-2024', name: 'fabrikam.local', openedAt: now - 40 * day, found: false },
      ],
      preferences: { theme: 'system', density: 'comfortable', historyFilters: [] },
    },
    users,
    groups,
    roles,
    requests,
    events: tenDays(now, users, roles),
    pam: { ...aPamConfiguration },
    console: {
      ...aConsoleConfiguration,
      mimServiceFolders: ['C:\\Program Files\\Microsoft Forefront Identity Manager\\2010\\Service'],
      accounts: [
        { osUser: 'WS-17\\pat', access: 'administer', as: 'PRIV.Pat' },
        { osUser: 'WS-17\\omar', access: 'operate', as: 'PRIV.Omar' },
        { osUser: 'WS-17\\audit', access: 'read', as: null },
      ],
    },
    jobs: new Map(),
    segments: [],
    suppressions: [],
    marks: new Map(),
  };
}

/** Activations of ten days, as 9100, 9101, 103 or 101, 9107, 9110, with a changed number and a changed role between. */
function tenDays(now: number, users: readonly User[], roles: readonly Role[]): PamEvent[] {
  const events: PamEvent[] = [];
  const add = (at: number, id: number, message: string, change: Partial<PamEvent> = {}) => {
    const kind = eventKind(id);
    events.push({
      seq: events.length + 1,
      at,
      id,
      severity: kind?.severity ?? 'Information',
      source: kind?.source ?? 'Bastion Console',
      message,
      actor: 'WS-17\\pat',
      as: 'PRIV.Pat',
      reason: '',
      userId: null,
      userName: '',
      roleId: null,
      roleName: '',
      requestId: null,
      clockMoved: null,
      ...change,
    });
  };
  add(now - 10 * day, 9000, 'The forest contoso.local was created.', { actor: 'Bastion Console', as: null });
  let turn = 0;
  for (let at = now - 9.6 * day; at < now - 20 * minute; at += 5 * hour + (turn % 4) * 97 * minute) {
    const user = users[turn % users.length];
    const role = roles[turn % roles.length];
    if (user === undefined || role === undefined) break;
    const about = {
      userId: user.id,
      userName: user.privAccountName,
      roleId: role.id,
      roleName: role.displayName,
      requestId: requestIdOf(100 + turn),
    };
    const name = user.privAccountName;
    add(at, 9100, `${name} asked for the role ${role.displayName} for 1 hour.`, about);
    const system = { ...about, actor: 'Bastion Console', as: null };
    if (role.mfaEnabled) {
      add(at + 2000, 9101, `${name} is called on +1 213 555 12${String(10 + turn)} (simulated).`, system);
      const failed = turn % 5 === 2;
      add(
        at + 31_000,
        failed ? 101 : 103,
        failed
          ? `${name} did not complete multifactor authentication: the call was not answered (simulated).`
          : `${name} completed multifactor authentication (simulated).`,
        system,
      );
      if (failed) {
        turn += 1;
        continue;
      }
    }
    add(at + 32_000, 9107, `${name} holds the role ${role.displayName} for 1 hour.`, system);
    add(at + hour, 9110, `${name}’s activation of ${role.displayName} has expired.`, system);
    turn += 1;
  }
  add(now - 15 * minute, 825, 'The telephone number of PRIV.Omar was changed in CORP.', {
    actor: 'Bastion Console',
    as: null,
    userId: userIdOf(2),
    userName: 'PRIV.Omar',
  });
  add(now - 9 * minute, 9031, 'The role R was changed.', {
    roleId: roleIdOf(1),
    roleName: 'R',
    reason: 'Ticket 4712',
  });
  return events.sort((a, b) => a.at - b.at).map((event, at) => ({ ...event, seq: at + 1 }));
}
