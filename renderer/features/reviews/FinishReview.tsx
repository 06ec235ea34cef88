import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import type { CampaignView } from '../../../shared/domain/attestation.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FormActions } from '../../components/FormActions.tsx';
import { ImpactOfLines } from '../../components/ImpactList.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { ReasonInput } from '../../components/ReasonInput.tsx';
import { Section } from '../../components/Section.tsx';
import { counted, listWords } from '../../components/words.ts';

type Plan = Output<'attestation.plan'>;

export interface FinishReviewProps {
  campaign: CampaignView;
  plan: Plan;
}

/** The impact of more lines is not tried at once (`cmdlet.impactAll`). */
const mostTried = 100;

/** What finishing does: who leaves which role, as PowerShell, before it is run. */
export function FinishReview({ campaign, plan }: FinishReviewProps) {
  const navigate = useNavigate();
  const announce = useAnnounce();
  const act = useAct('attestation.finish');
  const [reason, setReason] = useState('');
  const { id, title, finishedAt } = campaign;
  const { lines, conflicts } = plan;
  const removed = lines.reduce((sum, line) => sum + line.removed.length, 0);
  const blocked =
    finishedAt !== null
      ? 'This review is finished already.'
      : conflicts > 0
        ? `${counted(conflicts, 'conflict')} must be decided first.`
        : null;
  const finish = (event: FormEvent) => {
    event.preventDefault();
    const expects = lines.map(line => ({ id: line.expects.id as RoleId, version: line.expects.version }));
    act.mutate(
      { id, expects, reason },
      {
        onSuccess: done => {
          announce(`Review finished. ${counted(done.removed, 'candidate')} removed`);
          void navigate(`/reviews/${id}`);
        },
      },
    );
  };
  return (
    <Page
      title={`Finish: ${title}`}
      foot={
        <>
          <ImpactOfLines
            lines={
              blocked === null
                ? lines.slice(0, mostTried).map(({ pipeline, expects }) => ({ pipeline, expects }))
                : []
            }
          />
          <PowerShellStrip
            lines={lines.map(({ pipeline }) => pipeline)}
            reason={reason}
            nothing="No role loses a candidate."
          />
          <FormActions
            save={removed === 0 ? 'Finish review' : `Remove ${counted(removed, 'candidate')} and finish`}
            needs="administer"
            form="finish-review"
            dirty
            busy={act.isPending}
            offBecause={blocked}
            discard="Cancel"
            onDiscard={() => void navigate(`/reviews/${id}`)}
          />
        </>
      }
    >
      <form id="finish-review" className="review-finish" noValidate onSubmit={finish}>
        {act.error !== null && <ErrorNotice error={act.error} title="The review was not finished" />}
        {conflicts > 0 && (
          <Notice tone="warning" title={`${counted(conflicts, 'conflict')} to be decided first`}>
            Reviewers differ. <Link to={`/reviews/${id}?outcome=conflict`}>Open the candidates</Link> and
            decide.
          </Notice>
        )}
        <Section level={2} title={counted(removed, 'candidate') + ' to be removed'}>
          {lines.length === 0 ? (
            <p className="soft">No role loses a candidate.</p>
          ) : (
            <Leaving lines={lines} />
          )}
        </Section>
        <Section level={2} title="What stays as it is">
          <Staying plan={plan} />
        </Section>
        <ReasonInput value={reason} onChange={setReason} />
      </form>
    </Page>
  );
}

function Leaving({ lines }: { lines: Plan['lines'] }) {
  return (
    <div className="plain-frame">
      <table className="plain" aria-label="Who leaves which role">
        <thead>
          <tr>
            <th scope="col">Role</th>
            <th scope="col">Leaves</th>
            <th scope="col">Candidates left</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ expects, roleName, removed, staying }) => (
            <tr key={expects.id}>
              <td>
                <Link to={`/roles/${expects.id}`}>{roleName}</Link>
              </td>
              <td>{listWords(removed)}</td>
              <td>{staying === 0 ? 'None: nobody can activate it' : staying.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Staying({ plan: { kept, open, gone } }: { plan: Plan }) {
  return (
    <ul className="review-points">
      <li>{counted(kept, 'candidate')} kept.</li>
      {open > 0 && (
        <li>
          {counted(open, 'candidate')} that nobody answered for {open === 1 ? 'stays' : 'stay'} a candidate.
          Once the review is finished, no reply is taken any more.
        </li>
      )}
      {gone > 0 && (
        <li>
          {counted(gone, 'candidate')} to be removed {gone === 1 ? 'is' : 'are'} none any more: nothing is
          left to do.
        </li>
      )}
    </ul>
  );
}
