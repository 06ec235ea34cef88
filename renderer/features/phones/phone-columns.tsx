import type { PhoneRow } from '../../../shared/contract/phones.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import type { Column } from '../../components/table-types.ts';
import { useNow } from '../../components/use-now.ts';
import { problemWords } from './phone-words.ts';

/** A number as it is dialled, and what is wrong with it. */
export const phoneColumns: readonly Column<PhoneRow>[] = [
  {
    key: 'sourceDisplayName',
    header: 'User',
    sortable: true,
    width: '172px',
    cell: ({ user }) => (
      <strong className="user-name">{user.sourceDisplayName || user.privAccountName}</strong>
    ),
  },
  {
    key: 'number',
    header: 'Dialled as',
    width: '168px',
    cell: ({ reading, text, canDial }) =>
      canDial ? (
        <span className="figures">{reading.kind === 'number' ? reading.international : text}</span>
      ) : (
        <span className="soft">Cannot be called</span>
      ),
  },
  {
    key: 'text',
    header: 'Stored as',
    width: '150px',
    hideBelow: 820,
    mono: true,
    cell: ({ text }) => (text === '' ? <span className="soft">–</span> : text),
  },
  {
    key: 'urgency',
    header: 'Findings',
    sortable: true,
    cell: row => <PhoneChips row={row} />,
  },
  {
    key: 'mfaRoles',
    header: 'Called for',
    hideBelow: 640,
    cell: ({ mfaRoles }) =>
      mfaRoles.length === 0 ? (
        <span className="soft">No role</span>
      ) : (
        mfaRoles.map(role => role.displayName).join(', ')
      ),
  },
  {
    key: 'changedAt',
    header: 'Changed',
    width: '104px',
    hideBelow: 1000,
    cell: ({ changedAt }) =>
      changedAt === null ? <span className="soft">–</span> : <Moment at={changedAt} form="relative" />,
  },
];

/** The findings of a number, and how its user stands with calls. */
export function PhoneChips({
  row: { problems, standing },
  nothing = 'None',
}: {
  row: PhoneRow;
  /** Said where there is neither: under a heading `None` is enough. */
  nothing?: string;
}) {
  const now = useNow(10_000);
  const blocked = standing !== null && standing.blockedAt !== null;
  const bypass = standing !== null && standing.bypassUntil !== null && standing.bypassUntil > now;
  if (problems.length === 0 && !blocked && !bypass) return <span className="soft">{nothing}</span>;
  return (
    <span className="finding-chips">
      {blocked && (
        <Chip tone="error" icon="stop">
          Blocked
        </Chip>
      )}
      {bypass && (
        <Chip tone="warning" icon="warning">
          One-time bypass
        </Chip>
      )}
      {problems.map(problem => {
        const { short, tone, icon } = problemWords[problem];
        return (
          <Chip key={problem} tone={tone} icon={icon}>
            {short}
          </Chip>
        );
      })}
    </span>
  );
}

/** A row in a few words, for a screen reader. */
export function phoneRowLabel({ user, reading, canDial, problems }: PhoneRow): string {
  const number =
    canDial && reading.kind === 'number' ? `called on ${reading.international}` : 'cannot be called';
  const wrong = problems.map(problem => problemWords[problem].short.toLowerCase()).join(', ');
  return `${user.sourceDisplayName || user.privAccountName}, ${number}${wrong === '' ? '' : `, ${wrong}`}`;
}
