import type { MfaZip } from '../../../../shared/domain/mfa-views.ts';

/** The steps of the import, in order. */
export const importSteps = ['zip', 'found', 'certificate', 'values', 'review', 'result'] as const;
export type ImportStep = (typeof importSteps)[number];

export const stepTitles: Record<ImportStep, string> = {
  zip: 'Credential ZIP',
  found: 'What was found',
  certificate: 'Certificate',
  values: 'Username and country',
  review: 'What will be written',
  result: 'Result',
};

export type StepState = 'done' | 'current' | 'stopped' | 'upcoming';

/** The step at which the ZIP cannot go on, or null: the first that a problem belongs to. */
export function stoppedAt(zip: Pick<MfaZip, 'problems' | 'usable'> | null): ImportStep | null {
  if (zip === null || zip.usable) return null;
  return zip.problems.some(problem => problem.step !== 'certificate') ? 'found' : 'certificate';
}

/** How each step stands while `current` is open. */
export function stepStates(
  current: ImportStep,
  zip: Pick<MfaZip, 'problems' | 'usable'> | null,
): Record<ImportStep, StepState> {
  const stopped = stoppedAt(zip);
  const at = importSteps.indexOf(current);
  const stateOf = (step: ImportStep, index: number): StepState => {
    if (step === stopped && index <= at) return 'stopped';
    return index < at ? 'done' : index === at ? 'current' : 'upcoming';
  };
  return Object.fromEntries(importSteps.map((step, index) => [step, stateOf(step, index)])) as Record<
    ImportStep,
    StepState
  >;
}
