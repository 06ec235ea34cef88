import { parseLine } from '../../shared/cmdlets/parse.ts';
import type { Pipeline } from '../../shared/cmdlets/command.ts';
import { writePipeline } from '../../shared/cmdlets/write.ts';
import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CmdletResult } from '../../shared/contract/cmdlets.ts';
import type { PushName, Pushes, Topic } from '../../shared/contract/push.ts';
import type { BastionContract } from '../../shared/contract/registry.ts';
import { fakeAttestation } from './bridge-attestation.ts';
import { fakeChecks } from './bridge-checks.ts';
import { fakeDomains } from './bridge-domains.ts';
import { fakeFind } from './bridge-find.ts';
import { fakeForwarding } from './bridge-forwarding.ts';
import { fakeMatrix } from './bridge-matrix.ts';
import { fakeMfa } from './bridge-mfa.ts';
import { fakeMimEvidence } from './bridge-mim-evidence.ts';
import { fakePast } from './bridge-past.ts';
import { fakePhones } from './bridge-phones.ts';
import { fakeTransfer } from './bridge-transfer.ts';
import { fakeReads, found } from './bridge-reads.ts';
import { fakeSets } from './bridge-sets.ts';
import { fakeSimulator } from './bridge-simulator.ts';
import { requestRowOf, userNames } from './bridge-views.ts';
import type { World } from './bridge-world.ts';

export type Push = <N extends PushName>(name: N, value: Pushes[N]) => void;

