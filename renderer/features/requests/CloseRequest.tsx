import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import { asCallError, type CallError } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { untilWords } from '../../components/words.ts';
import { useNow } from '../../components/use-now.ts';
import { closeCommand } from './request-actions.ts';
import { nameOf } from './who.ts';

export interface CloseRequestProps {
  data: Output<'requests.get'>;
  own: boolean;
  onClose: () => void;
}

/** Asks before a request is closed. Where the user holds the role by several, all of them can be closed. */
export function CloseRequest({ data, own, onClose }: CloseRequestProps) {
  const { request, user, role } = data;
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const now = useNow();
  const [reason, setReason] = useState('');
  const [all, setAll] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const [busy, setBusy] = useState(false);
  const active = request.status === 'Active';
  const others = useRead(
    'requests.list',
    {
      roleId: role.id,
      userId: user.id,
      statuses: ['Active'],
      page: { sort: 'expiresAt', direction: 'descending' },
    },
    { enabled: active },
  );
  const more = (others.data?.rows ?? []).filter(row => row.request.id !== request.id);
  const ids = [request.id, ...(all ? more.map(row => row.request.id) : [])];
  const commands = ids.map(id => closeCommand(id, user, own));
  const latest = more[0]?.request.expiresAt ?? null;

  const confirm = async () => {
    setBusy(true);
    setError(null);
    try {
      // One after the other: each is an entry of its own in the history.
      for (const command of commands)
        await act.mutateAsync({
          pipeline: [command],
          ...givenReason(reason),
        });
      announce(active ? `The activation of ${role.displayName} is ended` : 'The request is closed');
      onClose();
    } catch (thrown) {
      setError(asCallError(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <ConfirmDialog
      open
      title={
        active
          ? `End ${nameOf(user)}’s activation of ${role.displayName}`
          : `Close the request for ${role.displayName}`
      }
      confirm={active ? (all ? 'End all activations' : 'End activation') : 'Close request'}
      busy={busy}
      error={error}
      onClose={onClose}
      onConfirm={() => void confirm()}
    >
      <div className="dialog-stack">
        <p>
          {active
            ? more.length > 0 && !all
              ? `${nameOf(user)} keeps the membership until ${latest === null ? 'later' : untilWords(latest, now)} by another activation of the same role.`
              : `${nameOf(user)} is taken out of the groups of ${role.displayName} at once. Sessions that are open keep their ticket until it runs out.`
            : `${nameOf(user)} does not get ${role.displayName} by this request and would have to ask again.`}
        </p>
        {more.length > 0 && (
          <SwitchInput
            label={`End all ${String(more.length + 1)} activations of ${role.displayName}`}
            checked={all}
            onChange={setAll}
          />
        )}
        <TextInput
          label="Reason"
          optional
          value={reason}
          onChange={event => setReason(event.target.value.slice(0, 400))}
          help={own ? 'Kept in the history.' : `Kept in the history; ${nameOf(user)} can be told why.`}
        />
        {commands.map(command => (
          <PowerShellLine key={writeCommand(command)} line={writeCommand(command)} />
        ))}
      </div>
    </ConfirmDialog>
  );
}
