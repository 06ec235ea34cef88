import { describe, expect, it } from 'vitest';
import { anchorAt, moved, type Place, placeOf } from '../../../../renderer/features/matrix/grid-place.ts';
import type { Matrix } from '../../../../shared/contract/matrix.ts';
import { roleIdOf, userIdOf } from '../../../fakes/pam-objects.ts';

const size = { rows: 5001, columns: 1001, page: 20 };
const at = (row: number, column: number): Place => ({ row, column });

describe('a key', () => {
  it.each<[string, boolean, Place, Place | null]>([
    ['ArrowRight', false, at(3, 4), at(3, 5)],
    ['ArrowLeft', false, at(3, 4), at(3, 3)],
    ['ArrowDown', false, at(3, 4), at(4, 4)],
    ['ArrowUp', false, at(3, 4), at(2, 4)],
    ['ArrowUp', false, at(0, 4), at(0, 4)],
    ['ArrowLeft', false, at(3, 0), at(3, 0)],
    ['ArrowDown', false, at(5000, 4), at(5000, 4)],
    ['ArrowRight', false, at(3, 1000), at(3, 1000)],
    ['Home', false, at(3, 4), at(3, 0)],
    ['End', false, at(3, 4), at(3, 1000)],
    ['Home', true, at(3, 4), at(0, 0)],
    ['End', true, at(3, 4), at(5000, 1000)],
    ['PageDown', false, at(3, 4), at(23, 4)],
    ['PageUp', false, at(33, 4), at(13, 4)],
    ['PageUp', false, at(3, 4), at(0, 4)],
    ['PageDown', false, at(4990, 4), at(5000, 4)],
    ['ArrowDown', true, at(3, 4), null],
    ['Enter', false, at(3, 4), null],
    ['a', false, at(3, 4), null],
  ])('%s (ctrl %s) at %o leads to %o', (key, ctrl, from, to) => {
    expect(moved(key, ctrl, from, size)).toEqual(to);
  });
});

describe('a place', () => {
  const matrix = (users: number[], roles: number[]): Matrix => ({
    users: users.map(number => ({
      id: userIdOf(number),
      name: `U${number}`,
      privAccountName: `PRIV.U${number}`,
    })),
    roles: roles.map(number => ({
      id: roleIdOf(number),
      displayName: `R${number}`,
      mfaEnabled: false,
      approvalEnabled: false,
      candidates: [],
      approvers: [],
      active: [],
    })),
    totals: { users: users.length, roles: roles.length },
  });
  const before = matrix([1, 2, 3], [1, 2]);

  it('stays with its user and role when others come and go', () => {
    const anchor = anchorAt(before, at(2, 2));
    expect(placeOf(before, anchor)).toEqual(at(2, 2));
    expect(placeOf(matrix([9, 1, 8, 2, 3], [2]), anchor)).toEqual(at(4, 1));
    expect(placeOf(matrix([2], [7, 8, 2]), anchor)).toEqual(at(1, 3));
  });

  it('stays where it is when they are gone, inside of what is left', () => {
    expect(placeOf(matrix([1, 3], [1]), anchorAt(before, at(2, 2)))).toEqual(at(2, 1));
    expect(placeOf(matrix([1], [1]), anchorAt(before, at(3, 1)))).toEqual(at(1, 1));
  });

  it('on a name stays on that row or column', () => {
    expect(placeOf(matrix([9, 1, 2], [3, 1]), anchorAt(before, at(0, 1)))).toEqual(at(0, 2));
    expect(placeOf(matrix([9, 1, 2], [3, 1]), anchorAt(before, at(1, 0)))).toEqual(at(2, 0));
  });
});
