import { useState } from 'react';
import { Button } from '@mui/material';
import { accessOfPipeline } from '../../shared/cmdlets/access.ts';
import { type Command, withoutSecretValues } from '../../shared/cmdlets/command.ts';
import type { CmdletLine } from '../../shared/contract/cmdlets.ts';
import type { Impact } from '../../shared/domain/impact.ts';
import { useRefusal } from '../api/me.ts';
import { useRead } from '../api/use-read.ts';
import { Icon } from './Icon.tsx';
import { useSettled } from './use-settled.ts';
import './impact.css';

export interface ImpactListProps {
  /** What is about to be run; null while there is nothing that could be. */
  command: Command | null;
  /** True tells a refusal as well: where no other place of the page would. */
  tellRefusal?: boolean;
}

const looks = {
  error: { icon: 'error', word: 'Becomes impossible' },
  warning: { icon: 'warning', word: 'Warning' },
  info: { icon: 'information', word: 'Note' },
} as const;
const shownAtFirst = 3;

/** What a change does to people, told before it is saved: found by trying it on the store and undoing it. */
export function ImpactList({ command, tellRefusal = false }: ImpactListProps) {
  const settled = useSettled(command, 400);
  const refusal = useRefusal(accessOfPipeline(settled === null ? [] : [settled]));
  // Whoever may not save cannot try it either.
  const enabled = command !== null && settled !== null && refusal === null;
  const pipeline = settled === null ? [] : [withoutSecretValues(settled)];
  const tried = useRead('cmdlet.impact', { pipeline }, { enabled, keepPrevious: true });
  if (!enabled) return null;
  if (tried.error !== null) return tellRefusal ? <Refused message={tried.error.message} /> : null;
  if (tried.data === undefined) return null;
  return <Told impacts={tried.data.impacts} />;
}

/** The same for several lines that are saved together: what they do to people all in all. None where nothing is to be saved. */
export function ImpactOfLines({ lines }: { lines: readonly CmdletLine[] }) {
  const settled = useSettled(lines, 400);
  const refusal = useRefusal(accessOfPipeline(settled.flatMap(({ pipeline }) => pipeline)));
  const enabled = lines.length > 0 && settled.length > 0 && refusal === null;
  const tried = useRead(
    'cmdlet.impactAll',
    { lines: settled.map(line => ({ ...line, pipeline: line.pipeline.map(withoutSecretValues) })) },
    { enabled, keepPrevious: true },
  );
  if (!enabled) return null;
  if (tried.error !== null) return <Refused message={tried.error.message} />;
  if (tried.data === undefined) return null;
  return <Told impacts={tried.data.impacts} />;
}

function Refused({ message }: { message: string }) {
  return (
    <Frame>
      <Line tone="error" word="Error">
        <strong>It would be refused.</strong> {message}
      </Line>
    </Frame>
  );
}

function Told({ impacts }: { impacts: readonly Impact[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? impacts : impacts.slice(0, shownAtFirst);
  const rest = impacts.length - shown.length;
  return (
    <Frame>
      {impacts.length === 0 && <li className="soft">Nobody is affected.</li>}
      {shown.map(({ kind, severity, sentence }) => (
        <Line key={`${kind} ${sentence}`} tone={severity} word={looks[severity].word}>
          {sentence}
        </Line>
      ))}
      {rest > 0 && (
        <li>
          <Button variant="text" onClick={() => setAll(true)}>
            Show {rest} more
          </Button>
        </li>
      )}
    </Frame>
  );
}

function Frame({ children }: { children: React.ReactNode }) {
  return (
    <section className="impact" aria-label="What it does to people" aria-live="polite">
      {/* A long list scrolls, by keyboard too. */}
      <ul tabIndex={0}>{children}</ul>
    </section>
  );
}

function Line({
  tone,
  word,
  children,
}: {
  tone: Impact['severity'];
  word: string;
  children: React.ReactNode;
}) {
  return (
    <li data-tone={tone}>
      <Icon name={looks[tone].icon} />
      <span>
        <span className="hidden-visually">{word}: </span>
        {children}
      </span>
    </li>
  );
}
