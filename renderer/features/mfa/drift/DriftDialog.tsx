import { useState } from 'react';
import type { DriftFile, DriftOutcome } from '../../../../shared/domain/mfa-drift.ts';
import { useAct } from '../../../api/use-act.ts';
import { useAnnounce } from '../../../components/Announcer.tsx';
import { ConfirmDialog } from '../../../components/ConfirmDialog.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { actWords, fileName, type DriftActKind } from './drift-words.ts';
import { DriftTable } from './DriftTable.tsx';

const commands = {
  restore: 'mfa.restoreDrift',
  adopt: 'mfa.adoptDrift',
  ignore: 'mfa.ignoreDrift',
} as const;

const buttons: Record<DriftActKind, string> = {
  restore: 'Restore known version',
  adopt: 'Adopt what is there',
  ignore: 'Ignore this change',
};

const titles: Record<DriftActKind, (name: string) => string> = {
  restore: name => `Restore the known version of ${name}`,
  adopt: name => `Adopt ${name} as it is now`,
  ignore: name => `Ignore this change of ${name}`,
};

export interface DriftDialogProps {
  kind: DriftActKind;
  /** As it was shown when the person chose: if it changes meanwhile, the act is refused. */
  file: DriftFile;
  onClose: () => void;
  onDone: (outcome: DriftOutcome) => void;
}

/** Asks for a reason, shows what is decided about, and does it. */
export function DriftDialog({ kind, file, onClose, onDone }: DriftDialogProps) {
  const act = useAct(commands[kind]);
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const needed = kind === 'ignore';
  const given = reason.trim();
  const missing = needed && given === '' ? 'Say why this change may stay unreported.' : undefined;
  const confirm = () => {
    setAsked(true);
    if (missing !== undefined) return;
    act.mutate(
      { path: file.path, expects: file.state, reason: given },
      {
        onSuccess: outcome => {
          announce(outcome.message);
          onDone(outcome);
        },
      },
    );
  };
  return (
    <ConfirmDialog
      open
      wide
      title={titles[kind](fileName(file.path))}
      confirm={buttons[kind]}
      destructive={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={confirm}
    >
      <div className="drift-dialog">
        <p>{actWords(kind, file)}</p>
        <p className="mono soft">{file.path}</p>
        <DriftTable differences={file.differences} label="What changed" />
        <TextInput
          label="Reason"
          optional={!needed}
          value={reason}
          error={asked ? missing : undefined}
          help="Kept in the history with your name."
          onChange={event => setReason(event.target.value.slice(0, 400))}
        />
      </div>
    </ConfirmDialog>
  );
}
