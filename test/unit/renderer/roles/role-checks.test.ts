import { describe, expect, test } from 'vitest';
import {
  issuesOf,
  numberInWords,
  unreachableOf,
  warningsOf,
} from '../../../../renderer/features/roles/role-checks.ts';
import { form, groupNamed, jen, kim, pat, person } from './people.ts';

const limits = { roleMinimalDuration: 300, roleMaximalDuration: 86_400, roleDefaultDuration: 3600 };

describe('what would be refused', () => {
  test('nothing of a whole role', () => {
    expect(issuesOf(null, form(), limits)).toEqual({});
  });

  test('a role without a name', () => {
    expect(issuesOf(null, form({ displayName: '  ' }), limits).displayName).toContain('name');
  });

  test.each([299, 86_401])('a TTL of %d seconds, with the limits in words', ttl => {
    expect(issuesOf(null, form({ ttl }), limits).ttl).toBe(
      'The PAM configuration allows 5 minutes to 1 day.',
    );
  });

  test.each([300, 86_400])('not a TTL of %d seconds', ttl => {
    expect(issuesOf(null, form({ ttl }), limits).ttl).toBeUndefined();
  });

  test('a TTL that is no number', () => {
    expect(issuesOf(form(), form({ ttl: Number.NaN }), limits).ttl).toBe('Enter a whole number.');
  });

  test('not a TTL that was outside before', () => {
    expect(issuesOf(form({ ttl: 60 }), form({ ttl: 60 }), limits)).toEqual({});
  });

  test('a window without hours, and one over midnight', () => {
    const open = { availabilityWindowEnabled: true };
    expect(Object.keys(issuesOf(null, form(open), limits))).toEqual(['availableFrom', 'availableTo']);
    const overnight = form({ ...open, availableFrom: '20:00', availableTo: '06:00' });
    expect(issuesOf(null, overnight, limits).availableTo).toContain('06:00 is not after 20:00');
    expect(issuesOf(null, { ...overnight, availabilityWindowEnabled: false }, limits)).toEqual({});
  });
});

describe('candidates who cannot be called', () => {
  const withKim = form({ candidates: [jen, kim] });

  test('do not matter while no call is asked', () => {
    expect(unreachableOf(null, withKim)).toEqual({ refused: [], known: [] });
  });

  test('stand in the way when the call is turned on', () => {
    expect(unreachableOf(withKim, { ...withKim, mfaEnabled: true }).refused).toEqual([kim]);
  });

  test('stand in the way when they are added', () => {
    const base = form({ mfaEnabled: true });
    expect(unreachableOf(base, form({ mfaEnabled: true, candidates: [jen, kim] })).refused).toEqual([kim]);
  });

  test('are only a finding where both were there before', () => {
    const base = { ...withKim, mfaEnabled: true };
    expect(unreachableOf(base, { ...base, ttl: 600 })).toEqual({ refused: [], known: [kim] });
  });

  test('are told how their number is read', () => {
    expect(numberInWords(kim)).toBe('No number is stored.');
    expect(numberInWords(person('Lee', '12'))).toContain('“12”');
    expect(numberInWords({ ...jen, canDial: false })).toBe(
      'Read as +1 213 555 1212. The phone provider cannot dial it.',
    );
  });
});

describe('warnings', () => {
  const gated = { mfaEnabled: true };
  const about = (change: Parameters<typeof form>[0]) => warningsOf(form(change)).join(' ');

  test('nothing to say of a role with a gate, people and a group', () => {
    expect(warningsOf(form(gated))).toEqual([]);
  });

  test.each([
    [{}, 'No gate is on'],
    [{ approvalEnabled: true }, 'there is no approver'],
    [{ ...gated, candidates: [] }, 'no candidate'],
    [{ ...gated, privileges: [] }, 'grants nothing'],
    [{ approvalEnabled: true, approvers: [jen] }, 'each request approves itself'],
    [
      { approvalEnabled: true, approvers: [jen], disableAutoApprovalIfOwner: true },
      'nobody can ever approve',
    ],
    [{ ...gated, privileges: [groupNamed('Idle', false)] }, 'not granted: CONTOSO.Idle'],
    [
      { ...gated, candidates: [{ ...jen, user: { ...jen.user, privAccountActive: false } }] },
      'account is not active, so an activation is refused: Jen',
    ],
  ])('%o', (change, words) => {
    expect(about(change)).toContain(words);
  });

  test('nothing of an approver who is not the only one', () => {
    expect(warningsOf(form({ approvalEnabled: true, approvers: [jen, pat] }))).toEqual([]);
  });
});
