import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RoleName } from '../../shared/domain/role.ts';
import './object-form.css';

export interface RoleLinksProps {
  roles: readonly RoleName[];
  /** Closes the dialog that the links stand in. */
  onFollow?: () => void;
  /** Behind a role's name. */
  note?: (role: RoleName) => ReactNode;
}

/** Roles by name, each a link to it. */
export function RoleLinks({ roles, onFollow, note }: RoleLinksProps) {
  return (
    <ul className="link-list">
      {roles.map(role => (
        <li key={role.id}>
          <Link to={`/roles/${role.id}`} onClick={onFollow}>
            {role.displayName}
          </Link>
          {note?.(role)}
        </li>
      ))}
    </ul>
  );
}
