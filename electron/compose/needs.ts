import type { CheckFinding } from '../../shared/contract/checks.ts';
import type { Need } from '../../shared/contract/forest.ts';
import { checkIds, checkKind } from '../../shared/domain/check-catalogue.ts';

const severities = { error: 'Error', warning: 'Warning' } as const;
const rank = { Error: 0, Warning: 1, Information: 2 };

/**
 * What needs someone, in order of harm: each check that finds an error or a warning once, however much it finds, and the requests that
 * wait for the caller's own decision, which are no fault of the forest. `others` are no findings of the checks.
 */
export function needsOf(
  findings: readonly CheckFinding[],
  waiting: number,
  others: readonly Need[] = [],
): Need[] {
  const needs: Need[] = checkIds.flatMap(check => {
    const own = findings.filter(finding => finding.check === check && finding.suppression === null);
    const [first] = own;
    const { severity, several, remedy } = checkKind(check);
    if (first === undefined || severity === 'notice') return [];
    const one = own.length === 1;
    return [
      {
        severity: severities[severity],
        message: one ? first.sentence : `${own.length} ${several}`,
        remedy: one ? first.remedy : remedy,
        to: one && first.fix?.kind === 'navigate' ? first.fix.address : `/checks?check=${check}`,
      },
    ];
  });
  needs.push(...others);
  if (waiting > 0) {
    needs.push({
      severity: 'Warning',
      message: `${waiting} ${waiting === 1 ? 'request waits' : 'requests wait'} for your decision.`,
      remedy: 'Approve or reject.',
      to: '/requests/approvals',
    });
  }
  return needs.sort((a, b) => rank[a.severity] - rank[b.severity]);
}
