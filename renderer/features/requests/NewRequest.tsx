import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Role } from '../../../shared/domain/role.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { asCallError, type CallError } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { PowerShellStrip } from '../../components/PowerShellStrip.tsx';
import { useNow } from '../../components/use-now.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUnsavedGuard } from '../../components/use-unsaved-guard.tsx';
import { Gates } from './Gates.tsx';
import { NewRequestFields } from './NewRequestFields.tsx';
import { type RequestForm, requestCommand, requestIssues, startOf } from './new-request.ts';
import { isMe, nameOf, useMyAccount } from './who.ts';
import { wallClock } from '../../../shared/domain/time-zone.ts';
import { nextHour } from './new-request.ts';

export interface NewRequestProps {
  title: string;
  extending: boolean;
  role: Role;
  user: UserName;
  /** The choice of role and user, above the fields. */
  choice: ReactNode;
}

/** The rest of a request once role and user are known: fields at the left, what will happen at the right. */
export function NewRequest({ title, extending, role, user, choice }: NewRequestProps) {
  const { timeZone } = useForest();
  const account = useMyAccount();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const now = useNow();
  const act = useAct('cmdlet.run');
  const [form, setForm] = useState<RequestForm>(() => ({
    ttl: role.ttl,
    later: false,
    ...wallClock(timeZone, nextHour(Date.now())),
    justification: '',
  }));
  const [refused, setRefused] = useState<CallError | null>(null);
  const [raised, setRaised] = useState<string | null>(null);
  const element = useRef<HTMLFormElement>(null);
  const issues = requestIssues(form, role, timeZone, now);
  const sound = Object.keys(issues).length === 0;
  const start = startOf(form, timeZone);
  const question = useSettled(
    {
      role: { id: role.id },
      userId: user.id,
      ...(form.ttl === role.ttl || Number.isNaN(form.ttl) ? {} : { ttl: form.ttl }),
      ...(start === null || start === undefined ? {} : { at: start }),
    },
    250,
  );
  // Windows and other activations change by themselves.
  const verdict = useRead('activation.explain', question, {
    enabled: sound,
    keepPrevious: true,
    everyMs: 30_000,
  });
  const command = requestCommand(form, role, timeZone);
  const guard = useUnsavedGuard(form.justification.trim() !== '' && raised === null, 'the request');
  useEffect(() => {
    if (raised !== null) void navigate(`/requests/${raised}`, { replace: true });
  }, [raised, navigate]);

  const raise = async () => {
    if (!sound) return;
    setRefused(null);
    try {
      const result = await act.mutateAsync({
        pipeline: [command],
        ...(isMe(user, account) ? {} : { as: user.privAccountName }),
      });
      const id = result.changed.find(object => object.kind === 'request')?.id ?? null;
      announce(`${role.displayName} is asked for`);
      if (id === null) void navigate('/requests');
      else setRaised(id);
    } catch (error) {
      setRefused(asCallError(error));
    }
  };
  const blocked =
    verdict.data?.outcome === 'refused' && !verdict.isPlaceholderData
      ? `It would be refused. ${verdict.data.summary}`
      : null;
  return (
    <Page
      title={title}
      foot={
        <>
          <PowerShellStrip pipeline={[command]} />
          <div className="form-actions">
            <ActionButton
              type="submit"
              form="request-form"
              variant="contained"
              needs="operate"
              busy={act.isPending}
              offBecause={sound ? blocked : 'A field is not right yet.'}
            >
              {extending ? 'Extend activation' : 'Activate role'}
            </ActionButton>
            <ActionButton onClick={() => void navigate(-1)}>Cancel</ActionButton>
          </div>
        </>
      }
    >
      {guard}
      <div className="request-columns">
        <div>
          {refused !== null && <ErrorNotice error={refused} title="The request was not raised" />}
          {extending && (
            <Notice tone="info" title="A further request">
              {`${nameOf(user)} holds ${role.displayName} now. An extension asks the gates again; the membership then lasts until the later of the two ends.`}
            </Notice>
          )}
          {choice}
          <form
            id="request-form"
            ref={element}
            noValidate
            onSubmit={event => {
              event.preventDefault();
              void raise();
            }}
          >
            <NewRequestFields
              form={form}
              edit={change => setForm(before => ({ ...before, ...change }))}
              issues={issues}
              role={role}
              timeZone={timeZone}
            />
          </form>
        </div>
        <section className="request-aside" aria-labelledby="what-happens">
          <h2 id="what-happens">What will happen</h2>
          {!sound ? (
            <p className="soft">Mend the marked field to see it.</p>
          ) : verdict.error !== null ? (
            <ErrorNotice error={verdict.error} onRetry={() => void verdict.refetch()} />
          ) : verdict.data === undefined ? (
            <p className="soft">Asking the engine</p>
          ) : (
            <Gates verdict={verdict.data} />
          )}
        </section>
      </div>
    </Page>
  );
}
