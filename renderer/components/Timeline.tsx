import { Link } from 'react-router';
import type { PamEvent } from '../../shared/domain/event.ts';
import { SeverityLabel } from './SeverityLabel.tsx';
import { exactWords } from './words.ts';
import './timeline.css';

/** Events in the order given: when (local and UTC), what happened, why, and who recorded it on whose behalf. */
export function Timeline({ events }: { events: readonly PamEvent[] }) {
  return (
    <ol className="chronicle">
      {events.map(event => (
        <li key={event.seq}>
          <div className="chronicle-head">
            <time className="figures" dateTime={new Date(event.at).toISOString()}>
              <span>{exactWords(event.at)} local</span> <span>{exactWords(event.at, 'UTC')} UTC</span>
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
