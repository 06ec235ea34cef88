import { Button } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useAppState } from '../../api/me.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { UserMenu } from '../../app/frame/UserMenu.tsx';
import { ShortcutList } from '../../app/frame/ShortcutList.tsx';
import { CallError } from '../../api/client.ts';
import type { Failed } from './failed.ts';
import { NewForest } from './NewForest.tsx';
import { OpenForest } from './OpenForest.tsx';
import { RecentForests } from './RecentForests.tsx';
import { RestoreForest } from './RestoreForest.tsx';
import { SampleForest } from './SampleForest.tsx';

/** A store that is damaged or gone, and for which a backup can be put in place, is marked so (electron/store/failures.ts). */
function canRestore(error: unknown): boolean {
  return error instanceof CallError && error.issues.some(issue => issue.path === 'store');
}

/** The window while no forest is open: sample forest, new forest, open one, recent ones. */
export function FirstRunPage() {
  const { recent } = useAppState();
  const heading = useRef<HTMLHeadingElement>(null);
  const [failed, setFailed] = useState<Failed>(null);
  const [making, setMaking] = useState(false);
  const [shortcuts, setShortcuts] = useState(false);
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
        {failed !== null && <ErrorNotice error={failed.error} title="The forest was not opened" />}
        {failed !== null && canRestore(failed.error) && <RestoreForest dir={failed.dir} />}
        <div className="first-columns">
          <div className="first-ways">
            {making ? (
              <NewForest onCancel={() => setMaking(false)} />
            ) : (
              <>
                <SampleForest onError={error => setFailed(error === null ? null : { error, dir: '' })} />
                <OpenForest onFailed={setFailed} />
                <section className="first-way" aria-labelledby="first-new">
                  <Icon name="plus" size={20} />
                  <div>
                    <h2 id="first-new">New forest</h2>
                    <p className="soft">An empty store for your own CORP and PRIV forests.</p>
                  </div>
                  <Button onClick={() => setMaking(true)} data-new>
                    New forest
                  </Button>
                </section>
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
