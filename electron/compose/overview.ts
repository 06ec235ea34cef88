import type { Caller } from '../../shared/contract/define.ts';
import type { Output } from '../../shared/contract/registry.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import { countsOf } from '../checks/evaluate.ts';
import { isUncallable } from '../checks/rules/numbers.ts';
import { identify } from '../pam/identity.ts';
import { toApprove } from '../pam/requests.ts';
import type { Forest } from './forest.ts';
import { forwardNeeds, forwardStatusOf } from './forward-status.ts';
import { dayOf, startOfDay } from './moments.ts';
import { needsOf } from './needs.ts';

const day = 86_400_000;
const days = 7;

/** What the overview shows: numbers that are filters, and what needs someone, in order of harm. */
export async function overview(forest: Forest, caller: Caller, now: number): Promise<Output<'overview.get'>> {
  const { store, views, checks } = forest;
  const { timeZone } = store.consoleConfiguration();
  const todayFrom = startOfDay(now, timeZone);
  const { user } = identify(store, caller, undefined);
  const waiting = user === null ? [] : toApprove(store, user);
  const active = store.requests.find({ statuses: ['Active'] });
  const [failures, activations, { facts, found }] = await Promise.all([
    trend(forest, { ids: [101] }, now),
    trend(forest, { ids: [9107] }, now),
    checks.look(),
  ]);
  const findings = found.map(one => one.finding);
  const uncallable = facts.users.filter(({ user: person, canDial }) =>
    isUncallable(canDial, facts.candidateOf.get(person.id)?.length ?? 0),
  );
  const ofMfa = countsOf(findings.filter(finding => finding.area === 'mfa'));
  return {
    activeNow: { count: active.length, trend: activations },
    waitingForMe: { count: waiting.length, trend: null },
    mfaFailuresToday: { count: failures.at(-1) ?? 0, trend: failures },
    candidatesWithoutNumber: { count: uncallable.length, trend: null },
    certificateDaysLeft: facts.mfa.certificate?.daysLeft ?? null,
    settingsFindings: { errors: ofMfa.error, warnings: ofMfa.warning },
    todayFrom,
    active: active
      .sort((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0))
      .slice(0, 50)
      .map(request => ({
        requestId: request.id,
        userName: views.userName(request.userId).privAccountName,
        roleId: request.roleId,
        roleName: views.roleName(request.roleId).displayName,
        until: request.expiresAt ?? now,
      })),
    needs: needsOf(findings, waiting.length, forwardNeeds(forwardStatusOf(forest, now), now)),
  };
}

/** How many events of each of the last seven days, oldest first. */
async function trend(forest: Forest, filter: EventFilter, now: number): Promise<number[]> {
  const { timeZone } = forest.store.consoleConfiguration();
  const from = startOfDay(now - (days - 1) * day, timeZone);
  const counts = await forest.reader.days({ ...filter, from });
  return Array.from({ length: days }, (_, index) => {
    const wanted = dayOf(now - (days - 1 - index) * day, timeZone);
    return counts.filter(entry => entry.day === wanted).reduce((sum, entry) => sum + entry.count, 0);
  });
}
