import { type ReactNode, useState } from 'react';
import type { Role } from '../../../shared/domain/role.ts';
import { wallClock } from '../../../shared/domain/time-zone.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { durationInWords } from '../../../shared/domain/words.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useNow } from '../../components/use-now.ts';
import { useSettled } from '../../components/use-settled.ts';
import { nextHour, type StartForm, startIssue, startOf } from '../requests/new-request.ts';
import { StartFields } from '../requests/StartFields.tsx';
import { Answer } from './Answer.tsx';
import type { Asked, AskedChange } from './explain-address.ts';

export interface ExplainAskedProps {
  role: Role;
  user: UserName;
  asked: Asked;
  change: (change: AskedChange) => void;
  timeZone: string;
  /** The choice of role and person, above the fields. */
  choice: ReactNode;
}

/** Duration and start at the left, the answer at the right. What is asked is in the address as soon as it makes sense. */
export function ExplainAsked({ role, user, asked, change, timeZone, choice }: ExplainAskedProps) {
  const now = useNow();
  const [form, setForm] = useState<StartForm>(() => ({
    ttl: asked.ttl ?? role.ttl,
    later: asked.at !== undefined,
    ...wallClock(timeZone, asked.at ?? nextHour(Date.now())),
  }));
  const ttlIssue = Number.isInteger(form.ttl) ? undefined : 'Enter a whole number.';
  const start = startIssue(form, timeZone, now);
  const sound = ttlIssue === undefined && start === undefined;
  const question = useSettled(
    {
      role: { id: role.id },
      userId: user.id,
      ...(asked.ttl === undefined ? {} : { ttl: asked.ttl }),
      ...(asked.at === undefined ? {} : { at: asked.at }),
    },
    250,
  );
  const told = useRead('activation.explain', question, {
    enabled: sound,
    keepPrevious: true,
    // Windows, and other activations, change by themselves.
    everyMs: 30_000,
  });
  const edit = (edited: Partial<StartForm>) => {
    const next = { ...form, ...edited };
    setForm(next);
    const at = startOf(next, timeZone);
    if (at === undefined || !Number.isInteger(next.ttl)) return;
    change({ ttl: next.ttl === role.ttl ? undefined : next.ttl, at: at ?? undefined });
  };
  return (
    <div className="explain-columns">
      <form noValidate className="explain-question" onSubmit={event => event.preventDefault()}>
        {choice}
        <div className="request-fields">
          <StartFields
            form={form}
            edit={edit}
            issues={{
              ...(ttlIssue === undefined ? {} : { ttl: ttlIssue }),
              ...(start === undefined ? {} : { start }),
            }}
            timeZone={timeZone}
            durationHelp={`The role allows up to ${durationInWords(role.ttl)}. 0 asks to end the activation.`}
            laterHelp="Off: now."
          />
        </div>
      </form>
      <section className="explain-answer" aria-label="Answer" aria-live="polite" aria-busy={told.isFetching}>
        {!sound ? (
          <p className="soft">Mend the marked field to see the answer.</p>
        ) : told.error !== null ? (
          <ErrorNotice error={told.error} onRetry={() => void told.refetch()} />
        ) : told.data === undefined ? (
          <p className="soft">Asking the engine</p>
        ) : (
          <Answer told={told.data} role={role} timeZone={timeZone} />
        )}
      </section>
    </div>
  );
}
