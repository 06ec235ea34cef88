import type { ElevationStep } from '../../shared/domain/elevation.ts';
import { CopyButton } from './CopyButton.tsx';

/** What a person does at a command line, in order, each command with a copy button. */
export function CommandSteps({ steps }: { steps: readonly ElevationStep[] }) {
  return (
    <ol className="command-steps">
      {steps.map(({ text, command }) => (
        <li key={text}>
          {command === null ? (
            `${text}.`
          ) : (
            <>
              {text}:{' '}
              <span className="command-step">
                <code className="mono">{command}</code>
                <CopyButton text={command} what={command.split(' ')[0] ?? command} />
              </span>
            </>
          )}
        </li>
      ))}
    </ol>
  );
}
