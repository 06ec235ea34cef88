import { eventKind } from '../../../shared/domain/event-catalogue.ts';
import type { PamEvent } from '../../../shared/domain/event.ts';
import { clockInWords } from '../../../shared/domain/words.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';
import type { Column } from '../../components/table-types.ts';
import { EventNumber } from './EventNumber.tsx';

/** The history's columns. The source is in the number's look: MIM's own stand out from the console's. */
export const columns: readonly Column<PamEvent>[] = [
  { key: 'at', header: 'Time', width: '124px', cell: event => <Moment at={event.at} /> },
  {
    key: 'severity',
    header: 'Severity',
    width: '122px',
    cell: event => <SeverityLabel severity={event.severity} />,
  },
  { key: 'id', header: 'Event', width: '84px', cell: event => <EventNumber id={event.id} /> },
  {
    key: 'message',
    header: 'What happened',
    // The kind first: a sentence begins with the person, and would be cut before it says what happened.
    cell: event => (
      <span title={event.message}>
        {event.clockMoved !== null && (
          <>
            <span title={clockInWords(event.clockMoved)}>
              <Chip tone="warning" icon="warning">
                {event.clockMoved < 0 ? 'Clock set back' : 'Clock jumped'}
              </Chip>
            </span>{' '}
          </>
        )}
        <strong>{eventKind(event.id)?.title ?? event.source}</strong>{' '}
        <span className="soft">{event.message}</span>
      </span>
    ),
  },
  { key: 'who', header: 'Who', width: '128px', hideBelow: 640, cell: whoOf },
  { key: 'role', header: 'Role', width: '140px', hideBelow: 640, cell: event => event.roleName },
  {
    key: 'source',
    header: 'Source',
    width: '172px',
    hideBelow: 1000,
    cell: event => (
      <span className={event.source === 'Bastion Console' ? 'soft' : undefined}>{event.source}</span>
    ),
  },
];

/** Whom it is about, else who did it. */
export function whoOf(event: PamEvent): string {
  return event.userName === '' ? (event.as ?? event.actor) : event.userName;
}
