import type { AppState } from '../../../shared/contract/app.ts';
import { useAct } from '../../api/use-act.ts';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Moment } from '../../components/Moment.tsx';
import type { Failed } from './failed.ts';

export interface RecentForestsProps {
  recent: AppState['recent'];
  onFailed: (failed: Failed) => void;
}

/** Forests that were opened on this workstation, newest first; a folder that is gone is shown as such. */
export function RecentForests({ recent, onFailed }: RecentForestsProps) {
  const open = useAct('forest.open');
  return (
    <section className="first-recent" aria-labelledby="first-recent">
      <h2 id="first-recent">Recent</h2>
      {recent.length === 0 ? (
        <p className="soft">No forest has been opened on this workstation yet.</p>
      ) : (
        <ul>
          {recent.map(forest => (
            <li key={forest.dir}>
              <button
                type="button"
                disabled={open.isPending}
                onClick={() => {
                  onFailed(null);
                  open.mutate(
                    { dir: forest.dir },
                    { onError: error => onFailed({ dir: forest.dir, error }) },
                  );
                }}
              >
                <Icon name="folder" />
                <span className="first-recent-name">
                  <strong>{forest.name}</strong>
                  <span className="mono soft">{forest.dir}</span>
                </span>
                {forest.found ? (
                  <span className="soft small">
                    <Moment at={forest.openedAt} />
                  </span>
                ) : (
                  <Chip tone="warning" icon="warning">
                    Folder not found
                  </Chip>
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
