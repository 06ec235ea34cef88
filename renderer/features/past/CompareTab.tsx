import { Link } from 'react-router';
import type { PastDifference, PastMoment } from '../../../shared/contract/past.ts';
import { pastLimits } from '../../../shared/contract/past.ts';
import { useRead } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { exactWords } from '../../components/words.ts';
import { capital } from './capital.ts';
import { MomentForm } from './MomentForm.tsx';
import { momentOf } from './past-address.ts';
import { usePast } from './past-context.ts';
import { useMoment } from './use-moment.ts';

/** What differs between the moment and a second one. */
export function CompareTab() {
  const { moment, asked, ask, timeZone } = usePast();
  const other = momentOf(asked.toAt, asked.toEntry);
  const opened = useMoment(other);
  return (
    <section aria-labelledby="past-second" className="past-objects">
      <h2 id="past-second">Compare with</h2>
      <MomentForm
        key={JSON.stringify(other)}
        moment={other}
        before={0}
        timeZone={timeZone}
        submit="Compare"
        onShow={next =>
          ask(
            changedFilter(asked, {
              toAt: 'at' in next ? next.at : undefined,
              toEntry: 'seq' in next ? next.seq : undefined,
            }),
          )
        }
      />
      {opened.error !== null && (
        <ErrorNotice error={opened.error} title="This moment cannot be shown" onRetry={opened.retry} />
      )}
      {opened.job !== null && (
        <JobProgress job={opened.job} onCancel={opened.cancel} onDismiss={opened.retry} />
      )}
      {other !== undefined && opened.ready && <Compared moments={[moment, other]} timeZone={timeZone} />}
    </section>
  );
}

function Compared({ moments, timeZone }: { moments: [PastMoment, PastMoment]; timeZone: string }) {
  const read = useRead('past.compare', { moments });
  return (
    <Loaded read={read}>
      {({ from, to, counts, rows }) => {
        const { added, removed, changed } = counts;
        const total = added + removed + changed;
        return (
          <>
            <p>
              From <strong>{exactWords(from.at, timeZone)}</strong> (entry {from.seq.toLocaleString('en')}) to{' '}
              <strong>{exactWords(to.at, timeZone)}</strong> (entry {to.seq.toLocaleString('en')}): {added}{' '}
              added, {removed} removed, {changed} changed.{' '}
              <span className="soft">Requests are not compared: the history tells them one by one.</span>
            </p>
            {total === 0 ? (
              <EmptyState icon="success" title="Nothing differs">
                Roles, users, groups and configuration were the same at both moments. What was changed in
                between was changed back.
              </EmptyState>
            ) : (
              <div className="plain-frame">
                <table className="plain past-differences" aria-label="What differs">
                  <thead>
                    <tr>
                      <th scope="col">Object</th>
                      <th scope="col">Field</th>
                      <th scope="col">Before</th>
                      <th scope="col">After</th>
                      <th scope="col" data-align="end">
                        Entry
                      </th>
                    </tr>
                  </thead>
                  {rows.map(row => (
                    <Difference key={`${row.kind} ${row.id}`} row={row} />
                  ))}
                </table>
              </div>
            )}
            {total > pastLimits.differences && (
              <p className="soft">
                The first {pastLimits.differences} are shown. Choose moments that are closer together to see
                the rest.
              </p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

const words: Record<string, string> = {
  role: 'Role',
  user: 'User',
  group: 'Group',
  pamConfiguration: 'Configuration',
  consoleConfiguration: 'Configuration',
  consoleAccount: 'Access',
  corpDomain: 'Domain',
  trust: 'Trust',
  setMember: 'Set member',
  phoneStanding: 'Calls',
};
const tones = { added: 'success', removed: 'error', changed: 'neutral' } as const;
const icons = { added: 'plus', removed: 'minus', changed: 'edit' } as const;

function Difference({ row }: { row: PastDifference }) {
  const lines = [
    ...row.fields.map(one => ({ ...one, before: one.before ?? '–', after: one.after ?? '–' })),
    ...row.lists.map(({ name, label, added, removed, seq }) => ({
      name,
      label,
      before: removed.length === 0 ? '–' : `− ${removed.join(', ')}`,
      after: added.length === 0 ? '–' : `+ ${added.join(', ')}`,
      seq,
    })),
  ];
  return (
    <tbody>
      {lines.map((line, at) => (
        <tr key={line.name}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={lines.length}>
              <span className="past-object">
                <span>{row.name}</span>
                <span className="soft">{words[row.kind] ?? row.kind}</span>
                <Chip tone={tones[row.change]} icon={icons[row.change]}>
                  {capital(row.change)}
                </Chip>
              </span>
            </th>
          )}
          <td>{capital(line.label)}</td>
          <td>{line.before}</td>
          <td>{line.after}</td>
          <td data-align="end">
            <Link to={`/history/${String(line.seq)}`} aria-label={`Entry ${String(line.seq)}`}>
              {line.seq.toLocaleString('en')}
            </Link>
          </td>
        </tr>
      ))}
    </tbody>
  );
}
