import { Link } from 'react-router';
import type { PamEvent } from '../../../shared/domain/event.ts';
import { exactWords, localAndUtc } from '../../components/words.ts';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';

/** The events of a request, oldest first. */
export function RequestStory({ events }: { events: readonly PamEvent[] }) {
  if (events.length === 0) return <p className="soft">The history holds no event of this request.</p>;
  return (
    <ol className="story">
      {events.map(event => (
        <li key={event.seq}>
          <div className="story-head">
            <time
              className="figures"
              dateTime={new Date(event.at).toISOString()}
              title={localAndUtc(event.at)}
            >
              {exactWords(event.at)}
            </time>
            <SeverityLabel severity={event.severity} />
            <Link to={`/history/${String(event.seq)}`}>
              {event.source} {event.id}
            </Link>
          </div>
          <p>{event.message}</p>
          {event.reason !== '' && <p className="soft">Reason: {event.reason}</p>}
          <p className="soft small">{event.as === null ? event.actor : `${event.actor} for ${event.as}`}</p>
        </li>
      ))}
    </ol>
  );
}