/** Every command of the contract over a forest in memory. What it does not do it refuses, and says so. */
export function fakeHandlers(world: World, push: Push, now: () => number): Handlers<BastionContract> {
  const changed = (...topics: Topic[]) => push('changed', { topics });
  const opened = () => {
    const forest = aForest(world);
    world.state = { ...world.state, forest };
    changed('app');
    return forest;
  };
  const run = (pipeline: Pipeline): CmdletResult => {
    const last = found(pipeline.at(-1), 'command');
    const powershell = writePipeline(pipeline);
    if (last.cmdlet === 'Get-PAMRole')
      return {
        objects: world.roles.map(role => ({
          DisplayName: role.displayName,
          Description: role.description,
          TTL: role.ttl,
          MFAEnabled: role.mfaEnabled,
          ApprovalEnabled: role.approvalEnabled,
          Candidates: userNames(world, role.candidates).map(user => user.privAccountName),
        })),
        kind: 'role',
        powershell,
        changed: [],
        notes: [],
        whatIf: [],
      };
    if (last.cmdlet === 'Get-PAMConfiguration')
      return {
        objects: [{ ...world.pam }],
        kind: 'configuration',
        powershell,
        changed: [],
        notes: [],
        whatIf: [],
      };
    if (last.cmdlet === 'Set-PAMConfiguration') {
      const names = Object.keys(world.pam) as (keyof typeof world.pam)[];
      for (const [parameter, value] of Object.entries(last.parameters)) {
        const name = names.find(one => one.toLowerCase() === parameter.toLowerCase());
        if (name !== undefined) world.pam = { ...world.pam, [name]: value };
      }
      world.pam = { ...world.pam, version: world.pam.version + 1 };
      changed('console', 'events');
      return {
        objects: [{ ...world.pam }],
        kind: 'configuration',
        powershell,
        changed: [{ kind: 'pamConfiguration', id: 'singleton' }],
        notes: [],
        whatIf: [],
      };
    }
    throw new AppError(
      'UNAVAILABLE',
      `This is a forest for looking at: it does not run ${last.cmdlet}. Open the sample forest.`,
    );
  };

  return {
    'app.state': () => world.state,
    'app.setPreferences': ({ theme, density, historyFilters }) => {
      const before = world.state.preferences;
      const preferences = {
        theme: theme ?? before.theme,
        density: density ?? before.density,
        historyFilters: historyFilters ?? before.historyFilters,
      };
      world.state = { ...world.state, preferences };
      changed('app');
      return preferences;
    },
    'app.copyText': () => ({}),
    'app.pickFile': () => ({ path: '/srv/forests/contoso' }),
    'app.pickSave': ({ suggestedName }) => ({ path: `/media/usb/${suggestedName}` }),
    'forest.openSample': opened,
    'forest.open': ({ dir }) => {
      if (dir.includes('usb'))
        throw new AppError('NOT_FOUND', `${dir} holds no store. Choose the folder of a forest.`);
      return opened();
    },
    'forest.create': opened,
    'forest.previewConfiguration': ({ path }) => ({
      path,
      sha256: 'a'.repeat(64),
      writtenAt: new Date(now()).toISOString(),
      writtenBy: 'pat',
      corpDnsName: 'contoso.local',
      privDnsName: 'priv.contoso.local',
      timeZone: 'Europe/Berlin',
      accounts: 2,
      users: 40,
      groups: 12,
      roles: 9,
      foldersNotHere: [],
    }),
    'forest.createFromConfiguration': opened,
    'forest.backups': () => ({ backups: [] }),
    'forest.restore': opened,
    'forest.startDrill': () => {
      throw new AppError('UNAVAILABLE', 'The drill was not started: this forest is in memory only.');
    },
    'forest.leaveDrill': opened,
    'forest.close': () => {
      world.state = { ...world.state, forest: null };
      changed('app');
      return {};
    },
    'jobs.get': ({ id }) => found(world.jobs.get(id), 'job'),
    'jobs.cancel': ({ id }) => {
      const job = {
        ...found(world.jobs.get(id), 'job'),
        state: 'cancelled' as const,
        message: 'Nothing was written.',
      };
      world.jobs.set(id, job);
      push('job', job);
      return job;
    },

    'overview.get': () => ({
      activeNow: {
        count: world.requests.filter(one => one.status === 'Active').length,
        trend: [2, 4, 0, 1, 5, 3, 2],
      },
      waitingForMe: { count: 1, trend: [0, 1, 1, 0, 2, 0, 1] },
      mfaFailuresToday: { count: 1, trend: [0, 0, 1, 0, 0, 2, 1] },
      candidatesWithoutNumber: { count: 2, trend: null },
      certificateDaysLeft: 23,
      settingsFindings: { errors: 1, warnings: 2 },
      todayFrom: now() - 8 * 3_600_000,
      active: world.requests
        .filter(one => one.status === 'Active')
        .map(one => {
          const { request, user, role } = requestRowOf(world, one);
          return {
            requestId: request.id,
            userName: user.sourceDisplayName,
            roleId: role.id,
            roleName: role.displayName,
            until: request.expiresAt ?? 0,
          };
        }),
      needs: [
        {
          severity: 'Error',
          message: 'MfaSettings.xml can be read by everybody on this machine.',
          remedy: 'Repair the protection of the file.',
          to: '/mfa',
        },
        {
          severity: 'Warning',
          message: '1 request waits for your decision.',
          remedy: 'Approve or reject.',
          to: '/requests/approvals',
        },
        {
          severity: 'Warning',
          message: '2 candidates cannot be called.',
          remedy: 'Set a telephone number that can be read.',
          to: '/users?finding=not-callable',
        },
      ],
    }),
    'corp.search': () => ({ entries: [], more: false }),
    'corp.status': () => ({
      file: '/srv/forests/contoso/corp.ldif',
      users: 1204,
      groups: 88,
      readAt: now() - 3_600_000,
      problem: null,
    }),
    'corp.compare': () => ({
      compared: world.users.length,
      raised: 1,
      differences: [
        {
          ...about(world, 1),
          kind: 'number-changed',
          stored: '12135551202',
          lastSeen: '12135551202',
          now: '+1 213 555 0188',
        },
        {
          ...about(world, 4),
          kind: 'number-differs',
          stored: '',
          lastSeen: '+49 30 901820',
          now: '+49 30 901820',
        },
        { ...about(world, 5), kind: 'missing-in-corp', stored: 'ext. 12', lastSeen: 'ext. 12', now: '' },
      ],
    }),
    'console.get': () => world.console,
    'console.set': ({ expects, values }) => {
      if (expects !== world.console.version)
        throw new AppError(
          'CONFLICT',
          'The configuration was changed by someone else since you read it. Reload it.',
        );
      world.console = Object.assign({}, world.console, values, { version: world.console.version + 1 });
      changed('console', 'app');
      return world.console;
    },
    'console.setAccess': ({ osUser, access, as }) => {
      const others = world.console.accounts.filter(account => account.osUser !== osUser);
      world.console = {
        ...world.console,
        version: world.console.version + 1,
        accounts: access === null ? others : [...others, { osUser, access, as }],
      };
      changed('console', 'app');
      return world.console;
    },

    'cmdlet.run': ({ pipeline }) => run(pipeline),
    'script.run': () => {
      throw new AppError('UNAVAILABLE', 'Scripts are not run here.');
    },
    'script.open': () => null,
    'script.save': ({ path }) => ({ path, whatIf: 'plan.whatif.ps1' }),
    'cmdlet.impact': () => ({ impacts: [] }),
    'cmdlet.runAll': ({ lines }) => {
      const done = lines.map(({ pipeline }) => run(pipeline));
      return {
        powershell: done.map(({ powershell }) => powershell).join('\n'),
        changed: done.flatMap(({ changed: objects }) => objects),
        notes: [],
        whatIf: [],
      };
    },
    'cmdlet.impactAll': () => ({ impacts: [] }),
    'cmdlet.exec': ({ line }) => run(parseLine(line)),
    ...fakeReads(world, now),
    ...fakeDomains(world, now),
    ...fakeSimulator(world),
    ...fakePhones(world),
    ...fakeFind(world),
    ...fakeSets(world),
    ...fakeMatrix(world),
    ...fakeMfa(now),
    ...fakeChecks(world, now, changed),
    ...fakeTransfer(),
    ...fakeMimEvidence(),
    ...fakePast(world, now),
    ...fakeAttestation(world, now),
    ...fakeForwarding(world),
  };
}

function about(world: World, at: number) {
  const user = found(world.users[at], 'user');
  return { userId: user.id, userName: user.privAccountName };
}

function aForest(world: World) {
  return {
    dir: '/srv/forests/contoso',
    kind: 'sample' as const,
    corpDnsName: world.console.corpDnsName,
    privDnsName: world.console.privDnsName,
    timeZone: world.console.timeZone,
    drill: null,
  };
}
