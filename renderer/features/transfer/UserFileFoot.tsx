import { Button } from '@mui/material';
import { useState } from 'react';
import type { UserFileSummary } from '../../../shared/domain/user-file.ts';
import { call, CallError } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { counted } from '../../components/words.ts';

export interface UserFileFootProps {
  file: UserFileSummary;
  onAgain: () => void;
  onClose: () => void;
}

/** Takes the rows with problems away as a file, and imports the others. */
export function UserFileFoot({ file, onAgain, onClose }: UserFileFootProps) {
  const [reason, setReason] = useState('');
  const [jobId, setJobId] = useState<string | null>(null);
  const [problem, setProblem] = useState<{ error: unknown; title: string } | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);
  const doing = async (title: string, work: () => Promise<void>) => {
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem({ error, title });
    }
  };
  const start = () =>
    doing('Nobody was imported', async () => {
      setJobId((await call('userFile.import', { session: file.session, reason })).job);
    });
  const save = () =>
    doing('The rows were not saved', async () => {
      const { path } = await call('app.pickSave', {
        purpose: 'rows-csv',
        suggestedName: 'Rows with problems.csv',
      });
      if (path === null) return;
      const { rows } = await call('userFile.saveProblems', { session: file.session, path });
      setSaved(`${counted(rows, 'row')} written to ${path}. Mend them there and open that file.`);
    });
  const again =
    problem?.error instanceof CallError && ['CONFLICT', 'NOT_FOUND'].includes(problem.error.code)
      ? { action: <Button onClick={onAgain}>Check again</Button> }
      : {};
  return (
    <div className="transfer-foot">
      {problem !== null && <ErrorNotice error={problem.error} title={problem.title} {...again} />}
      {saved !== null && (
        <Notice tone="success" title="Rows saved" live>
          {saved}
        </Notice>
      )}
      {job !== null && (
        <JobProgress
          job={job}
          onCancel={cancel}
          {...(job.state === 'running'
            ? {}
            : { onDismiss: job.state === 'done' ? onClose : () => setJobId(null) })}
        />
      )}
      {(job === null || job.state === 'cancelled' || job.state === 'failed') && (
        <>
          <ReasonInput value={reason} onChange={setReason} />
          <div className="transfer-buttons">
            <ActionButton
              needs="administer"
              variant="contained"
              offBecause={file.good === 0 ? 'No row is without problems.' : null}
              onClick={() => void start()}
            >
              {file.good === 0 ? 'Import users' : `Import ${counted(file.good, 'user')}`}
            </ActionButton>
            <ActionButton
              needs="administer"
              startIcon={<Icon name="download" />}
              offBecause={file.bad === 0 ? 'No row has a problem.' : null}
              onClick={() => void save()}
            >
              Save the rows with problems
            </ActionButton>
            <Button onClick={onClose}>Close the file</Button>
          </div>
        </>
      )}
    </div>
  );
}
