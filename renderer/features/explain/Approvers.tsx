import type { ApproverStanding } from '../../../shared/domain/explanation.ts';
import { Icon } from '../../components/Icon.tsx';
import { PersonName } from '../../components/PersonName.tsx';

/** The approvers of the role, and who of them may decide on this request. */
export function Approvers({ approvers }: { approvers: readonly ApproverStanding[] }) {
  return (
    <ul className="explain-list">
      {approvers.map(({ id, user, may, reason }) => (
        <li key={id} data-tone={may ? 'success' : 'neutral'}>
          <Icon name={may ? 'check' : 'close'} />
          <span>
            {user === null ? 'A user who was removed' : <PersonName user={user} link />}
            <span className="soft explain-reason">{reason}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
