import type { Scenario } from '../../../shared/domain/scenario.ts';

interface Kept {
  scenario: Scenario;
  /** The latest run, or null. */
  job: string | null;
}

let last: { forest: string; kept: Kept } | null = null;

/** The scenario as it was left on this forest's page: who comes back finds it. Not written anywhere. */
export function keptOf(forest: string): Kept | null {
  return last?.forest === forest ? last.kept : null;
}

export function keep(forest: string, kept: Kept): void {
  last = { forest, kept };
}
