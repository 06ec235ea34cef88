import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId, useState } from 'react';
import type { Confirmable, DomainView } from '../../../shared/contract/domains.ts';
import { longestEvidence } from '../../../shared/domain/trust.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { requirementWords } from './requirements.ts';
import { versionOf } from './version-of.ts';

export interface ConfirmRequirementProps {
  domain: DomainView;
  name: Confirmable;
  onClose: () => void;
  /** Somebody else has changed the record: it is to be read again. */
  onStale: () => void;
}

/** Asks what shows that a requirement is met, and keeps it with the person's name. */
export function ConfirmRequirement({ domain, name, onClose, onStale }: ConfirmRequirementProps) {
  const [titleId, formId] = [useId(), useId()];
  const act = useAct('domains.confirmRequirement');
  const announce = useAnnounce();
  const [evidence, setEvidence] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const { title } = requirementWords(domain, name);
  const wrong = evidence.trim() === '' ? 'Say what shows it.' : undefined;
  const submit = () => {
    setTried(true);
    if (wrong !== undefined) return;
    act.mutate(
      {
        domain: domain.name,
        requirement: name,
        evidence: evidence.trim(),
        expects: versionOf(domain, name),
        ...givenReason(reason),
      },
      {
        onSuccess: () => {
          announce(`${title} confirmed`);
          onClose();
        },
        onError: error => error.code === 'CONFLICT' && onStale(),
      },
    );
  };
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>
        Confirm for {domain.name}: {title}
      </DialogTitle>
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
          {act.error !== null && <ErrorNotice error={act.error} title="It was not confirmed" />}
          <TextInput
            label="What shows it"
            help={`An output, a ticket, who looked where. ${evidence.trim().length.toLocaleString('en')} of ${longestEvidence.toLocaleString('en')} characters. Kept with your name and the time.`}
            multiline
            minRows={4}
            maxRows={12}
            autoFocus
            mono
            value={evidence}
            onChange={event => setEvidence(event.target.value.slice(0, longestEvidence))}
            error={tried ? wrong : undefined}
          />
          <ReasonInput value={reason} onChange={setReason} />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={formId} variant="contained" disabled={act.isPending}>
          Confirm requirement
        </Button>
      </DialogActions>
    </Dialog>
  );
}
