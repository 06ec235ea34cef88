import { Icon } from '../../components/Icon.tsx';
import { notesOf } from '../../../shared/cmdlets/notes.ts';
import { LineNotes, PowerShellText } from '../../components/PowerShellStrip.tsx';
import { excerptAt, type LineCheck } from './line-check.ts';

/** What the line is, while it is typed: where it goes wrong, with a caret; what is missing; or how it will be run. */
export function LineHint({ text, check }: { text: string; check: LineCheck }) {
  switch (check.kind) {
    case 'empty':
      return null;
    case 'unfinished':
      return <p className="soft">{check.message}</p>;
    case 'runs':
      return (
        <div>
          {check.powershell === text.trim() ? (
            <p className="soft">Enter runs this line.</p>
          ) : (
            <p className="soft">
              Runs as <PowerShellText line={check.powershell} />
            </p>
          )}
          <LineNotes notes={notesOf(check.pipeline ?? [])} />
        </div>
      );
    case 'wrong': {
      const excerpt = excerptAt(text, check.column);
      return (
        <div className="command-wrong">
          <pre aria-hidden="true" className="mono">
            {excerpt.text}
            {'\n'}
            {' '.repeat(excerpt.at)}
            <b>^</b>
          </pre>
          <p>
            <Icon name="error" size={14} />
            {check.message}
          </p>
        </div>
      );
    }
  }
}
