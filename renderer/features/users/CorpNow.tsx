import { useState } from 'react';
import { Link } from 'react-router';
import { makeCommand, type Pipeline } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Chip } from '../../components/Chip.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { Section } from '../../components/Section.tsx';
import { PhoneReading } from './PhoneField.tsx';

type Data = Output<'users.get'>;
type Corp = NonNullable<Data['corp']>;

/** What CORP says of the user today, beside what MIM holds. */
export function CorpNow({ data, dirty }: { data: Data; dirty: boolean }) {
  const [taking, setTaking] = useState(false);
  const { corp, user } = data;
  if (user.privOnly) return null;
  const rows =
    corp === null
      ? []
      : ([
          ['Telephone number', user.sourcePhoneNumber, corp.number],
          ['Display name', user.sourceDisplayName, corp.displayName],
          ['Mail address', user.sourceEmailAddress, corp.mail],
          ['SID', user.sourceAccountSid, corp.sid],
        ] as const);
  return (
    <Section
      title="What CORP says now"
      action={
        corp !== null &&
        corp.number !== '' &&
        corp.number !== user.sourcePhoneNumber && (
          <ActionButton
            needs="administer"
            offBecause={dirty ? 'Save or discard your changes first.' : null}
            onClick={() => setTaking(true)}
          >
            Use CORP’s number
          </ActionButton>
        )
      }
    >
      {corp === null ? (
        <NotInCorp />
      ) : (
        <div className="plain-frame" tabIndex={0} role="region" aria-label="MIM and CORP compared">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">What</th>
                <th scope="col">MIM holds</th>
                <th scope="col">CORP says</th>
                <th scope="col">State</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([what, stored, now]) => (
                <tr key={what}>
                  <th scope="row">{what}</th>
                  <td>{shown(stored)}</td>
                  <td>{shown(now)}</td>
                  <td>
                    <Compared stored={stored} now={now} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {taking && corp !== null && <TakeNumber data={data} corp={corp} onClose={() => setTaking(false)} />}
    </Section>
  );
}

function shown(text: string) {
  return text === '' ? <span className="soft">none</span> : text;
}

function Compared({ stored, now }: { stored: string; now: string }) {
  if (stored === now) return <Chip icon="check">Same</Chip>;
  if (now === '') return <Chip icon="information">CORP has none</Chip>;
  return (
    <Chip tone="warning" icon="warning">
      Differs
    </Chip>
  );
}

function NotInCorp() {
  const status = useRead('corp.status', {});
  const none = status.data !== undefined && status.data.file === null;
  return (
    <p className="soft">
      {none
        ? 'No CORP directory file is set, so nothing can be compared. '
        : 'The account is not in the CORP directory file. It may have been renamed or removed. '}
      <Link to="/settings/corp">CORP directory in the settings</Link>
    </p>
  );
}

function TakeNumber({ data: { user }, corp, onClose }: { data: Data; corp: Corp; onClose: () => void }) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const name = user.sourceDisplayName || user.privAccountName;
  const pipeline: Pipeline = [
    makeCommand('Set-PAMUser', { User: userRef(user), SourcePhoneNumber: corp.number }),
  ];
  return (
    <ConfirmDialog
      open
      title={`Use CORP’s number for ${name}`}
      confirm="Run Set-PAMUser"
      destructive={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          { pipeline, expects: { kind: 'user', id: user.id, version: user.version } },
          {
            onSuccess: () => {
              announce(`Number of ${name} replaced`);
              onClose();
            },
          },
        )
      }
    >
      <p>
        From now on {name} is called on {corp.number}
        {user.sourcePhoneNumber === '' ? '.' : ` instead of ${user.sourcePhoneNumber}.`} CORP is left as it
        is.
      </p>
      <PhoneReading text={corp.number} />
      <PowerShellLine line={writePipeline(pipeline)} />
    </ConfirmDialog>
  );
}
