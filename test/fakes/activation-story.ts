import fc from 'fast-check';
import { expect } from 'vitest';
import type { CallAction } from '../../shared/domain/call.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Outcome } from '../../shared/domain/gate.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { openStatuses, type RequestStatus } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import { dueAt } from '../../electron/activation/workflow.ts';
import { createWorld, type World } from './activation-world.ts';
import { watchInvariants } from './activation-invariants.ts';
import { change } from './memory-store.ts';
import { aGroup, aRole, aUser, groupIdOf, roleIdOf, userIdOf } from './pam-objects.ts';

const users = 4;
const roles = 3;
const minute = 60_000;

/** A step of a story, in plain values: what it names is taken modulo what there is. */
export type Step =
  | {
      do: 'raise';
      user: number;
      role: number;
      ttl: number | null;
      startIn: number | null;
      script: string | null;
    }
  | { do: 'press'; call: number; action: CallAction }
  | { do: 'decide'; request: number; by: number; decision: 'approve' | 'reject' }
  | { do: 'close'; request: number; operator: boolean }
  | { do: 'advance'; by: number }
  | { do: 'jump'; by: number }
  | { do: 'role'; role: number; values: Record<string, number | string> }
  | { do: 'list'; role: number; list: 'candidates' | 'approvers'; user: number }
  | { do: 'user'; user: number; values: Record<string, number | string> }
  | { do: 'stop'; downFor: number };

export interface Story {
  roles: Partial<Role>[];
  steps: Step[];
}

const index = fc.nat({ max: 50 });
const flag = fc.boolean();
const members = fc.uniqueArray(fc.integer({ min: 1, max: users }), { maxLength: users });
const everybody = Array.from({ length: users }, (_, i) => userIdOf(i + 1));
const aRoleOf = fc.record({
  mfaEnabled: flag,
  approvalEnabled: flag,
  availabilityWindowEnabled: fc.nat({ max: 3 }).map(draw => draw === 0),
  disableAutoApprovalIfOwner: flag,
  availableFrom: fc.constantFrom(null, '08:00', '10:15'),
  availableTo: fc.constantFrom(null, '10:30', '18:00'),
  ttl: fc.constantFrom(600, 3600, 86_400),
  // Mostly everybody: a story in which all are refused tells nothing.
  candidates: fc.oneof(
    { weight: 4, arbitrary: fc.constant(everybody) },
    { weight: 1, arbitrary: members.map(list => list.map(userIdOf)) },
  ),
  approvers: members.map(list => list.map(userIdOf)),
  privileges: fc.uniqueArray(fc.integer({ min: 1, max: 2 })).map(list => list.map(groupIdOf)),
});
const action = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<CallAction[]>({ kind: 'answer' }, { kind: 'hash' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<CallAction[]>(
      { kind: 'wrong-key' },
      { kind: 'hang-up' },
      { kind: 'ignore' },
      { kind: 'status', code: 2, verified: false },
      { kind: 'status', code: 1, verified: true },
    ),
  },
);
const aStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('raise' as const),
      user: index,
      role: index,
      ttl: fc.constantFrom(null, null, null, null, 0, 300, 600, 3600, 10),
      startIn: fc.constantFrom(null, null, null, -minute, 30 * minute, 600 * minute),
      // Without a script, the call is left to later steps.
      script: fc.constantFrom(null, 'verified', 'verified', 'no-answer'),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('press' as const), call: index, action }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('decide' as const),
      request: index,
      by: index,
      decision: fc.constantFrom('approve' as const, 'approve' as const, 'reject' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('close' as const), request: index, operator: flag }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('advance' as const),
      by: fc.constantFrom(
        1,
        2000,
        minute,
        2 * minute,
        5 * minute,
        65 * minute,
        65 * minute,
        25 * 60 * minute,
      ),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      by: fc.constantFrom(-90 * minute, -1000, 45 * minute),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('role' as const),
      role: index,
      values: fc.constantFrom<Record<string, number | string>[]>(
        { mfaEnabled: 1 },
        { mfaEnabled: 0 },
        { approvalEnabled: 1 },
        { approvalEnabled: 0 },
        { disableAutoApprovalIfOwner: 1 },
        { ttl: 300 },
        { availabilityWindowEnabled: 1, availableFrom: '08:00', availableTo: '10:05' },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('list' as const),
      role: index,
      list: fc.constantFrom('candidates' as const, 'approvers' as const),
      user: index,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('user' as const),
      user: index,
      values: fc.constantFrom<Record<string, number | string>[]>(
        { privAccountActive: 0 },
        { privAccountActive: 1 },
        { sourcePhoneNumber: '' },
        { sourcePhoneNumber: '12135551212' },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('stop' as const),
      downFor: fc.constantFrom(0, 1000, 20 * minute, 30 * 60 * minute),
    }),
  },
);

