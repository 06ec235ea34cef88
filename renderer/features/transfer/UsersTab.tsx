import { useState } from 'react';
import type { UserFileSummary } from '../../../shared/domain/user-file.ts';
import { call } from '../../api/client.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { useKept } from './use-kept.ts';
import { UserFile } from './UserFile.tsx';

/** Many users at once: the file, its columns, its rows with what is wrong with each, and the import. */
export function UsersTab() {
  const announce = useAnnounce();
  const [file, setFile] = useKept<UserFileSummary | null>('users', null);
  const [error, setError] = useState<unknown>(null);
  const [opening, setOpening] = useState(false);
  const open = async (path: string | null) => {
    setError(null);
    setOpening(true);
    try {
      const chosen = path ?? (await call('app.pickFile', { purpose: 'people' })).path;
      if (chosen === null) return;
      const next = await call('userFile.open', { path: chosen });
      setFile(next);
      announce(`${counted(next.good, 'row')} without problems, ${counted(next.bad, 'row')} with problems`);
    } catch (problem) {
      setError(problem);
    } finally {
      setOpening(false);
    }
  };
  return (
    <div className="transfer">
      <Section
        level={2}
        title="Users from a file"
        help="CSV with commas, semicolons or tabs, or LDIF, as csvde, ldifde or a spreadsheet write it. Each row makes a user as New-PAMUser does: the account must be in CORP, and what no column gives is CORP’s."
        action={
          <ActionButton
            needs="administer"
            variant={file === null ? 'contained' : 'outlined'}
            startIcon={<Icon name="folder" />}
            busy={opening}
            onClick={() => void open(null)}
          >
            {opening ? 'Checking' : file === null ? 'Open a file' : 'Open another file'}
          </ActionButton>
        }
      >
        {error !== null && <ErrorNotice error={error} title="The file was not opened" />}
        {file !== null && (
          <UserFile
            key={file.path}
            file={file}
            onMapped={setFile}
            onAgain={() => void open(file.path)}
            onClose={() => {
              void call('transfer.close', { session: file.session }).catch(() => undefined);
              setFile(null);
            }}
          />
        )}
      </Section>
    </div>
  );
}
