import type { Impact } from '../../../shared/domain/impact.ts';
import type { Request } from '../../../shared/domain/request.ts';
import type { Role } from '../../../shared/domain/role.ts';
import { judge } from '../engine.ts';
import { deciders } from '../gates/approval.ts';
import type { Question } from '../question.ts';
import { localTime } from '../words.ts';
import { effect, nameOf, questionOf, without, type Compared, type Rule } from './compared.ts';
import type { ImpactFacts } from './facts.ts';

/** What becomes of the requests that are open. */
export const openRequests: Rule = compared =>
  [...compared.before.requests.values()].flatMap(request => {
    const next = compared.after.requests.get(request.id);
    if (isOver(request)) return [];
    if (next !== undefined && next.status !== request.status) return [closed(compared, request)];
    if (request.status === 'Active') return goesOn(compared, request);
    return waiting(compared, request);
  });

function isOver({ status }: Request): boolean {
  return status === 'Closed' || status === 'Expired' || status === 'Rejected' || status === 'Closing';
}

const named = ({ id, userId, roleId }: Request) => ({ users: [userId], roles: [roleId], requests: [id] });

function roleNameOf({ before, after }: Compared, { roleId }: Request): string {
  return (after.roles.get(roleId) ?? before.roles.get(roleId))?.displayName ?? 'a role that was removed';
}

function closed(compared: Compared, request: Request): Impact {
  const who = nameOf(compared, request.userId);
  const role = roleNameOf(compared, request);
  if (request.status === 'Active' && request.expiresAt !== null) {
    const until = localTime(request.expiresAt, compared.after.timeZone);
    const sentence = `${who}’s activation of ${role} ends now instead of at ${until}.`;
    return effect('activation-ends', 'warning', sentence, { ...named(request), until: request.expiresAt });
  }
  const sentence = `${who}’s request for ${role}${standing(compared, request)} is closed.`;
  return effect('request-closed', 'warning', sentence, named(request));
}

/** An activation is not cut short by a change of the role, its people or its groups: it is told where that may surprise. */
function goesOn(compared: Compared, request: Request): Impact[] {
  const { before, after } = compared;
  const [was, is] = [before.roles.get(request.roleId), after.roles.get(request.roleId)];
  const [user, old] = [after.users.get(request.userId), before.users.get(request.userId)];
  if (was === undefined || is === undefined || user === undefined || request.expiresAt === null) return [];
  const until = localTime(request.expiresAt, after.timeZone);
  const who = nameOf(compared, request.userId);
  const holds = `${who} holds ${is.displayName} until ${until}`;
  const tell = (severity: Impact['severity'], rest: string) => [
    effect('activation-goes-on', severity, `${holds}${rest}`, {
      ...named(request),
      until: request.expiresAt,
    }),
  ];
  const excluded =
    (was.candidates.includes(user.id) && !is.candidates.includes(user.id)) ||
    (old?.privAccountActive === true && !user.privAccountActive);
  if (excluded)
    return tell('warning', ', and this activation goes on until then. Close it if it is to end now.');
  if (lostGroups(before, was, after, is).length > 0)
    return tell(
      'warning',
      ', and keeps the membership that the role no longer gives. Close it if it is to end now.',
    );
  if (lostGroups(after, is, before, was).length > 0)
    return tell('info', ', without the membership that the role gives in addition.');
  return is.ttl < was.ttl ? tell('info', ': the shorter time counts for later requests.') : [];
}

/** Groups that the one gives and the other does not. */
function lostGroups(facts: ImpactFacts, role: Role, other: ImpactFacts, now: Role) {
  const given = (at: ImpactFacts, { privileges }: Role) =>
    privileges.filter(id => at.groups.get(id)?.active === true);
  return without(given(facts, role), given(other, now));
}

function waiting(compared: Compared, request: Request): Impact[] {
  const { before, after } = compared;
  const who = `${nameOf(compared, request.userId)}’s request for ${roleNameOf(compared, request)}`;
  const [was, is] = [questionFor(before, request), questionFor(after, request)];
  if (was === null || is === null) return [];
  if (request.status === 'PendingApproval') {
    if (deciders(was).length > 0 && deciders(is).length === 0) {
      const lapses = request.approval?.lapsesAt ?? null;
      const at = lapses === null ? '' : `; it lapses at ${localTime(lapses, after.timeZone)}`;
      const sentence = `${who} waits for an approval that nobody can give any more${at}.`;
      return [effect('approval-stuck', 'error', sentence, { ...named(request), until: lapses })];
    }
  }
  // Whoever has still to act is taken to act: what counts is whether the gates would let it through then.
  const refusal = refusalOf(is);
  if (refusal === null || refusalOf(was) !== null) return [];
  const sentence = `${who}${standing(compared, request)} will be refused when it goes on. ${refusal}`;
  return [effect('request-refused', 'warning', sentence, named(request))];
}

function refusalOf(question: Question): string | null {
  const verdict = judge(question);
  return verdict.outcome === 'refused' ? verdict.summary : null;
}

/** What the request will ask of the engine when it goes on; null where its role or user is not there. */
function questionFor(facts: ImpactFacts, request: Request): Question | null {
  const role = facts.roles.get(request.roleId);
  const user = facts.users.get(request.userId);
  if (role === undefined || user === undefined) return null;
  const start = request.requestedTime ?? facts.now;
  return {
    ...questionOf(facts, role, user),
    // A start to come is asked about when it comes.
    now: request.status === 'Scheduled' ? Math.max(start, facts.now) : facts.now,
    ttl: request.requestedTtl,
    requestedTime: request.requestedTime,
    done: {
      mfa: request.status === 'PendingMFA' || request.call?.verified === true,
      approval: request.status === 'PendingApproval' || request.approval?.decision != null,
    },
  };
}

function standing({ after }: Compared, { status, requestedTime }: Request): string {
  switch (status) {
    case 'PendingMFA':
      return ', which waits for the call,';
    case 'PendingApproval':
      return ', which waits for an approval,';
    case 'Scheduled':
      return requestedTime === null
        ? ''
        : `, which is to start at ${localTime(requestedTime, after.timeZone)},`;
    default:
      return '';
  }
}
