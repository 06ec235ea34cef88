import { describe, expect, it } from 'vitest';
import { evaluate } from '../../../electron/checks/evaluate.ts';
import type { Gathered } from '../../../electron/checks/facts.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { fact, factsWith, noon, people } from '../../fakes/check-facts.ts';
import { aGroup, aRequest, aRole, aUser, groupIdOf } from '../../fakes/pam-objects.ts';

const [jen, ann, pat] = people;
const day = 86_400_000;

/** A role with which nothing is wrong. */
const sound = (change: Partial<Role> = {}) =>
  aRole(1, 'R', {
    mfaEnabled: true,
    candidates: [jen.id, ann.id],
    privileges: [groupIdOf(1)],
    ...change,
  });

const found = (role: Role, change: Partial<Gathered> = {}) =>
  evaluate(factsWith({ roles: [role], ...change }), []).map(one => one.finding);
const checks = (role: Role, change: Partial<Gathered> = {}) => found(role, change).map(({ check }) => check);

it('finds nothing in a sound role', () => {
  expect(checks(sound())).toEqual([]);
  expect(checks(sound({ approvalEnabled: true, approvers: [pat.id] }))).toEqual([]);
});

describe('approval', () => {
  it('needs an approver', () => {
    const role = sound({ approvalEnabled: true });
    expect(found(role)).toMatchObject([
      {
        check: 'approval-without-approver',
        severity: 'error',
        object: { kind: 'role', id: role.id, name: 'R' },
        fix: { kind: 'navigate', address: `/roles/${role.id}` },
      },
    ]);
    expect(checks(sound({ approvalEnabled: false }))).toEqual([]);
  });

  it('needs another than the only owner who may not decide on their own', () => {
    const role = sound({ approvalEnabled: true, approvers: [jen.id], disableAutoApprovalIfOwner: true });
    const [one, ...rest] = evaluate(factsWith({ roles: [role] }), []);
    expect(rest).toEqual([]);
    expect(one?.finding).toMatchObject({ check: 'approval-nobody-decides' });
    expect(one?.finding.sentence).toContain('Jen');
    expect([...(one?.concerns ?? [])]).toEqual([jen.id]);
    expect(checks({ ...role, disableAutoApprovalIfOwner: false })).toEqual([]);
    expect(checks({ ...role, approvers: [jen.id, pat.id] })).toEqual([]);
    const idle = { ...pat, privAccountActive: false };
    const users = [fact(jen), fact(ann), fact(idle)];
    expect(checks({ ...role, approvers: [jen.id, pat.id] }, { users })).toEqual(['approval-nobody-decides']);
    const [nobody] = found({ ...role, approvers: [pat.id] }, { users });
    expect(nobody?.sentence).toBe(
      'Nobody may decide on a request of Jen and Ann for R: no approver’s PRIV account is active.',
    );
    expect(checks({ ...role, approvers: [pat.id] })).toEqual([]);
  });

  it('is no second pair of eyes where the only owner is the only candidate', () => {
    const role = sound({ approvalEnabled: true, approvers: [jen.id], candidates: [jen.id] });
    expect(checks(role)).toEqual(['only-owner-is-only-candidate', 'fewer-than-two-candidates']);
    expect(checks({ ...role, candidates: [jen.id, ann.id] })).toEqual([]);
    expect(checks({ ...role, approvers: [jen.id, ann.id] })).toEqual(['fewer-than-two-candidates']);
    expect(checks({ ...role, disableAutoApprovalIfOwner: true })).toEqual([
      'approval-nobody-decides',
      'fewer-than-two-candidates',
    ]);
  });

  it('tells of a request on which nobody may decide', () => {
    const request = aRequest(1, { status: 'PendingApproval', userId: jen.id });
    const asked = { undecided: [request] };
    const without = sound({ approvalEnabled: true });
    expect(found(without, asked).map(({ check, object }) => [check, object.id])).toContainEqual([
      'request-nobody-decides',
      request.id,
    ]);
    expect(checks(sound({ approvalEnabled: true, approvers: [pat.id] }), asked)).toEqual([]);
  });
});

