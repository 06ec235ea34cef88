import type { Output } from '../../../shared/contract/registry.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { counted } from '../../components/words.ts';
import { CorpDifferences } from './CorpDifferences.tsx';

/** Where CORP is read from, and how it differs from what MIM holds. */
export function CorpTab() {
  return <Loaded read={useRead('corp.status', {})}>{status => <Corp status={status} />}</Loaded>;
}

function Corp({ status }: { status: Output<'corp.status'> }) {
  const compare = useAct('corp.compare');
  const announce = useAnnounce();
  const run = () =>
    compare.mutate(
      {},
      {
        onSuccess: ({ differences }) =>
          announce(differences.length === 0 ? 'No differences' : counted(differences.length, 'difference')),
      },
    );
  return (
    <div className="settings-corp">
      <Section level={2} title="CORP directory">
        {status.problem !== null && (
          <Notice tone="warning" title="CORP cannot be read">
            {status.problem}
          </Notice>
        )}
        <Facts
          items={[
            [
              'File',
              status.file === null ? (
                <span key="none">
                  None. Put an export of CORP as <span className="mono">corp.ldif</span> or{' '}
                  <span className="mono">corp.csv</span> into the forest’s folder.
                </span>
              ) : (
                <span key="file" className="mono">
                  {status.file}
                </span>
              ),
            ],
            [
              'Read',
              <Moment key="at" at={status.readAt} form={status.readAt === null ? 'relative' : 'exact'} />,
            ],
            ['Users', status.users.toLocaleString('en')],
            ['Groups', status.groups.toLocaleString('en')],
          ]}
        />
      </Section>
      <Section
        level={2}
        title="Compare with CORP"
        help="New-PAMUser copies a number once. The comparison finds numbers that have changed in CORP since, and raises event 825 once for each change. It changes no user."
        action={
          <ActionButton
            needs="operate"
            variant="contained"
            busy={compare.isPending}
            offBecause={
              status.file === null ? 'No CORP file is set. Put one into the forest’s folder first.' : null
            }
            onClick={run}
          >
            {compare.isPending ? 'Comparing' : 'Compare with CORP'}
          </ActionButton>
        }
      >
        {compare.error !== null && (
          <ErrorNotice error={compare.error} title="CORP was not compared" onRetry={run} />
        )}
        {compare.data !== undefined && <CorpDifferences result={compare.data} />}
      </Section>
    </div>
  );
}
