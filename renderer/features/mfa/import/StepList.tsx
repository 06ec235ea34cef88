import type { MfaZip } from '../../../../shared/domain/mfa-views.ts';
import { Icon } from '../../../components/Icon.tsx';
import type { IconName } from '../../../components/icon-paths.ts';
import { type ImportStep, importSteps, type StepState, stepStates, stepTitles } from './steps.ts';

const icons: Partial<Record<StepState, IconName>> = { done: 'check', stopped: 'stop' };
const words: Record<StepState, string> = {
  done: 'done',
  current: 'this step',
  stopped: 'stopped here',
  upcoming: 'not reached yet',
};

/** The steps at the left: ticked, open, stopped, to come. */
export function StepList({
  current,
  zip,
  finished,
}: {
  current: ImportStep;
  zip: MfaZip | null;
  finished: boolean;
}) {
  const states = stepStates(current, zip);
  return (
    <ol className="import-steps" aria-label="Steps of the import">
      {importSteps.map((step, at) => {
        const state = finished && step === 'result' ? 'done' : states[step];
        const icon = icons[state];
        return (
          <li
            key={step}
            data-state={state}
            {...(step === current ? { 'aria-current': 'step' as const } : {})}
          >
            <span className="import-mark" aria-hidden="true">
              {icon === undefined ? at + 1 : <Icon name={icon} size={14} />}
            </span>
            <span>
              {stepTitles[step]}
              <span className="hidden-visually">, {words[state]}</span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
