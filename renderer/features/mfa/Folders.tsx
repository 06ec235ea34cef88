import type { MfaFolder, MfaSettings } from '../../../shared/domain/mfa-views.ts';
import { Chip } from '../../components/Chip.tsx';
import { Moment } from '../../components/Moment.tsx';

const states: Record<
  MfaFolder['state'],
  { word: string; tone: 'success' | 'error' | 'warning'; icon: 'check' | 'error' | 'warning' }
> = {
  present: { word: 'Readable', tone: 'success', icon: 'check' },
  absent: { word: 'No file', tone: 'warning', icon: 'warning' },
  damaged: { word: 'Damaged', tone: 'error', icon: 'error' },
  unreachable: { word: 'Cannot be read', tone: 'error', icon: 'error' },
};

/** Every MIM Service folder with the state of its file, and where their files differ. */
export function Folders({ settings: { folders, differences, shown } }: { settings: MfaSettings }) {
  return (
    <section className="panel" aria-labelledby="mfa-folders">
      <div className="panel-head">
        <h2 id="mfa-folders">MIM Service folders</h2>
      </div>
      <div className="panel-table" tabIndex={0} role="region" aria-label="Table of the folders">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">Folder</th>
              <th scope="col">MfaSettings.xml</th>
              <th scope="col">Size</th>
              <th scope="col">Changed</th>
              <th scope="col">Content</th>
            </tr>
          </thead>
          <tbody>
            {folders.map(folder => {
              const { word, tone, icon } = states[folder.state];
              return (
                <tr key={folder.folder}>
                  <td>
                    <span className="mono">{folder.folder}</span>
                    {folders.length > 1 && folder.folder === shown && (
                      <span className="soft small"> shown on this page</span>
                    )}
                  </td>
                  <td>
                    <Chip tone={tone} icon={icon}>
                      {word}
                    </Chip>
                    {folder.problem !== null && <p className="small">{folder.problem}</p>}
                  </td>
                  <td>{folder.bytes === null ? '–' : `${folder.bytes.toLocaleString('en')} bytes`}</td>
                  <td>
                    <Moment
                      at={folder.modifiedAt === null ? null : Date.parse(folder.modifiedAt)}
                      focusable
                    />
                  </td>
                  <td className="mono">{folder.hash === null ? '–' : folder.hash.slice(0, 12)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {differences.length > 0 && (
        <div className="folder-differences">
          <h3>Where the files differ</h3>
          <div className="plain-frame" tabIndex={0} role="region" aria-label="Where the files differ">
            <table className="plain">
              <thead>
                <tr>
                  <th scope="col">Element</th>
                  {folders.map(folder => (
                    <th scope="col" key={folder.folder}>
                      {folder.folder}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {differences.map(difference => (
                  <tr key={difference.element}>
                    <th scope="row" className="mono">
                      {difference.element}
                    </th>
                    {folders.map(({ folder }) => (
                      <td key={folder} className="mono">
                        {difference.values.find(value => value.folder === folder)?.value ?? (
                          <span className="soft">absent</span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="soft small">
            Writing settings gives every folder the same texts for what you change.
          </p>
        </div>
      )}
    </section>
  );
}
