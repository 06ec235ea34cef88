import type { MfaProtection } from '../../../shared/domain/mfa-views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chip } from '../../components/Chip.tsx';

const whatWords: Record<MfaProtection['what'], string> = {
  settings: 'Settings file',
  backup: 'Backup',
  certificate: 'Certificate',
  zip: 'Credential ZIP',
  folder: 'Folder',
};

export interface ProtectionListProps {
  protection: readonly MfaProtection[];
  onRepair?: (path: string) => void;
  repairing?: boolean;
}

/** Each file with who may read it, in words. */
export function ProtectionList({ protection, onRepair, repairing = false }: ProtectionListProps) {
  return (
    <div className="plain-frame" tabIndex={0} role="region" aria-label="Who can read the MFA files">
      <table className="plain protection">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Who has rights on it</th>
            <th scope="col">State</th>
          </tr>
        </thead>
        <tbody>
          {protection.map(file => (
            <tr key={file.path}>
              <td>
                {whatWords[file.what]}
                <br />
                <span className="mono soft">{file.path}</span>
              </td>
              <td>{file.detail}</td>
              <td>
                {file.protected ? (
                  <Chip tone="success" icon="lock">
                    Protected
                  </Chip>
                ) : (
                  <span className="protection-open">
                    <Chip tone="error" icon="error">
                      Open to others
                    </Chip>
                    {onRepair !== undefined && (
                      <ActionButton
                        needs="administer"
                        busy={repairing}
                        aria-label={`Repair protection of ${file.path}`}
                        onClick={() => onRepair(file.path)}
                      >
                        Repair
                      </ActionButton>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
