import { useState } from 'react';
import { call } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Section } from '../../components/Section.tsx';

/** Rebuilds everything from the history, in memory, and says whether it is what the store holds. */
export function RebuildSection() {
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);
  const rebuild = async () => {
    setAsking(false);
    setError(null);
    try {
      setJobId((await call('events.rebuild', {})).job);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Section
      level={2}
      title="Rebuild from the history"
      help="Makes every role, user, group, request and configuration anew from the history alone, in memory, and compares them with the store: whether anything was changed past the history."
      action={
        <ActionButton
          onClick={() => setAsking(true)}
          offBecause={job?.state === 'running' ? 'The forest is being rebuilt now.' : null}
        >
          Rebuild from the history
        </ActionButton>
      }
    >
      {error !== null && <ErrorNotice error={error} title="Nothing was rebuilt" />}
      {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
      <ConfirmDialog
        open={asking}
        title="Rebuild from the history"
        confirm="Rebuild and compare"
        destructive={false}
        onConfirm={() => void rebuild()}
        onClose={() => setAsking(false)}
      >
        The store is read and not changed. A history of a million entries takes some minutes; work goes on
        meanwhile, and it can be cancelled. What comes of it is an entry of the history.
      </ConfirmDialog>
    </Section>
  );
}
