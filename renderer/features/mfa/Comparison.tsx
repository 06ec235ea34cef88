import { Button } from '@mui/material';
import { Notice } from '../../components/Notice.tsx';
import { fileDifferences } from './settings-form.ts';
import type { SettingsEditor } from './use-settings-editor.ts';

/** The file was changed by someone else since it was read: what differs, and how to go on. Nothing is overwritten. */
export function Comparison({ editor }: { editor: SettingsEditor }) {
  const { base, latest, form, refusal } = editor;
  const differences = fileDifferences(base, latest, form);
  const listed = new Set<string>(differences.map(difference => difference.name));
  // What only the main process can tell: that a secret is another one, or that it is another folder's file.
  const further = (refusal?.issues ?? []).filter(issue => !listed.has(issue.path));
  return (
    <Notice
      tone="error"
      live
      title="MfaSettings.xml was changed by someone else since you read it"
      action={
        <span className="stacked-buttons">
          <Button variant="contained" onClick={editor.keepEntries}>
            Take the file, keep my entries
          </Button>
          <Button onClick={editor.discard}>Discard my entries</Button>
        </span>
      }
    >
      <p>Nothing was overwritten, and nothing is written until you have decided.</p>
      {differences.length > 0 && (
        <div className="plain-frame comparison" tabIndex={0} role="region" aria-label="What differs">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">Element</th>
                <th scope="col">When you read it</th>
                <th scope="col">In the file now</th>
                <th scope="col">Your entry</th>
              </tr>
            </thead>
            <tbody>
              {differences.map(({ name, was, is, mine }) => (
                <tr key={name}>
                  <th scope="row" className="mono">
                    {name}
                  </th>
                  <td className="mono">{was}</td>
                  <td className="mono">{is}</td>
                  <td className={mine === null ? 'soft' : 'mono'}>{mine ?? 'none'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {further.length > 0 && (
        <ul className="issue-list">
          {further.map(issue => (
            <li key={`${issue.path} ${issue.message}`}>
              <span className="mono">{issue.path}</span>: {issue.message}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
