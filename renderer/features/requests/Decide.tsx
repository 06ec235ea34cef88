import { useState } from 'react';
import { writeCommand } from '../../../shared/cmdlets/write.ts';
import type { Output } from '../../../shared/contract/registry.ts';
import { refusalFor, useAppState } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { Icon } from '../../components/Icon.tsx';
import { PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { Remaining } from '../../components/Remaining.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { decideCommand, type Decider, deciderOf } from './request-actions.ts';
import { isMe, nameOf } from './who.ts';

/** The decision of an approver, or of an administrator for one. */
export function Decide({ data }: { data: Output<'requests.get'> }) {
  const { user: me } = useAppState();
  const decider = deciderOf(
    data.approvers,
    data.user,
    one => isMe(one, me.as),
    refusalFor(me.access, 'administer') === null,
  );
  const lapses = data.request.approval?.lapsesAt;
  return (
    <section className="decide" aria-labelledby="decide-title">
      <h3 id="decide-title">
        Approve {nameOf(data.user)} for {data.role.displayName}?
      </h3>
      <p className="soft">
        {data.request.justification === ''
          ? 'No justification was given.'
          : `“${data.request.justification}”`}
        {lapses !== undefined && (
          <>
            {' '}
            The request lapses in <Remaining until={lapses} />.
          </>
        )}
      </p>
      {decider.kind === 'none' ? <p>{decider.why}</p> : <DecideForm data={data} decider={decider} />}
    </section>
  );
}

function DecideForm({
  data,
  decider,
}: {
  data: Output<'requests.get'>;
  decider: Exclude<Decider, { kind: 'none' }>;
}) {
  const act = useAct('cmdlet.run');
  const announce = useAnnounce();
  const choices = decider.kind === 'self' ? [decider.as] : decider.choices;
  const [chosen, setChosen] = useState(choices[0]?.id);
  const [reason, setReason] = useState('');
  const [wanting, setWanting] = useState<'approve' | 'reject' | null>(null);
  const as = choices.find(one => one.id === chosen) ?? choices[0];
  const missing =
    wanting === null || reason.trim() !== ''
      ? undefined
      : decider.kind === 'another'
        ? `Say why you decide for ${as === undefined ? 'this approver' : nameOf(as)}.`
        : wanting === 'reject'
          ? 'Say why you reject it: the user is told.'
          : undefined;
  const decide = (decision: 'approve' | 'reject') => {
    setWanting(decision);
    if (reason.trim() === '' && (decision === 'reject' || decider.kind === 'another')) return;
    act.mutate(
      {
        pipeline: [decideCommand(data.request.id, decision)],
        ...(decider.kind === 'another' && as !== undefined ? { as: as.privAccountName } : {}),
        ...givenReason(reason),
      },
      {
        onSuccess: () =>
          announce(decision === 'approve' ? 'The request is approved' : 'The request is rejected'),
      },
    );
  };
  return (
    <>
      {decider.kind === 'self' ? (
        <p>
          You decide as <strong>{decider.as.privAccountName}</strong>.
        </p>
      ) : (
        <>
          <p>
            You are no approver of this role. As an administrator you may decide for one of them; the history
            says that you did, and why.
          </p>
          <SelectInput
            label="Decide for"
            value={chosen}
            onChange={event => setChosen(choices.find(one => one.id === event.target.value)?.id)}
            options={choices.map(one => ({
              value: one.id,
              label: `${nameOf(one)} (${one.privAccountName})`,
            }))}
          />
        </>
      )}
      <TextInput
        label="Reason"
        optional={decider.kind === 'self'}
        value={reason}
        onChange={event => setReason(event.target.value.slice(0, 400))}
        error={missing}
        help={
          decider.kind === 'self' ? 'Needed to reject. Kept in the history.' : 'Needed. Kept in the history.'
        }
      />
      {act.error !== null && <ErrorNotice error={act.error} title="The decision was not taken" />}
      <div className="decide-actions">
        <ActionButton
          variant="contained"
          needs="operate"
          busy={act.isPending}
          startIcon={<Icon name="check" />}
          onClick={() => decide('approve')}
        >
          Approve request
        </ActionButton>
        <ActionButton
          color="error"
          needs="operate"
          busy={act.isPending}
          startIcon={<Icon name="close" />}
          onClick={() => decide('reject')}
        >
          Reject request
        </ActionButton>
      </div>
      <PowerShellLine line={writeCommand(decideCommand(data.request.id, wanting ?? 'approve'))} />
    </>
  );
}
