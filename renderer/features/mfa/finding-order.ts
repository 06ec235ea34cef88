import type { MfaFinding } from '../../../shared/domain/mfa-views.ts';

const harm: Record<MfaFinding['severity'], number> = { error: 0, warning: 1, information: 2 };

/** Errors first, then warnings; among equals the order in which they were found. Each only once. */
export function inOrderOfHarm(findings: readonly MfaFinding[]): MfaFinding[] {
  const once = new Map(
    findings.map(finding => [`${finding.id} ${finding.subject} ${finding.message}`, finding]),
  );
  return [...once.values()].sort((a, b) => harm[a.severity] - harm[b.severity]);
}
