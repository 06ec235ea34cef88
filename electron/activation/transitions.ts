import { callStatus } from '../../shared/domain/call-status.ts';
import type { EventId } from '../../shared/domain/event-catalogue.ts';
import type { Verdict } from '../../shared/domain/gate.ts';
import type { GroupId, RequestId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import { lapseOf, usableGroups, type Question } from './question.ts';
import { fullName, localTime, momentInWords } from './words.ts';

/** How a call ended: the provider's word, its published code if it has one, its message. */
export interface CallEnd {
  verified: boolean;
  code: number | null;
  message: string;
}

/** What a step depends on: what the store and the provider say at `facts.now`. */
export interface Context {
  facts: Omit<Question, 'ttl' | 'requestedTime' | 'done'>;
  provider: { name: string; simulated: boolean };
}

/** What the records say of a provider. */
export function providerOf({ name, simulated }: Context['provider']): Context['provider'] {
  return { name, simulated };
}

/** What an entry does to the memberships of its request: none, those of these groups until then, or an end of all. */
export type Membership = { kind: 'grant'; groups: GroupId[]; until: number } | { kind: 'drop' };

/** What an entry does to how the user stands with calls: uses the bypass up, or blocks who reported fraud. */
export type StandingChange = { kind: 'use-bypass' } | { kind: 'block'; reason: string };

export type Effect =
  /** One entry of the journal: the event, and the request as it is after it. */
  | {
      kind: 'record';
      event: EventId;
      message: string;
      cause: Record<string, unknown>;
      reason: string;
      to: Request;
      membership: Membership | null;
      standing?: StandingChange;
    }
  /** Place the call, after the records are kept. */
  | { kind: 'call'; number: string }
  | { kind: 'hang-up' }
  /** Take the memberships away, then tell `left`. */
  | { kind: 'leave' }
  /** Close these active requests as their user would. */
  | { kind: 'close'; requests: RequestId[] };

export interface Step {
  state: Request;
  effects: Effect[];
}

/** An entry to be. */
export function record(
  to: Request,
  event: EventId,
  message: string,
  cause: Record<string, unknown> = {},
  reason = '',
  membership: Membership | null = null,
): Extract<Effect, { kind: 'record' }> {
  return { kind: 'record', event, message, cause, reason, to, membership };
}

/** Goes where a verdict says. The one place that turns the engine's answer into a state. */
export function advance(
  state: Request,
  verdict: Verdict,
  context: Context,
  cause: Record<string, unknown>,
): Step {
  if (!verdict.bypass || state.call !== null) return follow(state, verdict, context, cause);
  const [used, ...told] = useBypass(state, context, cause);
  const next = follow(used, verdict, context, cause);
  return { state: next.state, effects: [...told, ...next.effects] };
}

/** The bypass on record before what it opens: MIM's 103 as for a call that Azure MFA answers with status 7, and our own. */
function useBypass(
  state: Request,
  { facts: { user, role, standing, now } }: Context,
  cause: Record<string, unknown>,
): [Request, Effect, Effect] {
  const who = fullName(user);
  const message = `Bypassed by ${standing?.bypassBy ?? ''}: ${standing?.bypassReason ?? ''}`;
  const call = {
    number: '',
    provider: 'one-time bypass',
    startedAt: now,
    endedAt: now,
    verified: true,
    code: 7,
    message,
  };
  const used: Request = { ...state, call, statusReason: 'A one-time bypass stood in for the call.' };
  const completed = `${who} completed multifactor authentication for ${role.displayName} by a one-time bypass: no call was made (call status 7).`;
  return [
    used,
    {
      ...record(
        used,
        9116,
        `The one-time bypass of ${who} was used for ${role.displayName}. ${message}`,
        cause,
      ),
      standing: { kind: 'use-bypass' },
    },
    record(used, 103, completed, { ...cause, provider: call.provider, verified: true, code: 7 }),
  ];
}

function follow(state: Request, verdict: Verdict, context: Context, cause: Record<string, unknown>): Step {
  const { facts } = context;
  const { user, role, timeZone, now } = facts;
  const who = fullName(user);
  const one = (to: Request, event: EventId, message: string, membership: Membership | null = null): Step => ({
    state: to,
    effects: [record(to, event, message, cause, '', membership)],
  });

  switch (verdict.outcome) {
    case 'refused': {
      const to: Request = {
        ...state,
        status: 'Rejected',
        statusReason: verdict.summary,
        endReason: 'refused',
        endedAt: now,
      };
      const gates = verdict.gates.filter(gate => gate.verdict === 'refused').map(gate => gate.id);
      const message = `The request of ${who} for ${role.displayName} was refused. ${verdict.summary}`;
      return { state: to, effects: [record(to, 9105, message, { ...cause, gates })] };
    }
    case 'call': {
      const dialled = verdict.call ?? unreachable('a call without a number');
      const to: Request = {
        ...state,
        status: 'PendingMFA',
        statusReason: verdict.summary,
        call: {
          number: dialled.shown,
          provider: context.provider.name,
          startedAt: now,
          endedAt: null,
          verified: null,
          code: null,
          message: '',
        },
      };
      const message = `Calling ${who} on ${dialled.shown} for ${role.displayName}${context.provider.simulated ? ' (simulated, no telephone is called)' : ` (${context.provider.name})`}.`;
      const started = record(to, 9101, message, { ...cause, ...context.provider });
      return { state: to, effects: [started, { kind: 'call', number: dialled.number }] };
    }
    case 'approval': {
      const lapsesAt = verdict.lapsesAt ?? lapseOf(now, state.requestedTime, verdict.ttl);
      const approval = {
        askedAt: now,
        lapsesAt,
        decision: null,
        decidedBy: null,
        decidedAt: null,
        reason: '',
      };
      const to: Request = { ...state, status: 'PendingApproval', statusReason: verdict.summary, approval };
      const until = momentInWords(lapsesAt, timeZone);
      return one(to, 9102, `${who} waits for an approval of ${role.displayName}; it lapses at ${until}.`);
    }
    case 'scheduled':
    case 'active':
      return begin(state, verdict, context, cause);
    case 'closed': {
      const to: Request = {
        ...state,
        status: 'Closed',
        statusReason: verdict.summary,
        endReason: 'closed-by-user',
        endedAt: now,
      };
      const done = one(to, 9109, `The request of ${who} to end ${role.displayName} was done.`);
      return { state: to, effects: [{ kind: 'close', requests: verdict.closes }, ...done.effects] };
    }
  }
}

/** Scheduled or active: an owner's own approval is put on record first, where it is what lets the request through. */
function begin(state: Request, verdict: Verdict, context: Context, cause: Record<string, unknown>): Step {
  const { user, role, privileges, timeZone, now } = context.facts;
  const who = fullName(user);
  const effects: Effect[] = [];
  let from = state;
  if (verdict.approvedAsOwner && state.approval === null) {
    const approval = {
      askedAt: now,
      lapsesAt: now,
      decision: 'automatic' as const,
      decidedBy: user.id,
      decidedAt: now,
      reason: '',
    };
    const message = `${who} is an owner of ${role.displayName}: the request is approved at once.`;
    from = { ...state, approval, statusReason: message };
    effects.push(record(from, 9103, message, cause));
  }
  if (verdict.outcome === 'scheduled') {
    const to: Request = { ...from, status: 'Scheduled', statusReason: verdict.summary };
    const message = `${role.displayName} becomes active for ${who} at ${momentInWords(verdict.startsAt, timeZone)}.`;
    effects.push(record(to, 9106, message, cause));
    return { state: to, effects };
  }
  const groups = usableGroups(privileges);
  const to: Request = {
    ...from,
    status: 'Active',
    statusReason: `${role.displayName} is active until ${localTime(verdict.endsAt, timeZone)}.`,
    activatedAt: now,
    expiresAt: verdict.endsAt,
  };
  const names = groups.map(group => group.privDisplayName);
  const member = names.length > 0 ? ` Member of ${names.join(', ')}.` : ' It gives no membership.';
  const message = `${role.displayName} is active for ${who} until ${momentInWords(verdict.endsAt, timeZone)}.${member}`;
  const grant: Membership = { kind: 'grant', groups: groups.map(group => group.id), until: verdict.endsAt };
  effects.push(record(to, 9107, message, cause, '', grant));
  return { state: to, effects };
}

/** How a call went, in a sentence or two: the code explains, the provider's word decides. */
export function callSentence(end: CallEnd, { provider }: Context): string {
  const known = callStatus(end.code);
  const marks = [
    ...(end.code === null ? [] : [`call status ${end.code}`]),
    provider.simulated ? 'simulated, no telephone was called' : provider.name,
  ].join('; ');
  if (end.verified)
    return `${end.code === null ? 'The provider verified the user' : known.words} (${marks}).`;
  const what = end.code === null ? end.message.replace(/\.$/, '') : known.words;
  return `${what} (${marks}). ${known.nextStep}`;
}

function unreachable(what: string): never {
  throw new Error(`The engine answered ${what}.`);
}
