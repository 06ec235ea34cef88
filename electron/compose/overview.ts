import type { Caller } from '../../shared/contract/define.ts';
import type { Need } from '../../shared/contract/forest.ts';
import type { Output } from '../../shared/contract/registry.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import { identify } from '../pam/identity.ts';
import { toApprove } from '../pam/requests.ts';
import type { Forest } from './forest.ts';
import { dayOf, startOfDay } from './moments.ts';

const day = 86_400_000;
const days = 7;

/** What the overview shows: numbers that are filters, and what needs someone, in order of harm. */
export async function overview(forest: Forest, caller: Caller, now: number): Promise<Output<'overview.get'>> {
  const { store, views, mfa } = forest;
  const { timeZone } = store.consoleConfiguration();
  const todayFrom = startOfDay(now, timeZone);
  const { user } = identify(store, caller, undefined);
  const waiting = user === null ? [] : toApprove(store, user);
  const active = store.requests.find({ statuses: ['Active'] });
  const [failures, activations, check] = await Promise.all([
    trend(forest, { ids: [101] }, now),
    trend(forest, { ids: [9107] }, now),
    mfa.check(),
  ]);
  const uncallable = store.users.find({}).filter(person => views.findings(person).includes('not-callable'));
  const errors = check.findings.filter(finding => finding.severity === 'error').length;
  const warnings = check.findings.filter(finding => finding.severity === 'warning').length;
  return {
    activeNow: { count: active.length, trend: activations },
    waitingForMe: { count: waiting.length, trend: null },
    mfaFailuresToday: { count: failures.at(-1) ?? 0, trend: failures },
    candidatesWithoutNumber: { count: uncallable.length, trend: null },
    certificateDaysLeft: check.certificate?.daysLeft ?? null,
    settingsFindings: { errors, warnings },
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
    needs: inOrderOfHarm(forest, waiting.length, uncallable.length, check.findings),
  };
}

/** How many events of each of the last seven days, oldest first. */
async function trend(forest: Forest, filter: EventFilter, now: number): Promise<number[]> {
  const { timeZone } = forest.store.consoleConfiguration();
  const from = startOfDay(now - (days - 1) * day, timeZone);
  const counts = await forest.reader.histogram({ ...filter, from }, timeZone);
  return Array.from({ length: days }, (_, index) => {
    const wanted = dayOf(now - (days - 1 - index) * day, timeZone);
    return counts.filter(entry => entry.day === wanted).reduce((sum, entry) => sum + entry.count, 0);
  });
}

type Findings = Awaited<ReturnType<Forest['mfa']['check']>>['findings'];

const severities = { error: 'Error', warning: 'Warning', information: 'Information' } as const;

function inOrderOfHarm(forest: Forest, waiting: number, uncallable: number, findings: Findings): Need[] {
  const { store, corp } = forest;
  const needs: Need[] = findings
    .filter(finding => finding.severity !== 'information')
    .map(({ severity, message, remedy }) => ({
      severity: severities[severity],
      message,
      remedy,
      to: '/mfa',
    }));

  const stuck = store.requests
    .find({ statuses: ['PendingApproval'] })
    .filter(request => store.roles.get(request.roleId)?.approvers.length === 0);
  if (stuck.length > 0) {
    needs.push({
      severity: 'Error',
      message: `${count(stuck.length, 'request')} wait${stuck.length === 1 ? 's' : ''} for an approval that nobody can give.`,
      remedy: 'Add an approver to the role.',
      to: '/requests?statuses=PendingApproval',
    });
  }
  if (waiting > 0) {
    needs.push({
      severity: 'Warning',
      message: `${count(waiting, 'request')} wait${waiting === 1 ? 's' : ''} for your decision.`,
      remedy: 'Approve or reject.',
      to: '/requests/approvals',
    });
  }
  if (uncallable > 0) {
    needs.push({
      severity: 'Warning',
      message: `${count(uncallable, 'candidate')} cannot be called.`,
      remedy: 'Set a telephone number that can be read.',
      to: '/users?finding=not-callable',
    });
  }
  const { problem } = corp.status();
  if (problem !== null) {
    needs.push({
      severity: 'Warning',
      message: 'CORP cannot be read.',
      remedy: problem,
      to: '/settings/corp',
    });
  }
  const rank = { Error: 0, Warning: 1, Information: 2 };
  return needs.sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