export const storyOf = (): fc.Arbitrary<Story> =>
  fc.record({
    roles: fc.array(aRoleOf, { minLength: roles, maxLength: roles }),
    steps: fc.array(aStep, { minLength: 30, maxLength: 80, size: 'max' }),
  });

const firstStatus: Record<Outcome, RequestStatus> = {
  refused: 'Rejected',
  call: 'PendingMFA',
  approval: 'PendingApproval',
  scheduled: 'Scheduled',
  active: 'Active',
  closed: 'Closed',
};

/** Plays a story against the product's store, engine, workflow and phone, and checks the invariants after each step. */
export async function runStory(story: Story): Promise<void> {
  const world = createWorld({
    users: Array.from({ length: users }, (_, i) => aUser(i + 1, `User${i + 1}`)),
    groups: [aGroup(1, 'one'), aGroup(2, 'two')],
    roles: story.roles.map((role, i) => aRole(i + 1, `Role${i + 1}`, role)),
  });
  const check = watchInvariants(world);
  const raised: RequestId[] = [];
  await world.activation.settle();
  for (const step of story.steps) {
    await play(world, step, raised);
    check();
    const planned = world.store.requests
      .find({ statuses: openStatuses })
      .map(dueAt)
      .filter(at => at !== null);
    expect(world.store.nextDue()).toBe(planned.length > 0 ? Math.min(...planned) : undefined);
    if (step.do === 'stop') {
      expect(world.store.requests.find({ statuses: ['Processing', 'PendingMFA', 'Closing'] })).toEqual([]);
    }
    if (step.do === 'stop' || (step.do === 'advance' && step.by >= minute)) {
      const over = world.store.memberships.all().filter(({ until }) => until <= world.clock.now());
      expect(over).toEqual([]);
    }
  }
  expect(world.reported).toEqual([]);
}

async function play(world: World, step: Step, raised: RequestId[]): Promise<void> {
  const { store, clock } = world;
  const by = { actor: { actor: 'pat', as: null } };
  switch (step.do) {
    case 'raise': {
      const roleId = roleIdOf((step.role % roles) + 1);
      const userId = userIdOf((step.user % users) + 1);
      const asked = {
        ttl: step.ttl,
        requestedTime: step.startIn === null ? null : clock.now() + step.startIn,
      };
      const [role, user] = [store.roles.get(roleId), store.users.get(userId)];
      if (!role || !user) throw new Error('the forest lost an object');
      const told = world.activation.explain({ role, user, ...asked });
      const callAttributes = step.script === null ? {} : { script: step.script };
      const request = world.raise({ roleId, userId, ...asked, callAttributes });
      raised.push(request.id);
      expect(request.status).toBe(firstStatus[told.outcome]);
      if (told.outcome === 'active') expect(request.expiresAt).toBe(told.endsAt);
      return clock.advance(step.script === null ? 0 : 1);
    }
    case 'press': {
      const live = world.phone.calls().filter(call => call.state !== 'ended');
      const call = live[step.call % Math.max(1, live.length)];
      if (call) allowed(() => world.phone.press(call.id, step.action));
      return clock.rest();
    }
    case 'decide': {
      const waiting = store.requests.find({ statuses: ['PendingApproval'] });
      const id =
        waiting[step.request % Math.max(1, waiting.length)]?.id ?? raised[step.request % raised.length];
      const who = userIdOf((step.by % users) + 1);
      if (id)
        allowed(() => world.activation.decide({ requestId: id, decision: step.decision, by: who, ...by }));
      return;
    }
    case 'close': {
      const id = raised[step.request % raised.length];
      const request = id && store.requests.get(id);
      if (!request) return;
      const wish = step.operator
        ? { kind: 'operator' as const }
        : { kind: 'user' as const, userId: request.userId };
      allowed(() => world.activation.close({ requestId: request.id, by: wish, ...by }));
      return;
    }
    case 'advance':
      return clock.advance(step.by);
    case 'jump':
      return clock.jump(step.by);
    case 'role':
      return change(store, {
        op: 'set',
        kind: 'role',
        id: roleIdOf((step.role % roles) + 1),
        values: step.values,
      });
    case 'list': {
      const id = roleIdOf((step.role % roles) + 1);
      const user = userIdOf((step.user % users) + 1);
      const op = store.roles.get(id)?.[step.list].includes(user) ? 'remove' : 'add';
      return change(store, { op, kind: 'role', id, list: step.list, items: [user] });
    }
    case 'user':
      return change(store, {
        op: 'set',
        kind: 'user',
        id: userIdOf((step.user % users) + 1),
        values: step.values,
      });
    case 'stop':
      clock.jump(step.downFor);
      world.restart();
      await world.activation.settle();
  }
}

/** A refusal in words is fine; any other fault is not. */
function allowed(work: () => unknown): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
  }
}
