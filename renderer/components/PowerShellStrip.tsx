import { IconButton, Tooltip } from '@mui/material';
import { useId, useMemo, useState } from 'react';
import type { Pipeline } from '../../shared/cmdlets/command.ts';
import { notesOf } from '../../shared/cmdlets/notes.ts';
import { writePipeline } from '../../shared/cmdlets/write.ts';
import { CopyButton } from './CopyButton.tsx';
import { Icon } from './Icon.tsx';
import { SavePs1, type SavedPs1 } from './SavePs1.tsx';

export interface PowerShellStripProps {
  /** What Save will run; null while there is nothing to run. */
  pipeline?: Pipeline | null;
  /** Where Save runs several lines in one transaction: all of them. */
  lines?: readonly Pipeline[];
  /** Why, as it stands in the form: it goes into the file that the strip saves. */
  reason?: string;
  /** Said instead of a line while there is none: `Nothing is changed yet.` */
  nothing?: string;
}

/** The line that Save will run, live while a form is edited, and what of it has no effect here. Secrets stand in it as prompts. */
export function PowerShellStrip({
  pipeline = null,
  lines = pipeline === null ? [] : [pipeline],
  reason = '',
  nothing = 'Nothing is changed yet.',
}: PowerShellStripProps) {
  const [open, setOpen] = useState(true);
  const [saved, setSaved] = useState<(SavedPs1 & { line: string | null }) | null>(null);
  const id = useId();
  const line = lines.length === 0 ? null : lines.map(writePipeline).join('\n');
  const notes = [...new Set(lines.flatMap(notesOf))];
  return (
    <section className="ps-strip" aria-label="PowerShell that Save will run" data-open={open}>
      <span className="ps-name">
        <Icon name="terminal" />
        PowerShell
      </span>
      {/* A long line scrolls, by keyboard too. */}
      <div className="ps-line" id={id} hidden={!open} tabIndex={0}>
        {/* What was written is of the line as it was: with the next edit it is history. */}
        {saved !== null && saved.line === line && (
          <p className="ps-saved" data-tone={saved.tone}>
            <Icon name={saved.tone} size={14} />
            {saved.text}
          </p>
        )}
        {line === null ? <span className="soft">{nothing}</span> : <PowerShellText line={line} />}
        <LineNotes notes={notes} />
      </div>
      {!open && <span className="ps-folded soft">Hidden</span>}
      <div className="ps-tools">
        <CopyButton text={line ?? ''} what="PowerShell" disabled={line === null} />
        <SavePs1 lines={lines} reason={reason} onDone={done => setSaved({ ...done, line })} />
        <Tooltip title={open ? 'Hide the line' : 'Show the line'} describeChild={false}>
          <IconButton
            aria-label={open ? 'Hide the PowerShell line' : 'Show the PowerShell line'}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'up'} />
          </IconButton>
        </Tooltip>
      </div>
    </section>
  );
}

/** What was given in a line and has no effect in this console, each with its reason. */
export function LineNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="ps-notes" aria-label="Without effect">
      {notes.map(note => (
        <li key={note}>
          <Icon name="information" size={14} />
          {note}
        </li>
      ))}
    </ul>
  );
}

/** A line that has been or can be run, with its copy button: history, command bar. */
export function PowerShellLine({ line }: { line: string }) {
  return (
    <div className="ps-block">
      <PowerShellText line={line} />
      <CopyButton text={line} what="PowerShell" />
    </div>
  );
}

const token =
  /('(?:''|[^'])*'|"(?:`.|""|[^"`])*")|(\$(?:true|false|null)\b)|((?<![\w-])-[A-Za-z]\w*)|\b([A-Z][a-z]+-[A-Z]\w+)\b/g;

/** PowerShell with its cmdlets, parameters and strings told apart by weight and colour. */
export function PowerShellText({ line }: { line: string }) {
  const parts = useMemo(() => tokens(line), [line]);
  return (
    <code className="ps-text">
      {parts.map((part, at) => (
        <span key={at} data-kind={part.kind}>
          {part.text}
        </span>
      ))}
    </code>
  );
}

function tokens(
  line: string,
): { text: string; kind: 'string' | 'value' | 'parameter' | 'cmdlet' | undefined }[] {
  const parts: ReturnType<typeof tokens> = [];
  let done = 0;
  for (const match of line.matchAll(token)) {
    if (match.index > done) parts.push({ text: line.slice(done, match.index), kind: undefined });
    const kind =
      match[1] !== undefined
        ? 'string'
        : match[2] !== undefined
          ? 'value'
          : match[3] !== undefined
            ? 'parameter'
            : 'cmdlet';
    parts.push({ text: match[0], kind });
    done = match.index + match[0].length;
  }
  if (done < line.length) parts.push({ text: line.slice(done), kind: undefined });
  return parts;
}
