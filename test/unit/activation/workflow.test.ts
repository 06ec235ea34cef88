import { describe, expect, it } from 'vitest';
import type { Role } from '../../../shared/domain/role.ts';
import { createWorld, monday10 } from '../../fakes/activation-world.ts';
import { change } from '../../fakes/memory-store.ts';
import { aGroup, aRole, aUser, groupIdOf, roleIdOf } from '../../fakes/pam-objects.ts';

const hour = 3_600_000;
const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
const pat = aUser(2, 'Pat');
const kim = aUser(3, 'Kim');
const by = { actor: { actor: 'pat', as: 'PRIV\\PRIV.Pat' } };
const own = { by: { kind: 'user' as const, userId: jen.id }, ...by };
const operator = { by: { kind: 'operator' as const }, ...by };

const forest = (role: Partial<Role>) => ({
  users: [jen, pat, kim],
  groups: [aGroup(1, 'corpadmins'), aGroup(2, 'idle', { active: false })],
  roles: [
    aRole(1, 'R', {
      candidates: [jen.id],
      approvers: [pat.id],
      privileges: [groupIdOf(1), groupIdOf(2)],
      ...role,
    }),
  ],
});

describe('no gate', () => {
  it('is active at once, in the active groups only, and expires on time', async () => {
    const world = createWorld(forest({}));
    await world.activation.settle();
    const active = world.raise({ justification: 'patching' });
    expect(active).toMatchObject({ status: 'Active', activatedAt: monday10, expiresAt: monday10 + hour });
    expect(world.store.memberships.ofRequest(active.id)).toMatchObject([
      { groupId: groupIdOf(1), userId: jen.id, since: monday10, until: monday10 + hour },
    ]);
    await world.clock.advance(hour - 1);
    expect(world.store.requests.get(active.id)?.status).toBe('Active');
    await world.clock.advance(1);
    expect(world.store.requests.get(active.id)).toMatchObject({
      status: 'Expired',
      endReason: 'ttl-ended',
      expiresAt: monday10 + hour,
      endedAt: monday10 + hour,
    });
    expect(world.store.memberships.all()).toEqual([]);
    expect(world.story(active.id)).toEqual([9100, 9107, 9110]);
    expect(world.journal().find(row => row.id === 9100)).toMatchObject({
      actor: 'pat',
      message: 'Jen (PRIV.Jen) asked to activate R for 1 hour. Justification: patching',
    });
  });

  it('keeps the refusal of a gate as a Rejected request', () => {
    const world = createWorld(forest({ candidates: [] }));
    const rejected = world.raise();
    expect(rejected).toMatchObject({ status: 'Rejected', endReason: 'refused', endedAt: monday10 });
    expect(rejected.statusReason).toContain('Jen is not a candidate of R');
    expect(world.story(rejected.id)).toEqual([9100, 9105]);
    expect(world.journal().at(-1)?.cause).toEqual({ cause: 'raised', gates: ['candidate'] });
  });
});

