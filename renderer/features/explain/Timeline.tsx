import type { Explanation, RightsEnd } from '../../../shared/domain/explanation.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { listWords, exactWords } from '../../components/words.ts';

export interface TimelineProps {
  told: Explanation;
  rights: RightsEnd;
  timeZone: string;
}

/** From the start to the last moment at which a ticket may still carry the group. */
export function Timeline({ told, rights, timeZone }: TimelineProps) {
  const { startsAt, endsAt } = told;
  const { membership, ticket, groups } = rights;
  const at = (moment: number) => (
    <time dateTime={new Date(moment).toISOString()}>{exactWords(moment, timeZone)}</time>
  );
  const waits = told.outcome === 'call' || told.outcome === 'approval';
  const given = groups.length > 0;
  return (
    <>
      <div className="timeline-bar" aria-hidden="true">
        <Part kind="active" from={startsAt} to={endsAt} words="Active" />
        <Part kind="other" from={endsAt} to={membership} words="Another activation" />
        {given && (
          <Part kind="ticket" from={membership} to={ticket.untilByDefault} words="A ticket may last" />
        )}
      </div>
      <ol className="timeline">
        <li data-part="active">
          <strong>Start</strong>
          <span>
            {at(startsAt)}
            {waits && <span className="soft"> if everybody acts at once; else when the last has acted</span>}
          </span>
        </li>
        <li data-part="active">
          <strong>Activation ends</strong>
          <span>
            {at(endsAt)} <span className="soft">{durationInWords(told.ttl)} after the start</span>
          </span>
        </li>
        <li data-part={membership > endsAt ? 'other' : 'active'}>
          <strong>Membership ends</strong>
          <span>
            {given ? at(membership) : <span className="soft">None is given: the role has no group.</span>}
            {given && <span className="soft"> in {listWords(groups)}</span>}
            {membership > endsAt && <span className="soft">, with another activation of the role</span>}
          </span>
        </li>
        {given && (
          <li data-part={ticket.capped ? 'active' : 'ticket'}>
            <strong>Ticket ends</strong>
            <span>
              {ticket.capped ? at(ticket.until) : <>{at(ticket.untilByDefault)} at the latest</>}
              <span className="soft explain-reason">{ticket.sentence}</span>
            </span>
          </li>
        )}
      </ol>
    </>
  );
}

/** A stretch of the bar, as long as its share; nothing where it has no length. */
function Part({ kind, from, to, words }: { kind: string; from: number; to: number; words: string }) {
  if (to <= from) return null;
  return (
    <span data-part={kind} style={{ flexGrow: to - from }}>
      {words} {durationInWords((to - from) / 1000)}
    </span>
  );
}
