import { describe, expect, it } from 'vitest';
import { createWorld, monday10 } from '../../fakes/activation-world.ts';
import { change } from '../../fakes/memory-store.ts';
import { aGroup, aRole, aUser, groupIdOf } from '../../fakes/pam-objects.ts';
import type { Role } from '../../../shared/domain/role.ts';

const hour = 3_600_000;
const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
const pat = aUser(2, 'Pat');
const forest = (role: Partial<Role> = {}) => ({
  users: [jen, pat],
  groups: [aGroup(1, 'corpadmins')],
  roles: [aRole(1, 'R', { candidates: [jen.id], approvers: [pat.id], privileges: [groupIdOf(1)], ...role })],
});

describe('after a stop', () => {
  it('a call that was under way is rejected as interrupted, and its result is not taken', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const { id } = world.raise();
    await world.clock.advance(2000);
    world.restart();
    expect(await world.activation.settle()).toBe(1);
    expect(world.store.requests.get(id)).toMatchObject({
      status: 'Rejected',
      endReason: 'interrupted',
      call: { verified: false, code: null, endedAt: world.clock.now() },
    });
    expect(world.story(id)).toEqual([9100, 9101, 9112]);
    expect(world.journal().at(-1)?.actor).toBe('start-up');
    expect(await world.activation.settle()).toBe(0);
  });

  it('what fell due in the meantime is settled at once, in one start', async () => {
    const world = createWorld(forest());
    const first = world.raise();
    const second = world.raise({ ttl: 600 });
    world.clock.jump(2 * hour);
    world.restart();
    expect(await world.activation.settle()).toBe(2);
    for (const { id } of [first, second])
      expect(world.store.requests.get(id)).toMatchObject({ status: 'Expired', endedAt: monday10 + 2 * hour });
    expect(world.store.memberships.all()).toEqual([]);
  });

  it('due moments that the store has lost are told again from the requests', async () => {
    const world = createWorld(forest());
    const { id } = world.raise();
    world.store.setDue(id, null);
    world.restart();
    await world.activation.settle();
    expect(world.store.nextDue()).toBe(monday10 + hour);
    await world.clock.advance(hour);
    expect(world.store.requests.get(id)?.status).toBe('Expired');
  });

  it('one that cannot be settled does not hold up the others, and is tried again', async () => {
    const world = createWorld(forest());
    const first = world.raise();
    const second = world.raise();
    await world.activation.settle();
    const { apply } = world.store;
    let broken = true;
    world.store.apply = entry => {
      if (broken && entry.requestId === first.id) throw new Error('no space');
      return apply(entry);
    };
    await world.clock.advance(hour);
    expect(world.store.requests.get(first.id)?.status).toBe('Active');
    expect(world.store.requests.get(second.id)?.status).toBe('Expired');
    expect(world.reported.length).toBeGreaterThan(0);
    broken = false;
    await world.clock.advance(5000);
    expect(world.store.requests.get(first.id)?.status).toBe('Expired');
    expect(world.store.memberships.all()).toEqual([]);
  });

  it('a call’s result that the store could not take is taken with a later tick', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    await world.activation.settle();
    const { id } = world.raise();
    await world.clock.advance(2000);
    const { apply } = world.store;
    world.store.apply = () => {
      throw new Error('no space');
    };
    world.phone.press(id, { kind: 'answer' });
    world.phone.press(id, { kind: 'hash' });
    await world.clock.rest();
    expect(world.store.requests.get(id)?.status).toBe('PendingMFA');
    expect(world.reported).toHaveLength(1);
    world.store.apply = apply;
    await world.clock.advance(60_000);
    expect(world.store.requests.get(id)).toMatchObject({ status: 'Active', call: { verified: true } });
    expect(world.story(id)).toEqual([9100, 9101, 103, 9107]);
  });
});

describe('the clock', () => {
  it('set forward is noticed within a minute', async () => {
    const world = createWorld(forest());
    await world.activation.settle();
    const { id } = world.raise();
    world.clock.jump(hour);
    await world.clock.advance(60_000);
    expect(world.store.requests.get(id)?.status).toBe('Expired');
  });

  it('is not asked more than once a minute about an end that is weeks away', async () => {
    const world = createWorld(forest({ ttl: 30 * 86_400 }));
    await world.activation.settle();
    const { id } = world.raise();
    const { dueRequests } = world.store;
    let asked = 0;
    world.store.dueRequests = before => {
      asked += 1;
      return dueRequests(before);
    };
    await world.clock.advance(hour);
    expect(asked).toBe(60);
    expect(world.store.requests.get(id)?.status).toBe('Active');
  });
});

describe('waiting for a request', () => {
  it('ends when the console closes, and is refused for one that is not there', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    const { id } = world.raise();
    const waiting = expect(world.activation.whenSettled(id)).rejects.toMatchObject({ code: 'CANCELLED' });
    await world.activation.dispose();
    await waiting;
    await expect(world.activation.whenSettled(pat.id as never)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves no timer behind', async () => {
    const world = createWorld(forest({ mfaEnabled: true }));
    await world.activation.settle();
    world.raise();
    await world.clock.rest();
    await world.activation.dispose();
    await world.phone.dispose();
    expect(world.clock.timers()).toBe(0);
  });
});

it('explains a role that is not saved yet', () => {
  const world = createWorld(forest());
  const role = { ...aRole(1, 'R'), mfaEnabled: true, candidates: [jen.id] };
  const ask = { user: jen, ttl: null, requestedTime: null };
  expect(world.activation.explain({ role, ...ask }).outcome).toBe('call');
  change(world.store, { op: 'set', kind: 'user', id: jen.id, values: { sourcePhoneNumber: 'none' } });
  const user = world.store.users.get(jen.id) ?? jen;
  expect(world.activation.explain({ role, ...ask, user }).summary).toContain('cannot be called');
});
