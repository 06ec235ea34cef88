import type { Group } from '../../../shared/domain/group.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Section } from '../../components/Section.tsx';
import { sidState, sidWords } from './sids.ts';

const tones = { success: 'success', error: 'error', neutral: 'info' } as const;

/** Both SIDs above each other, and in words whether they must and do match. */
export function SidSection({ group }: { group: Group }) {
  const { short, tone, explain } = sidWords[sidState(group)];
  return (
    <Section title="SIDs">
      <div className="sids">
        <dl className="facts">
          {!group.privOnly && (
            <>
              <dt>CORP group</dt>
              <dd>
                <Sid sid={group.sourceAccountSid} of="the CORP group" />
              </dd>
            </>
          )}
          <dt>{group.usesSidHistory || group.privOnly ? 'PRIV group' : 'Shadow principal'}</dt>
          <dd>
            <Sid sid={group.privAccountSid} of="the PRIV group" />
          </dd>
        </dl>
        <Notice tone={tones[tone]} title={short}>
          {explain}
        </Notice>
      </div>
    </Section>
  );
}

function Sid({ sid, of }: { sid: string; of: string }) {
  if (sid === '') return <span className="soft">Not known to the console</span>;
  return (
    <span className="sid">
      <span className="mono">{sid}</span>
      <CopyButton text={sid} what={`SID of ${of}`} />
    </span>
  );
}
