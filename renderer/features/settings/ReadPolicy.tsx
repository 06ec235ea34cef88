import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Section.tsx';
import { TextInput } from '../../components/TextInput.tsx';

/** Whether opening and filtering the history is recorded in it, and the switch for that. */
export function ReadPolicy({ recordReads, version }: Pick<Output<'console.get'>, 'recordReads' | 'version'>) {
  const [open, setOpen] = useState(false);
  return (
    <Section
      level={2}
      title="Who reads the history"
      help="Who opens the history or filters it is recorded in it with the filter, once for each filter while the console is open. Exports, evidence bundles and verifications are always recorded."
      action={
        <ActionButton needs="administer" onClick={() => setOpen(true)}>
          {recordReads ? 'Stop recording reads' : 'Record reads'}
        </ActionButton>
      }
    >
      <p className="read-policy" data-tone={recordReads ? 'success' : 'warning'}>
        <Icon name={recordReads ? 'success' : 'warning'} />
        {recordReads ? 'Reads are recorded.' : 'Reads are not recorded. Who looks leaves no trace.'}
      </p>
      {open && <PolicyDialog recordReads={!recordReads} expects={version} onClose={() => setOpen(false)} />}
    </Section>
  );
}

function PolicyDialog(props: { recordReads: boolean; expects: number; onClose: () => void }) {
  const { recordReads, expects, onClose } = props;
  const set = useAct('events.setPolicy');
  const announce = useAnnounce();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const wrong = reason.trim() === '' ? 'Say why: the history keeps it.' : undefined;
  const confirm = () => {
    setTried(true);
    if (wrong !== undefined) return;
    set.mutate(
      { expects, recordReads, reason },
      {
        onSuccess: () => {
          announce(recordReads ? 'Reads are recorded.' : 'Reads are not recorded.');
          onClose();
        },
      },
    );
  };
  const title = recordReads ? 'Record reads of the history' : 'Stop recording reads of the history';
  return (
    <ConfirmDialog
      open
      title={title}
      confirm={recordReads ? 'Record reads' : 'Stop recording reads'}
      destructive={!recordReads}
      busy={set.isPending}
      error={set.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <div className="form">
        <p>
          {recordReads
            ? 'From now on the history says who opens it and what they filter it by.'
            : 'From now on nobody can tell who looked at whose activations. What was recorded so far stays.'}{' '}
          The change itself is an entry with your name.
        </p>
        <TextInput
          label="Reason"
          value={reason}
          error={tried ? wrong : undefined}
          onChange={event => setReason(event.target.value.slice(0, 400))}
        />
      </div>
    </ConfirmDialog>
  );
}
