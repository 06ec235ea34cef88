import type { Matrix } from '../../../shared/contract/matrix.ts';
import type { Place } from './grid-place.ts';
import { StandingMark } from './MatrixRow.tsx';
import { type Standing, standingWords } from './standing.ts';

export interface MatrixFootProps {
  matrix: Matrix;
  /** The cell that has the focus, or had it last. */
  place: Place;
  standing: (user: number, role: number) => Standing;
  now: number;
}

const legend: readonly [string, Standing][] = [
  ['Candidate', { candidate: true, approver: false }],
  ['Active now', { candidate: false, approver: false, until: null }],
  ['Approver', { candidate: false, approver: true }],
];

/** The cell that has the focus in whole words, and what the marks mean. A screen reader has the words from the cell itself. */
export function MatrixFoot({ matrix, place, standing, now }: MatrixFootProps) {
  const user = matrix.users[place.row - 1];
  const role = matrix.roles[place.column - 1];
  const words =
    user !== undefined && role !== undefined
      ? standingWords(user.name, role.displayName, standing(place.row - 1, place.column - 1), now)
      : user !== undefined
        ? `${user.name}, ${user.privAccountName}`
        : (role?.displayName ?? '');
  return (
    <div className="matrix-foot small">
      <span className="matrix-words" aria-hidden="true">
        {words}
      </span>
      <ul className="matrix-legend soft" aria-label="Marks">
        {legend.map(([name, mark]) => (
          <li key={name}>
            <StandingMark standing={mark} />
            {name}
          </li>
        ))}
      </ul>
    </div>
  );
}
