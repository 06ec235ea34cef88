import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import type { RoleId, UserId } from '../../../shared/domain/ids.ts';
import { useRefusal } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { ImpactList } from '../../components/ImpactList.tsx';
import { Notice } from '../../components/Notice.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { GateMarks } from '../roles/GateMarks.tsx';
import { candidateCommand } from './candidate-command.ts';

/** The cell that was opened, and what is to be done there. */
export interface OpenedCell {
  user: { id: UserId; name: string };
  role: { id: RoleId; displayName: string };
  /** What the cell said in words. */
  now: string;
  /** True adds the user to the candidates, false takes the user off. Fixed when the cell was opened, whatever others save meanwhile. */
  add: boolean;
}

/** Adds a candidate to a role or takes one off, by one Set-PAMRole, with what it does to people told before. */
export function CellDialog({ cell, onClose }: { cell: OpenedCell; onClose: () => void }) {
  const { user, role, add } = cell;
  const readRole = useRead('roles.get', { id: role.id });
  const readUser = useRead('users.get', { id: user.id });
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const refusal = useRefusal('administer');
  const [reason, setReason] = useState('');
  const titleId = useId();

  const read =
    readRole.data === undefined || readUser.data === undefined
      ? null
      : { role: readRole.data, person: readUser.data };
  const command = read === null ? null : candidateCommand(read.role, read.person, add);
  const meanwhile = read !== null && command === null && !act.isPending && !act.isSuccess;
  const save = () => {
    if (read === null || command === null) return;
    act.mutate(
      {
        pipeline: [command],
        expects: { kind: 'role', id: role.id, version: read.role.role.version },
        ...givenReason(reason),
      },
      {
        onSuccess: ({ notes }) => {
          const done = `${user.name} is ${add ? 'now' : 'no longer'} a candidate of ${role.displayName}`;
          announce([done, ...notes].join('. '));
          onClose();
        },
      },
    );
  };
  const error = act.error ?? readRole.error ?? readUser.error;
  return (
    <Dialog
      open
      onClose={act.isPending ? undefined : onClose}
      aria-labelledby={titleId}
      maxWidth="sm"
      fullWidth
    >
      <DialogTitle id={titleId}>
        {add
          ? `Add ${user.name} to ${role.displayName}’s candidates`
          : `Remove ${user.name} from ${role.displayName}’s candidates`}
      </DialogTitle>
      <DialogContent className="matrix-dialog">
        <p>
          {cell.now}. {read !== null && <GateMarks role={read.role.role} />}
        </p>
        <p className="matrix-links small">
          <Link to={`/users/${user.id}`}>Open {user.name}</Link>
          <Link to={`/roles/${role.id}`}>Open {role.displayName}</Link>
          <Link to={`/explain?role=${role.id}&user=${user.id}`}>Explain what would happen</Link>
        </p>
        {refusal !== null && (
          <Notice tone="info" title="You cannot change candidates">
            {refusal}
          </Notice>
        )}
        {meanwhile && (
          <Notice tone="info" title="Somebody else has saved this meanwhile" live>
            {`${user.name} is ${add ? 'already' : 'no longer'} a candidate of ${role.displayName}.`}
          </Notice>
        )}
        <ImpactList command={command} tellRefusal />
        {refusal === null && !meanwhile && <ReasonInput value={reason} onChange={setReason} />}
      </DialogContent>
      {error !== null && (
        <div className="dialog-error">
          <ErrorNotice error={error} />
        </div>
      )}
      <PowerShellStrip pipeline={command === null ? null : [command]} nothing="There is nothing to save." />
      <DialogActions>
        <Button onClick={onClose} disabled={act.isPending} autoFocus>
          {refusal === null ? 'Cancel' : 'Close'}
        </Button>
        <ActionButton
          needs="administer"
          variant="contained"
          busy={act.isPending}
          offBecause={read === null ? 'The role is being read.' : meanwhile ? 'It is saved already.' : null}
          onClick={save}
        >
          {add ? 'Add candidate' : 'Remove candidate'}
        </ActionButton>
      </DialogActions>
    </Dialog>
  );
}
