import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { cmdletsContract } from '../../shared/contract/cmdlets.ts';
import type { pamContract } from '../../shared/contract/pam.ts';
import { openStatuses, type Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { User } from '../../shared/domain/user.ts';
import { identify } from '../pam/identity.ts';
import { toApprove } from '../pam/requests.ts';
import type { Forest } from './forest.ts';
import { groupUse, userUse } from './where-used.ts';

/** How many requests a user's or a role's page shows before it links to the list. */
const shown = 20;

/** Handlers of shared/contract/cmdlets.ts and pam.ts. `forest` throws UNAVAILABLE where none is open. */
export function pamHandlers(forest: () => Forest): Handlers<typeof cmdletsContract & typeof pamContract> {
  return {
    'cmdlet.run': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return pam.run(input, caller);
    },
    'cmdlet.impact': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return { impacts: pam.impact(input, caller) };
    },
    'cmdlet.runAll': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return pam.runAll(input, caller);
    },
    'cmdlet.impactAll': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return { impacts: pam.impactAll(input, caller) };
    },
    'cmdlet.exec': async (input, caller) => {
      const { pam, refresh } = forest();
      await refresh();
      return pam.exec(input.line, input.as, caller);
    },

    'users.list': ({ search, finding, mfaCandidates, page }) => {
      const { store, views } = forest();
      if (finding === undefined && mfaCandidates !== true) {
        const { rows, next } = store.users.page({ search }, page);
        return { rows: rows.map(views.user), next, total: store.users.count({ search }) };
      }
      // What is wrong with a number is not in SQL: the few that match are picked from the keyset's own order.
      const fits = (user: User) =>
        (finding === undefined || views.findings(user).includes(finding)) &&
        (mfaCandidates !== true || store.roles.count({ candidate: user.id, mfaEnabled: true }) > 0);
      const all: User[] = [];
      for (let after: string | null = null; ;) {
        const part = store.users.page({ search }, { ...page, after, limit: 200 });
        all.push(...part.rows.filter(fits));
        if (part.next === null) break;
        after = part.next;
      }
      const from = page.after === null ? 0 : all.findIndex(user => user.id === page.after) + 1;
      const rows = all.slice(from, from + page.limit);
      const last = rows.at(-1);
      const more = last !== undefined && from + rows.length < all.length;
      return { rows: rows.map(views.user), next: more ? last.id : null, total: all.length };
    },
    'users.get': async ({ id }) => {
      const { store, views, corp, refresh } = forest();
      await refresh();
      const user = present(store.users.get(id), 'user');
      return {
        ...views.user(user),
        asCandidate: store.roles.find({ candidate: id }).map(nameOfRole),
        asApprover: store.roles.find({ approver: id }).map(nameOfRole),
        requests: latest(store.requests.find({ userId: id })).map(views.request),
        ...userUse(store, views, id),
        corp: corp.stateOf(user),
      };
    },

    'groups.list': ({ search, page }) => {
      const { store } = forest();
      const { rows, next } = store.groups.page({ search }, page);
      const members = store.memberships.all();
      return {
        rows: rows.map(group => ({
          group,
          roles: store.roles.find({ privilege: group.id }).map(nameOfRole),
          members: new Set(members.filter(({ groupId }) => groupId === group.id).map(({ userId }) => userId))
            .size,
        })),
        next,
        total: store.groups.count({ search }),
      };
    },
    'groups.get': ({ id }) => {
      const { store, views } = forest();
      const group = present(store.groups.get(id), 'group');
      const findings: ('no-sid' | 'sids-differ')[] = [];
      if (!group.privOnly && group.sourceAccountSid === '') findings.push('no-sid');
      else if (!group.privOnly && !group.usesSidHistory && group.sourceAccountSid !== group.privAccountSid) {
        findings.push('sids-differ');
      }
      return {
        group,
        roles: store.roles.find({ privilege: id }).map(nameOfRole),
        members: store.memberships
          .all()
          .filter(membership => membership.groupId === id)
          .map(({ userId, requestId, until }) => ({
            user: views.userName(userId),
            role: views.roleName(present(store.requests.get(requestId), 'request').roleId),
            requestId,
            until,
          })),
        ...groupUse(store, views, id),
        findings,
      };
    },

    'roles.list': ({ page, ...filter }) => {
      const { store, views } = forest();
      const { rows, next } = store.roles.page(filter, page);
      return { rows: rows.map(views.role), next, total: store.roles.count(filter) };
    },
    'roles.get': ({ id }) => {
      const { store, views, phone } = forest();
      const role = present(store.roles.get(id), 'role');
      const people = [...new Set([...role.candidates, ...role.approvers])].flatMap(userId => {
        const user = store.users.get(userId);
        if (user === undefined) return [];
        const { reading, canDial } = phone.read(user.sourcePhoneNumber);
        const [candidate, approver] = [role.candidates.includes(userId), role.approvers.includes(userId)];
        return [{ user, phone: reading, canDial, candidate, approver }];
      });
      return {
        ...views.role(role),
        people,
        open: store.requests.find({ roleId: id, statuses: openStatuses }).map(views.request),
        marks: store.roleMarks.ofRole(id).map(({ mark }) => mark),
      };
    },

    'requests.list': ({ page, ...filter }) => {
      const { store, views } = forest();
      const { rows, next } = store.requests.page(filter, page);
      return { rows: rows.map(views.request), next, total: store.requests.count(filter) };
    },
    'requests.get': async ({ id }) => {
      const { store, views, reader } = forest();
      const request = present(store.requests.get(id), 'request');
      return {
        ...views.request(request),
        events: await reader.related(id),
        approvers: (store.roles.get(request.roleId)?.approvers ?? []).map(views.userName),
      };
    },
    'requests.toApprove': ({ all }, caller) => {
      const { store, views } = forest();
      const { user } = identify(store, caller, undefined);
      const mine = user === null ? [] : toApprove(store, user);
      const others = all
        ? store.requests
            .find({ statuses: ['PendingApproval'] })
            .filter(request => !mine.some(own => own.id === request.id))
        : [];
      return {
        rows: [...mine, ...others].map(request => ({
          ...views.request(request),
          approvers: (store.roles.get(request.roleId)?.approvers ?? []).map(views.userName),
          mine: mine.includes(request),
        })),
      };
    },

    'activation.explain': input => forest().explainer.explain(input),
    'activation.explainNamed': input => forest().explainer.explainNamed(input),
    'phone.read': ({ text }) => {
      const { phone } = forest();
      return { ...phone.read(text), defaultCountryCode: phone.defaultCountryCode() };
    },
    'configuration.get': () => forest().store.pamConfiguration(),
  };
}

const nameOfRole = (role: Role) => ({ id: role.id, displayName: role.displayName });

function latest(requests: Request[]): Request[] {
  return requests.sort((a, b) => b.createdAt - a.createdAt).slice(0, shown);
}

function present<T>(object: T | undefined, word: string): T {
  if (object === undefined) throw new AppError('NOT_FOUND', `This ${word} does not exist, or was removed.`);
  return object;
}
