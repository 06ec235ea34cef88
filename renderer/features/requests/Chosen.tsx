import type { Role } from '../../../shared/domain/role.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { Chosen } from '../../components/Chosen.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { durationInWords } from '../../../shared/domain/words.ts';
import { GateMarks } from '../roles/GateMarks.tsx';
import { isMe } from './who.ts';

/** The role that is asked for, with a way to another. */
export function ChosenRole({ role, onChange }: { role: Role; onChange: () => void }) {
  return (
    <Chosen label="Role" change="Change role" onChange={onChange}>
      <strong>{role.displayName}</strong>
      <span className="chosen-facts">
        <GateMarks role={role} /> up to {durationInWords(role.ttl)}
      </span>
    </Chosen>
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
    <Chosen label="For whom" change="Change person" onChange={onChange}>
      <PersonName user={user} />
      <span className="soft">
        {me ? 'You ask for yourself.' : `You ask for ${user.privAccountName}; the history says so.`}
      </span>
    </Chosen>
  );
}
