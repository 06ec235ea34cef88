import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Output } from '../../../shared/contract/registry.ts';
import type { RequestId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Detail } from '../../components/ListDetail.tsx';
import { Remaining } from '../../components/Remaining.tsx';
import { Section } from '../../components/Section.tsx';
import { StatusChip } from '../../components/StatusChip.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { Timeline } from '../../components/Timeline.tsx';
import { AfterActivation } from './AfterActivation.tsx';
import { CallPanel } from './CallPanel.tsx';
import { CloseRequest } from './CloseRequest.tsx';
import { Decide } from './Decide.tsx';
import { possibleIn } from './request-actions.ts';
import { ApprovalFacts, CallFacts, RequestFacts } from './RequestFacts.tsx';
import { useCalls } from './use-calls.ts';
import { isMe, nameOf, useMyAccount } from './who.ts';

/** The open request: where it stands, the call as it happens, the decision, its story. */
export function RequestDetail({ id }: { id: RequestId }) {
  const request = useRead('requests.get', { id });
  if (request.data !== undefined) return <Opened data={request.data} />;
  return (
    <Detail id={id} title={request.error === null ? 'Reading the request' : 'The request cannot be shown'}>
      {request.error === null ? (
        <TableSkeleton columns={2} />
      ) : (
        <ErrorNotice error={request.error} onRetry={() => void request.refetch()} />
      )}
    </Detail>
  );
}

function Opened({ data }: { data: Output<'requests.get'> }) {
  const { request, user, role } = data;
  const call = useCalls().find(one => one.requestId === request.id);
  const [closing, setClosing] = useState(false);
  const navigate = useNavigate();
  const own = isMe(user, useMyAccount());
  const may = possibleIn(request.status);
  const again = (extend: boolean) =>
    void navigate(`/requests/new?role=${role.id}&user=${user.id}${extend ? `&extend=${request.id}` : ''}`);
  return (
    <Detail
      id={request.id}
      title={`${role.displayName} for ${nameOf(user)}`}
      summary={
        <span className="request-summary">
          <StatusChip request={request} />
          {request.status === 'Active' && request.expiresAt !== null && (
            <span>
              <Remaining until={request.expiresAt} /> left
            </span>
          )}
        </span>
      }
      actions={
        may.close || may.extend || may.askAgain ? (
          <>
            {may.extend && (
              <ActionButton needs="operate" startIcon={<Icon name="plus" />} onClick={() => again(true)}>
                Extend activation
              </ActionButton>
            )}
            {may.close && (
              <ActionButton
                needs="operate"
                startIcon={<Icon name="close" />}
                onClick={() => setClosing(true)}
              >
                {request.status === 'Active'
                  ? own
                    ? 'Give the role up'
                    : 'End activation'
                  : 'Close request'}
              </ActionButton>
            )}
            {may.askAgain && (
              <ActionButton needs="operate" startIcon={<Icon name="refresh" />} onClick={() => again(false)}>
                Ask again
              </ActionButton>
            )}
          </>
        ) : undefined
      }
    >
      <div className="request-body">
        {request.statusReason !== '' && <p className="request-reason">{request.statusReason}</p>}
        {call !== undefined && <CallPanel call={call} who={nameOf(user)} />}
        {may.decide && <Decide data={data} />}
        {request.status === 'Active' && <AfterActivation user={user} />}
        <Section title="Request">
          <RequestFacts data={data} />
        </Section>
        {request.call !== null && (
          <Section title="Phone call">
            <CallFacts call={request.call} name={nameOf(user)} />
          </Section>
        )}
        {request.approval !== null && (
          <Section title="Approval">
            <ApprovalFacts data={data} />
          </Section>
        )}
        <Section title="Story" help="Every event of the history that names this request, oldest first.">
          {data.events.length === 0 ? (
            <p className="soft">The history holds no event of this request.</p>
          ) : (
            <Timeline events={data.events} />
          )}
        </Section>
      </div>
      {closing && <CloseRequest data={data} own={own} onClose={() => setClosing(false)} />}
    </Detail>
  );
}