describe('a phone call', () => {
  it('activates when # is pressed, with event 103', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const raised = world.raise();
    expect(raised).toMatchObject({
      status: 'PendingMFA',
      call: { number: '+1 213 555 1212', verified: null, endedAt: null },
    });
    await world.clock.advance(2000);
    expect(world.phone.calls()).toMatchObject([{ id: raised.id, number: '+12135551212', state: 'ringing' }]);
    world.phone.press(raised.id, { kind: 'answer' });
    world.phone.press(raised.id, { kind: 'hash' });
    const active = await world.activation.whenSettled(raised.id);
    expect(active).toMatchObject({
      status: 'Active',
      expiresAt: monday10 + 2000 + hour,
      call: { verified: true, code: 2, endedAt: monday10 + 2000 },
    });
    expect(world.story(raised.id)).toEqual([9100, 9101, 103, 9107]);
    expect(world.journal().find(row => row.id === 103)?.message).toContain('simulated');
  });

  it('rejects when nobody answers, with event 101 and the status in words', async () => {
    const world = createWorld(forest({ mfaEnabled: true, approvalEnabled: true }));
    const raised = world.raise();
    await world.clock.advance(40_000);
    const rejected = await world.activation.whenSettled(raised.id);
    expect(rejected).toMatchObject({
      status: 'Rejected',
      endReason: 'call-failed',
      call: { verified: false, code: 102 },
    });
    expect(rejected.statusReason).toContain('call status 102');
    expect(world.story(raised.id)).toEqual([9100, 9101, 101]);
  });

  it('is not verified by a code: status 2 without the provider’s word rejects', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const raised = world.raise({ callAttributes: { script: { code: 2 } } });
    await world.clock.advance(1000);
    expect(await world.activation.whenSettled(raised.id)).toMatchObject({
      status: 'Rejected',
      call: { code: 2 },
    });
    const verified = world.raise({ callAttributes: { script: { code: 1, verified: true } } });
    await world.clock.advance(1000);
    expect(await world.activation.whenSettled(verified.id)).toMatchObject({
      status: 'Active',
      call: { code: 1 },
    });
  });

  it('comes before the approval', async () => {
    const world = createWorld(forest({ mfaEnabled: true, approvalEnabled: true }));
    const raised = world.raise({ callAttributes: { script: 'verified' } });
    await world.clock.advance(100);
    const waiting = await world.activation.whenSettled(raised.id);
    expect(waiting).toMatchObject({ status: 'PendingApproval' });
    expect(waiting.approval?.lapsesAt).toBe((waiting.approval?.askedAt ?? 0) + 24 * hour);
    await world.clock.advance(hour);
    const active = world.activation.decide({ requestId: raised.id, decision: 'approve', by: pat.id, ...by });
    expect(active).toMatchObject({
      status: 'Active',
      activatedAt: world.clock.now(),
      expiresAt: world.clock.now() + hour,
      approval: { decision: 'approved', decidedBy: pat.id },
    });
    expect(world.story(raised.id)).toEqual([9100, 9101, 103, 9102, 9103, 9107]);
  });

  it('that gives no result fails after the limit with status 144', async () => {
    const world = createWorld(forest({ mfaEnabled: true }), { callLimit: 1000 });
    const raised = world.raise();
    await world.clock.advance(1000);
    expect(await world.activation.whenSettled(raised.id)).toMatchObject({
      status: 'Rejected',
      call: { code: 144, message: 'No result came within 1 second.' },
    });
    expect(world.phone.calls()[0]).toMatchObject({ state: 'ended', outcome: { code: 10 } });
  });

  it('that is closed is hung up, and its late result changes nothing', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const raised = world.raise();
    await world.clock.advance(2000);
    const closed = world.activation.close({ requestId: raised.id, ...own });
    expect(closed).toMatchObject({
      status: 'Closed',
      endReason: 'closed-by-user',
      call: { verified: false },
    });
    await world.clock.advance(1000);
    expect(world.phone.calls()[0]).toMatchObject({ outcome: { verified: false, code: 10 } });
    expect(world.story(raised.id)).toEqual([9100, 9101, 9109]);
  });

  it('is not repeated while one to the same person is under way', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    world.raise();
    const second = world.raise();
    expect(second).toMatchObject({ status: 'Rejected', endReason: 'refused' });
    expect(second.statusReason).toContain('is being called for another request');
    await world.clock.advance(100);
    expect(world.phone.calls()).toHaveLength(1);
  });

  it('is not made by an outer transaction that is undone', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    expect(() =>
      world.store.transaction(() => {
        world.raise();
        throw new Error('the line’s second cmdlet is refused');
      }),
    ).toThrow();
    world.raise({ callAttributes: { script: 'verified' } });
    await world.clock.advance(100);
    expect(world.phone.calls()).toHaveLength(1);
  });

  it('goes on where the closing of its request is undone', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const { id } = world.raise();
    await world.clock.advance(5000);
    expect(world.phone.calls()).toMatchObject([{ state: 'ringing' }]);
    expect(() =>
      world.store.transaction(() => {
        world.activation.close({ requestId: id, ...operator });
        throw new Error('undone');
      }),
    ).toThrow();
    // A commit of something else: what was asked for in between is looked at now.
    const other = world.raise({ userId: pat.id });
    expect(other.status).toBe('Rejected');
    await world.clock.advance(1);
    world.phone.press(id, { kind: 'answer' });
    world.phone.press(id, { kind: 'hash' });
    await world.clock.rest();
    expect(world.story(id)).toEqual([9100, 9101, 103, 9107]);
  });
});

