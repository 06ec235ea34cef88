import { type ReactNode, useState } from 'react';
import type { Command } from '../../shared/cmdlets/command.ts';
import { writeCommand } from '../../shared/cmdlets/write.ts';
import { useAct } from '../api/use-act.ts';
import { useAnnounce } from './Announcer.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';
import { givenReason } from './given-reason.ts';
import { ImpactList } from './ImpactList.tsx';
import { capitalised, type ObjectKind } from './object-kind.ts';
import { PowerShellLine } from './PowerShellStrip.tsx';
import { ReasonInput } from './ReasonInput.tsx';
import './object-form.css';

export interface RemoveObjectProps {
  kind: ObjectKind;
  /** The object as it was read: another version is not removed. */
  object: { id: string; version: number };
  name: string;
  /** The Remove- cmdlet. */
  command: Command;
  /** What goes and what stays. The effect on people is asked for and stands below it. */
  children: ReactNode;
  onClose: () => void;
  onRemoved: () => void;
}

/** Asks before an object is removed, with the line that removes it. */
export function RemoveObject(props: RemoveObjectProps) {
  const { kind, name, command } = props;
  const { id, version } = props.object;
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      open
      title={`Remove ${kind} ${name}`}
      confirm={`Remove ${kind}`}
      busy={act.isPending}
      error={act.error}
      onClose={props.onClose}
      onConfirm={() =>
        act.mutate(
          {
            pipeline: [command],
            expects: { kind, id, version },
            ...givenReason(reason),
          },
          {
            onSuccess: () => {
              announce(`${capitalised(kind)} ${name} removed`);
              props.onRemoved();
            },
          },
        )
      }
    >
      <div className="remove-object">
        <p>{props.children}</p>
        <ImpactList command={command} tellRefusal />
        <ReasonInput value={reason} onChange={setReason} />
        <PowerShellLine line={writeCommand(command)} />
      </div>
    </ConfirmDialog>
  );
}
