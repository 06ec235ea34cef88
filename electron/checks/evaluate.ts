import type { CheckCounts, CheckFinding } from '../../shared/contract/checks.ts';
import { checkIds, checkKind } from '../../shared/domain/check-catalogue.ts';
import type { CheckSuppression } from '../../shared/domain/check.ts';
import { suppressionId } from '../store/checks.ts';
import type { CheckSuppressionRow } from '../store/types.ts';
import type { Facts } from './facts.ts';
import type { Found } from './found.ts';
import { rules } from './rules/all.ts';

/** A finding with the ids of the other objects that it concerns, which stay in the main process. */
export interface Evaluated {
  finding: CheckFinding;
  concerns: ReadonlySet<string>;
}

const rank = new Map(checkIds.map((id, at) => [id, at]));

/** All that the rules find, in order of harm and then by name, each with the suppression that is in force at `facts.now`. */
export function evaluate(facts: Facts, suppressions: readonly CheckSuppressionRow[]): Evaluated[] {
  const inForce = new Map(suppressions.filter(({ until }) => until > facts.now).map(row => [idOf(row), row]));
  return rules
    .flatMap(rule => rule(facts))
    .sort(
      (a, b) => (rank.get(a.check) ?? 0) - (rank.get(b.check) ?? 0) || compare(a.object.name, b.object.name),
    )
    .map(found => ({
      finding: findingOf(found, inForce.get(suppressionId(found.check, found.object))),
      concerns: new Set(found.concerns),
    }));
}

/** How many are not suppressed. */
export function countsOf(findings: readonly CheckFinding[]): CheckCounts {
  const counts: CheckCounts = { error: 0, warning: 0, notice: 0 };
  for (const { severity, suppression } of findings) if (suppression === null) counts[severity]++;
  return counts;
}

function findingOf(
  { check, object, sentence, remedy, fix }: Found,
  row: CheckSuppressionRow | undefined,
): CheckFinding {
  const { severity, area, remedy: usual } = checkKind(check);
  return {
    check,
    severity,
    area,
    object,
    sentence,
    remedy: remedy ?? usual,
    fix,
    suppression: row === undefined ? null : suppressionOf(row),
  };
}

export function suppressionOf({ reason, until, by, at }: CheckSuppressionRow): CheckSuppression {
  return { reason, until, by, at };
}

function idOf({ check, objectKind, objectId }: CheckSuppressionRow): string {
  return suppressionId(check, { kind: objectKind, id: objectId });
}

/** By code units: much faster than a collation, and the order only has to be the same each time. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
