import { Button, Popover } from '@mui/material';
import { useState } from 'react';
import type { RoleId, UserId } from '../../../shared/domain/ids.ts';
import { Icon } from '../../components/Icon.tsx';
import { RolePicker, UserPicker } from './Pickers.tsx';

export type PickFilterProps =
  { kind: 'role'; onPick: (id: RoleId) => void } | { kind: 'user'; onPick: (id: UserId) => void };

/** A filter by one object out of many: a button that opens a search. */
export function PickFilter(props: PickFilterProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const word = props.kind === 'role' ? 'Role' : 'User';
  const close = () => setAnchor(null);
  return (
    <>
      <Button
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        endIcon={<Icon name="down" size={12} />}
        className="filter-menu"
        onClick={event => setAnchor(event.currentTarget)}
      >
        {word}
      </Button>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': `Filter by ${word.toLowerCase()}`,
            className: 'pick-filter',
          },
        }}
      >
        {props.kind === 'role' ? (
          <RolePicker
            label="Role"
            autoFocus
            onPick={row => {
              props.onPick(row.role.id);
              close();
            }}
          />
        ) : (
          <UserPicker
            label="User"
            autoFocus
            onPick={row => {
              props.onPick(row.id);
              close();
            }}
          />
        )}
      </Popover>
    </>
  );
}