describe('an approval', () => {
  it('is refused to who is no approver any more, to an account that is off, and to the requester', () => {
    const world = createWorld(forest({ approvalEnabled: true, approvers: [pat.id, kim.id] }));
    const { id } = world.raise();
    change(world.store, { op: 'remove', kind: 'role', id: roleIdOf(1), list: 'approvers', items: [pat.id] });
    const active = (privAccountActive: number) =>
      change(world.store, { op: 'set', kind: 'user', id: kim.id, values: { privAccountActive } });
    const decide = (who: typeof pat.id) =>
      world.activation.decide({ requestId: id, decision: 'approve', by: who, ...by });
    expect(() => decide(pat.id)).toThrow(/Pat \(PRIV.Pat\) is not an approver/);
    expect(() => decide(jen.id)).toThrow(/nobody decides on their own request/);
    active(0);
    expect(() => decide(kim.id)).toThrow(/The account PRIV.Kim is not active/);
    active(1);
    expect(world.store.requests.get(id)?.status).toBe('PendingApproval');
    expect(decide(kim.id).status).toBe('Active');
    expect(() => decide(kim.id)).toThrow(/it is Active/);
  });

  it('may still be given where the role has come to ask for none', () => {
    const world = createWorld(forest({ approvalEnabled: true }));
    const { id } = world.raise();
    change(world.store, { op: 'set', kind: 'role', id: roleIdOf(1), values: { approvalEnabled: 0 } });
    const input = { requestId: id, decision: 'approve' as const, by: pat.id, ...by };
    expect(world.activation.decide(input).status).toBe('Active');
  });

  it('that is denied rejects, with the reason', () => {
    const world = createWorld(forest({ approvalEnabled: true }));
    const { id } = world.raise();
    const input = { requestId: id, decision: 'reject' as const, by: pat.id, reason: 'not today', ...by };
    expect(world.activation.decide(input)).toMatchObject({
      status: 'Rejected',
      endReason: 'approver-rejected',
      statusReason: 'Pat (PRIV.Pat) rejected the request of Jen (PRIV.Jen) for R. Reason: not today',
      approval: { decision: 'rejected', reason: 'not today' },
    });
    expect(world.journal().at(-1)).toMatchObject({
      id: 9104,
      reason: 'not today',
      actor: 'pat',
      as: by.actor.as,
    });
  });

  it('that nobody gives lapses a day after it was asked', async () => {
    const world = createWorld(forest({ approvalEnabled: true }));
    await world.activation.settle();
    const { id } = world.raise();
    await world.clock.advance(24 * hour - 1);
    expect(world.store.requests.get(id)?.status).toBe('PendingApproval');
    await world.clock.advance(1);
    expect(world.store.requests.get(id)).toMatchObject({ status: 'Expired', endReason: 'approval-lapsed' });
    expect(world.story(id)).toEqual([9100, 9102, 9111]);
  });

  it('for a start asked for lapses when that time would be over, and until then counts from the approval', async () => {
    const world = createWorld(forest({ approvalEnabled: true }));
    await world.activation.settle();
    const start = monday10 + 2 * hour;
    const late = world.raise({ requestedTime: start });
    const never = world.raise({ requestedTime: start });
    expect(late.approval?.lapsesAt).toBe(start + hour);
    await world.clock.advance(2 * hour + 1000);
    const active = world.activation.decide({ requestId: late.id, decision: 'approve', by: pat.id, ...by });
    expect(active).toMatchObject({ status: 'Active', expiresAt: world.clock.now() + hour });
    await world.clock.advance(hour);
    expect(world.store.requests.get(never.id)).toMatchObject({ status: 'Expired', endedAt: start + hour });
  });

  it('is an owner’s own, unless that is switched off', () => {
    const owner = { approvalEnabled: true, approvers: [jen.id, pat.id] };
    const world = createWorld(forest(owner));
    const active = world.raise();
    expect(active).toMatchObject({
      status: 'Active',
      approval: { decision: 'automatic', decidedBy: jen.id },
    });
    expect(world.story(active.id)).toEqual([9100, 9103, 9107]);
    const strict = createWorld(forest({ ...owner, disableAutoApprovalIfOwner: true }));
    expect(strict.raise().status).toBe('PendingApproval');
  });

  it('given after the window has closed does not open it', async () => {
    const window = { availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '10:30' };
    const world = createWorld(forest({ approvalEnabled: true, ...window }));
    const { id } = world.raise();
    await world.clock.advance(hour);
    const refused = world.activation.decide({ requestId: id, decision: 'approve', by: pat.id, ...by });
    expect(refused).toMatchObject({ status: 'Rejected', endReason: 'refused', activatedAt: null });
    expect(world.story(id)).toEqual([9100, 9102, 9103, 9105]);
  });

  it('read in an older version is not taken', () => {
    const world = createWorld(forest({ approvalEnabled: true }));
    const { id, version } = world.raise();
    const decide = (expects: number) =>
      world.activation.decide({ requestId: id, decision: 'approve', by: pat.id, expects, ...by });
    expect(() => decide(version - 1)).toThrow(/changed since it was read/);
    expect(decide(version).status).toBe('Active');
  });
});

