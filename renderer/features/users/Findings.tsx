import type { UserFinding } from '../../../shared/contract/pam.ts';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { findingWords, inOrder } from './findings.ts';

/** The findings of a user as chips, in order of harm. */
export function FindingChips({ findings }: { findings: readonly UserFinding[] }) {
  if (findings.length === 0) return <span className="soft">None</span>;
  return (
    <span className="finding-chips">
      {inOrder(findings).map(finding => {
        const { short, tone, icon } = findingWords[finding];
        return (
          <Chip key={finding} tone={tone} icon={icon}>
            {short}
          </Chip>
        );
      })}
    </span>
  );
}

/** The findings as sentences that say what to do. */
export function FindingList({ findings }: { findings: readonly UserFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <ul className="finding-list" aria-label="Findings">
      {inOrder(findings).map(finding => {
        const { tone, icon, explain } = findingWords[finding];
        return (
          <li key={finding} data-tone={tone}>
            <Icon name={icon} size={14} />
            <span>{explain}</span>
          </li>
        );
      })}
    </ul>
  );
}
