import type { UserFileSummary } from '../../../shared/domain/user-file.ts';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { OpenFileButton, useOpenedFile } from './use-opened-file.tsx';
import { UserFile } from './UserFile.tsx';

/** Many users at once: the file, its columns, its rows with what is wrong with each, and the import. */
export function UsersTab() {
  const file = useOpenedFile<UserFileSummary>(
    'users',
    'people',
    path => call('userFile.open', { path }),
    ({ good, bad }) => `${counted(good, 'row')} without problems, ${counted(bad, 'row')} with problems`,
  );
  return (
    <div className="transfer">
      <Section
        level={2}
        title="Users from a file"
        help="CSV with commas, semicolons or tabs, or LDIF, as csvde, ldifde or a spreadsheet write it. Each row makes a user as New-PAMUser does: the account must be in CORP, and what no column gives is CORP’s."
        action={<OpenFileButton file={file} first="Open a file" busy="Checking" />}
      >
        {file.error !== null && <ErrorNotice error={file.error} title="The file was not opened" />}
        {file.opened !== null && (
          <UserFile
            key={file.opened.path}
            file={file.opened}
            onMapped={file.setOpened}
            onAgain={() => void file.open(file.opened?.path ?? null)}
            onClose={file.close}
          />
        )}
      </Section>
    </div>
  );
}
