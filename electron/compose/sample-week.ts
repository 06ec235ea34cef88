import { makeCommand } from '../../shared/cmdlets/command.ts';
import { requestRef } from '../../shared/cmdlets/refs.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { weekdays, type SampleActivation, type SampleScenario } from '../../shared/domain/sample.ts';
import type { User } from '../../shared/domain/user.ts';
import type { CallScript } from '../phone/script.ts';
import { identify } from '../pam/identity.ts';
import { unblock } from '../pam/phone-standing.ts';
import { dayOf, readMoment, startOfDay } from './moments.ts';
import type { Forest } from './forest.ts';
import type { CorpFile } from './sample.ts';
import type { VirtualClock } from './virtual-clock.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** When the sample's week begins: the first minutes of the seventh day back, in the forest's zone. */
export function weekFrom(end: number, timeZone: string): number {
  return startOfDay(end - 6 * day, timeZone) + 5 * minute;
}

interface Week {
  forest: Forest;
  clock: VirtualClock;
  scenario: SampleScenario;
  /** The real now, milliseconds UTC, at which the week ends. */
  end: number;
  timeZone: string;
  corp: CorpFile;
  /** Says how the next simulated call goes. */
  say(script: CallScript | undefined): void;
}

interface Task {
  at: number;
  run(): Promise<void> | void;
}

/** Plays the scenario on the seven days that end now, each step at its time, through the cmdlets and the engine. */
export async function playWeek(week: Week): Promise<void> {
  const { clock, end, timeZone, scenario } = week;
  const tasks: Task[] = [];
  const plan = (at: number, run: Task['run']) => {
    if (at <= end) tasks.push({ at, run });
  };

  for (let back = 6; back >= 0; back--) {
    const date = dayOf(end - back * day, timeZone);
    const weekday = weekdays[(new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7];
    for (const step of scenario.week.filter(({ on }) => on === weekday)) {
      const at = readMoment(`${date} ${step.at}`, timeZone, end);
      // The first day begins at midnight, before which nobody was there.
      if (at < clock.now()) continue;
      switch (step.do) {
        case 'activate':
          plan(at, () => activate(week, step, date, plan));
          break;
        case 'run':
          plan(at, () => {
            const user = person(week.forest, step.as);
            const pipeline = week.forest.pam.parse(step.line);
            week.forest.pam.run(
              { pipeline, reason: step.reason },
              { ...callerOf(user), access: 'administer' },
            );
          });
          break;
        case 'unblock':
          plan(at, () => {
            const { store } = week.forest;
            const userId = person(week.forest, step.account).id;
            // Where the week begins after the report of fraud, nobody is blocked.
            if (store.phoneStandings.get(userId)?.blockedAt == null) return;
            const { actor } = identify(store, callerOf(person(week.forest, step.as)), undefined);
            unblock(store, { userId, reason: step.reason, actor, now: at });
          });
          break;
        case 'corp-number':
          plan(at, () => {
            week.corp.set(step.account, step.attribute, step.to);
            week.corp.write();
          });
          plan(at + step.seenAfterMinutes * minute, async () => {
            await week.forest.monitoring.compare({ actor: 'monitoring', as: null });
          });
          break;
      }
    }
  }
  for (const step of scenario.lately) {
    const at = end - step.minutesBefore * minute;
    plan(at, () => activate(week, step, dayOf(at, timeZone), plan));
  }

  for (;;) {
    tasks.sort((a, b) => a.at - b.at);
    const next = tasks.shift();
    if (next === undefined) break;
    await clock.advanceTo(next.at);
    await next.run();
  }
  await clock.advanceTo(end);
}

/** Somebody asks for a role; then the call, the decision and the giving up follow as the scenario says. */
async function activate(
  week: Week,
  step: SampleActivation,
  date: string,
  plan: (at: number, run: Task['run']) => void,
): Promise<void> {
  const { forest, clock, say } = week;
  const user = person(forest, step.user);
  say(step.call);
  const { changed } = forest.pam.run(
    {
      pipeline: [
        makeCommand('New-PAMRequest', {
          RoleDisplayName: step.role,
          Justification: step.justification,
          RequestedTTL: step.ttlSeconds,
          RequestedTime: step.startAt === undefined ? undefined : `${date} ${step.startAt}`,
        }),
      ],
    },
    callerOf(user),
  );
  const id = changed[0]?.id as RequestId;
  await clock.advanceTo(clock.now());
  say(undefined);

  const { approval } = step;
  if (approval !== undefined) {
    plan(clock.now() + approval.afterMinutes * minute, () => {
      const by = person(forest, approval.by);
      const Request = requestRef('requestToApprove', id);
      const decision = approval.decision === 'approve' ? { Approve: true } : { Reject: true };
      const pipeline = [makeCommand('Set-PAMRequestToApprove', { Request, ...decision })];
      forest.pam.run({ pipeline, reason: approval.reason }, callerOf(by));
      giveUp(week, step, user, id, plan);
    });
  } else giveUp(week, step, user, id, plan);
}

function giveUp(
  { forest }: Week,
  step: SampleActivation,
  user: User,
  id: RequestId,
  plan: (at: number, run: Task['run']) => void,
): void {
  const request = forest.store.requests.get(id);
  if (step.closeAfterMinutes === undefined || request?.status !== 'Active') return;
  plan((request.activatedAt ?? 0) + step.closeAfterMinutes * minute, () => {
    if (forest.store.requests.get(id)?.status !== 'Active') return;
    const Request = requestRef('request', id);
    forest.pam.run({ pipeline: [makeCommand('Close-PAMRequest', { Request })] }, callerOf(user));
  });
}

/** In the sample's week each person sits at the console for themselves. */
function callerOf(user: User) {
  return { osUser: user.sourceAccountName, access: 'operate', as: user.privAccountName } as const;
}

function person(forest: Forest, account: string): User {
  const user = forest.store.users.find({ sourceAccountName: account })[0];
  if (user === undefined) throw new Error(`The sample has no user ${account}`);
  return user;
}
