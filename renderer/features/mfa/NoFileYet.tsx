import type { MfaSettings } from '../../../shared/domain/mfa-views.ts';
import { Link } from 'react-router';
import { Notice } from '../../components/Notice.tsx';

/** Folders without a file that can be edited: missing ones can be made, damaged ones need a person. */
export function NoFileYet({ settings: { folders } }: { settings: MfaSettings }) {
  const absent = folders.filter(folder => folder.state === 'absent');
  const broken = folders.filter(folder => folder.state === 'damaged' || folder.state === 'unreachable');
  return (
    <>
      {folders.length === 0 && (
        <Notice tone="warning" title="No MIM Service folder is configured">
          <Link to="/settings/console">Name the folder of the MIM Service in the settings</Link>;
          MfaSettings.xml is in it.
        </Notice>
      )}
      {absent.length > 0 && (
        <Notice
          tone="info"
          title={
            absent.length === folders.length
              ? 'There is no MfaSettings.xml yet'
              : 'A folder has no MfaSettings.xml'
          }
        >
          <p>
            Not in <span className="mono">{absent.map(folder => folder.folder).join(', ')}</span>. Writing
            makes one: UTF-8, with the root element <span className="mono">MfaSettings</span>, a name of ours
            because Microsoft’s is unpublished. Where the MIM Service came with a file of its own, put that
            one there first.
          </p>
        </Notice>
      )}
      {broken.map(folder => (
        <Notice
          key={folder.folder}
          tone="error"
          title={folder.state === 'damaged' ? 'A settings file is damaged' : 'A folder cannot be read'}
        >
          <p className="mono">{folder.file}</p>
          <p>{folder.problem}</p>
          {folder.state === 'damaged' && (
            <p>
              The file is left as it is. Mend it by hand, or <Link to="/mfa/backups">restore a backup</Link>.
            </p>
          )}
        </Notice>
      ))}
    </>
  );
}
