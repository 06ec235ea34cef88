import { useState } from 'react';
import { mfaBackEndNames } from '../../../shared/domain/mfa-settings.ts';
import type { MfaBackup, MfaSettings, MfaWriteResult } from '../../../shared/domain/mfa-views.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Moment } from '../../components/Moment.tsx';
import { backupDifference } from './backup-words.ts';
import { RestoreBackup } from './RestoreBackup.tsx';
import { WriteOutcome } from './WriteOutcome.tsx';

/** The backups beside the settings files, newest first, and restoring one. */
export function BackupsTab({ settings }: { settings: MfaSettings }) {
  const read = useRead('mfa.backups', {});
  const [restoring, setRestoring] = useState<MfaBackup | null>(null);
  const [result, setResult] = useState<MfaWriteResult | null>(null);
  return (
    <div className="mfa-tab">
      {result !== null && <WriteOutcome result={result} onDismiss={() => setResult(null)} />}
      <p className="soft mfa-lead">
        Before each write the file is kept beside itself. Restoring a backup is a write like any other: what
        is there now becomes a backup too.
      </p>
      <Loaded read={read}>
        {({ backups }) =>
          backups.length === 0 ? (
            <EmptyState icon="history" title="There is no backup yet">
              The first write of the settings or import of credentials makes one.
            </EmptyState>
          ) : (
            <div className="plain-frame" tabIndex={0} role="region" aria-label="Backups">
              <table className="plain backups">
                <thead>
                  <tr>
                    <th scope="col">Made</th>
                    <th scope="col">File</th>
                    <th scope="col">Back end</th>
                    <th scope="col" data-align="end">
                      Size
                    </th>
                    <th scope="col">Against the file now</th>
                    <th scope="col">
                      <span className="hidden-visually">Actions</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {backups.map(backup => (
                    <tr key={`${backup.folder} ${backup.name}`}>
                      <td>
                        <Moment at={Date.parse(backup.at)} form="exact" />
                      </td>
                      <td>
                        <span className="mono">{backup.name}</span>
                        {settings.folders.length > 1 && (
                          <>
                            <br />
                            <span className="mono soft">{backup.folder}</span>
                          </>
                        )}
                      </td>
                      <td>{backup.backEnd === null ? '–' : mfaBackEndNames[backup.backEnd]}</td>
                      <td data-align="end">{backup.bytes.toLocaleString('en')} bytes</td>
                      <td>{differenceOf(backup, settings)}</td>
                      <td className="row-actions">
                        <ActionButton
                          needs="administer"
                          aria-label={`Restore ${backup.name} in ${backup.folder}`}
                          offBecause={
                            backup.current
                              ? 'The file has this content already.'
                              : backup.problem === null
                                ? null
                                : 'This backup cannot be read as settings.'
                          }
                          onClick={() => setRestoring(backup)}
                        >
                          Restore
                        </ActionButton>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      {restoring !== null && (
        <RestoreBackup
          backup={restoring}
          settings={settings}
          onClose={() => setRestoring(null)}
          onRestored={done => {
            setRestoring(null);
            setResult(done);
          }}
        />
      )}
    </div>
  );
}

function differenceOf(backup: MfaBackup, settings: MfaSettings): string {
  const folder = settings.folders.find(one => one.folder === backup.folder);
  return backupDifference(backup, folder, settings.backEnd);
}
