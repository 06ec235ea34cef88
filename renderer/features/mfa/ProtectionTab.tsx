import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';
import { ProtectionList } from './ProtectionList.tsx';
import { RepairOutcome, useRepair } from './use-repair.tsx';

/** Who can read the settings file, its backups, the certificate and the ZIP, and taking that away. */
export function ProtectionTab() {
  const check = useRead('mfa.check', {});
  const repair = useRepair();
  return (
    <div className="mfa-tab">
      <p className="soft mfa-lead">
        These files hold keys and a password. Microsoft’s page ends with it: neither MfaSettings.xml nor any
        copy of it or of the ZIP may be publicly readable.
      </p>
      <RepairOutcome repair={repair} />
      <Loaded read={check}>
        {({ protection }) => {
          const open = protection.filter(file => !file.protected);
          if (protection.length === 0)
            return (
              <EmptyState icon="lock" title="There is no file to protect yet">
                Import credentials, or write settings.
              </EmptyState>
            );
          return (
            <>
              {open.length === 0 ? (
                <Notice tone="success" title="Nobody else can read them">
                  {counted(protection.length, 'file or folder', 'files and folders')} looked at.
                </Notice>
              ) : (
                <Notice
                  tone="error"
                  title={`${counted(open.length, 'file or folder', 'files and folders')} ${open.length === 1 ? 'is' : 'are'} open to others`}
                  action={
                    <ActionButton
                      needs="administer"
                      variant="contained"
                      startIcon={<Icon name="lock" />}
                      busy={repair.busy}
                      onClick={() => repair.run()}
                    >
                      Repair protection
                    </ActionButton>
                  }
                >
                  Repairing takes away the rights of everybody but the owner; on Windows SYSTEM,
                  Administrators and the MIM Service account keep theirs.
                </Notice>
              )}
              <ProtectionList protection={protection} onRepair={repair.run} repairing={repair.busy} />
            </>
          );
        }}
      </Loaded>
    </div>
  );
}