describe('gates and groups', () => {
  it('tier 0 needs a gate', () => {
    const role = sound({ mfaEnabled: false });
    const marked = { tier0: new Set([role.id]) };
    const [finding] = found(role, marked);
    expect(finding).toMatchObject({ check: 'tier-0-without-gate', severity: 'error' });
    expect(finding?.fix?.kind === 'cmdlet' && writePipeline(finding.fix.pipeline)).toBe(
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -MFAEnabled $true",
    );
    expect(checks(role)).toEqual([]);
    expect(checks(sound(), marked)).toEqual([]);
    expect(checks({ ...role, approvalEnabled: true, approvers: [pat.id] }, marked)).toEqual([]);
  });

  it('offers no cmdlet that would be refused: a candidate without a number', () => {
    const role = sound({ mfaEnabled: false });
    const users = [fact(jen), fact({ ...ann, sourcePhoneNumber: '' })];
    expect(found(role, { tier0: new Set([role.id]), users })[0]?.fix).toMatchObject({ kind: 'navigate' });
  });

  it('finds roles without privileges, without candidates, with one, with idle groups only', () => {
    expect(checks(sound({ privileges: [] }))).toEqual(['role-without-privileges']);
    expect(checks(sound({ candidates: [] }))).toEqual(['role-without-candidates']);
    expect(checks(sound({ candidates: [jen.id] }))).toEqual(['fewer-than-two-candidates']);
    const groups = [aGroup(1, 'Idle', { active: false }), aGroup(2, 'Busy')];
    expect(checks(sound(), { groups })).toEqual(['role-gives-nothing']);
    expect(checks(sound({ privileges: [groupIdOf(1), groupIdOf(2)] }), { groups })).toEqual([]);
  });
});

describe('time', () => {
  it('a TTL above the limit is found, and the limit is offered', () => {
    const [finding, ...rest] = found(sound({ ttl: 28_801 }));
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({ check: 'ttl-above-limit', severity: 'warning' });
    expect(finding?.fix?.kind === 'cmdlet' && finding.fix.pipeline[0]?.parameters['TTL']).toBe(28_800);
    expect(checks(sound({ ttl: 28_800 }))).toEqual([]);
  });

  it('a TTL that the engine refuses is an error', () => {
    const { pam } = factsWith();
    expect(checks(sound({ ttl: 60 }))).toEqual(['ttl-outside-limits']);
    expect(checks(sound({ ttl: 7200 }), { pam: { ...pam, roleMaximalDuration: 3600 } })).toEqual([
      'ttl-outside-limits',
    ]);
    expect(checks(sound({ ttl: 60 }), { pam: { ...pam, roleMinimalDuration: 60 } })).toEqual([]);
  });

  it.each([
    ['08:00', '08:30', ['window-shorter-than-ttl']],
    ['08:00', '09:00', []],
    ['18:00', '08:00', ['window-never-open']],
    ['08:00', '08:00', ['window-never-open']],
    ['23:30', null, ['window-shorter-than-ttl']],
    [null, null, []],
  ])('a window from %s to %s and a TTL of an hour', (availableFrom, availableTo, expected) => {
    const role = sound({ availabilityWindowEnabled: true, availableFrom, availableTo });
    expect(checks(role)).toEqual(expected);
    expect(checks({ ...role, availabilityWindowEnabled: false })).toEqual([]);
  });

  it('a role that nobody used for long is found, counted from its making', () => {
    const role = sound();
    const used = (createdAt: number | null, lastUse: number | null) =>
      found(role, { uses: new Map([[role.id, { createdAt, lastUse }]]) }).map(({ sentence }) => sentence);
    const long = noon - 90 * day;
    expect(used(long - day, null)).toEqual(['R was made on 2026-08-25 12:00 (UTC) and never activated.']);
    expect(used(0, long)).toEqual(['R was last activated on 2026-08-26 12:00 (UTC).']);
    expect(used(null, null)).toEqual(['R was never activated.']);
    expect(used(0, long + 1)).toEqual([]);
    expect(used(long + 1, null)).toEqual([]);
  });
});

it('names at most a handful of people', () => {
  const many = Array.from({ length: 30 }, (_, at) =>
    aUser(10 + at, `U${at}`, { sourcePhoneNumber: '12135550000' }),
  );
  const role = sound({ candidates: many.map(user => user.id) });
  const [first] = found(role, { users: many.map(user => fact(user)) });
  expect(first?.check).toBe('mfa-candidate-shared-number');
  expect(first?.sentence).toMatch(/U\d+, U\d+, U\d+, U\d+ and 25 others/);
});
