import { describe, expect, it } from 'vitest';
import { verdict as verdictSchema, type GateId, type Verdict } from '../../../shared/domain/gate.ts';
import { dialPublic, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import type { Role } from '../../../shared/domain/role.ts';
import type { User } from '../../../shared/domain/user.ts';
import { judge } from '../../../electron/activation/engine.ts';
import type { Question } from '../../../electron/activation/question.ts';
import { aGroup, aPamConfiguration, aRequest, aRole, aUser, requestIdOf } from '../../fakes/pam-objects.ts';

const now = Date.UTC(2026, 10, 23, 9);
const hour = 3_600_000;
const pat = aUser(2, 'Pat');
const kim = aUser(3, 'Kim');

function question(
  change: Partial<Omit<Question, 'role' | 'user'>> & { role?: Partial<Role>; user?: Partial<User> } = {},
) {
  const { role, user: userChange, ...rest } = change;
  const user = aUser(1, 'Jen', { sourcePhoneNumber: '12135551212', ...userChange });
  const base: Question = {
    role: aRole(1, 'R', { candidates: [user.id], approvers: [pat.id, kim.id], ...role }),
    user,
    approvers: [pat, kim],
    privileges: [aGroup(1, 'corpadmins')],
    limits: aPamConfiguration,
    timeZone: 'Europe/Berlin',
    dialling: dialPublic(readPhoneNumber(user.sourcePhoneNumber, '1')),
    now,
    ttl: null,
    requestedTime: null,
    existing: [],
    standing: null,
    done: { mfa: false, approval: false },
    ...rest,
  };
  return base;
}
const gate = (verdict: Verdict, id: GateId) => verdict.gates.find(found => found.id === id);

describe('the order', () => {
  it('is always the same, and the answer fits the wire', () => {
    const verdict = judge(question());
    expect(verdict.gates.map(({ id }) => id)).toEqual([
      'candidate',
      'account',
      'role',
      'duration',
      'window',
      'mfa',
      'approval',
    ]);
    expect(verdictSchema.parse(verdict)).toEqual(verdict);
  });
});

describe('in words', () => {
  it('a call and no approval', () => {
    const verdict = judge(question({ role: { mfaEnabled: true } }));
    expect(verdict).toMatchObject({
      outcome: 'call',
      call: { number: '+12135551212', shown: '+1 213 555 1212' },
      summary: 'Jen will be called on +1 213 555 1212; no approval is asked. R is then active for 1 hour.',
    });
  });

  it('a call, then an approval', () => {
    const verdict = judge(question({ role: { mfaEnabled: true, approvalEnabled: true } }));
    expect(verdict.outcome).toBe('call');
    expect(verdict.lapsesAt).toBe(now + 24 * hour);
    expect(verdict.deciders).toEqual([pat.id, kim.id]);
    expect(verdict.summary).toBe(
      'Jen will be called on +1 213 555 1212; Pat or Kim decides; without a decision it lapses at 2026-11-24 10:00 (Europe/Berlin). R is then active for 1 hour.',
    );
  });

  it('nothing asked', () => {
    expect(judge(question()).summary).toBe('R is active at once, until 2026-11-23 11:00 (Europe/Berlin).');
  });

  it('a start later', () => {
    const verdict = judge(question({ requestedTime: now + hour, ttl: 600 }));
    expect(verdict).toMatchObject({
      outcome: 'scheduled',
      startsAt: now + hour,
      endsAt: now + hour + 600_000,
    });
    expect(verdict.summary).toBe('R becomes active at 2026-11-23 11:00 (Europe/Berlin) for 10 minutes.');
  });

  it('every refusal there is, not only the first', () => {
    const verdict = judge(
      question({
        role: { candidates: [], mfaEnabled: true },
        user: { sourcePhoneNumber: '', privAccountActive: false },
      }),
    );
    expect(verdict.gates.filter(found => found.verdict === 'refused').map(({ id }) => id)).toEqual([
      'candidate',
      'account',
      'mfa',
    ]);
    expect(verdict.summary).toContain('not a candidate');
    expect(verdict.summary).toContain('no telephone number is stored');
    expect(verdict.call).toBeNull();
  });
});

describe('the account and the role', () => {
  it('a role whose groups are all idle is refused; one idle group is left out aloud', () => {
    const idle = aGroup(2, 'idle', { active: false });
    expect(judge(question({ privileges: [idle] })).outcome).toBe('refused');
    const verdict = judge(question({ privileges: [aGroup(1, 'corpadmins'), idle] }));
    expect(verdict.outcome).toBe('active');
    expect(gate(verdict, 'role')?.reason).toContain('left out: contoso.idle');
  });

  it('a role without groups is allowed and says that it gives nothing', () => {
    const verdict = judge(question({ privileges: [] }));
    expect(verdict.outcome).toBe('active');
    expect(gate(verdict, 'role')?.reason).toContain('no membership');
  });
});

describe('the duration', () => {
  const limits = { roleMinimalDuration: 300, roleMaximalDuration: 1800 };
  it.each([
    [null, {}, 'passed', 'lasts 1 hour'],
    [3600, {}, 'passed', 'lasts 1 hour'],
    [3601, {}, 'refused', 'longer than the 1 hour that R allows'],
    [300, { limits }, 'passed', 'lasts 5 minutes'],
    [299, { limits }, 'refused', 'shorter than 5 minutes'],
    [1801, { limits }, 'refused', 'longer than 30 minutes, the longest'],
    [null, { limits }, 'refused', 'longer than 30 minutes, the longest'],
  ] as const)('%s seconds', (ttl, rest, expected, words) => {
    const found = gate(judge(question({ ttl, ...rest })), 'duration');
    expect(found?.verdict).toBe(expected);
    expect(found?.reason).toContain(words);
  });
});

describe('the window', () => {
  const window = { availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' };
  it('is asked about the start, now or later', () => {
    expect(judge(question({ role: window })).outcome).toBe('active');
    const outside = judge(question({ role: window, requestedTime: now + 9 * hour }));
    expect(outside.outcome).toBe('refused');
    expect(gate(outside, 'window')?.reason).toBe(
      'R can be activated 08:00–18:00 (Europe/Berlin) only, and the start at 2026-11-23 19:00 (Europe/Berlin) is outside. ' +
        'It opens next at 2026-11-24 08:00 (Europe/Berlin): ask then, or ask now for that start.',
    );
    expect(
      judge(question({ role: window, now: now + 9 * hour, requestedTime: now + 24 * hour })).outcome,
    ).toBe('scheduled');
  });

  it('is not asked where it is switched off, and never open where it is inverted', () => {
    expect(gate(judge(question()), 'window')?.verdict).toBe('not-asked');
    const inverted = judge(question({ role: { ...window, availableFrom: '20:00', availableTo: '06:00' } }));
    expect(gate(inverted, 'window')?.reason).toContain('never open');
  });

  it('takes a start that is past for now', () => {
    expect(judge(question({ requestedTime: now - hour }))).toMatchObject({
      outcome: 'active',
      startsAt: now,
    });
  });
});

describe('the call', () => {
  it('is behind a request that is verified', () => {
    const verdict = judge(question({ role: { mfaEnabled: true }, done: { mfa: true, approval: false } }));
    expect(verdict).toMatchObject({ outcome: 'active', call: null });
  });

  it('is not made into a call that runs', () => {
    const existing = [aRequest(1, { status: 'PendingMFA', roleId: aRole(9, 'S').id })];
    expect(judge(question({ role: { mfaEnabled: true }, existing })).outcome).toBe('refused');
    expect(judge(question({ existing })).outcome).toBe('active');
  });
});

describe('the approval', () => {
  it('is nobody’s to give', () => {
    const verdict = judge(question({ role: { approvalEnabled: true, approvers: [] }, approvers: [] }));
    expect(verdict.outcome).toBe('refused');
    expect(verdict.summary).toContain('nobody may give it to Jen');
  });

  it('is the owner’s own by being one; without that, the others’', () => {
    const jen = aUser(1, 'Jen');
    const owner = { approvalEnabled: true, approvers: [jen.id, pat.id] };
    expect(judge(question({ role: owner, approvers: [jen, pat] }))).toMatchObject({
      outcome: 'active',
      approvedAsOwner: true,
    });
    const strict = judge(
      question({ role: { ...owner, disableAutoApprovalIfOwner: true }, approvers: [jen, pat] }),
    );
    expect(strict).toMatchObject({ outcome: 'approval', deciders: [pat.id], approvedAsOwner: false });
  });

  it('lapses with the time that was asked for', () => {
    const role = { approvalEnabled: true };
    expect(judge(question({ role, requestedTime: now + hour, ttl: 600 })).lapsesAt).toBe(
      now + hour + 600_000,
    );
    expect(judge(question({ role, requestedTime: now - hour, ttl: 600 })).lapsesAt).toBe(now + 600_000);
  });
});

describe('0 seconds', () => {
  it('end what is active, whatever the gates', () => {
    const existing = [
      aRequest(1, { status: 'Active', expiresAt: now + hour }),
      aRequest(2, { status: 'PendingApproval' }),
      aRequest(3, { status: 'Active', expiresAt: now + hour, roleId: aRole(9, 'S').id }),
    ];
    const verdict = judge(question({ ttl: 0, existing, role: { candidates: [] } }));
    expect(verdict).toMatchObject({ outcome: 'closed', closes: [requestIdOf(1)] });
    expect(judge(question({ ttl: 0 }))).toMatchObject({ outcome: 'refused', closes: [] });
  });
});

it('tells until when the membership lasts where another activation lasts longer', () => {
  const existing = [aRequest(1, { status: 'Active', expiresAt: now + 5 * hour })];
  const verdict = judge(question({ existing }));
  expect(verdict).toMatchObject({ endsAt: now + hour, memberUntil: now + 5 * hour });
  expect(verdict.summary).toContain('Another activation lasts until 2026-11-23 15:00');
});
