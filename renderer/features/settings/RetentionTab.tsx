import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useJob } from '../../api/use-job.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Section } from '../../components/Section.tsx';
import { ReadPolicy } from './ReadPolicy.tsx';
import { SealDialog } from './SealDialog.tsx';

/** How long the history keeps its text, where the text of older entries went, and whether who reads it is in it. */
export function RetentionTab() {
  return (
    <>
      <Sealing />
      <Loaded read={useRead('console.get', {})}>{configuration => <ReadPolicy {...configuration} />}</Loaded>
    </>
  );
}

function Sealing() {
  const [open, setOpen] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  const { job, cancel } = useJob(jobId);
  return (
    <Section
      level={2}
      title="Retention of the history"
      help="The history is kept for as long as you want. The text of older entries can be sealed: it goes into an evidence bundle, which is verified, and leaves this console. What stays is when each entry was, of which kind, and its place in the chain, so that the rest can still be verified."
      action={
        <ActionButton
          needs="administer"
          variant="contained"
          offBecause={job?.state === 'running' ? 'Entries are being sealed now.' : null}
          onClick={() => setOpen(true)}
        >
          Seal older entries
        </ActionButton>
      }
    >
      {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
      <Loaded read={useRead('events.segments', {})}>
        {({ segments }) => <Segments segments={segments} />}
      </Loaded>
      {open && (
        <SealDialog
          onClose={() => setOpen(false)}
          onStarted={job => {
            setOpen(false);
            setJobId(job);
          }}
        />
      )}
    </Section>
  );
}

function Segments({ segments }: Output<'events.segments'>) {
  if (segments.length === 0)
    return <p className="soft">Nothing was sealed: the history has the text of all of its entries.</p>;
  return (
    <div className="plain-frame">
      <table className="plain" aria-label="Sealed entries">
        <thead>
          <tr>
            <th scope="col">Entries</th>
            <th scope="col">Sealed</th>
            <th scope="col">Their text is in</th>
            <th scope="col">SHA-256 of its manifest</th>
          </tr>
        </thead>
        <tbody>
          {segments.map(({ upTo, at, name, manifest }, index) => (
            <tr key={upTo}>
              <td>
                {((segments[index - 1]?.upTo ?? 0) + 1).toLocaleString('en')} to {upTo.toLocaleString('en')}
              </td>
              <td>
                <Moment at={at} form="exact" />
              </td>
              <td className="mono">{name}</td>
              <td className="mono" title={manifest}>
                {manifest.slice(0, 16)}…
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
