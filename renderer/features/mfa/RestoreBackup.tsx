import { useCallback, useEffect, useState } from 'react';
import type {
  MfaBackup,
  MfaRestoreCertificate,
  MfaRestorePreview,
  MfaSettings,
  MfaWriteResult,
} from '../../../shared/domain/mfa-views.ts';
import { useAct } from '../../api/use-act.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { exactWords } from '../../components/words.ts';
import { restoredCertificateTones } from './backup-words.ts';
import { Findings } from './Findings.tsx';
import { FolderPreviews } from './FolderPreviews.tsx';

export interface RestoreBackupProps {
  backup: MfaBackup;
  settings: MfaSettings;
  onClose: () => void;
  onRestored: (result: MfaWriteResult) => void;
}

/** Asks before a backup takes the place of the settings file, and shows all that it changes. */
export function RestoreBackup({ backup, settings, onClose, onRestored }: RestoreBackupProps) {
  const act = useAct('mfa.restoreBackup');
  const several = settings.folders.length > 1;
  const [everywhere, setEverywhere] = useState(false);
  const { name } = backup;
  const folder = everywhere ? undefined : backup.folder;
  const { mutate, data: preview, error, isPending: looking } = useAct('mfa.previewRestore');
  const look = useCallback(
    () => mutate({ name, ...(folder === undefined ? {} : { folder }) }),
    [mutate, name, folder],
  );
  // Once: what was read stays on the screen until it is restored or refused, and never changes under the finger that confirms it.
  useEffect(look, [look]);
  const restore = () => {
    if (preview === undefined) return;
    // What is on the screen: a change in between, of the file or of the backup, is refused and then shown.
    const backups = preview.folders.flatMap(({ backupHash }) => backupHash ?? []);
    act.mutate(
      { name, ...(folder === undefined ? {} : { folder }), expects: preview.version, backups },
      { onSuccess: onRestored, onError: look },
    );
  };
  return (
    <ConfirmDialog
      open
      wide
      title={`Restore ${name}`}
      confirm="Restore backup"
      destructive={false}
      busy={act.isPending}
      ready={preview !== undefined && !looking}
      error={act.error}
      onClose={onClose}
      onConfirm={restore}
    >
      <div className="restore-text">
        <p>
          MfaSettings.xml gets the content that it had until {exactWords(Date.parse(backup.at))}, and what is
          there now is kept as a backup. Secrets are masked here and written as they are. The MIM Service
          works with it after a restart of FIMService.
        </p>
        {several && (
          <SwitchInput
            label="In every folder that has this backup"
            checked={everywhere}
            onChange={setEverywhere}
          />
        )}
        {error !== null ? (
          <ErrorNotice error={error} onRetry={look} />
        ) : preview === undefined ? (
          <p className="soft" role="status">
            Reading
          </p>
        ) : (
          <RestorePreview preview={preview} />
        )}
      </div>
    </ConfirmDialog>
  );
}

/** All that a restore changes, folder by folder. */
function RestorePreview({ preview: { notice, folders, findings } }: { preview: MfaRestorePreview }) {
  return (
    <>
      {notice.severity === 'warning' && (
        <Notice tone="warning" title={notice.title}>
          {notice.text}
        </Notice>
      )}
      <FolderPreviews folders={folders}>
        {({ state, certificate }) => (
          <>
            {state === 'damaged' && (
              <Notice tone="warning" title="The file there now cannot be read as settings">
                It is kept as a backup all the same; what it holds cannot be compared.
              </Notice>
            )}
            {certificate !== null && <RestoredCertificate certificate={certificate} />}
          </>
        )}
      </FolderPreviews>
      {findings.length > 0 && (
        <section className="import-findings" aria-labelledby="restore-findings">
          <h3 id="restore-findings">Findings with this backup</h3>
          <Findings findings={findings} />
        </section>
      )}
    </>
  );
}

/** Whether the certificate that the backup names is there. */
function RestoredCertificate({ certificate }: { certificate: MfaRestoreCertificate }) {
  const { path, state, message } = certificate;
  if (state === 'none') return <p className="soft">{message}</p>;
  return (
    <Notice tone={restoredCertificateTones[state]} title="The certificate that this backup names">
      {message}
      <br />
      <span className="mono soft">{path}</span>
    </Notice>
  );
}