describe('a start in the future', () => {
  it('is scheduled after the gates, and active at its time', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    await world.activation.settle();
    const start = monday10 + 3 * hour;
    const { id } = world.raise({ requestedTime: start, callAttributes: { script: 'verified' } });
    await world.clock.advance(1000);
    expect(await world.activation.whenSettled(id)).toMatchObject({ status: 'Scheduled', activatedAt: null });
    expect(world.store.memberships.all()).toEqual([]);
    await world.clock.advance(3 * hour - 1000);
    expect(world.store.requests.get(id)).toMatchObject({
      status: 'Active',
      activatedAt: start,
      expiresAt: start + hour,
    });
    expect(world.story(id)).toEqual([9100, 9101, 103, 9106, 9107]);
  });

  it('is checked again at its time', async () => {
    const world = createWorld(forest({}));
    await world.activation.settle();
    const { id } = world.raise({ requestedTime: monday10 + hour });
    change(world.store, { op: 'remove', kind: 'role', id: roleIdOf(1), list: 'candidates', items: [jen.id] });
    await world.clock.advance(hour);
    expect(world.store.requests.get(id)).toMatchObject({ status: 'Rejected', endReason: 'refused' });
  });

  it('asks for the call that the role has come to ask for meanwhile', async () => {
    const world = createWorld(forest({}));
    await world.activation.settle();
    const { id } = world.raise({ requestedTime: monday10 + hour });
    change(world.store, { op: 'set', kind: 'role', id: roleIdOf(1), values: { mfaEnabled: 1 } });
    await world.clock.advance(hour + 2000);
    expect(world.store.requests.get(id)?.status).toBe('PendingMFA');
    world.phone.press(id, { kind: 'answer' });
    world.phone.press(id, { kind: 'hash' });
    expect((await world.activation.whenSettled(id)).status).toBe('Active');
  });

  it('that the console slept through is missed when its time is over, and late before', async () => {
    const world = createWorld(forest({}));
    const missed = world.raise({ requestedTime: monday10 + hour });
    const late = world.raise({ requestedTime: monday10 + 2.5 * hour });
    world.clock.jump(3 * hour);
    world.restart();
    expect(await world.activation.settle()).toBe(2);
    expect(world.store.requests.get(missed.id)).toMatchObject({ status: 'Expired', activatedAt: null });
    expect(world.store.requests.get(late.id)).toMatchObject({
      status: 'Active',
      expiresAt: world.clock.now() + hour,
    });
  });
});

