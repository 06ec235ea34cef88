import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { Notice } from '../../components/Notice.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';

export interface RecordTrustProps {
  /** The forest, where it is known; null lets it be typed. */
  forest: string | null;
  onClose: () => void;
  onRecorded: (forest: string) => void;
}

/** New-PAMTrust as a form: records that the trust of a forest exists. */
export function RecordTrust({ forest: known, onClose, onRecorded }: RecordTrustProps) {
  const [titleId, formId] = [useId(), useId()];
  const announce = useAnnounce();
  const [form, setForm] = useState({ forest: known ?? '', bidirectional: false });
  const [tried, setTried] = useState(false);
  const [reason, setReason] = useState('');
  const act = useAct('cmdlet.run');
  const forest = form.forest.trim();
  const command =
    forest === ''
      ? null
      : makeCommand('New-PAMTrust', {
          SourceForest: forest,
          Credentials: { prompt: 'credential' },
          Bidirectional: form.bidirectional,
        });
  const refused = act.error?.issues.find(({ path }) => path.endsWith('SourceForest'));
  const submit = () => {
    setTried(true);
    if (command === null) return;
    act.mutate(
      { pipeline: [command], ...givenReason(reason) },
      {
        onSuccess: ({ changed }) => {
          announce(`Trust of ${forest} recorded`);
          onRecorded(changed[0]?.id ?? forest);
        },
      },
    );
  };
  // A refusal is about what was sent: with the next edit it is history.
  const edit = (change: Partial<typeof form>) => {
    act.reset();
    setForm({ ...form, ...change });
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{known === null ? 'Record trust' : `Record trust of ${known}`}</DialogTitle>
      <DialogContent>
        <form
          id={formId}
          className="form"
          noValidate
          onSubmit={event => {
            event.preventDefault();
            submit();
          }}
        >
          {act.error !== null && (
            <ErrorNotice
              error={act.error}
              title="The trust was not recorded"
              issues={act.error.issues.filter(issue => issue !== refused)}
            />
          )}
          <Notice tone="info" title="This makes no trust">
            The console reaches no domain controller. It keeps that the trust exists; its page has the
            commands to run.
          </Notice>
          <TextInput
            label="CORP forest"
            help="The DNS name of its root domain, for example contoso.local."
            mono
            readOnly={known !== null}
            autoFocus={known === null}
            value={form.forest}
            onChange={event => edit({ forest: event.target.value })}
            error={refused?.message ?? (tried && forest === '' ? 'Name the forest.' : undefined)}
          />
          <SwitchInput
            label="Trust in both directions"
            checked={form.bidirectional}
            onChange={bidirectional => edit({ bidirectional })}
            help="Off is Microsoft’s design: CORP trusts PRIV, and PRIV does not trust CORP."
          />
          <ReasonInput value={reason} onChange={setReason} />
        </form>
        <div className="trust-line">
          <PowerShellStrip pipeline={command === null ? null : [command]} nothing="Name the forest." />
        </div>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={formId} variant="contained" disabled={act.isPending}>
          Record trust
        </Button>
      </DialogActions>
    </Dialog>
  );
}
