import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { callsContract } from '../../shared/contract/calls.ts';
import type { eventsContract } from '../../shared/contract/events.ts';
import type { evidenceContract } from '../../shared/contract/evidence.ts';
import type { pamContract } from '../../shared/contract/pam.ts';
import { anchorLine, readAnchor } from '../../shared/domain/anchor-line.ts';
import { anchorWords } from '../../shared/domain/anchor-words.ts';
import { dialPublic, readPhoneNumber } from '../../shared/domain/phone-number.ts';
import {
  eventsOf,
  explanationOf,
  isOpen,
  paged,
  requestRowOf,
  roleRowOf,
  sorted,
  userNameOf,
  userNames,
  userRowOf,
} from './bridge-views.ts';
import type { World } from './bridge-world.ts';
import { eventSummary } from './event-summary.ts';

/** What was found, or the refusal that there is no such thing. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined)
    throw new AppError('NOT_FOUND', `There is no such ${what} any more. Reload the list.`);
  return value;
}

function matches(search: string | undefined, ...texts: string[]): boolean {
  return search === undefined || texts.join(' ').toLowerCase().includes(search.toLowerCase());
}

type Reads = Handlers<
  typeof pamContract & typeof callsContract & typeof eventsContract & typeof evidenceContract
>;

/** The reads of PAM's objects, calls and events; an export that stays at a third, to be looked at and cancelled. */
export function fakeReads(
  world: World,
  now: () => number,
): Omit<Reads, 'cmdlet.run' | 'cmdlet.runAll' | 'cmdlet.exec' | 'cmdlet.impact' | 'cmdlet.impactAll'> {
  return {
    'users.list': ({ search, finding, page }) => {
      const rows = world.users
        .map(user => userRowOf(world, user))
        .filter(row => finding === undefined || row.findings.includes(finding))
        .filter(({ user }) => matches(search, user.sourceDisplayName, user.privAccountName));
      return paged(
        sorted(rows, row => row.user[page.sort], page.direction),
        page,
      );
    },
    'users.get': ({ id }) => {
      const user = found(
        world.users.find(one => one.id === id),
        'user',
      );
      const named = ({ id, displayName }: (typeof world.roles)[number]) => ({ id, displayName });
      return {
        ...userRowOf(world, user),
        asCandidate: world.roles.filter(role => role.candidates.includes(id)).map(named),
        asApprover: world.roles.filter(role => role.approvers.includes(id)).map(named),
        requests: world.requests.filter(one => one.userId === id).map(one => requestRowOf(world, one)),
        open: [],
        memberOf: [],
        mayJoin: [],
        sets: [],
        accounts: [],
        corp: null,
      };
    },
    'groups.list': ({ search, page }) => {
      const rows = world.groups
        .filter(group => matches(search, group.privDisplayName))
        .map(group => ({
          group,
          roles: world.roles
            .filter(role => role.privileges.includes(group.id))
            .map(({ id, displayName }) => ({ id, displayName })),
          members: 0,
        }));
      return paged(
        sorted(rows, row => row.group[page.sort], page.direction),
        page,
      );
    },
    'groups.get': ({ id }) => ({
      group: found(
        world.groups.find(one => one.id === id),
        'group',
      ),
      roles: world.roles
        .filter(role => role.privileges.includes(id))
        .map(({ id: roleId, displayName }) => ({ id: roleId, displayName })),
      members: [],
      open: [],
      mayJoin: [],
      findings: [],
    }),
    'roles.list': ({ search, mfaEnabled, approvalEnabled, active, page }) => {
      const rows = world.roles
        .filter(role => matches(search, role.displayName, role.description))
        .filter(role => mfaEnabled === undefined || role.mfaEnabled === mfaEnabled)
        .filter(role => approvalEnabled === undefined || role.approvalEnabled === approvalEnabled)
        .map(role => roleRowOf(world, role))
        .filter(row => active !== true || row.active > 0);
      return paged(
        sorted(rows, row => row.role[page.sort], page.direction),
        page,
      );
    },
    'roles.get': ({ id }) => {
      const role = found(
        world.roles.find(one => one.id === id),
        'role',
      );
      return {
        ...roleRowOf(world, role),
        people: world.users
          .filter(user => role.candidates.includes(user.id) || role.approvers.includes(user.id))
          .map(user => {
            const { phone, canDial } = userRowOf(world, user);
            return {
              user,
              phone,
              canDial,
              candidate: role.candidates.includes(user.id),
              approver: role.approvers.includes(user.id),
            };
          }),
        open: world.requests
          .filter(one => one.roleId === id && isOpen(one))
          .map(one => requestRowOf(world, one)),
        marks: world.marks.get(id) ?? [],
      };
    },
    'requests.list': ({ statuses, roleId, userId, page }) => {
      const rows = world.requests
        .filter(one => statuses?.includes(one.status) ?? true)
        .filter(
          one =>
            (roleId === undefined || one.roleId === roleId) &&
            (userId === undefined || one.userId === userId),
        )
        .map(one => requestRowOf(world, one));
      return paged(
        sorted(rows, row => row.request[page.sort] ?? 0, page.direction),
        page,
      );
    },
    'requests.get': ({ id }) => {
      const request = found(
        world.requests.find(one => one.id === id),
        'request',
      );
      const role = found(
        world.roles.find(one => one.id === request.roleId),
        'role',
      );
      return { ...requestRowOf(world, request), events: [], approvers: userNames(world, role.approvers) };
    },
    'requests.toApprove': () => ({
      rows: world.requests
        .filter(one => one.status === 'PendingApproval')
        .map(one => ({
          ...requestRowOf(world, one),
          approvers: world.users.slice(2, 3).map(userNameOf),
          mine: true,
        })),
    }),
    'activation.explain': ({ ttl }) => explanationOf(now(), ttl),
    'activation.explainNamed': ({ ttl }) => ({
      ...explanationOf(now(), ttl),
      role: found(world.roles[0], 'role'),
      user: found(world.users[0], 'user'),
      timeZone: 'Europe/Berlin',
    }),
    'phone.read': ({ text }) => {
      const reading = readPhoneNumber(text, '1');
      return { reading, canDial: dialPublic(reading).canDial, defaultCountryCode: '1' };
    },
    'configuration.get': () => world.pam,
    'calls.current': () => ({ calls: [] }),
    'calls.press': () => {
      throw new AppError('NOT_FOUND', 'No call is in progress.');
    },

    'events.list': ({ filter, before, limit }) => {
      const all = eventsOf(world, filter).filter(event => before === null || event.seq < before);
      const rows = all.slice(0, limit);
      return { rows, next: all.length > limit ? (rows.at(-1)?.seq ?? null) : null };
    },
    'events.summary': ({ filter }) => eventSummary(world, filter),
    'events.count': ({ filter }) => {
      const done = eventsOf(world, filter).length;
      const id = `job-${String(world.jobs.size + 1)}`;
      const message = `${String(done)} events`;
      world.jobs.set(id, { id, title: 'Count of events', state: 'done', done, total: done, message });
      return { job: id };
    },
    'events.get': ({ seq }) => {
      const event = found(
        world.events.find(one => one.seq === seq),
        'event',
      );
      return {
        event,
        powershell:
          event.id === 9031
            ? "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds 900) -MFAEnabled $true"
            : null,
        cause: event.actor === 'Bastion Console' ? { kind: 'workflow', state: 'PendingMFA' } : null,
        changes: event.id === 9031 ? ['TTL 1 hour → 15 minutes', 'asks for a phone call: no → yes'] : [],
        related:
          event.requestId === null ? [] : world.events.filter(one => one.requestId === event.requestId),
      };
    },
    'events.export': ({ filter }) => {
      const total = eventsOf(world, filter).length;
      const job = {
        id: `job-${String(world.jobs.size + 1)}`,
        title: 'Exporting the history',
        state: 'running' as const,
        done: Math.floor(total / 3),
        total,
        message: '',
      };
      world.jobs.set(job.id, job);
      return { job: job.id };
    },
    'events.bundle': ({ filter }) => {
      const total = eventsOf(world, filter).length;
      const title = 'Evidence bundle';
      const id = `job-${String(world.jobs.size + 1)}`;
      world.jobs.set(id, { id, title, state: 'running', done: 0, total, message: '' });
      return { job: id };
    },
    'events.setPolicy': ({ recordReads }) => {
      world.console = { ...world.console, recordReads, version: world.console.version + 1 };
      return world.console;
    },
    'events.seal': () => {
      const id = `job-${String(world.jobs.size + 1)}`;
      const title = 'Sealing of entries';
      world.jobs.set(id, { id, title, state: 'running', done: 0, total: world.events.length, message: '' });
      return { job: id };
    },
    'events.segments': () => ({ segments: world.segments }),
    'events.verify': () => {
      const job = {
        id: `job-${String(world.jobs.size + 1)}`,
        title: 'Verification of the history',
        state: 'done' as const,
        done: world.events.length,
        total: world.events.length,
        message: `${String(world.events.length)} entries are as they were written, none is missing, and their order is the same.`,
      };
      world.jobs.set(job.id, job);
      return { job: job.id };
    },
    'events.rebuild': () => {
      const job = {
        id: `job-${String(world.jobs.size + 1)}`,
        title: 'Rebuilding from the history',
        state: 'done' as const,
        done: world.events.length,
        total: world.events.length,
        message: `The ${String(world.events.length)} entries of the history, replayed, make exactly what the store holds, secrets apart.`,
      };
      world.jobs.set(job.id, job);
      return { job: job.id };
    },
    'evidence.anchor': () => {
      const size = world.events.length;
      const hash = 'ab'.repeat(32);
      const anchor = { genesis: hash, size, hash };
      return { size, hash, words: anchorWords(anchor), line: anchorLine(anchor) };
    },
    'evidence.key': () => ({ publicKey: '5a'.repeat(32), keptBy: 'operating-system' }),
    'evidence.rotateKey': () => ({ publicKey: 'a5'.repeat(32) }),
    'evidence.saveAnchor': () => ({ size: world.events.length, hash: 'ab'.repeat(32) }),
    'evidence.compareFile': () => {
      const id = `job-${String(world.jobs.size + 1)}`;
      const [total, done] = [world.events.length, world.events.length];
      const title = 'Comparison of the history with an anchor';
      const message = `All up to entry ${String(total)} is as it was when the anchor was taken.`;
      world.jobs.set(id, { id, title, state: 'done', done, total, message });
      return { job: id };
    },
    'evidence.compare': ({ words }) => {
      const read = readAnchor(words);
      if ('wrong' in read) throw new AppError('BAD_REQUEST', `The anchor was not compared. ${read.wrong}`);
      const job = {
        id: `job-${String(world.jobs.size + 1)}`,
        title: 'Comparison of the history with an anchor',
        state: 'done' as const,
        done: world.events.length,
        total: world.events.length,
        message: `All up to entry ${String(read.anchor.size)} is as it was when the anchor was taken.`,
      };
      world.jobs.set(job.id, job);
      return { job: job.id };
    },
    'events.exportScripts': ({ of }) => {
      const total = 'seqs' in of ? of.seqs.length : eventsOf(world, of.filter).length;
      const title = 'Saving changes as PowerShell';
      const job = {
        id: `job-${String(world.jobs.size + 1)}`,
        title,
        state: 'running' as const,
        done: 0,
        total,
        message: '',
      };
      world.jobs.set(job.id, job);
      return { job: job.id };
    },
  };
}
