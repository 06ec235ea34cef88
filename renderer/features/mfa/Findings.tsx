import type { MfaFinding } from '../../../shared/domain/mfa-views.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { SeverityLabel } from '../../components/SeverityLabel.tsx';
import { inOrderOfHarm } from './finding-order.ts';

export interface FindingsProps {
  findings: readonly MfaFinding[];
  /** Repairs the protection of the file that a finding is about; left out where that is not offered. */
  onRepair?: (path: string) => void;
  repairing?: boolean;
}

/** What there is to say of the MFA files, in order of harm, each with its remedy. */
export function Findings({ findings, onRepair, repairing = false }: FindingsProps) {
  return (
    <ul className="mfa-findings">
      {inOrderOfHarm(findings).map(finding => (
        <li key={`${finding.id} ${finding.subject} ${finding.message}`}>
          <SeverityLabel severity={finding.severity} />
          <div className="mfa-finding-text">
            <p>
              <strong>{finding.message}</strong>
            </p>
            <p>{finding.remedy}</p>
            <p className="mono soft">{finding.subject}</p>
          </div>
          {finding.fix === 'repair-protection' && onRepair !== undefined && (
            <ActionButton
              needs="administer"
              busy={repairing}
              aria-label={`Repair protection of ${finding.subject}`}
              onClick={() => onRepair(finding.subject)}
            >
              Repair protection
            </ActionButton>
          )}
        </li>
      ))}
    </ul>
  );
}
