import { Button, LinearProgress } from '@mui/material';
import type { JobView } from '../../shared/contract/app.ts';
import { Notice } from './Notice.tsx';

export interface JobProgressProps {
  job: JobView;
  onCancel: () => void;
  /** Takes the ended job off the page. */
  onDismiss?: () => void;
}

const tones = { done: 'success', failed: 'error', cancelled: 'info' } as const;

/** Long work: how far it is, with cancel; then what came of it. */
export function JobProgress({ job, onCancel, onDismiss }: JobProgressProps) {
  if (job.state !== 'running')
    return (
      <Notice
        tone={tones[job.state]}
        title={job.title}
        live
        action={onDismiss === undefined ? undefined : <Button onClick={onDismiss}>Dismiss</Button>}
      >
        {job.message}
      </Notice>
    );
  const known = job.total !== null && job.total > 0;
  return (
    <div className="job">
      <div className="job-text">
        <strong>{job.title}</strong>
        <span className="soft figures">
          {known
            ? `${job.done.toLocaleString('en')} of ${(job.total ?? 0).toLocaleString('en')}`
            : job.done.toLocaleString('en')}
        </span>
      </div>
      <LinearProgress
        aria-label={job.title}
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: Math.min(100, (100 * job.done) / (job.total ?? 1)) } : {})}
      />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
