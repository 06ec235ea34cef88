import type { Matrix, MatrixRole } from '../../../shared/contract/matrix.ts';
import { untilWords } from '../../components/words.ts';

/** What a user is to a role. */
export interface Standing {
  candidate: boolean;
  approver: boolean;
  /** Until when it is held (milliseconds UTC; null where no end is known). Absent where it is not. */
  until?: number | null;
}
const nothing: Standing = { candidate: false, approver: false };

/** The standing of any user to any role, by their places. A role is gone through once, when it is first asked for. */
export function standingsOf(matrix: Matrix): (user: number, role: number) => Standing {
  const known = new Map<number, Map<number, Standing>>();
  return (user, role) => {
    const column = known.get(role) ?? columnOf(matrix.roles[role]);
    known.set(role, column);
    return column.get(user) ?? nothing;
  };
}

function columnOf(role: MatrixRole | undefined): Map<number, Standing> {
  const column = new Map<number, Standing>();
  const at = (user: number) => {
    const standing = column.get(user) ?? { ...nothing };
    column.set(user, standing);
    return standing;
  };
  for (const user of role?.candidates ?? []) at(user).candidate = true;
  for (const user of role?.approvers ?? []) at(user).approver = true;
  for (const { user, until } of role?.active ?? []) at(user).until = until;
  return column;
}

/** `Jen is a candidate of R, active until 16:40`; `Ann is not a candidate but an approver of R`. Milliseconds UTC. */
export function standingWords(user: string, role: string, standing: Standing, now: number): string {
  const { candidate, approver, until } = standing;
  const is = candidate
    ? `a candidate${approver ? ' and an approver' : ''}`
    : `not a candidate${approver ? ' but an approver' : ''}`;
  const held =
    until === undefined ? '' : until === null ? ', active now' : `, active until ${untilWords(until, now)}`;
  return `${user} is ${is} of ${role}${held}`;
}
