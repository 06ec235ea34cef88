import { Button } from '@mui/material';
import type { Role } from '../../../shared/domain/role.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { durationInWords } from '../../../shared/domain/words.ts';
import { GateMarks } from '../roles/GateMarks.tsx';
import { isMe } from './who.ts';

/** The role that is asked for, with a way to another. */
export function ChosenRole({ role, onChange }: { role: Role; onChange: () => void }) {
  return (
    <div className="chosen">
      <div>
        <span className="chosen-label">Role</span>
        <strong>{role.displayName}</strong>
        <span className="chosen-facts">
          <GateMarks role={role} /> up to {durationInWords(role.ttl)}
        </span>
      </div>
      <Button onClick={onChange} aria-label="Change role">
        Change
      </Button>
    </div>
  );
}

/** Who gets the role; for another person the words that the history will have. */
export function ChosenUser({
  user,
  account,
  onChange,
}: {
  user: UserName;
  account: string | null;
  onChange: () => void;
}) {
  const me = isMe(user, account);
  return (
    <div className="chosen">
      <div>
        <span className="chosen-label">For whom</span>
        <PersonName user={user} />
        <span className="soft">
          {me ? 'You ask for yourself.' : `You ask for ${user.privAccountName}; the history says so.`}
        </span>
      </div>
      <Button onClick={onChange} aria-label="Change person">
        Change
      </Button>
    </div>
  );
}
