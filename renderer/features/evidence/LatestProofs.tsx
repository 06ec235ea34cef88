import { useState } from 'react';
import { Link } from 'react-router';
import type { PamEvent } from '../../../shared/domain/event.ts';
import { call } from '../../api/client.ts';
import { useJob } from '../../api/use-job.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Section } from '../../components/Section.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';

/** Verifications, rebuildings, anchors and their comparisons, what the witness told, and changes of the key. */
const ids = [9303, 9304, 9310, 9311, 9312, 9313, 9314, 9315, 9316, 9324, 9325];

/** When the history was last verified or compared, and what came of it. */
export function LatestProofs() {
  const [jobId, setJobId] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const { job, cancel } = useJob(jobId);
  const latest = useRead('events.list', { filter: { ids }, limit: 6 });
  const verify = async () => {
    setError(null);
    try {
      setJobId((await call('events.verify', {})).job);
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <Section
      level={2}
      title="Verified and compared"
      action={
        <ActionButton variant="contained" startIcon={<Icon name="check" />} onClick={() => void verify()}>
          Verify the history
        </ActionButton>
      }
    >
      {error !== null && <ErrorNotice error={error} title="The history was not verified" />}
      {job !== null && <JobProgress job={job} onCancel={cancel} onDismiss={() => setJobId(null)} />}
      <Loaded read={latest}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="soft">The history was not verified yet, and no anchor was taken.</p>
          ) : (
            <Rows rows={rows} />
          )
        }
      </Loaded>
    </Section>
  );
}

function Rows({ rows }: { rows: readonly PamEvent[] }) {
  return (
    <div className="plain-frame">
      <table className="plain" aria-label="Verified and compared">
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">Severity</th>
            <th scope="col">What came of it</th>
            <th scope="col">Who</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(event => (
            <tr key={event.seq}>
              <td className="evidence-time">
                <Moment at={event.at} past focusable />
              </td>
              <td>
                <SeverityLabel severity={event.severity} />
              </td>
              <td className="evidence-message">
                <Link to={`/history/${String(event.seq)}`}>{event.message}</Link>
              </td>
              <td className="evidence-time">{event.actor}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
