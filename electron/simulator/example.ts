import type { Scenario, ScenarioPerson, ScenarioRole } from '../../shared/domain/scenario.ts';

/** A working day by hour, 0:00 first: few at night, most in the morning and after lunch. */
const officeDay = [2, 1, 1, 1, 2, 6, 18, 60, 110, 120, 100, 80, 50, 90, 100, 80, 60, 40, 20, 10, 8, 6, 4, 3];

const usual: Pick<Scenario, 'requests' | 'calls' | 'owners'> = {
  requests: {
    total: null,
    perHour: officeDay,
    weekdayPercent: [100, 100, 100, 100, 80, 10, 10],
    strangerPercent: 1,
    laterPercent: 5,
    laterHours: 12,
    closeEarlyPercent: 30,
  },
  calls: {
    failures: [
      { code: 102, percent: 7 },
      { code: 108, percent: 4 },
      { code: 12, percent: 3 },
      { code: 13, percent: 3 },
      { code: 4, percent: 2 },
      { code: 112, percent: 1 },
    ],
    seconds: { least: 5, most: 40 },
    unblockMinutes: 60,
  },
  owners: {
    answerPercent: 95,
    rejectPercent: 6,
    minutes: { least: 2, most: 90 },
    workingHours: { from: '07:30', to: '18:00' },
    workingDays: [true, true, true, true, true, false, false],
  },
};

/** How calls, owners and people behave where nobody knows better: a copy. The numbers are ours, and nobody's statistics. */
export function usualBehaviour(): typeof usual {
  return structuredClone(usual);
}

const people = 240;

/** A site of 240 people and 8 roles over a week: what a person begins with who has no forest at hand, and what the benchmark runs. */
export function exampleScenario(): Scenario {
  return {
    format: 'Bastion Console scenario 1',
    name: 'Example: a week of a site with 240 people',
    seed: 20_261_123,
    startsOn: '2026-11-23',
    days: 7,
    timeZone: 'Europe/Berlin',
    limits: { shortest: 300, longest: 2_592_000 },
    people: Array.from({ length: people }, (_, index) => person(index + 1)),
    roles: [
      role('Workstation Admins', { share: 40, ttl: 3600, candidates: everyone(1, 160) }),
      role('Server Admins', { share: 25, ttl: 7200, mfaEnabled: true, candidates: everyone(1, 90) }),
      role('Database Admins', {
        share: 12,
        ttl: 14_400,
        mfaEnabled: true,
        approvalEnabled: true,
        candidates: everyone(60, 110),
        approvers: everyone(230, 232),
      }),
      role('Backup Operators', {
        share: 8,
        ttl: 3600,
        mfaEnabled: true,
        window: { from: '20:00', to: null },
        candidates: everyone(100, 130),
      }),
      role('Change Window', {
        share: 6,
        ttl: 7200,
        approvalEnabled: true,
        window: { from: '08:00', to: '18:00' },
        candidates: everyone(1, 60),
        approvers: everyone(232, 236),
      }),
      role('Corp Admins', {
        share: 4,
        ttl: 900,
        mfaEnabled: true,
        approvalEnabled: true,
        disableAutoApprovalIfOwner: true,
        candidates: everyone(1, 12),
        approvers: everyone(10, 14),
      }),
      role('Firewall Operators', {
        share: 4,
        ttl: 1800,
        mfaEnabled: true,
        candidates: everyone(140, 170),
      }),
      role('Retired role', {
        share: 1,
        ttl: 3600,
        candidates: everyone(200, 220),
        privileges: [{ name: 'Retired group', active: false }],
      }),
    ],
    ...usualBehaviour(),
  };
}

function account(number: number): string {
  return `PRIV.user${String(number).padStart(3, '0')}`;
}

function everyone(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => account(first + index));
}

/** One in forty has no number that can be dialled, one in sixty an account that is not active. */
function person(number: number): ScenarioPerson {
  return {
    account: account(number),
    name: `User ${String(number).padStart(3, '0')}`,
    callable: number % 40 !== 7,
    active: number % 60 !== 33,
    asks: true,
    decides: true,
  };
}

function role(
  name: string,
  made: Partial<ScenarioRole> & Pick<ScenarioRole, 'share' | 'ttl' | 'candidates'>,
): ScenarioRole {
  return {
    name,
    mfaEnabled: false,
    approvalEnabled: false,
    disableAutoApprovalIfOwner: false,
    window: null,
    approvers: [],
    privileges: [{ name: `${name} group`, active: true }],
    ...made,
  };
}
