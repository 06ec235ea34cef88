import { describe, expect, it } from 'vitest';
import { standingsOf, standingWords } from '../../../../renderer/features/matrix/standing.ts';
import { roleIdOf, userIdOf } from '../../../fakes/pam-objects.ts';

const now = new Date(2026, 10, 24, 12).getTime();
const until = new Date(2026, 10, 24, 16, 40).getTime();

describe('a cell', () => {
  it.each([
    [{ candidate: true, approver: false }, 'Jen is a candidate of R'],
    [{ candidate: false, approver: false }, 'Jen is not a candidate of R'],
    [{ candidate: true, approver: true }, 'Jen is a candidate and an approver of R'],
    [{ candidate: false, approver: true }, 'Jen is not a candidate but an approver of R'],
    [{ candidate: true, approver: false, until }, 'Jen is a candidate of R, active until 16:40'],
    [{ candidate: false, approver: false, until: null }, 'Jen is not a candidate of R, active now'],
  ])('%o says: %s', (standing, words) => {
    expect(standingWords('Jen', 'R', standing, now)).toBe(words);
  });

  it('has what its role says of its user', () => {
    const role = { displayName: 'R', mfaEnabled: true, approvalEnabled: false };
    const user = { name: 'U', privAccountName: 'PRIV.U' };
    const standing = standingsOf({
      users: [1, 2, 3].map(number => ({ ...user, id: userIdOf(number) })),
      roles: [
        { ...role, id: roleIdOf(1), candidates: [0, 2], approvers: [2], active: [{ user: 1, until }] },
        { ...role, id: roleIdOf(2), candidates: [], approvers: [0], active: [] },
      ],
      totals: { users: 3, roles: 2 },
    });
    expect([0, 1, 2].map(place => standing(place, 0))).toEqual([
      { candidate: true, approver: false },
      { candidate: false, approver: false, until },
      { candidate: true, approver: true },
    ]);
    expect(standing(0, 1)).toEqual({ candidate: false, approver: true });
    expect(standing(1, 1)).toEqual({ candidate: false, approver: false });
    expect(standing(7, 7)).toEqual({ candidate: false, approver: false });
  });
});
