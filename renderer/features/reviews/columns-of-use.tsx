import type { CandidateUse } from '../../../shared/domain/attestation-file.ts';
import { Moment } from '../../components/Moment.tsx';
import type { Column } from '../../components/table-types.ts';

/** What is asked about: a candidate, the role and how it was used. */
export interface UsedRole {
  roleName: string;
  use: CandidateUse;
}

/** Candidate, role and use in the campaign's period. `countBelow` is the width in pixels under which the count is left out. */
export function columnsOfUse<T extends UsedRole>(
  { from, madeAt }: { from: number; madeAt: number },
  countBelow: 640 | 820,
): Column<T>[] {
  const days = Math.round((madeAt - from) / 86_400_000);
  return [
    {
      key: 'candidate',
      header: 'Candidate',
      width: '30%',
      cell: ({ use }) => (
        <span className="person review-person">
          <span>{use.name}</span>
          {use.name !== use.account && <span className="soft person-account">{use.account}</span>}
        </span>
      ),
    },
    { key: 'role', header: 'Role', cell: ({ roleName }) => roleName },
    {
      key: 'use',
      header: `Used in ${String(days)} days`,
      width: '128px',
      align: 'end',
      hideBelow: countBelow,
      cell: ({ use }) => use.activations.toLocaleString('en'),
    },
    {
      key: 'last',
      header: 'Last activation',
      width: '136px',
      hideBelow: 640,
      cell: ({ use }) =>
        use.lastActivation === null ? (
          <span className="soft">Never</span>
        ) : (
          <Moment at={use.lastActivation} past />
        ),
    },
  ];
}
