import { Button } from '@mui/material';
import { Link } from 'react-router';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import { useReadEvents } from '../api/use-read.ts';
import { EmptyState } from './EmptyState.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Section } from './Section.tsx';
import { TableSkeleton } from './TableSkeleton.tsx';
import { Timeline } from './Timeline.tsx';
import { timelineGroups, type TimelineGroup } from './timeline-groups.ts';

export type TimelineOf = { userId: UserId } | { roleId: RoleId };

/** All that the history holds of a user or a role, newest first, what belongs to one request together. */
export function ObjectTimeline({ of, what }: { of: TimelineOf; what: 'user' | 'role' }) {
  const events = useReadEvents(of);
  const [name, id] = 'userId' in of ? ['userId', of.userId] : ['roleId', of.roleId];
  return (
    <Section
      title="Timeline"
      help={`Every event of the history that names this ${what}, newest first. Events of one request stand together.`}
      action={<Link to={`/history?${name}=${id}`}>Show in the history</Link>}
    >
      {events.error !== null ? (
        <ErrorNotice error={events.error} onRetry={events.onRetry} />
      ) : events.loading ? (
        <TableSkeleton columns={2} rows={6} />
      ) : events.rows.length === 0 ? (
        <EmptyState icon="history" title={`The history holds no event of this ${what}`}>
          What is done with it from now on is told here.
        </EmptyState>
      ) : (
        <ol className="chronicle-groups">
          {timelineGroups(events.rows).map(group => (
            <li key={group.events[0]!.seq} className="chronicle-group">
              <Group group={group} what={what} />
            </li>
          ))}
        </ol>
      )}
      {events.loadMore !== undefined && (
        <Button className="chronicle-more" onClick={events.loadMore} disabled={events.loadingMore}>
          {events.loadingMore ? 'Reading' : 'Show older events'}
        </Button>
      )}
    </Section>
  );
}

function Group({ group: { requestId, events }, what }: { group: TimelineGroup; what: 'user' | 'role' }) {
  const [newest] = events;
  if (requestId === null || newest === undefined) return <Timeline events={events} />;
  return (
    <>
      <h4>
        <Link to={`/requests/${requestId}`}>
          {what === 'user' ? `Request for ${newest.roleName}` : `Request of ${newest.userName}`}
        </Link>
      </h4>
      <Timeline events={events} />
    </>
  );
}
