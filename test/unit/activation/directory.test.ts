import { describe, expect, it } from 'vitest';
import type { PrivDirectory } from '../../../electron/activation/priv-directory.ts';
import { createWorld, monday10 } from '../../fakes/activation-world.ts';
import { aGroup, aRole, aUser, groupIdOf } from '../../fakes/pam-objects.ts';

const hour = 3_600_000;
const jen = aUser(1, 'Jen');
const forest = {
  users: [jen],
  groups: [aGroup(1, 'corpadmins')],
  roles: [aRole(1, 'R', { candidates: [jen.id], privileges: [groupIdOf(1)] })],
};
const own = { by: { kind: 'user' as const, userId: jen.id }, actor: { actor: 'jen', as: null } };

/** A directory that does what it is told, unless it is down. */
function fakeDirectory() {
  const members = new Map<string, number>();
  const state = { down: false, members };
  const reach = () => (state.down ? Promise.reject(new Error('no domain controller')) : Promise.resolve());
  const priv: PrivDirectory = {
    external: true,
    addMember: (user, group, until) =>
      reach().then(() => void members.set(`${user.privAccountName} ${group.privAccountName}`, until)),
    removeMember: (user, group) =>
      reach().then(() => void members.delete(`${user.privAccountName} ${group.privAccountName}`)),
  };
  return { state, priv };
}
const key = 'PRIV.Jen contoso.corpadmins';

describe('a directory that has the memberships too', () => {
  it('gets each to the latest end, and loses it with the last', async () => {
    const { state, priv } = fakeDirectory();
    const world = createWorld(forest, { priv });
    await world.activation.settle();
    world.raise();
    await world.clock.rest();
    expect(state.members.get(key)).toBe(monday10 + hour);
    const short = world.raise({ ttl: 600 });
    await world.clock.rest();
    expect(state.members.get(key)).toBe(monday10 + hour);
    await world.clock.advance(600_000);
    expect(world.store.requests.get(short.id)?.status).toBe('Expired');
    expect(state.members.get(key)).toBe(monday10 + hour);
    await world.clock.advance(hour);
    await world.clock.rest();
    expect(state.members.size).toBe(0);
    expect(world.store.intents.open()).toEqual([]);
  });

  it('keeps a request Closing until the membership is out of it', async () => {
    const { state, priv } = fakeDirectory();
    const world = createWorld(forest, { priv });
    await world.activation.settle();
    const { id } = world.raise();
    await world.clock.rest();
    state.down = true;
    expect(world.activation.close({ requestId: id, ...own }).status).toBe('Closing');
    await world.clock.advance(1000);
    expect(world.store.requests.get(id)?.status).toBe('Closing');
    expect(world.store.memberships.ofRequest(id)).toHaveLength(1);
    expect(world.reported.length).toBeGreaterThan(0);
    state.down = false;
    const closed = world.activation.whenSettled(id);
    await world.clock.advance(60_000);
    expect(await closed).toMatchObject({ status: 'Closed', endReason: 'closed-by-user' });
    expect(state.members.size).toBe(0);
    expect(world.store.memberships.all()).toEqual([]);
  });

  it('is brought up to date after a stop between the store and it', async () => {
    const { state, priv } = fakeDirectory();
    const world = createWorld(forest, { priv });
    world.raise();
    world.restart(); // before the microtask that would have told the directory
    expect(state.members.size).toBe(0);
    await world.activation.settle();
    expect(state.members.get(key)).toBe(monday10 + hour);
    state.down = true;
    world.clock.jump(2 * hour);
    world.restart();
    await world.activation.settle();
    expect(state.members.size).toBe(1);
    state.down = false;
    await world.clock.advance(60_000);
    await world.clock.rest();
    expect(state.members.size).toBe(0);
    expect(world.store.intents.open()).toEqual([]);
  });
});
