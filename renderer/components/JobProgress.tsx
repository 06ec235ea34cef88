import { Button, LinearProgress } from '@mui/material';
import { useEffect, useRef } from 'react';
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
  const box = useRef<HTMLDivElement>(null);
  const running = job.state === 'running';
  useEffect(() => {
    // Cancel has just vanished under the finger that pressed it: the focus goes to what came of it.
    if (!running && document.activeElement === document.body) box.current?.focus();
  }, [running]);
  return (
    <div ref={box} tabIndex={-1} className="job-box">
      {job.state === 'running' ? (
        <Running job={job} onCancel={onCancel} />
      ) : (
        <Notice
          tone={tones[job.state]}
          title={job.title}
          live
          action={
            onDismiss === undefined ? undefined : (
              <Button
                onClick={() => {
                  box.current?.closest('.page')?.querySelector('h1')?.focus({ preventScroll: true });
                  onDismiss();
                }}
              >
                Dismiss
              </Button>
            )
          }
        >
          {job.message}
        </Notice>
      )}
    </div>
  );
}

function Running({ job, onCancel }: { job: JobView; onCancel: () => void }) {
  const { done, total } = job;
  const known = total !== null && total > 0;
  const text = done.toLocaleString('en');
  return (
    <div className="job">
      <div className="job-text">
        <strong>{job.title}</strong>
        <span className="soft figures">{known ? `${text} of ${total.toLocaleString('en')}` : text}</span>
      </div>
      <LinearProgress
        aria-label={job.title}
        variant={known ? 'determinate' : 'indeterminate'}
        {...(known ? { value: Math.min(100, (100 * done) / total) } : {})}
      />
      <Button onClick={onCancel}>Cancel</Button>
    </div>
  );
}
