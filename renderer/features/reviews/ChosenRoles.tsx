import { IconButton } from '@mui/material';
import type { RoleName } from '../../../shared/domain/role.ts';
import { Icon } from '../../components/Icon.tsx';
import { RolePicker } from '../requests/Pickers.tsx';

export interface ChosenRolesProps {
  roles: readonly RoleName[];
  error: string | undefined;
  onChange: (roles: readonly RoleName[]) => void;
}

/** The roles that are reviewed, found one after another. */
export function ChosenRoles({ roles, error, onChange }: ChosenRolesProps) {
  return (
    <div>
      <RolePicker
        label="Add a role"
        help={error === undefined ? undefined : <span className="review-wrong">{error}</span>}
        onPick={({ role: { id, displayName } }) => {
          if (!roles.some(role => role.id === id)) onChange([...roles, { id, displayName }]);
        }}
      />
      {roles.length > 0 && (
        <ul className="review-roles" aria-label="Roles to be reviewed">
          {roles.map(({ id, displayName }) => (
            <li key={id}>
              <span>{displayName}</span>
              <IconButton
                aria-label={`Leave out: ${displayName}`}
                onClick={() => onChange(roles.filter(role => role.id !== id))}
              >
                <Icon name="close" />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
