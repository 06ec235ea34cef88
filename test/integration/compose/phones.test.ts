import { describe, expect, it } from 'vitest';
import type { UserId } from '../../../shared/domain/ids.ts';
import { furnished, having, type Desk } from './desk.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';

async function phoneDesk(now?: () => number): Promise<{ desk: Desk; jen: UserId }> {
  const desk = await furnished(now ? { now } : {});
  await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
  const { rows } = await desk.call('users.list', { search: 'Jen', page: {} });
  return { desk, jen: rows[0]!.user.id };
}
const ask = async (desk: Desk) => {
  const asked = await desk.run('New-PAMRequest -RoleDisplayName R', { as: 'PRIV.Jen' });
  return desk.settled(asked);
};
const ids = async (desk: Desk) => (await desk.journal()).map(({ event }) => event.id);

describe('a user who is blocked from calls', () => {
  it('is refused before anybody is called, is told by whom and why, and is let in again', async () => {
    const { desk, jen } = await phoneDesk();
    await desk.call('phones.block', { userId: jen, reason: 'Telephone stolen.' });
    expect(await ask(desk)).toBe('Rejected');
    const last = (await desk.journal()).at(-1)!;
    expect(last.event.id).toBe(9105);
    expect(last.event.message).toContain('by pat (Telephone stolen)');
    expect(await ids(desk)).not.toContain(9101);
    expect((await desk.refused('phones.block', { userId: jen, reason: 'again' })).code).toBe('CONFLICT');

    await desk.call('phones.unblock', { userId: jen, reason: 'Has it back.' });
    expect(await ask(desk)).toBe('Active');
    expect((await desk.refused('phones.unblock', { userId: jen, reason: 'again' })).code).toBe('CONFLICT');
    expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true });
  });

  it('is whoever reports fraud in a call', async () => {
    const { desk, jen } = await phoneDesk();
    desk.say({ code: 112 });
    expect(await ask(desk)).toBe('Rejected');
    expect((await ids(desk)).slice(-2)).toEqual([9113, 101]);
    const { rows, counts } = await desk.call('phones.report', { standing: 'blocked', page: {} });
    expect(rows).toMatchObject([{ user: { id: jen }, standing: { blockedBy: 'the person called' } }]);
    expect(counts.blocked).toBe(1);
    desk.say('verified');
    expect(await ask(desk)).toBe('Rejected');
  });
});

describe('a one-time bypass', () => {
  it('stands in for one call, with MIM’s 103 and status 7, and is used up by it', async () => {
    const { desk, jen } = await phoneDesk();
    await desk.call('phones.giveBypass', { userId: jen, reason: 'Phone broken, ticket 12.', seconds: 300 });
    const { rows } = await desk.call('roles.list', { search: 'R', page: {} });
    const told = await desk.call('activation.explain', { role: { id: rows[0]!.role.id }, userId: jen });
    expect(told).toMatchObject({ outcome: 'active', bypass: true, call: null });
    expect(told.gates).toContainEqual(having({ id: 'mfa', verdict: 'passed' }));
    expect(await ask(desk)).toBe('Active');
    const after = (await ids(desk)).slice(-4);
    expect(after).toEqual([9100, 9116, 103, 9107]);
    // The second activation is called.
    expect(await ask(desk)).toBe('Active');
    expect((await ids(desk)).slice(-4)).toEqual([9100, 9101, 103, 9107]);
    expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true });
  });

  it('ends with its time, can be taken back, and is not given to who is blocked', async () => {
    let now = Date.UTC(2026, 10, 24, 9);
    const { desk, jen } = await phoneDesk(() => now);
    await desk.call('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 });
    now += 300_000;
    expect(await ask(desk)).toBe('Active');
    expect(await ids(desk)).toContain(9101);
    expect((await desk.refused('phones.takeBypass', { userId: jen, reason: 'x' })).code).toBe('CONFLICT');
    await desk.call('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 });
    await desk.call('phones.takeBypass', { userId: jen, reason: 'x' });
    await desk.call('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 });
    // A block takes the bypass with it.
    await desk.call('phones.block', { userId: jen, reason: 'x' });
    expect((await desk.refused('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 })).code).toBe(
      'CONFLICT',
    );
    await desk.call('phones.unblock', { userId: jen, reason: 'x' });
    expect((await desk.call('phones.report', { standing: 'bypass', page: {} })).rows).toEqual([]);
  });

  it('is not used by a request that another gate refuses', async () => {
    const { desk, jen } = await phoneDesk();
    await desk.call('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 });
    const asked = await desk.run('New-PAMRequest -RoleDisplayName R -RequestedTTL 90000', { as: 'PRIV.Jen' });
    expect(await desk.settled(asked)).toBe('Rejected');
    expect((await desk.call('phones.report', { standing: 'bypass', page: {} })).total).toBe(1);
  });

  it('needs a reason, and goes with its user', async () => {
    const { desk, jen } = await phoneDesk();
    const refusal = await desk.refused('phones.giveBypass', { userId: jen, reason: '  ', seconds: 300 });
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'reason' }] });
    await desk.call('phones.giveBypass', { userId: jen, reason: 'x', seconds: 300 });
    await desk.run('Set-PAMRole (Get-PAMRole R) -Candidates @()');
    await desk.run('Remove-PAMUser (Get-PAMUser -SourceAccountName Jen)');
    expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true });
  });
});

describe('the phone report', () => {
  it('has candidates of roles that call first, and says what is wrong with each number', async () => {
    const { desk, jen } = await phoneDesk();
    await desk.run('New-PAMUser CONTOSO Odd');
    await desk.run('New-PAMUser CONTOSO Bare');
    await desk.run("Set-PAMUser (Get-PAMUser -SourceAccountName Ann) -SourcePhoneNumber '+1 213 555 0142'");
    const { rows, total, counts } = await desk.call('phones.report', { page: {} });
    expect(total).toBe(5);
    expect(rows[0]).toMatchObject({
      user: { id: jen },
      problems: ['shared'],
      sharedWith: [{ privAccountName: 'PRIV.Ann' }],
      mfaRoles: [{ displayName: 'R' }],
    });
    const of = (name: string) => rows.find(({ user }) => user.privAccountName === name)!;
    expect(of('PRIV.Ann').problems).toEqual(['shared', 'changed-lately']);
    expect(of('PRIV.Odd').problems).toEqual(['unreadable']);
    expect(of('PRIV.Bare').problems).toEqual(['missing']);
    expect(counts).toMatchObject({ shared: 2, 'changed-lately': 1, unreadable: 1, missing: 1, blocked: 0 });
    expect((await desk.call('phones.report', { search: '0118', page: {} })).total).toBe(1);
    const page = await desk.call('phones.report', { page: { limit: 2 } });
    expect(page.next).toBe('2');
    expect((await desk.call('phones.report', { page: { limit: 2, after: '4' } })).next).toBeNull();
  });
});
