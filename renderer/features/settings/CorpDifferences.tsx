import { useState } from 'react';
import { Link } from 'react-router';
import { makeCommand, type Pipeline } from '../../../shared/cmdlets/command.ts';
import { userRef } from '../../../shared/cmdlets/refs.ts';
import type { CorpDifference } from '../../../shared/contract/forest.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import { counted } from '../../components/words.ts';

const kinds: Record<CorpDifference['kind'], string> = {
  'number-changed': 'Number changed in CORP',
  'number-differs': 'Number differs from CORP',
  'missing-in-corp': 'Account is not in CORP',
  'disabled-in-corp': 'Account is disabled in CORP',
};

/** What the comparison found; a number can be taken over with Set-PAMUser. */
export function CorpDifferences({ result }: { result: Output<'corp.compare'> }) {
  const [taking, setTaking] = useState<CorpDifference | null>(null);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const { differences, compared, raised } = result;
  if (differences.length === 0)
    return (
      <EmptyState icon="success" title="MIM and CORP agree">
        {counted(compared, 'user')} compared.
      </EmptyState>
    );
  return (
    <>
      <p className="soft corp-summary">
        {counted(compared, 'user')} compared, {counted(differences.length, 'difference')}.{' '}
        {raised === 0
          ? 'Nothing is new since the last comparison.'
          : `Event 825 was raised ${counted(raised, 'time')}.`}
      </p>
      <div className="plain-frame">
        <table className="plain" aria-label="Differences from CORP">
          <thead>
            <tr>
              <th scope="col">User</th>
              <th scope="col">What</th>
              <th scope="col">In MIM</th>
              <th scope="col">In CORP before</th>
              <th scope="col">In CORP now</th>
              <th scope="col">
                <span className="hidden-visually">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {differences.map(difference => (
              <tr key={`${difference.userId} ${difference.kind}`}>
                <td className="middle">
                  <Link to={`/users/${difference.userId}`}>{difference.userName}</Link>
                </td>
                <td className="middle">{kinds[difference.kind]}</td>
                <td className="middle mono">{shown(difference.stored)}</td>
                <td className="middle mono">{shown(difference.lastSeen)}</td>
                <td className="middle mono">{shown(difference.now)}</td>
                <td className="row-actions">
                  {taken.has(difference.userId) ? (
                    <span className="severity" data-tone="success">
                      <Icon name="check" /> Taken over
                    </span>
                  ) : (
                    difference.kind.startsWith('number') &&
                    difference.now !== '' && (
                      <ActionButton
                        needs="administer"
                        aria-label={`Run Set-PAMUser with CORP’s number of ${difference.userName}`}
                        onClick={() => setTaking(difference)}
                      >
                        Run Set-PAMUser
                      </ActionButton>
                    )
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {taking !== null && (
        <TakeNumber
          difference={taking}
          onDone={() => {
            setTaken(before => new Set([...before, taking.userId]));
            setTaking(null);
          }}
          onClose={() => setTaking(null)}
        />
      )}
    </>
  );
}

function shown(text: string) {
  return text === '' ? <span className="soft">none</span> : text;
}

interface TakeNumberProps {
  difference: CorpDifference;
  onDone: () => void;
  onClose: () => void;
}

function TakeNumber({ difference, onDone, onClose }: TakeNumberProps) {
  const read = useRead('users.get', { id: difference.userId });
  const run = useAct('cmdlet.run');
  const announce = useAnnounce();
  const user = read.data?.user;
  const pipeline: Pipeline | null =
    user === undefined
      ? null
      : [makeCommand('Set-PAMUser', { User: userRef(user), SourcePhoneNumber: difference.now })];
  const confirm = () => {
    if (pipeline === null || user === undefined) return;
    run.mutate(
      { pipeline, expects: { kind: 'user', id: user.id, version: user.version } },
      {
        onSuccess: () => {
          announce(`Number of ${difference.userName} replaced`);
          onDone();
        },
      },
    );
  };
  return (
    <ConfirmDialog
      open
      title={`Replace the number of ${difference.userName}`}
      confirm="Run Set-PAMUser"
      destructive={false}
      busy={run.isPending || pipeline === null}
      error={run.error ?? read.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>
        From now on this user is called on {difference.now}
        {difference.stored === '' ? '.' : ` instead of ${difference.stored}.`} CORP is left as it is.
      </p>
      {pipeline !== null && <PowerShellLine line={writePipeline(pipeline)} />}
    </ConfirmDialog>
  );
}
