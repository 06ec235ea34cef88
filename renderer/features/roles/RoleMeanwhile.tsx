import { Button } from '@mui/material';
import { Notice } from '../../components/Notice.tsx';
import type { RoleEditor } from './use-role-editor.ts';

/** The role was saved by somebody else while it is edited here: what changed, and how to go on. */
export function RoleMeanwhile({ editor }: { editor: RoleEditor }) {
  if (editor.meanwhile.length === 0) return null;
  const overwrites = editor.meanwhile.some(difference => difference.mine);
  return (
    <Notice tone="warning" title="The role was changed while you edited it" live>
      <ul className="issue-list">
        {editor.meanwhile.map(difference => (
          <li key={difference.field}>
            <strong>{difference.label}:</strong> {difference.words}
            {difference.mine && '. You edited this too: your entry would replace it.'}
          </li>
        ))}
      </ul>
      <p>
        {overwrites
          ? 'Saving is refused until you have reloaded. Look at the fields named here before you save.'
          : 'Saving is refused until you have reloaded.'}
      </p>
      <div className="role-meanwhile-actions">
        <Button variant="contained" onClick={editor.keepEntries}>
          Reload, keep my entries
        </Button>
        <Button onClick={editor.discard}>Discard my entries</Button>
      </div>
    </Notice>
  );
}
