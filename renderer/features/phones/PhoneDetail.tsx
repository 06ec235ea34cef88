import { useState } from 'react';
import { Link } from 'react-router';
import type { PhoneRow } from '../../../shared/contract/phones.ts';
import { describeReading } from '../../../shared/domain/phone-number.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { useNow } from '../../components/use-now.ts';
import { PhoneChips } from './phone-columns.tsx';
import { StandingDialog, type StandingAct } from './StandingDialog.tsx';

/** One number: how it is read, who shares it, and whether its user may be called. */
export function PhoneDetail({ row }: { row: PhoneRow }) {
  const [act, setAct] = useState<StandingAct | null>(null);
  const now = useNow(10_000);
  const { user, reading, standing, sharedWith, mfaRoles, changedAt, text } = row;
  const name = user.sourceDisplayName || user.privAccountName;
  const blocked = standing !== null && standing.blockedAt !== null;
  const bypass = standing !== null && standing.bypassUntil !== null && standing.bypassUntil > now;
  return (
    <Detail
      id={user.id}
      title={name}
      label={`Telephone of ${name}`}
      summary={<PhoneChips row={row} nothing="No findings" />}
      actions={
        <>
          {blocked ? (
            <ActionButton
              needs="administer"
              startIcon={<Icon name="success" />}
              onClick={() => setAct('unblock')}
            >
              Unblock
            </ActionButton>
          ) : (
            <ActionButton needs="operate" startIcon={<Icon name="stop" />} onClick={() => setAct('block')}>
              Block from calls
            </ActionButton>
          )}
          {bypass ? (
            <ActionButton needs="operate" onClick={() => setAct('takeBypass')}>
              Take bypass back
            </ActionButton>
          ) : (
            <ActionButton
              needs="administer"
              offBecause={blocked ? `${name} is blocked. Unblock the user first.` : null}
              onClick={() => setAct('giveBypass')}
            >
              Give one-time bypass
            </ActionButton>
          )}
        </>
      }
    >
      {blocked && (
        <Notice tone="error" title="Blocked from calls">
          Since <Moment at={standing.blockedAt ?? 0} form="exact" /> by {standing.blockedBy}:{' '}
          {standing.blockReason} Every activation of a role that asks for a call is refused. What is active
          stays active; end it under Requests.
        </Notice>
      )}
      {bypass && (
        <Notice tone="warning" title="The next activation goes on without a call">
          Until <Moment at={standing.bypassUntil ?? 0} form="until" />, once. Given by {standing.bypassBy}:{' '}
          {standing.bypassReason}
        </Notice>
      )}
      <Section title="Number">
        <p>{describeReading(reading)}</p>
        <Facts
          items={[
            ['Stored as', text === '' ? 'Nothing' : text],
            ['Dialled as', reading.kind === 'number' ? reading.e164 : null],
            [
              'Changed',
              changedAt === null ? (
                'Not in the last 30 days'
              ) : (
                <Moment key="c" at={changedAt} form="relative" />
              ),
            ],
          ]}
        />
        <p>
          <Link to={`/users/${user.id}`}>Change the number on the user’s page</Link>
        </p>
      </Section>
      {sharedWith.length > 0 && (
        <Section title="The same number" help="Whoever holds this telephone can answer for each of them.">
          <ul className="plain">
            {sharedWith.map(other => (
              <li key={other.id}>
                <Link to={`/phones/${other.id}`}>{other.sourceDisplayName || other.privAccountName}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title="Called for">
        {mfaRoles.length === 0 ? (
          <p className="soft">No role that asks for a call has this user as a candidate.</p>
        ) : (
          <ul className="plain">
            {mfaRoles.map(role => (
              <li key={role.id}>
                <Link to={`/roles/${role.id}`}>{role.displayName}</Link>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {act !== null && <StandingDialog act={act} user={user} onClose={() => setAct(null)} />}
    </Detail>
  );
}
