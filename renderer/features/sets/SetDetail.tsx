import { useState } from 'react';
import { Link } from 'react-router';
import type { SetRow, SetView } from '../../../shared/contract/sets.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { useRefusal } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Section } from '../../components/Section.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { counted } from '../../components/words.ts';
import { UserPicker } from '../requests/Pickers.tsx';
import { nameOf } from '../requests/who.ts';
import { SetMemberDialog, type MemberChange } from './SetMemberDialog.tsx';

/** Reads the set beside the list. */
export function SetDetail({ id }: { id: SetRow['id'] }) {
  const read = useRead('sets.get', { id });
  if (read.data !== undefined) return <SetOpened set={read.data} />;
  return (
    <Detail id={id} title={read.error === null ? 'Reading the set' : 'The set cannot be shown'}>
      {read.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      )}
    </Detail>
  );
}

function SetOpened({ set }: { set: SetView }) {
  const [change, setChange] = useState<MemberChange | null>(null);
  const refusal = useRefusal('administer');
  const computed = set.members === 'all-users';
  return (
    <Detail id={set.id} title={set.displayName} summary={<span className="soft">{set.description}</span>}>
      <Section
        title={counted(set.count, 'member')}
        help="Sets give no right in this console: its rights are under Settings, Access. Which sets MIM’s setup makes is unpublished; these are the console’s own."
      >
        {computed ? (
          <p>
            This set keeps itself: nobody is put into it or taken out. Its members are{' '}
            <Link to="/users">the PAM users</Link>.
          </p>
        ) : (
          <>
            {refusal === null ? (
              <UserPicker label="Add a member" onPick={user => setChange({ kind: 'add', user })} />
            ) : (
              <p className="soft">Members cannot be added. {refusal}</p>
            )}
            <Members set={set} onRemove={user => setChange({ kind: 'remove', user })} />
          </>
        )}
      </Section>
      {change !== null && <SetMemberDialog set={set} change={change} onClose={() => setChange(null)} />}
    </Detail>
  );
}

function Members({ set, onRemove }: { set: SetView; onRemove: (user: UserName) => void }) {
  if (set.explicit.length === 0) return <p className="soft">Nobody is in it.</p>;
  return (
    <>
      <ul className="set-members" aria-label={`Members of ${set.displayName}`}>
        {set.explicit.map(user => (
          <li key={user.id}>
            <PersonName user={user} link />
            <ActionButton
              size="small"
              needs="administer"
              aria-label={`Take out: ${nameOf(user)}`}
              onClick={() => onRemove(user)}
            >
              Take out
            </ActionButton>
          </li>
        ))}
      </ul>
      {set.count > set.explicit.length && (
        <p className="soft">
          The first {set.explicit.length} of {set.count} by name. Get-PAMSet lists them all.
        </p>
      )}
    </>
  );
}
