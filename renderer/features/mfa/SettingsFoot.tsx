import { Button } from '@mui/material';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Icon } from '../../components/Icon.tsx';
import { counted } from '../../components/words.ts';
import { changesInWords } from './settings-form.ts';
import type { SettingsEditor } from './use-settings-editor.ts';

/** At the lower edge of the editor: what will be written where, and the next step towards it. */
export function SettingsFoot({ editor }: { editor: SettingsEditor }) {
  const { base, form, dirty, preview, busy, issues, stale } = editor;
  const changes = changesInWords(base, form);
  const writable = base.folders.filter(folder => folder.state === 'present' || folder.state === 'absent');
  return (
    <>
      <section className="ps-strip" aria-label="What will be written">
        <span className="ps-name">
          <Icon name="edit" />
          Writes
        </span>
        <div className="ps-line write-line">
          {!dirty ? (
            <span className="soft">Nothing is changed yet.</span>
          ) : (
            <>
              {changes.length === 0 ? (
                <span>No text changes. </span>
              ) : (
                <code className="ps-text">{changes.join(', ')}</code>
              )}
              <span className="soft small">
                {' '}
                to MfaSettings.xml in {counted(writable.length, 'folder')}:{' '}
                {writable.map(folder => folder.folder).join(', ')}
              </span>
            </>
          )}
        </div>
      </section>
      <div className="form-actions">
        {preview === null ? (
          <>
            <ActionButton
              variant="contained"
              needs="administer"
              busy={busy}
              offBecause={offBecause(editor)}
              onClick={editor.review}
            >
              Review changes
            </ActionButton>
            <Button onClick={editor.discard} disabled={!dirty || busy}>
              Discard changes
            </Button>
          </>
        ) : (
          <>
            <ActionButton
              variant="contained"
              needs="administer"
              busy={busy}
              offBecause={
                stale || Object.keys(issues).length > 0
                  ? 'The file or your entries changed. Look at them again.'
                  : null
              }
              onClick={editor.write}
            >
              {busy ? 'Writing' : 'Write settings'}
            </ActionButton>
            <Button onClick={editor.back} disabled={busy}>
              Back to editing
            </Button>
          </>
        )}
      </div>
    </>
  );
}

function offBecause({ dirty, stale, issues, base }: SettingsEditor): string | null {
  if (base.folders.length === 0) return 'No MIM Service folder is configured. Name one in the settings.';
  if (base.folders.every(folder => folder.state === 'damaged' || folder.state === 'unreachable'))
    return 'No folder has a file that can be written. Mend or restore it first.';
  if (!dirty) return 'Nothing is changed yet.';
  if (stale) return 'A file changed since you read it. Look at the comparison first.';
  const wrong = Object.keys(issues);
  return wrong.length === 0 ? null : `Correct ${wrong.join(', ')} first.`;
}
