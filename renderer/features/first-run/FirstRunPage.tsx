import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useAppState } from '../../api/me.ts';
import type { ConfigurationPreview } from '../../../shared/domain/configuration-file.ts';
import { asCallError, call } from '../../api/client.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { UserMenu } from '../../app/frame/UserMenu.tsx';
import { ShortcutList } from '../../app/frame/ShortcutList.tsx';
import { AnswerReview } from './AnswerReview.tsx';
import { canMake, canRestore, type Failed, failedAtStart } from './failed.ts';
import { ConfigurationForest } from './ConfigurationForest.tsx';
import { NewForest } from './NewForest.tsx';
import { OpenForest } from './OpenForest.tsx';
import { RecentForests } from './RecentForests.tsx';
import { RestoreForest } from './RestoreForest.tsx';
import { SampleForest } from './SampleForest.tsx';

/** The window while no forest is open: sample forest, new forest, open one, recent ones. */
export function FirstRunPage() {
  const state = useAppState();
  const { recent } = state;
  const heading = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState<Failed>(() => failedAtStart(state));
  /** The folder that the form for a new forest begins with; null while there is no form. */
  const [making, setMaking] = useState<string | null>(null);
  /** A configuration file that is being looked at. */
  const [file, setFile] = useState<ConfigurationPreview | null>(null);
  const [shortcuts, setShortcuts] = useState(false);
  const openFile = async () => {
    setFailed(null);
    try {
      const { path } = await call('app.pickFile', { purpose: 'json' });
      if (path !== null) setFile(await call('forest.previewConfiguration', { path }));
    } catch (error) {
      setFailed({ error: asCallError(error), dir: '' });
    }
  };
  // A forest that was opened here before is on a disk that is not connected, or was moved.
  const known = recent.some(forest => forest.dir === failed?.dir);
  const makeThere = failed !== null && canMake(failed.error) && !known ? () => setMaking(failed.dir) : null;
  useEffect(() => {
    document.title = 'Open a forest – Bastion Console';
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="first">
      <header className="bar">
        <div className="bar-forest">
          <Icon name="bastion" size={20} className="bar-mark" />
          <span className="bar-names">Bastion Console</span>
        </div>
        <span className="first-gap" />
        <UserMenu onShortcuts={() => setShortcuts(true)} />
      </header>
      <main className="first-main">
        <h1 ref={heading} tabIndex={-1}>
          Open a forest
        </h1>
        <p className="soft first-lead">
          A forest is a folder: the store with users, groups, roles, requests and their history, and the files
          of its MIM Service. One console at a time works on it.
        </p>
        {making === null && file === null && failed !== null && (
          <NotOpened failed={failed} onMake={makeThere} />
        )}
        <div className="first-columns">
          <div className="first-ways">
            {file !== null ? (
              <ConfigurationForest preview={file} onCancel={() => setFile(null)} />
            ) : making !== null ? (
              <NewForest dir={making} onCancel={() => setMaking(null)} />
            ) : (
              <>
                <SampleForest
                  primary={makeThere === null}
                  onError={error => setFailed(error === null ? null : { error, dir: '' })}
                />
                <OpenForest onFailed={setFailed} />
                <section className="first-way" aria-labelledby="first-new">
                  <Icon name="plus" size={20} />
                  <div>
                    <h2 id="first-new">New forest</h2>
                    <p className="soft">An empty store for your own CORP and PRIV forests.</p>
                  </div>
                  <Button onClick={() => setMaking('')} data-new>
                    New forest
                  </Button>
                </section>
                <section className="first-way" aria-labelledby="first-file">
                  <Icon name="transfer" size={20} />
                  <div>
                    <h2 id="first-file">From a configuration file</h2>
                    <p className="soft">
                      A new forest of what a console saved under Import and export: for another workstation,
                      or out of a backup.
                    </p>
                  </div>
                  <Button onClick={() => void openFile()}>Choose file</Button>
                </section>
                <AnswerReview />
              </>
            )}
          </div>
          <RecentForests recent={recent} onFailed={setFailed} />
        </div>
      </main>
      <ShortcutList open={shortcuts} onClose={() => setShortcuts(false)} />
    </div>
  );
}

/** Why a folder was not opened, and what can be done with it. */
function NotOpened({ failed, onMake }: { failed: NonNullable<Failed>; onMake: (() => void) | null }) {
  const { dir, error } = failed;
  if (onMake !== null)
    return (
      <Notice
        tone="info"
        live
        title="There is no forest here yet"
        action={
          <Button variant="contained" onClick={onMake}>
            Make a forest here
          </Button>
        }
      >
        {asCallError(error).message}
      </Notice>
    );
  return (
    <>
      <ErrorNotice error={error} title="The forest was not opened" issues={[]} />
      {canRestore(error) && <RestoreForest dir={dir} />}
    </>
  );
}
