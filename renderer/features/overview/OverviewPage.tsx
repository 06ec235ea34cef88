import { Skeleton } from '@mui/material';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { ActiveNow } from './ActiveNow.tsx';
import { Needs } from './Needs.tsx';
import { Tile } from './Tile.tsx';
import { tilesOf } from './tiles.ts';

/** Ends of activations come by themselves, so the numbers are read again every half minute. */
const everyMs = 30_000;

/** What is going on and what needs someone. */
export function OverviewPage() {
  const overview = useRead('overview.get', {}, { everyMs });
  const data = overview.data;
  return (
    <Page title="Overview">
      {overview.error !== null && data === undefined ? (
        <ErrorNotice error={overview.error} onRetry={() => void overview.refetch()} />
      ) : data === undefined ? (
        <div aria-busy="true">
          <span className="hidden-visually" role="status">
            Reading the overview
          </span>
          <div className="tiles">
            {Array.from({ length: 6 }, (_, at) => (
              <Skeleton key={at} variant="rounded" height={104} />
            ))}
          </div>
        </div>
      ) : (
        <>
          <ul className="tiles" aria-label="Numbers">
            {tilesOf(data).map(tile => (
              <li key={tile.word}>
                <Tile tile={tile} />
              </li>
            ))}
          </ul>
          <div className="overview-columns">
            <Needs needs={data.needs} />
            <ActiveNow active={data.active} />
          </div>
        </>
      )}
    </Page>
  );
}
