import { describe, expect, it } from 'vitest';
import { callStatuses } from '../../../shared/domain/call-status.ts';
import type { CallAction } from '../../../shared/domain/call.ts';
import { createSimulatedPhone } from '../../../electron/phone/simulated.ts';
import type { Behaviour } from '../../../electron/phone/script.ts';
import { createVirtualClock } from '../../fakes/virtual-clock.ts';

function set(behaviour?: Behaviour) {
  const clock = createVirtualClock(1_000_000);
  const phone = createSimulatedPhone({ clock, ...(behaviour ? { behaviour } : {}) });
  let calls = 0;
  const call = async (attributes: Record<string, unknown> = {}) => {
    const id = `call-${++calls}`;
    expect(await phone.initiateCall({ number: '+12135551212', requestId: id, attributes })).toEqual({
      status: 'Pending',
    });
    return id;
  };
  const shown = (id: string) => phone.calls().find(view => view.id === id);
  return { clock, phone, call, shown };
}

describe('the handset on the screen', () => {
  it('is dialled, rings, is answered, and # verifies', async () => {
    const { clock, phone, call, shown } = set();
    const seen: string[] = [];
    phone.onChange(id => seen.push(shown(id)?.state ?? 'gone'));
    const id = await call();
    expect(shown(id)).toMatchObject({ state: 'dialling', since: 1_000_000, outcome: null });
    await clock.advance(1500);
    expect(shown(id)).toMatchObject({ state: 'ringing', since: 1_001_500 });
    phone.press(id, { kind: 'answer' });
    expect(await phone.getCallStatus(id)).toBe('Pending');
    phone.press(id, { kind: 'hash' });
    expect(shown(id)).toMatchObject({ state: 'ended', outcome: { verified: true, code: 2 } });
    expect(await phone.getCallStatus(id)).toBe('Success');
    expect(phone.code(id)).toBe(2);
    expect(seen).toEqual(['dialling', 'ringing', 'answered', 'ended']);
    expect(shown(id)?.log.map(line => line.text)).toHaveLength(4);
    expect(shown(id)?.log[0]?.text).toContain('simulated');
    expect(clock.timers()).toBe(0);
  });

  it.each<[string, CallAction[], number]>([
    ['declined', [{ kind: 'hang-up' }], 102],
    ['hung up after the answer', [{ kind: 'answer' }, { kind: 'hang-up' }], 108],
    ['a wrong key', [{ kind: 'answer' }, { kind: 'wrong-key' }], 12],
    ['a mailbox', [{ kind: 'status', code: 13, verified: false }], 13],
    ['fraud', [{ kind: 'answer' }, { kind: 'status', code: 112, verified: false }], 112],
  ])('%s fails', async (_name, actions, code) => {
    const { clock, phone, call, shown } = set();
    const id = await call();
    await clock.advance(1500);
    for (const action of actions) phone.press(id, action);
    expect(shown(id)?.outcome).toMatchObject({ verified: false, code });
    expect(await phone.getCallStatus(id)).toBe('Failed');
    expect(await phone.getFailureMessage(id)).not.toBe('');
  });

  it('rings until it stops when nobody answers, also when told to ignore it', async () => {
    const { clock, phone, call, shown } = set();
    const id = await call();
    await clock.advance(11_500);
    phone.press(id, { kind: 'ignore' });
    await clock.advance(19_999);
    expect(shown(id)?.state).toBe('ringing');
    await clock.advance(1);
    expect(shown(id)?.outcome).toMatchObject({ verified: false, code: 102 });
  });

  it('waits for a key for a limited time', async () => {
    const { clock, phone, call, shown } = set();
    const id = await call();
    await clock.advance(1500);
    phone.press(id, { kind: 'answer' });
    await clock.advance(20_000);
    expect(shown(id)?.outcome).toMatchObject({ verified: false, code: 4 });
  });

  it('refuses what the state does not allow, in words', async () => {
    const { clock, phone, call } = set();
    const id = await call();
    expect(() => phone.press(id, { kind: 'answer' })).toThrow(/is still being dialled/);
    await clock.advance(1500);
    expect(() => phone.press(id, { kind: 'hash' })).toThrow(/is not answered yet/);
    expect(() => phone.press(id, { kind: 'status', code: 26, verified: true })).toThrow(
      /No call status has the code 26/,
    );
    phone.press(id, { kind: 'answer' });
    phone.press(id, { kind: 'hash' });
    expect(() => phone.press(id, { kind: 'hang-up' })).toThrow(/has ended/);
    expect(() => phone.press('other', { kind: 'answer' })).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  it('can end with every published code, verified only where that is said', async () => {
    const { phone, call } = set();
    for (const { code } of callStatuses) {
      for (const verified of [false, true]) {
        const id = await call();
        const { outcome } = phone.press(id, { kind: 'status', code, verified });
        expect(outcome).toMatchObject({ code, verified });
      }
    }
  });

  it('ends a call that is cancelled, and forgets ended ones after minutes', async () => {
    const { clock, phone, call } = set();
    const id = await call();
    await phone.cancel(id);
    await phone.cancel(id);
    expect(await phone.getCallStatus(id)).toBe('Failed');
    expect(phone.code(id)).toBe(10);
    await clock.advance(300_001);
    expect(phone.calls()).toEqual([]);
    expect(await phone.getCallStatus(id)).toBe('Failed');
    expect(await phone.getFailureMessage(id)).toBe('No call has this id.');
  });

  it('makes one call of a request', async () => {
    const { phone } = set();
    const request = { number: '+12135551212', requestId: 'one', attributes: {} };
    await phone.initiateCall(request);
    await expect(phone.initiateCall(request)).rejects.toThrow(/made already/);
  });

  it('leaves no timer behind', async () => {
    const { clock, phone, call } = set();
    await call();
    await phone.dispose();
    expect(clock.timers()).toBe(0);
  });
});

describe('scripts', () => {
  it.each([
    ['verified', { verified: true, code: 2 }],
    ['no-answer', { verified: false, code: 102 }],
    ['hung-up', { verified: false, code: 108 }],
    [{ code: 112 }, { verified: false, code: 112 }],
    [{ code: 1 }, { verified: false, code: 1 }],
    [
      { code: 1, verified: true },
      { verified: true, code: 1 },
    ],
  ] as const)('%s', async (script, outcome) => {
    const { clock, phone, call, shown } = set({ kind: 'script', script });
    const id = await call();
    await clock.advance(0);
    expect(shown(id)?.outcome).toMatchObject(outcome);
    await phone.dispose();
  });

  it('may be a call’s own; what is none is left to the handset', async () => {
    const { clock, call, shown } = set();
    const scripted = await call({ script: 'verified' });
    const hand = await call({ script: { code: 9999 } });
    await clock.advance(0);
    expect(shown(scripted)?.state).toBe('ended');
    expect(shown(hand)?.state).toBe('dialling');
  });
});

describe('seeded chance', () => {
  async function outcomes(seed: number, count: number) {
    const { clock, call, shown } = set({ kind: 'seeded', seed });
    const codes: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const id = await call();
      await clock.advance(60_000);
      const { outcome } = shown(id) ?? {};
      codes.push(`${outcome?.code} ${outcome?.verified}`);
    }
    return codes;
  }

  it('repeats itself by its seed, and shows many ways a call can go', async () => {
    const first = await outcomes(7, 200);
    expect(await outcomes(7, 200)).toEqual(first);
    expect(await outcomes(8, 200)).not.toEqual(first);
    const kinds = new Set(first);
    expect(kinds).toContain('2 true');
    expect(kinds).toContain('102 false');
    expect(kinds.size).toBeGreaterThan(4);
    for (const kind of kinds) expect(kind === '2 true' || kind.endsWith('false')).toBe(true);
  });
});
