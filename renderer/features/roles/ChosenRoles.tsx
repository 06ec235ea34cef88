import { Button } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { mostLines } from '../../../shared/contract/cmdlets.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';

export interface ChosenRolesProps {
  chosen: readonly RoleId[];
  onClear: () => void;
}

/** What can be done to the roles that are chosen in the list. */
export function ChosenRoles({ chosen, onClear }: ChosenRolesProps) {
  const navigate = useNavigate();
  const announce = useAnnounce();
  const said = useRef(0);
  useEffect(() => {
    if (said.current !== chosen.length) announce(`${counted(chosen.length, 'role')} chosen`);
    said.current = chosen.length;
  }, [announce, chosen.length]);
  const query = new URLSearchParams(chosen.map(id => ['role', id])).toString();
  return (
    <>
      <ActionButton
        needs="administer"
        startIcon={<Icon name="edit" />}
        offBecause={
          chosen.length > mostLines ? `At most ${mostLines} roles are edited at once. Choose fewer.` : null
        }
        onClick={() => void navigate(`/roles/edit?${query}`)}
      >
        Edit {counted(chosen.length, 'role')}
      </ActionButton>
      {chosen.length === 2 && (
        <ActionButton
          startIcon={<Icon name="transfer" />}
          onClick={() => void navigate(`/roles/compare?a=${chosen[0] ?? ''}&b=${chosen[1] ?? ''}`)}
        >
          Compare
        </ActionButton>
      )}
      <Button variant="text" onClick={onClear}>
        Choose none
      </Button>
    </>
  );
}
