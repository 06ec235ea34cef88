import type { MfaDiffLine } from '../../../shared/domain/mfa-views.ts';
import { counted } from '../../components/words.ts';
import { foldDiff } from './fold-diff.ts';

const signs = { same: ' ', removed: '−', added: '+' } as const;
const words = { same: '', removed: 'Removed: ', added: 'Added: ' } as const;

export interface DiffProps {
  lines: readonly MfaDiffLine[];
  /** The file, for a screen reader. */
  file: string;
}

/** A before/after of MfaSettings.xml, line by line; secrets are masked in what arrives here. */
export function Diff({ lines, file }: DiffProps) {
  if (lines.every(line => line.kind === 'same'))
    return <p className="soft">The file stays as it is, byte for byte.</p>;
  return (
    <div className="diff" tabIndex={0} role="region" aria-label={`Before and after of ${file}`}>
      <table>
        <thead className="hidden-visually">
          <tr>
            <th scope="col">Line before</th>
            <th scope="col">Line after</th>
            <th scope="col">Text</th>
          </tr>
        </thead>
        <tbody>
          {foldDiff(lines).map((run, at) =>
            run.kind === 'folded' ? (
              <tr key={at} className="diff-folded">
                <td colSpan={3}>
                  {counted(run.count, 'line')} that {run.count === 1 ? 'stays' : 'stay'}
                </td>
              </tr>
            ) : (
              run.lines.map((line, inside) => (
                <tr key={`${String(at)} ${String(inside)}`} data-kind={line.kind}>
                  <td>{line.before ?? ''}</td>
                  <td>{line.after ?? ''}</td>
                  <td>
                    <span className="hidden-visually">{words[line.kind]}</span>
                    <span className="diff-sign" aria-hidden="true">
                      {signs[line.kind]}
                    </span>
                    {line.text}
                  </td>
                </tr>
              ))
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}
