import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';

/** Saves one change as .ps1 files: the change, what it would do, and what takes it back. */
export function SaveScripts({ seq, title }: { seq: number; title: string }) {
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { job, cancel } = useJob(jobId);
  const save = async () => {
    setError(null);
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'powershell',
        suggestedName: `${title} ${String(seq)}.ps1`,
      });
      if (path !== null) setJobId((await call('events.exportScripts', { of: { seqs: [seq] }, path })).job);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <div className="save-scripts">
      <ActionButton startIcon={<Icon name="download" />} onClick={() => void save()}>
        Save as .ps1, with what takes it back
      </ActionButton>
      {error !== null && <ErrorNotice error={error} title="The change was not saved" />}
      {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
    </div>
  );
}
