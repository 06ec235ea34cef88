import { Link, useLocation } from 'react-router';
import type { PamEvent } from '../../../shared/domain/event.ts';
import { Icon } from '../../components/Icon.tsx';
import { clockWords, exactWords } from '../../components/words.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { EventNumber } from './EventNumber.tsx';

const looks = {
  Error: { icon: 'error', tone: 'error' },
  Warning: { icon: 'warning', tone: 'warning' },
  Information: { icon: 'information', tone: 'info' },
} as const;

/** The events of one request, oldest first, each with the time that passed since the one before. */
export function Story({ events, current }: { events: readonly PamEvent[]; current?: number }) {
  const { search } = useLocation();
  const ordered = [...events].sort((a, b) => a.seq - b.seq);
  return (
    <ol className="story">
      {ordered.map((event, at) => {
        const before = ordered[at - 1];
        const { icon, tone } = looks[event.severity];
        return (
          <li
            key={event.seq}
            data-tone={tone}
            {...(event.seq === current ? { 'aria-current': 'true' as const } : {})}
          >
            <Icon name={icon} />
            <div className="story-text">
              {event.seq === current ? (
                <strong>{event.message}</strong>
              ) : (
                <Link to={`/history/${String(event.seq)}${search}`}>{event.message}</Link>
              )}
              <span className="soft small">
                <EventNumber id={event.id} />{' '}
                <time dateTime={new Date(event.at).toISOString()} title={exactWords(event.at)}>
                  {before === undefined ? exactWords(event.at) : clockWords(event.at)}
                </time>
                {before !== undefined && ` · ${sinceWords(event.at - before.at)}`}
              </span>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function sinceWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 1 ? 'at once' : `${durationInWords(seconds)} later`;
}
