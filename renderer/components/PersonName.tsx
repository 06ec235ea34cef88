import { Link } from 'react-router';
import type { UserName } from '../../shared/domain/user.ts';

export interface PersonNameProps {
  user: UserName;
  /** True links to the user's page. */
  link?: boolean;
}

/** A person: the display name, then the PRIV account that is elevated. */
export function PersonName({ user, link = false }: PersonNameProps) {
  const name = user.sourceDisplayName === '' ? user.privAccountName : user.sourceDisplayName;
  return (
    <span className="person">
      {link ? <Link to={`/users/${user.id}`}>{name}</Link> : <span>{name}</span>}
      {name !== user.privAccountName && <span className="soft person-account">{user.privAccountName}</span>}
    </span>
  );
}