describe('closing', () => {
  it('ends an activation and rewrites its end', async () => {
    const world = createWorld(forest({}));
    const { id } = world.raise();
    await world.clock.advance(1000);
    const closed = world.activation.close({ requestId: id, ...operator });
    expect(closed).toMatchObject({
      status: 'Closed',
      endReason: 'closed-by-operator',
      expiresAt: monday10 + 1000,
      endedAt: monday10 + 1000,
    });
    expect(world.store.memberships.all()).toEqual([]);
    expect(world.store.nextDue()).toBeUndefined();
    expect(world.story(id)).toEqual([9100, 9107, 9108, 9109]);
    expect(() => world.activation.close({ requestId: id, ...operator })).toThrow(/is Closed already/);
  });

  it('is not for another user’s request', () => {
    const world = createWorld(forest({}));
    const { id } = world.raise();
    const input = { requestId: id, by: { kind: 'user' as const, userId: kim.id }, ...by };
    expect(() => world.activation.close(input)).toThrow(/another user’s/);
  });

  it('of one of two keeps the membership to the other’s end', async () => {
    const world = createWorld(forest({}));
    await world.activation.settle();
    const first = world.raise();
    await world.clock.advance(1000);
    const second = world.raise();
    world.activation.close({ requestId: second.id, ...own });
    expect(world.store.memberships.ofUser(jen.id)).toMatchObject([
      { requestId: first.id, until: monday10 + hour },
    ]);
    const third = world.raise();
    await world.clock.advance(hour - 1000);
    expect(world.store.requests.get(first.id)?.status).toBe('Expired');
    expect(world.store.memberships.ofUser(jen.id)).toMatchObject([{ requestId: third.id }]);
  });

  it('is what a request for 0 seconds asks for', () => {
    const world = createWorld(forest({ mfaEnabled: false }));
    expect(world.raise({ ttl: 0 })).toMatchObject({ status: 'Rejected', endReason: 'refused' });
    const first = world.raise();
    const second = world.raise({ ttl: 600 });
    const end = world.raise({ ttl: 0 });
    expect(end).toMatchObject({ status: 'Closed', requestedTtl: 0, activatedAt: null });
    for (const { id } of [first, second])
      expect(world.store.requests.get(id)).toMatchObject({ status: 'Closed', endReason: 'closed-by-user' });
    expect(world.store.memberships.all()).toEqual([]);
  });

  it('works where the role and its names are gone', () => {
    const world = createWorld(forest({}));
    const { id } = world.raise();
    change(world.store, { op: 'drop', kind: 'role', id: roleIdOf(1) });
    const closed = world.activation.close({ requestId: id, ...operator });
    expect(closed).toMatchObject({ status: 'Closed' });
    expect(closed.statusReason).toContain('a role that was removed');
  });
});

describe('what is refused before it is a request', () => {
  it('names what is wrong', () => {
    const world = createWorld(forest({}));
    const none = roleIdOf(99);
    expect(() => world.raise({ roleId: none })).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(() => world.raise({ ttl: -1 })).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
    expect(() => world.raise({ ttl: 1.5 })).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
    expect(() => world.raise({ requestedTime: 1e300 })).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
    expect(world.journal()).toHaveLength(1);
  });
});
