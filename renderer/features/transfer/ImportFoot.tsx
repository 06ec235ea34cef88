import { Button } from '@mui/material';
import { useState } from 'react';
import type { OpenedCollected } from '../../../shared/domain/transfer-views.ts';
import { call, CallError } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { counted } from '../../components/words.ts';
import { countChosen, type Chosen } from './choices.ts';

export interface ImportFootProps {
  opened: OpenedCollected;
  chosen: Chosen;
  onAgain: () => void;
  onClose: () => void;
}

/** What the choices come to, and the button that does it: all in one transaction, as a job. */
export function ImportFoot({ opened, chosen, onAgain, onClose }: ImportFootProps) {
  const [reason, setReason] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { job, cancel } = useJob(jobId);
  const { take, script } = countChosen(chosen, opened.counts);
  const start = async () => {
    setError(null);
    try {
      const path =
        script === 0
          ? null
          : (
              await call('app.pickSave', {
                purpose: 'powershell',
                suggestedName: 'Bring MIM to the console.ps1',
              })
            ).path;
      if (script > 0 && path === null) return;
      const { job: id } = await call('transfer.importCollected', {
        session: opened.session,
        choices: chosen.by,
        except: [...chosen.own].map(([key, { choice }]) => ({ key, choice })),
        scriptPath: path,
        reason,
      });
      setJobId(id);
    } catch (problem) {
      setError(problem);
    }
  };
  const label = [
    ...(take > 0 ? [`Import ${counted(take, 'object')}`] : []),
    ...(script > 0 ? [`${take > 0 ? 'write' : 'Write'} .ps1 for ${counted(script, 'object')}`] : []),
  ].join(', ');
  const done = job?.state === 'done';
  return (
    <div className="transfer-foot">
      {error !== null && (
        <ErrorNotice
          error={error}
          title="Nothing was imported"
          {...(error instanceof CallError && (error.code === 'CONFLICT' || error.code === 'NOT_FOUND')
            ? { action: <Button onClick={onAgain}>Compare again</Button> }
            : {})}
        />
      )}
      {job !== null && (
        <JobProgress
          job={job}
          onCancel={cancel}
          {...(job.state === 'running' ? {} : { onDismiss: done ? onClose : () => setJobId(null) })}
        />
      )}
      {(job === null || job.state === 'cancelled' || job.state === 'failed') && (
        <>
          <ReasonInput value={reason} onChange={setReason} />
          <div className="transfer-buttons">
            <ActionButton
              needs="administer"
              variant="contained"
              offBecause={
                label === ''
                  ? 'Nothing is chosen: import what is new, or choose what to do about what differs.'
                  : null
              }
              onClick={() => void start()}
            >
              {label === '' ? 'Import' : label}
            </ActionButton>
            <Button onClick={onClose}>Close the file</Button>
          </div>
        </>
      )}
    </div>
  );
}
