import type { Output } from '../../../../shared/contract/registry.ts';
import { Icon } from '../../../components/Icon.tsx';

type Step = Output<'forwarding.test'>['steps'][number];

const names: Record<Step['id'], string> = {
  files: 'Certificate files',
  resolve: 'Address',
  connect: 'Connection',
  tls: 'TLS',
  name: 'Certificate’s name',
  sent: 'Message',
  written: 'File',
};
const states = {
  passed: { icon: 'success', word: 'Passed' },
  failed: { icon: 'error', word: 'Failed' },
  skipped: { icon: 'minus', word: 'Not tried' },
} as const;

/** What came of a test, step by step. */
export function TestSteps({ steps }: { steps: readonly Step[] }) {
  return (
    <ol className="test-steps" aria-label="What the test found" role="list" aria-live="polite">
      {steps.map(({ id, state, detail }) => (
        <li key={id} data-state={state}>
          <Icon name={states[state].icon} />
          <div>
            <strong>{names[id]}</strong> <span className="soft">{states[state].word}</span>
            {state !== 'skipped' && <p>{detail}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
