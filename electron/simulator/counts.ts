import type { Request } from '../../shared/domain/request.ts';
import type { Scenario } from '../../shared/domain/scenario.ts';
import type { Simulation } from '../../shared/domain/simulation.ts';
import { zoneOffset } from '../../shared/domain/time-zone.ts';
import type { Context, Effect } from '../activation/transitions.ts';
import { ask } from '../activation/workflow.ts';
import { createMembers } from './members.ts';
import { createRefusals } from './refusals.ts';
import { createTally } from './tally.ts';
import { createTranscript, type TranscriptLine } from './transcript.ts';
import type { Person, Post, World } from './world.ts';

export type Recorded = Extract<Effect, { kind: 'record' }>;

/** Whose record it is. */
interface Asked {
  readonly number: number;
  readonly person: Person;
  readonly post: Post;
}

/** Hears each record of a run: for tests that look at all of them. */
export type Told = (line: TranscriptLine, record: Recorded) => void;

const hour = 3_600_000;

/** Counts a run from the records that the workflow wrote. */
export function createCounts(
  scenario: Scenario,
  { posts, byUser }: World,
  { from, to }: { from: number; to: number },
  told: Told,
) {
  const tally = createTally();
  const refusals = createRefusals();
  const transcript = createTranscript();
  const members = createMembers(posts.length, from, to);
  const roles = posts.map(({ role }) => ({ name: role.displayName, requests: 0, activated: 0, refused: 0 }));
  const hours = Array.from({ length: 24 }, () => 0);
  const byHour = new Uint32Array(Math.ceil((to - from) / hour));

  /** What a record says beside its event and state, in a form that no change of words can change. */
  function detailOf({ event, to: request, cause }: Recorded): string {
    switch (event) {
      case 101:
      case 103:
        return String(request.call?.code);
      case 9102:
        return String(request.approval?.lapsesAt);
      case 9103:
      case 9104:
        return byUser.get(request.approval!.decidedBy!)!.user.privAccountName;
      case 9105:
        return String(cause['gates']);
      case 9106:
        return String(request.requestedTime);
      case 9107:
        return String(request.expiresAt);
      default:
        return '';
    }
  }

  function count({ person, post }: Asked, { event, to: request, membership }: Recorded, at: number): void {
    const { call, approval } = request;
    if (event === 101 || event === 103) tally.call(call!.code!, call!.verified === true);
    else if (event === 9102) tally.approvals.asked += 1;
    else if (event === 9103 && approval!.decision === 'automatic') tally.approvals.automatic += 1;
    else if (event === 9103) tally.decided('approved', waitOf(request));
    else if (event === 9104) tally.decided('rejected', waitOf(request));
    else if (event === 9111) tally.approvals.lapsed += 1;
    else if (event === 9105) roles[post.index]!.refused += 1;
    else if (event === 9107) roles[post.index]!.activated += 1;
    if (membership?.kind === 'grant') members.join(post.index, person.index, at);
    if (membership?.kind === 'drop') members.leave(post.index, person.index, at);
    if (request.endedAt !== null && request.endReason !== null) tally.ended(request.endReason);
  }

  return {
    asked({ post }: Asked, at: number): void {
      roles[post.index]!.requests += 1;
      const wall = new Date(at + zoneOffset(scenario.timeZone, at));
      hours[wall.getUTCHours()]! += 1;
      byHour[Math.floor((at - from) / hour)]! += 1;
    },

    record(asked: Asked, record: Recorded, at: number, context: Context): void {
      count(asked, record, at);
      if (record.event === 9105) refusals.add(ask(record.to, context));
      const line = {
        at,
        event: record.event,
        request: asked.number,
        account: asked.person.user.privAccountName,
        role: asked.post.role.displayName,
        status: record.to.status,
        detail: detailOf(record),
        message: record.message,
      };
      transcript.add(line);
      told(line, record);
    },

    /** `settledAt` is the moment of the last event. */
    end(settledAt: number): Simulation {
      const most = byHour.reduce((a, b) => Math.max(a, b), 0);
      return {
        scenario: scenario.name,
        seed: scenario.seed,
        timeZone: scenario.timeZone,
        zoneData: process.versions.tz ?? 'unknown',
        from,
        to,
        settledAt,
        requests: roles.reduce((sum, role) => sum + role.requests, 0),
        activated: roles.reduce((sum, role) => sum + role.activated, 0),
        ...tally.list(),
        refusals: refusals.list(),
        roles: roles.map((role, index) => ({ ...role, ...members.peakOf(index) })),
        members: members.series(roles.map(({ name }) => name)),
        hours,
        busiestHour: { at: from + byHour.indexOf(most) * hour, requests: most },
        ...transcript.end(),
      };
    },
  };
}

function waitOf({ approval }: Request): number {
  return approval!.decidedAt! - approval!.askedAt;
}
