import { Link } from 'react-router';
import { callStatus } from '../../../shared/domain/call-status.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import type { RequestCall } from '../../../shared/domain/request.ts';
import { useRead } from '../../api/use-read.ts';
import { Chip } from '../../components/Chip.tsx';
import { Duration } from '../../components/Duration.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Moment } from '../../components/Moment.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { listWords } from '../../components/words.ts';
import { providerWords } from './call-words.ts';
import { nameOf } from './who.ts';

/** Who asked for what, when and until when. */
export function RequestFacts({ data: { request, user, role } }: { data: Output<'requests.get'> }) {
  const moment = (at: number | null) => (at === null ? null : <Moment at={at} form="exact" />);
  return (
    <Facts
      items={[
        ['Who', <PersonName key="who" user={user} link />],
        [
          'Role',
          <Link key="role" to={`/roles/${role.id}`}>
            {role.displayName}
          </Link>,
        ],
        [
          'Justification',
          request.justification === '' ? <span className="soft">None given</span> : request.justification,
        ],
        ['Asked', moment(request.createdAt)],
        ['Asked by way of', request.creationMethod],
        ['Duration asked', <Duration key="ttl" seconds={request.requestedTtl} />],
        ['Start asked', moment(request.requestedTime)],
        ['Active from', moment(request.activatedAt)],
        [request.endedAt === null ? 'Active until' : 'Active until at most', moment(request.expiresAt)],
        ['Ended', moment(request.endedAt)],
      ]}
    />
  );
}

/** The call as it ended, or as it stands. */
export function CallFacts({ call, name }: { call: RequestCall; name: string }) {
  const status = callStatus(call.code);
  return (
    <>
      <p
        className="request-verdict"
        data-tone={call.verified === true ? 'success' : call.verified === false ? 'error' : 'info'}
      >
        <Icon name={call.verified === true ? 'success' : call.verified === false ? 'error' : 'phone'} />
        {call.verified === true
          ? `${name} is verified`
          : call.verified === false
            ? `${name} is not verified`
            : `${name} is being called`}
      </p>
      <Facts
        items={[
          [
            'Number',
            <span key="number" className="figures">
              {call.number}
            </span>,
          ],
          ['Provider', providerWords(call.provider)],
          ['Called', <Moment key="from" at={call.startedAt} form="exact" />],
          ['Call ended', call.endedAt === null ? null : <Moment key="to" at={call.endedAt} form="exact" />],
          [
            'Result',
            call.endedAt === null ? null : (
              <span key="result">
                {call.code !== null && (
                  <>
                    <Chip>Status {call.code}</Chip>{' '}
                  </>
                )}
                {call.code === null ? call.message : status.words}
              </span>
            ),
          ],
          ['Next step', call.verified === false ? status.nextStep : null],
        ]}
      />
    </>
  );
}

/** Who could decide, who did, and why. */
export function ApprovalFacts({ data }: { data: Output<'requests.get'> }) {
  const { approval } = data.request;
  const decidedBy = approval?.decidedBy ?? null;
  const known = data.approvers.find(user => user.id === decidedBy);
  // Who decided may no longer be an approver.
  const other = useRead(
    'users.get',
    { id: decidedBy ?? '' },
    { enabled: decidedBy !== null && known === undefined },
  );
  if (approval === null) return null;
  const decider = known ?? other.data?.user;
  const words = { approved: 'Approved', rejected: 'Rejected', automatic: 'Approved automatically' } as const;
  const may = data.approvers.filter(user => user.id !== data.user.id);
  return (
    <Facts
      items={[
        ['Decision', approval.decision === null ? 'Not decided yet' : words[approval.decision]],
        [
          'By',
          decidedBy === null ? null : decider === undefined ? (
            'A user who is gone'
          ) : (
            <PersonName key="by" user={decider} link />
          ),
        ],
        [
          'Decided',
          approval.decidedAt === null ? null : <Moment key="at" at={approval.decidedAt} form="exact" />,
        ],
        ['Reason', approval.reason === '' ? null : approval.reason],
        ['May decide', approval.decision === null ? listWords(may.map(nameOf)) || 'Nobody' : null],
        ['Asked', <Moment key="asked" at={approval.askedAt} form="exact" />],
        [
          'Lapses',
          approval.decision === null ? <Moment key="lapses" at={approval.lapsesAt} form="exact" /> : null,
        ],
      ]}
    />
  );
}
