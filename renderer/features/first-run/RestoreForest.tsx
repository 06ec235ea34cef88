import { Button } from '@mui/material';
import { useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { exactWords } from '../../components/words.ts';

type Backup = Output<'forest.backups'>['backups'][number];

/** The backups of a forest whose store is damaged or gone, each to be put in its place. */
export function RestoreForest({ dir }: { dir: string }) {
  const read = useRead('forest.backups', { dir });
  const restore = useAct('forest.restore');
  const [chosen, setChosen] = useState<Backup | null>(null);
  return (
    <section className="first-restore" aria-labelledby="first-restore">
      <h2 id="first-restore">Backups of this forest</h2>
      <Loaded read={read}>
        {({ backups }) =>
          backups.length === 0 ? (
            <p className="soft">
              There is none in its folder “backups”. Copy one there from your own backups, and open it again.
            </p>
          ) : (
            <ul className="first-backups">
              {backups.map(backup => (
                <li key={backup.file}>
                  <span className="first-backup-when">
                    <strong>{exactWords(backup.at)}</strong>
                    <span className="soft">
                      history up to entry {backup.entries.toLocaleString('en')},{' '}
                      {Math.ceil(backup.bytes / 1024).toLocaleString('en')} KiB
                    </span>
                  </span>
                  <Button onClick={() => setChosen(backup)}>Restore</Button>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <ConfirmDialog
        open={chosen !== null}
        title={chosen === null ? '' : `Restore the backup of ${exactWords(chosen.at)}`}
        confirm="Restore backup"
        busy={restore.isPending}
        error={restore.error}
        onConfirm={() => {
          if (chosen !== null)
            restore.mutate({ dir, file: chosen.file }, { onSuccess: () => setChosen(null) });
        }}
        onClose={() => setChosen(null)}
      >
        The store that is there now is moved into the folder “damaged” and kept. What happened after entry{' '}
        {chosen?.entries.toLocaleString('en')} is in that file only.
      </ConfirmDialog>
    </section>
  );
}
