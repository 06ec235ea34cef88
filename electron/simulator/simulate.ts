import { AppError } from '../../shared/contract/errors.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { plainStanding } from '../../shared/domain/phone-standing.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Scenario } from '../../shared/domain/scenario.ts';
import type { Simulation } from '../../shared/domain/simulation.ts';
import { deciders } from '../activation/gates/approval.ts';
import type { Context, Effect } from '../activation/transitions.ts';
import { dueAt, step, type WorkflowEvent } from '../activation/workflow.ts';
import { arrivalTimes, createAsking, periodOf } from './arrivals.ts';
import { createFates, type Fate } from './behaviour.ts';
import { createCounts, type Told } from './counts.ts';
import { EventQueue } from './queue.ts';
import { Random } from './random.ts';
import { createWorkingTime } from './working-time.ts';
import { createWorld, idOf, type Person, type Post } from './world.ts';

/** A request under way: its state, and what is kept beside it. */
interface Live {
  readonly number: number;
  readonly person: Person;
  readonly post: Post;
  readonly fate: Fate;
  state: Request;
}

type Planned =
  | { kind: 'unblock'; person: Person }
  | { kind: 'arrive'; number: number }
  | { kind: 'call-ended' | 'due' | 'decide' | 'close'; live: Live };

export interface SimulateOptions {
  /** Hears how many requests have arrived, every thousand and at the end. */
  progress?: (arrived: number) => void;
  told?: Told;
}

const nobody: readonly Request[] = [];
const provider = { name: 'simulated', simulated: true };

/**
 * Runs a scenario through the engine and the workflow's pure `step` under a virtual clock, and counts. Throws BAD_REQUEST where
 * nobody can ask for anything.
 */
export function simulate(
  scenario: Scenario,
  { progress = () => undefined, told = () => undefined }: SimulateOptions = {},
): Simulation {
  const world = createWorld(scenario);
  const times = arrivalTimes(scenario, Random.of(scenario.seed, 0));
  const next = createAsking(scenario, world, Random.of(scenario.seed, 1));
  const fateOf = createFates(scenario);
  const worked = createWorkingTime(scenario);
  const counts = createCounts(scenario, world, periodOf(scenario), told);
  const queue = new EventQueue<Planned>();
  const limits = {
    roleMinimalDuration: scenario.limits.shortest,
    roleMaximalDuration: scenario.limits.longest,
  };
  let now = 0;
  let underWay = 0;

  function contextOf(live: Live): Context {
    const { person, post } = live;
    return {
      facts: {
        role: post.role,
        user: person.user,
        approvers: post.approvers,
        privileges: post.privileges,
        limits,
        timeZone: scenario.timeZone,
        dialling: person.dialling,
        standing: person.standing,
        now,
        existing: othersThan(live, person.open),
      },
      provider,
    };
  }

  function take(live: Live, event: WorkflowEvent): void {
    const before = live.state;
    const context = contextOf(live);
    const { state, effects } = step(before, event, context);
    if (state === before && effects.length === 0) return;
    live.state = state;
    if (state.endedAt !== null) {
      live.person.open.splice(live.person.open.indexOf(live), 1);
      underWay -= 1;
    }
    for (const effect of effects) perform(live, effect, context);
    plan(live, before);
  }

  function perform(live: Live, effect: Effect, context: Context): void {
    switch (effect.kind) {
      case 'record':
        counts.record(live, effect, now, context);
        if (effect.standing?.kind === 'block') block(live.person, effect.standing.reason);
        break;
      case 'call':
        queue.plan(now + live.fate.callTakes, { kind: 'call-ended', live });
        break;
      case 'leave':
        take(live, { kind: 'left' });
        break;
      case 'close': // only a request for 0 seconds closes others, and none is made here
      case 'hang-up': // the end of the call finds the request ended, and changes nothing
        break;
    }
  }

  function block(person: Person, blockReason: string): void {
    const { id: userId } = person.user;
    person.standing = {
      ...plainStanding,
      userId,
      blockedAt: now,
      blockedBy: 'the person called',
      blockReason,
    };
    const { unblockMinutes } = scenario.calls;
    if (unblockMinutes === null) return;
    const at = worked(now, unblockMinutes * 60_000);
    if (at < Infinity) queue.plan(at, { kind: 'unblock', person });
  }

  /** What follows of itself from the state that was reached. */
  function plan(live: Live, before: Request): void {
    const { state, fate } = live;
    const due = dueAt(state);
    if (due !== null && due !== dueAt(before)) queue.plan(due, { kind: 'due', live });
    if (state.status === before.status) return;
    if (state.status === 'PendingApproval' && fate.answered) {
      const at = worked(now, fate.decisionTakes);
      if (at < (due ?? Infinity)) queue.plan(at, { kind: 'decide', live });
    }
    if (state.status === 'Active' && fate.closedAfter !== null) {
      const at = now + state.requestedTtl * fate.closedAfter;
      queue.plan(at, { kind: 'close', live });
    }
  }

  function decide(live: Live): void {
    const { post, person, fate, state } = live;
    if (state.status !== 'PendingApproval') return;
    const able = deciders({ role: post.role, user: person.user, approvers: post.approvers }).filter(
      ({ id }) => world.byUser.get(id)?.decides === true,
    );
    const by = able[fate.decider % Math.max(1, able.length)];
    if (by !== undefined) take(live, { kind: fate.decision, by, reason: '' });
  }

  function arrive(number: number): void {
    const { person, post, ahead } = next();
    const live: Live = {
      number,
      person,
      post,
      fate: fateOf(number),
      state: newRequest(number, person, post, now, ahead),
    };
    person.open.push(live);
    underWay += 1;
    counts.asked(live, now);
    take(live, { kind: 'raised' });
    if (number < times.length) queue.plan(times[number]!, { kind: 'arrive', number: number + 1 });
    if (number % 1000 === 0) progress(number);
  }

  queue.plan(times[0]!, { kind: 'arrive', number: 1 });
  for (let event = queue.take(); event !== undefined; event = queue.take()) {
    now = event.at;
    const { item } = event;
    switch (item.kind) {
      case 'arrive':
        arrive(item.number);
        break;
      case 'call-ended':
        take(item.live, { kind: 'call-ended', end: item.live.fate.call });
        break;
      case 'unblock':
        item.person.standing = null;
        break;
      case 'due':
        take(item.live, { kind: 'due' });
        break;
      case 'decide':
        decide(item.live);
        break;
      case 'close':
        if (item.live.state.status === 'Active') take(item.live, { kind: 'close', by: 'user' });
        break;
    }
  }
  progress(times.length);
  if (underWay > 0) throw new AppError('INTERNAL', `${underWay} simulated requests never ended.`);
  return counts.end(now);
}

/** Nearly everybody has one request at a time: then nothing is copied. */
function othersThan(live: Live, open: Person['open']): readonly Request[] {
  if (open.length === 1 && open[0] === live) return nobody;
  return open.filter(one => one !== live).map(({ state }) => state);
}

function newRequest(number: number, { user }: Person, { role }: Post, now: number, ahead: number): Request {
  return {
    id: idOf(4, number) as RequestId,
    version: 1,
    roleId: role.id,
    userId: user.id,
    justification: '',
    requestedTtl: role.ttl,
    requestedTime: ahead === 0 ? null : now + ahead,
    createdAt: now,
    creationMethod: 'Simulator',
    status: 'Processing',
    statusReason: '',
    endReason: null,
    activatedAt: null,
    expiresAt: null,
    endedAt: null,
    call: null,
    approval: null,
  };
}
