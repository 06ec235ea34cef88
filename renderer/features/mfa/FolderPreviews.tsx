import type { ReactNode } from 'react';
import type { MfaChange, MfaFileWrite, MfaFolderPreview } from '../../../shared/domain/mfa-views.ts';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { counted } from '../../components/words.ts';
import { Diff } from './Diff.tsx';

const whatWords: Record<MfaFileWrite['what'], string> = {
  settings: 'Settings file',
  certificate: 'Certificate',
  backup: 'Backup of what is there now',
  folder: 'Folder for the certificate',
};
const actionWords: Record<MfaFileWrite['action'], string> = {
  created: 'is made',
  replaced: 'is replaced',
  unchanged: 'stays, it has this content already',
};

export interface FolderPreviewsProps<Folder> {
  folders: readonly Folder[];
  /** What else there is to say of a folder, between its files and its texts. */
  children?: (folder: Folder) => ReactNode;
}

/** Folder by folder, exactly what would be written where, and the file before and after. */
export function FolderPreviews<Folder extends MfaFolderPreview>({
  folders,
  children,
}: FolderPreviewsProps<Folder>) {
  return folders.map(folder => (
    <section key={folder.folder} className="folder-preview" aria-label={folder.folder}>
      <h3 className="mono">{folder.folder}</h3>
      {folder.problem !== null ? (
        <Notice tone="error" title="Nothing is written to this folder">
          {folder.problem}
        </Notice>
      ) : (
        <>
          <FileWrites files={folder.files} />
          {children?.(folder)}
          <Changes changes={folder.changes} />
          <Diff lines={folder.diff} file={`MfaSettings.xml in ${folder.folder}`} />
        </>
      )}
    </section>
  ));
}

/** The files of a write, each with what becomes of it. */
export function FileWrites({ files }: { files: readonly MfaFileWrite[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="file-writes" aria-label="Files">
      {files.map(file => (
        <li key={file.path} data-action={file.action}>
          <Icon
            name={file.action === 'created' ? 'plus' : file.action === 'replaced' ? 'edit' : 'check'}
            size={14}
          />
          <span>
            {whatWords[file.what]} {actionWords[file.action]}
            <br />
            <span className="mono soft">{file.path}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Changes({ changes }: { changes: readonly MfaChange[] }) {
  if (changes.length === 0) return <p className="soft">No text of the settings file changes.</p>;
  return (
    <div
      className="plain-frame"
      tabIndex={0}
      role="region"
      aria-label={counted(changes.length, 'changed text')}
    >
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">Element</th>
            <th scope="col">Before</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(change => (
            <tr key={change.element}>
              <th scope="row" className="mono">
                {change.element}
              </th>
              <td className="mono">
                {change.before === null ? (
                  <Soft>absent</Soft>
                ) : change.before === '' ? (
                  <Soft>empty</Soft>
                ) : (
                  change.before
                )}
              </td>
              <td className="mono">
                {change.action === 'removed' ? (
                  <Soft>absent</Soft>
                ) : change.after === '' ? (
                  <Soft>cleared</Soft>
                ) : (
                  change.after
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Soft({ children }: { children: string }) {
  return <span className="soft">{children}</span>;
}
