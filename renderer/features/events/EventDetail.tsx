import { Link } from 'react-router';
import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { clockInWords } from '../../../shared/domain/words.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { Section } from '../../components/Section.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';
import { Around } from './Around.tsx';
import { EventNumber } from './EventNumber.tsx';
import { SaveScripts } from './SaveScripts.tsx';
import { Story } from './Story.tsx';

/** One event whole: facts, what it changed, the line that was run, why the system acted, and the request's story. */
export function EventDetail({ seq }: { seq: number }) {
  const read = useRead('events.get', { seq });
  const id = String(seq);
  if (read.error !== null)
    return (
      <Detail id={id} title={`Event ${id}`}>
        <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      </Detail>
    );
  if (read.data === undefined)
    return (
      <Detail id={id} title={`Entry ${id}`}>
        <p className="soft" role="status">
          Reading the event
        </p>
      </Detail>
    );
  return <Loaded data={read.data} />;
}

function Loaded({ data }: { data: Output<'events.get'> }) {
  const { event, powershell, cause, changes, related } = data;
  return (
    <Detail
      id={String(event.seq)}
      title={eventKind(event.id)?.title ?? `Event ${String(event.id)}`}
      summary={
        <span className="event-summary">
          <SeverityLabel severity={event.severity} />
          <EventNumber id={event.id} />
          <span>{event.source}</span>
        </span>
      }
    >
      <p className="event-message">{event.message}</p>
      <Section title="Facts">
        <Facts
          items={[
            ['Time', <Moment key="at" at={event.at} form="exact" />],
            [
              'Clock',
              event.clockMoved === null
                ? null
                : `${clockInWords(event.clockMoved)}: the order is that of the numbers`,
            ],
            [
              'Entry',
              <span key="seq" className="figures">
                {event.seq.toLocaleString('en')}
              </span>,
            ],
            ['Recorded by', event.actor],
            ['On behalf of', event.as],
            ['Reason', event.reason === '' ? null : event.reason],
            [
              'User',
              event.userId === null ? null : (
                <Link key="u" to={`/users/${event.userId}`}>
                  {event.userName}
                </Link>
              ),
            ],
            [
              'Role',
              event.roleId === null ? null : (
                <Link key="r" to={`/roles/${event.roleId}`}>
                  {event.roleName}
                </Link>
              ),
            ],
            [
              'Request',
              event.requestId === null ? null : (
                <Link key="q" to={`/requests/${event.requestId}`} className="mono">
                  {event.requestId}
                </Link>
              ),
            ],
          ]}
        />
        <p>
          <Link to={`/past/roles?entry=${String(event.seq)}`}>The forest as it was after this entry</Link>
        </p>
        {event.id >= 9000 && (
          <p className="soft small event-own">
            {event.id} is a number of this console, from 9000 up. MIM does not record this event.
          </p>
        )}
      </Section>
      <Around seq={event.seq} />
      {changes.length > 0 && (
        <Section title="What changed">
          <ul className="changes">
            {changes.map(change => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Section>
      )}
      {powershell !== null && (
        <Section title="PowerShell" help="The line that was run. Secrets stand in it as prompts.">
          <PowerShellLine line={powershell} />
          {changes.length > 0 && event.id >= 9010 && event.id <= 9099 && (
            <SaveScripts seq={event.seq} title={eventKind(event.id)?.title ?? 'Change'} />
          )}
        </Section>
      )}
      {cause !== null && (
        <Section title="Why the system acted">
          <Facts
            items={Object.entries(cause).map(([name, value]) => [causeName(name), causeText(value)] as const)}
          />
        </Section>
      )}
      {event.requestId !== null && (
        <Section title="Story of the request">
          <Story
            events={related.some(one => one.seq === event.seq) ? related : [...related, event]}
            current={event.seq}
          />
        </Section>
      )}
    </Detail>
  );
}

/** `approvalId` as `Approval id`. */
function causeName(name: string): string {
  const words = name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function causeText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
