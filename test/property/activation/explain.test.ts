import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import type { EventId } from '../../../shared/domain/event-catalogue.ts';
import { mainOccasions, type Explanation, type Occasion } from '../../../shared/domain/explanation.ts';
import type { Outcome } from '../../../shared/domain/gate.ts';
import { dialPublic, readPhoneNumber } from '../../../shared/domain/phone-number.ts';
import { plainStanding, type PhoneStanding } from '../../../shared/domain/phone-standing.ts';
import type { Request, RequestStatus } from '../../../shared/domain/request.ts';
import { explain, type Setting } from '../../../electron/activation/explain.ts';
import type { Question } from '../../../electron/activation/question.ts';
import type { Membership, Step } from '../../../electron/activation/transitions.ts';
import { dueAt, step, type WorkflowEvent } from '../../../electron/activation/workflow.ts';
import {
  aGroup,
  aPamConfiguration,
  aRequest,
  aRole,
  aUser,
  roleIdOf,
  userIdOf,
} from '../../fakes/pam-objects.ts';

// What is explained is what running gives: the workflow is run on the same facts, in memory, to each of its ends.

const minute = 60_000;
const hour = 60 * minute;
/** Around these, zones change their clocks. */
const starts = ['2026-11-23T09:00Z', '2026-10-24T22:30Z', '2026-03-28T23:10Z', '2026-04-04T12:00Z'].map(
  Date.parse,
);
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'UTC'];
const numbers = ['12135551212', '', '4711', '+49 30 901820', '12135551212 x7'].map(text =>
  dialPublic(readPhoneNumber(text, '1')),
);
const users = [1, 2, 3, 4].map(userIdOf);

function standingOf(kind: 'blocked' | 'bypass' | 'bypass over', now: number): PhoneStanding {
  const plain = { userId: userIdOf(1), ...plainStanding };
  return kind === 'blocked'
    ? { ...plain, blockedAt: now - hour, blockedBy: 'pat', blockReason: 'lost' }
    : {
        ...plain,
        bypassUntil: kind === 'bypass' ? now + minute : now,
        bypassBy: 'pat',
        bypassReason: 'no signal',
      };
}

const flag = fc.boolean();
const mostly = fc.nat({ max: 5 }).map(draw => draw > 0);
const some = fc.subarray(users);
const aQuestion = fc
  .record({
    candidates: fc.oneof({ weight: 4, arbitrary: fc.constant(users) }, { weight: 1, arbitrary: some }),
    approvers: some,
    present: fc.subarray(users, { minLength: 2 }),
    active: fc.tuple(mostly, mostly, mostly, mostly),
    groups: fc.array(mostly, { maxLength: 2 }),
    role: fc.record({
      ttl: fc.constantFrom(300, 600, 3600, 86_400, 2_592_001),
      mfaEnabled: flag,
      approvalEnabled: flag,
      disableAutoApprovalIfOwner: flag,
      availabilityWindowEnabled: fc.nat({ max: 3 }).map(draw => draw === 0),
      availableFrom: fc.constantFrom(null, '00:00', '01:30', '08:00'),
      availableTo: fc.constantFrom(null, '02:15', '08:00', '18:00'),
    }),
    dialling: fc.nat({ max: 8 }).map(draw => numbers[draw] ?? numbers[0]!),
    now: fc
      .tuple(fc.constantFrom(...starts), fc.nat({ max: 48 * 60 }))
      .map(([at, later]) => at + later * minute),
    timeZone: fc.constantFrom(...zones),
    ttl: fc.constantFrom(null, null, null, 0, 1, 300, 600, 7200),
    startIn: fc.constantFrom(null, null, null, -minute, minute, 5 * hour, 30 * hour),
    existing: fc.array(
      fc.record({
        status: fc.constantFrom<RequestStatus[]>(
          'Active',
          'Active',
          'PendingMFA',
          'PendingApproval',
          'Scheduled',
        ),
        role: fc.constantFrom(1, 1, 2),
        endsIn: fc.integer({ min: 1, max: 600 }),
      }),
      { maxLength: 2 },
    ),
    standing: fc.constantFrom(
      null,
      null,
      null,
      null,
      'blocked' as const,
      'bypass' as const,
      'bypass over' as const,
    ),
    functionality: fc.constantFrom<Setting['functionality'][]>(
      'DS_BEHAVIOR_WIN2015',
      'DS_BEHAVIOR_WIN2012R2',
    ),
  })
  .map(({ functionality, ...made }): { question: Question; setting: Setting } => {
    const people = users.map((_, i) =>
      aUser(i + 1, `User${i + 1}`, { privAccountActive: made.active[i] ?? true }),
    );
    const { now } = made;
    const existing = made.existing.map(({ status, role, endsIn }, i) =>
      aRequest(i + 1, {
        status,
        roleId: roleIdOf(role),
        expiresAt: status === 'Active' ? now + endsIn * minute : null,
      }),
    );
    return {
      question: {
        role: aRole(1, 'R', { ...made.role, candidates: made.candidates, approvers: made.approvers }),
        user: people[0]!,
        approvers: people.filter(({ id }) => made.present.includes(id) && made.approvers.includes(id)),
        privileges: made.groups.map((active, i) => aGroup(i + 1, `group${i + 1}`, { active })),
        limits: aPamConfiguration,
        timeZone: made.timeZone,
        dialling: made.dialling,
        now,
        ttl: made.ttl,
        requestedTime: made.startIn === null ? null : now + made.startIn,
        existing,
        standing: made.standing === null ? null : standingOf(made.standing, now),
        done: { mfa: false, approval: false },
      },
      setting: { functionality, provider: { name: 'simulated', simulated: true } },
    };
  });

