import { useState } from 'react';
import type { MfaBackup, MfaSettings, MfaWriteResult } from '../../../shared/domain/mfa-views.ts';
import { useAct } from '../../api/use-act.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Moment } from '../../components/Moment.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { backupDifference } from './backup-words.ts';

export interface RestoreBackupProps {
  backup: MfaBackup;
  settings: MfaSettings;
  onClose: () => void;
  onRestored: (result: MfaWriteResult) => void;
}

/** Asks before a backup takes the place of the settings file, and says what differs. */
export function RestoreBackup({ backup, settings, onClose, onRestored }: RestoreBackupProps) {
  const act = useAct('mfa.restoreBackup');
  const several = settings.folders.length > 1;
  const [everywhere, setEverywhere] = useState(false);
  // What was on screen when the person asked: a change in between is refused, not overwritten.
  const [expects] = useState(settings.version);
  const folder = settings.folders.find(one => one.folder === backup.folder);
  return (
    <ConfirmDialog
      open
      title={`Restore ${backup.name}`}
      confirm="Restore backup"
      destructive={false}
      busy={act.isPending}
      error={act.error}
      onClose={onClose}
      onConfirm={() =>
        act.mutate(
          { name: backup.name, expects, ...(everywhere ? {} : { folder: backup.folder }) },
          { onSuccess: onRestored },
        )
      }
    >
      <div className="restore-text">
        <p>
          MfaSettings.xml gets this content, and what is there now is kept as a backup. Where the certificate
          was replaced together with it, the one that fits is put back too.
        </p>
        <Facts
          items={[
            [
              'Folder',
              <span key="folder" className="mono">
                {backup.folder}
              </span>,
            ],
            ['Made', <Moment key="at" at={Date.parse(backup.at)} form="exact" />],
            ['Against the file now', backupDifference(backup, folder, settings.backEnd)],
          ]}
        />
        {several && (
          <SwitchInput
            label="In every folder that has this backup"
            checked={everywhere}
            onChange={setEverywhere}
          />
        )}
        <p>The MIM Service works with it after a restart of FIMService.</p>
      </div>
    </ConfirmDialog>
  );
}
