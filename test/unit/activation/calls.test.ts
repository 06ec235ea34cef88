import { describe, expect, it } from 'vitest';
import type { Caller } from '../../../shared/contract/define.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { callView } from '../../../shared/domain/call.ts';
import { callsHandlers, currentCall } from '../../../electron/activation/calls.ts';
import type { PhoneProvider } from '../../../electron/phone/provider.ts';
import { createWorld } from '../../fakes/activation-world.ts';
import { aRole, aUser } from '../../fakes/pam-objects.ts';

const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
const kim = aUser(3, 'Kim', { sourcePhoneNumber: '12135551213' });
const forest = {
  users: [jen, kim],
  roles: [aRole(1, 'R', { candidates: [jen.id, kim.id], mfaEnabled: true })],
};
const caller: Caller = { osUser: 'pat', access: 'operate', as: null };

describe('calls on the page', () => {
  it('have names, the number as shown, and after the end what to do', async () => {
    const world = createWorld(forest);
    const handlers = callsHandlers(world.store, world.phone);
    const first = world.raise();
    const second = world.raise({ userId: kim.id });
    await world.clock.advance(2000);
    const { calls } = await handlers['calls.current']({}, caller);
    expect(calls.map(call => callView.parse(call))).toEqual(calls);
    expect(calls.find(call => call.id === first.id)).toMatchObject({
      requestId: first.id,
      userName: 'Jen',
      roleName: 'R',
      number: '+1 213 555 1212',
      provider: 'simulated',
      simulated: true,
      state: 'ringing',
      outcome: null,
    });
    const ended = await handlers['calls.press'](
      { callId: first.id, action: { kind: 'status', code: 13, verified: false } },
      caller,
    );
    expect(ended).toMatchObject({ state: 'ended', outcome: { verified: false, code: 13 } });
    expect(ended.outcome?.words).toBe('A mailbox took the call');
    expect(ended.outcome?.nextStep).not.toBe('');
    const after = await handlers['calls.current']({}, caller);
    expect(after.calls.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(currentCall(world.store, world.phone, second.id)).toMatchObject({ state: 'ringing' });
    expect(currentCall(world.store, world.phone, 'none')).toBeUndefined();
  });

  it('have a handset only where they are simulated', async () => {
    const world = createWorld(forest);
    const { press: _none, ...real } = world.phone;
    const handlers = callsHandlers(world.store, { ...real, name: 'pbx', simulated: false });
    const { id } = world.raise();
    await world.clock.rest();
    expect(() => handlers['calls.press']({ callId: id, action: { kind: 'answer' } }, caller)).toThrow(
      /taken on a telephone/,
    );
  });
});

describe('a provider that is out of order', () => {
  const broken = (how: Partial<PhoneProvider>) =>
    createWorld(forest, { wrap: phone => ({ ...phone, name: 'broken', simulated: false, ...how }) });

  it.each<[string, Partial<PhoneProvider>, string, number]>([
    [
      'refuses in its own words',
      { initiateCall: () => Promise.reject(new AppError('UNAVAILABLE', 'The exchange does not answer.')) },
      'The exchange does not answer.',
      0,
    ],
    [
      'fails with a fault',
      { initiateCall: () => Promise.reject(new Error('ECONNREFUSED')) },
      'The call could not be placed.',
      1,
    ],
    [
      'answers Failed at once',
      {
        initiateCall: () => Promise.resolve({ status: 'Failed' }),
        getCallStatus: () => Promise.resolve('Failed'),
        getFailureMessage: () => Promise.resolve('No line.'),
      },
      'No line.',
      0,
    ],
  ])('%s: rejected with event 101', async (_name, how, message, reports) => {
    const world = broken(how);
    const { id } = world.raise();
    const rejected = await world.activation.whenSettled(id);
    expect(rejected).toMatchObject({ status: 'Rejected', call: { verified: false, code: null, message } });
    expect(rejected.statusReason).toContain(message.replace(/\.$/, ''));
    expect(rejected.statusReason).toContain('broken');
    expect(world.story(id)).toEqual([9100, 9101, 101]);
    expect(world.reported).toHaveLength(reports);
  });

  it('may succeed at once', async () => {
    const world = broken({
      initiateCall: () => Promise.resolve({ status: 'Success' }),
      getCallStatus: () => Promise.resolve('Success'),
    });
    const { id } = world.raise();
    expect(await world.activation.whenSettled(id)).toMatchObject({
      status: 'Active',
      call: { verified: true },
    });
  });
});