const firstStatus: Record<Outcome, RequestStatus> = {
  refused: 'Rejected',
  call: 'PendingMFA',
  approval: 'PendingApproval',
  scheduled: 'Scheduled',
  active: 'Active',
  closed: 'Closed',
};

/** A request that is run on the question's facts; what it writes and grants is kept. */
class Run {
  state: Request;
  written: EventId[] = [];
  called: string | null = null;
  closed: string[] = [];
  membership: Membership | null = null;
  readonly question: Question;
  readonly setting: Setting;
  constructor(question: Question, setting: Setting) {
    this.question = question;
    this.setting = setting;
    this.state = aRequest(99, {
      roleId: question.role.id,
      userId: question.user.id,
      requestedTtl: question.ttl ?? question.role.ttl,
      requestedTime: question.requestedTime,
      createdAt: question.now,
    });
  }

  next(event: WorkflowEvent, now = this.question.now): Step {
    return step(this.state, event, { facts: { ...this.question, now }, provider: this.setting.provider });
  }

  take(event: WorkflowEvent, now?: number): this {
    const { state, effects } = this.next(event, now);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'record') this.written.push(effect.event);
      if (effect.kind === 'record' && effect.membership?.kind === 'grant')
        this.membership = effect.membership;
      if (effect.kind === 'call') this.called = effect.number;
      if (effect.kind === 'leave') this.take({ kind: 'left' }, now);
      if (effect.kind === 'close') this.closed.push(...effect.requests);
    }
    return this;
  }

  /** The same request, to be taken another way. */
  branch(): Run {
    const other = new Run(this.question, this.setting);
    other.state = this.state;
    other.written = [...this.written];
    return other;
  }
}

const ended = (verified: boolean): WorkflowEvent => ({
  kind: 'call-ended',
  end: { verified, code: null, message: '' },
});

/** Runs to the end with everybody's yes, and, wherever somebody could say no, once more with that no. */
function compare(question: Question, setting: Setting): Explanation {
  const told = explain(question, setting);
  const predicted = (...wanted: Occasion[]) =>
    told.events.filter(event => wanted.includes(event.occasion)).map(({ id }) => id);
  const so = (run: Run, no?: Occasion) => {
    const yes = mainOccasions.filter(occasion => passed.has(occasion));
    same(run.written, predicted(...yes, ...(no === undefined ? [] : [no])), no ?? 'yes');
  };
  const passed = new Set<Occasion>(['asked']);
  const run = new Run(question, setting).take({ kind: 'raised' });
  same(run.state.status, firstStatus[told.outcome], 'outcome');
  same(run.called, told.call?.number ?? null, 'number');
  same(run.closed, told.closes, 'closes');
  if (told.outcome === 'closed') return told; // the events of the others are checked on the store (activation-story)
  so(run);

  if (run.state.status === 'PendingMFA') {
    so(run.branch().take(ended(false)), 'not-verified');
    passed.add('verified');
    so(run.take(ended(true)));
  }
  if (run.state.status === 'PendingApproval') {
    same(run.state.approval?.lapsesAt, told.lapsesAt, 'lapse');
    same(
      question.approvers.filter(by => decides(run, by)).map(({ id }) => id),
      told.deciders,
      'deciders',
    );
    same(
      told.approvers
        .filter(({ may }) => may)
        .map(({ id }) => id)
        .toSorted(),
      [...told.deciders].sort(),
      'standings',
    );
    const by = question.approvers.find(({ id }) => told.deciders.includes(id))!;
    so(run.branch().take({ kind: 'rejected', by, reason: '' }), 'rejected');
    so(run.branch().take({ kind: 'due' }, dueAt(run.state)!), 'lapsed');
    passed.add('approved');
    so(run.take({ kind: 'approved', by, reason: '' }));
  }
  let now = question.now;
  if (run.state.status === 'Scheduled') {
    now = dueAt(run.state)!;
    passed.add('start');
    so(run.take({ kind: 'due' }, now));
  }
  same(run.state.status === 'Active', told.outcome !== 'refused', 'active');
  if (run.state.status === 'Active') {
    same([run.state.activatedAt, run.state.expiresAt], [told.startsAt, told.endsAt], 'start and end');
    const until = run.membership?.kind === 'grant' ? run.membership.until : NaN;
    const others = question.existing.filter(
      ({ status, roleId }) => status === 'Active' && roleId === question.role.id,
    );
    same(
      Math.max(until, ...others.map(other => other.expiresAt ?? 0)),
      told.rights?.membership,
      'membership',
    );
    so(run.branch().take({ kind: 'close', by: 'user' }, now), 'closed-early');
    passed.add('end');
    so(run.take({ kind: 'due' }, dueAt(run.state)!));
  } else same(told.rights, null, 'rights');
  return told;
}

function decides(run: Run, by: Question['approvers'][number]): boolean {
  try {
    run.next({ kind: 'approved', by, reason: '' });
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORBIDDEN') return false;
    throw error;
  }
}

/** As `expect(…).toEqual(…)`, without its cost where there is nothing to say. */
function same(found: unknown, wanted: unknown, what: string): void {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found, what).toEqual(wanted);
}

it('tells what running gives, in 100,000 cases', () => {
  const seen = new Map<Outcome, number>();
  fc.assert(
    fc.property(aQuestion, ({ question, setting }) => {
      const { outcome } = compare(question, setting);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 100_000 },
  );
  // Each way is taken often, or the cases say nothing.
  for (const outcome of Object.keys(firstStatus) as Outcome[])
    expect(seen.get(outcome), outcome).toBeGreaterThan(200);
}, 600_000);
