import { Link, Outlet, useLocation } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import { useForest } from '../../api/me.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { LinkTabs } from '../../components/LinkTabs.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { exactWords } from '../../components/words.ts';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { useAddress } from '../../components/use-address.ts';
import { MomentForm } from './MomentForm.tsx';
import { momentOf, pastAddress } from './past-address.ts';
import { useMoment } from './use-moment.ts';
import type { PastContext } from './past-context.ts';

const tabs = [
  ['roles', 'Roles'],
  ['users', 'Users'],
  ['groups', 'Groups'],
  ['configuration', 'Configuration'],
  ['who-could', 'Who could activate'],
  ['compare', 'Compare'],
] as const;

/** The forest as it was at a moment, rebuilt from the history: the moment above, what is asked about it in the tabs. */
export function PastPage() {
  const { timeZone } = useForest();
  const { search } = useLocation();
  const [asked, ask] = useAddress(pastAddress);
  const moment = momentOf(asked.at, asked.entry);
  const opened = useMoment(moment);
  const { found, job, error } = opened;
  const onItsWay =
    moment !== undefined && !opened.ready && error === null && (job === null || job.state === 'running');
  return (
    <Page
      title="As it was"
      toolbar={
        <LinkTabs
          label="As it was"
          tabs={tabs.map(([path, label]) => ({ to: `/past/${path}${search}`, label }))}
        />
      }
    >
      <div className="past">
        <p className="soft past-lead">
          The forest as it was at a moment, rebuilt from this console’s history; secrets are not in it. It is
          what the console recorded: what the directory or MIM held besides is not known here. Times are on
          the forest’s clock ({timeZone.replaceAll('_', ' ')}).
        </p>
        <MomentForm
          key={JSON.stringify(moment)}
          moment={moment}
          before={86_400_000}
          timeZone={timeZone}
          submit="Show"
          onShow={next =>
            ask(
              changedFilter(asked, {
                at: 'at' in next ? next.at : undefined,
                entry: 'seq' in next ? next.seq : undefined,
              }),
            )
          }
        />
        {error !== null && (
          <ErrorNotice error={error} title="This moment cannot be shown" onRetry={opened.retry} />
        )}
        {found !== undefined && <Found found={found} timeZone={timeZone} />}
        {job !== null && <JobProgress job={job} onCancel={opened.cancel} onDismiss={opened.retry} />}
        {onItsWay && <TableSkeleton columns={3} />}
        {moment === undefined && (
          <EmptyState icon="clock" title="Choose a moment">
            A date and a time, or the number of an entry. An event’s details in the history lead here too.
          </EmptyState>
        )}
        {opened.ready && found !== undefined && (
          <Outlet context={{ moment: moment!, found, asked, ask, timeZone } satisfies PastContext} />
        )}
      </div>
    </Page>
  );
}

function Found({ found, timeZone }: { found: Output<'past.open'>; timeZone: string }) {
  const { seq, at, entry, first, sealedIn, clockSetBack } = found;
  return (
    <>
      <p className="past-found" role="status">
        <strong>As of {exactWords(at, timeZone)}</strong>, after{' '}
        <Link to={`/history/${String(seq)}`}>entry {seq.toLocaleString('en')}</Link>
        {entry.at !== at && ` of ${exactWords(entry.at, timeZone)}`}
        <span className="soft">{entry.message === '' ? '. Its text is sealed.' : `: ${entry.message}`}</span>
      </p>
      {clockSetBack && (
        <Notice tone="warning" title="The clock showed this time more than once">
          The computer’s clock was set back. This is the last of those moments; choose another by its entry.
        </Notice>
      )}
      {sealedIn !== null && (
        <p className="soft">
          Known from entry {first.seq.toLocaleString('en')} ({exactWords(first.at, timeZone)}) on: what was
          before is sealed in {sealedIn}.
        </p>
      )}
    </>
  );
}
