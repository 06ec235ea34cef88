import { describe, expect, it } from 'vitest';
import { explanation, type Explanation, type Occasion } from '../../../shared/domain/explanation.ts';
import { dialPublic, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { explain, type Setting } from '../../../electron/activation/explain.ts';
import type { Question } from '../../../electron/activation/question.ts';
import { aGroup, aPamConfiguration, aRequest, aRole, aUser, requestIdOf } from '../../fakes/pam-objects.ts';

/** Monday 2026-11-23 10:00 in Berlin. */
const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const jen = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212' });
const pat = aUser(2, 'Pat');
const kim = aUser(3, 'Kim');
const setting: Setting = {
  provider: { name: 'simulated', simulated: true },
  functionality: 'DS_BEHAVIOR_WIN2015',
};

function told(
  role: Partial<Role>,
  change: Partial<Omit<Question, 'role'>> = {},
  more: Partial<Setting> = {},
): Explanation {
  const question: Question = {
    role: aRole(1, 'R', { candidates: [jen.id], approvers: [pat.id, kim.id], ...role }),
    user: jen,
    approvers: [pat, kim],
    privileges: [aGroup(1, 'corpadmins'), aGroup(2, 'idle', { active: false })],
    limits: aPamConfiguration,
    timeZone: 'Europe/Berlin',
    dialling: dialPublic(readPhoneNumber('12135551212', '1')),
    now,
    ttl: null,
    requestedTime: null,
    existing: [],
    standing: null,
    done: { mfa: false, approval: false },
    ...change,
  };
  return explain(question, { ...setting, ...more });
}
const events = ({ events: list }: Explanation, occasion: Occasion) =>
  list.filter(event => event.occasion === occasion).map(({ id }) => id);

describe('the events that will be written', () => {
  it('with a call and an approval: each yes, and behind it each no', () => {
    const all = told({ mfaEnabled: true, approvalEnabled: true }).events;
    expect(all.map(({ id, occasion }) => `${occasion} ${id}`)).toEqual([
      'asked 9100',
      'asked 9101',
      'verified 103',
      'verified 9102',
      'not-verified 101',
      'approved 9103',
      'approved 9107',
      'rejected 9104',
      'lapsed 9111',
      'end 9110',
      'closed-early 9108',
      'closed-early 9109',
    ]);
    expect(all[2]).toEqual({
      id: 103,
      occasion: 'verified',
      title: 'MFA completed',
      severity: 'Information',
      source: 'MIM Service',
    });
  });

  it('of a start later, of an owner, of a refusal', () => {
    const later = told({}, { requestedTime: now + hour });
    expect(events(later, 'asked')).toEqual([9100, 9106]);
    expect(events(later, 'start')).toEqual([9107]);
    const owner = told({ approvalEnabled: true, approvers: [jen.id] }, { approvers: [jen] });
    expect(events(owner, 'asked')).toEqual([9100, 9103, 9107]);
    expect(told({ candidates: [] }).events.map(({ id }) => id)).toEqual([9100, 9105]);
  });

  it('of a request for 0 seconds: those of the activation that it closes as well', () => {
    const existing = [aRequest(7, { status: 'Active', expiresAt: now + hour })];
    const end = told({}, { ttl: 0, existing });
    expect(end.closes).toEqual([requestIdOf(7)]);
    expect(end.events.map(({ id }) => id)).toEqual([9100, 9108, 9109, 9109]);
  });
});

describe('who decides', () => {
  it('names each approver with why, or why not', () => {
    const lee = aUser(4, 'Lee', { privAccountActive: false });
    const gone = aUser(5, 'Gone');
    const role = {
      approvalEnabled: true,
      disableAutoApprovalIfOwner: true,
      approvers: [jen.id, pat.id, lee.id, gone.id],
    };
    const { approvers, deciders } = told(role, { approvers: [jen, pat, lee] });
    expect(approvers.map(({ may, reason }) => [may, reason])).toEqual([
      [false, 'Jen asks, and nobody decides on their own request.'],
      [true, 'Pat may decide.'],
      [false, 'The account PRIV.Lee is not active, so nobody can decide with it.'],
      [false, 'This user does not exist any more.'],
    ]);
    expect(deciders).toEqual([pat.id]);
  });

  it('refuses where every approver’s account is off', () => {
    const off = aUser(2, 'Pat', { privAccountActive: false });
    expect(told({ approvalEnabled: true, approvers: [off.id] }, { approvers: [off] }).outcome).toBe(
      'refused',
    );
  });

  it('names nobody where no approval is asked', () => {
    expect(told({}).approvers).toEqual([]);
  });
});

describe('when rights end', () => {
  it('at the 2016 level: the ticket with the membership', () => {
    const { rights } = told({});
    expect(rights).toMatchObject({
      groups: ['contoso.corpadmins'],
      membership: now + hour,
      ticket: { capped: true, until: now + hour, untilByDefault: now + hour },
    });
    expect(rights?.steps.filter(step => step.when === 'at the end')).toMatchObject([{ command: null }]);
    expect(rights?.steps[1]?.command).toBe('runas /user:PRIV.Jen@priv.contoso.local powershell');
    expect(rights?.steps[0]).toMatchObject({ when: 'after the start', command: 'klist purge' });
  });

  it('at 2012 R2: a ticket outlives it by the policy of PRIV', () => {
    const { rights } = told({}, {}, { functionality: 'DS_BEHAVIOR_WIN2012R2' });
    expect(rights?.ticket).toMatchObject({
      capped: false,
      until: now + 2 * hour,
      untilByDefault: now + 11 * hour,
    });
    expect(rights?.ticket.sentence).toContain('2026-11-23 12:00 (Europe/Berlin)');
    expect(rights?.steps.filter(step => step.when === 'at the end').map(step => step.command)).toEqual([
      'klist purge',
      null,
    ]);
  });

  it('with another activation that lasts longer: with that one', () => {
    const existing = [aRequest(7, { status: 'Active', expiresAt: now + 5 * hour })];
    expect(told({}, { existing }).rights?.membership).toBe(now + 5 * hour);
  });

  it('is nothing where nothing becomes active, and says so where no group is given', () => {
    expect(told({ candidates: [] }).rights).toBeNull();
    expect(told({}, { privileges: [] }).rights).toMatchObject({ groups: [], steps: [] });
  });
});

describe('the window', () => {
  const window = { availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' };
  it('is open until its end, and opens again the next day', () => {
    expect(told(window).window).toEqual({
      from: '08:00',
      to: '18:00',
      timeZone: 'Europe/Berlin',
      open: true,
      closesAt: Date.UTC(2026, 10, 23, 17),
      opensAt: Date.UTC(2026, 10, 24, 7),
    });
  });
  it('opens at 08:00 of the wall clock across the change of the clocks', () => {
    // Saturday 2026-10-24 20:00 in Berlin; in the night the clock goes back an hour.
    const saturday = Date.UTC(2026, 9, 24, 18);
    expect(told(window, { now: saturday }).window).toMatchObject({
      open: false,
      opensAt: Date.UTC(2026, 9, 25, 7),
    });
  });
  it('to midnight opens again at midnight; for the whole day it never closes', () => {
    expect(told({ ...window, availableFrom: null, availableTo: null }).window).toMatchObject({
      closesAt: null,
      opensAt: null,
    });
    const evening = { ...window, availableFrom: '00:00', availableTo: '12:00' };
    expect(told(evening).window?.opensAt).toBe(Date.UTC(2026, 10, 23, 23));
  });
  it('is none where the role has none', () => {
    expect(told({}).window).toBeNull();
  });
});

it('tells the limits of a duration and which sets them', () => {
  expect(told({ ttl: 900 }).limits).toEqual({ least: 300, most: 900, mostFrom: 'role' });
  const limits = { ...aPamConfiguration, roleMaximalDuration: 600 };
  expect(told({ ttl: 900 }, { limits }).limits).toEqual({ least: 300, most: 600, mostFrom: 'configuration' });
});

it('fits the wire, whatever the outcome', () => {
  for (const role of [{}, { mfaEnabled: true }, { approvalEnabled: true }, { candidates: [] }]) {
    const answer = told(role);
    expect(explanation.parse(answer)).toEqual(answer);
  }
});
