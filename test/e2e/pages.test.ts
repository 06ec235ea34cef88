import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pamSets } from '../../shared/domain/pam-set.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
let firstRun: TestConsole;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  firstRun = await openConsole({ forest: 'none' });
});
afterAll(async () => {
  await console.close();
  await firstRun.close();
});

/** The review of all roles, made once, and opened to be answered. */
async function reviewOf(): Promise<{ id: string; digest: string }> {
  const [made] = (await console.call('attestation.list', {})).campaigns;
  const [asked] = (await console.call('attestation.inbox', {})).opened;
  if (made !== undefined && asked !== undefined) return { id: made.id, digest: asked.digest };
  const due = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);
  const path = join(console.userData, 'pages.review.json');
  const { id } = await console.call('attestation.make', {
    title: 'Candidates of this quarter',
    due,
    days: 90,
    roles: null,
    path,
  });
  return { id, digest: (await console.call('attestation.open', { path })).digest };
}

/** Every page of the window, by the name of its picture. */
async function pages(): Promise<Record<string, string>> {
  const role = await roleIdOf(console, 'R');
  const user = await userIdOf(console, 'PRIV.Jen');
  const files = await roleIdOf(console, 'SQL File Access');
  const chloe = await userIdOf(console, 'PRIV.chloe.martin');
  const group = (await console.call('groups.list', { page: {} })).rows[0]!.group.id;
  const review = await reviewOf();
  const waiting = (await console.call('requests.list', { statuses: ['PendingApproval'], page: {} })).rows[0]!
    .request.id;
  return {
    overview: '/',
    requests: '/requests',
    'requests-approvals': '/requests/approvals',
    'request-detail': `/requests/${waiting}`,
    'request-new': '/requests/new',
    explain: '/explain',
    'explain-call': `/explain?role=${role}&user=${user}`,
    'explain-refused': `/explain?role=${files}&user=${user}&ttl=60`,
    'explain-approval': `/explain?role=${files}&user=${chloe}`,
    roles: '/roles',
    'role-detail': `/roles/${role}`,
    'role-people': `/roles/${role}/people`,
    'role-timeline': `/roles/${role}/timeline`,
    'role-new': '/roles/new',
    'role-like': `/roles/new?like=${role}`,
    'roles-compare': `/roles/compare?a=${role}&b=${files}`,
    'roles-edit': `/roles/edit?role=${role}&role=${files}`,
    users: '/users',
    'user-detail': `/users/${user}`,
    'user-use': `/users/${user}/use`,
    'user-timeline': `/users/${user}/timeline`,
    'user-new': '/users/new',
    groups: '/groups',
    'group-detail': `/groups/${group}`,
    matrix: '/matrix',
    'matrix-none': '/matrix?users=nothing+like+it',
    sets: '/sets',
    'set-detail': `/sets/${pamSets[0].id}`,
    'group-use': `/groups/${group}/use`,
    domains: '/domains',
    'domain-detail': '/domains/contoso.local',
    mfa: '/mfa',
    'mfa-settings': '/mfa/settings',
    'mfa-backups': '/mfa/backups',
    'mfa-protection': '/mfa/protection',
    'mfa-import': '/mfa/import',
    checks: '/checks',
    'checks-none': '/checks?search=nothing+like+it',
    phones: '/phones',
    'phone-detail': `/phones/${user}`,
    history: '/history',
    evidence: '/evidence',
    'past-who-could': `/past/who-could?entry=150&role=${role}`,
    reviews: '/reviews',
    'review-campaign': `/reviews/${review.id}`,
    'review-answer': `/reviews/answer/${review.digest}/${role} ${user}`,
    scripts: '/scripts',
    'history-failures': '/history?ids=101',
    simulator: '/simulator',
    'simulator-result': '/simulator/result',
    'simulator-drill': '/simulator/drill',
    transfer: '/transfer/mim',
    'transfer-users': '/transfer/users',
    'transfer-event-log': '/transfer/event-log',
    'transfer-configuration': '/transfer/configuration',
    settings: '/settings',
    'settings-console': '/settings/console',
    'settings-access': '/settings/access',
    'settings-corp': '/settings/corp',
    'settings-retention': '/settings/retention',
    'settings-forwarding': '/settings/forwarding',
  };
}

const looks = [
  { name: 'light', colorScheme: 'light', width: 1280, height: 800, scale: 1 },
  { name: 'dark', colorScheme: 'dark', width: 1280, height: 800, scale: 1 },
  { name: 'small', colorScheme: 'light', width: 1024, height: 700, scale: 2 },
  { name: 'small-dark', colorScheme: 'dark', width: 1024, height: 700, scale: 2 },
] as const;

// The dark looks are of the same pages: what the light ones were asked, they need not be asked again.
describe.each(looks)('every page, $name', look => {
  it('has no accessibility violation, no cut content, and a picture', async () => {
    const { page, go } = console;
    await page.emulateMedia({ colorScheme: look.colorScheme });
    // A page at 200 % has half of the pixels to lay itself out in.
    await page.setViewportSize({ width: look.width / look.scale, height: look.height / look.scale });
    const wrong: string[] = [];
    for (const [name, address] of Object.entries(await pages())) {
      await go(address);
      await picture(page, `${name}-${look.name}`);
      const rules = look.colorScheme === 'dark' ? 'colours' : 'all';
      wrong.push(...(await violations(page, rules)).map(line => `${name}: ${line}`));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (overflow > 0) wrong.push(`${name}: the page is ${overflow} pixels wider than the window`);
    }
    expect(wrong).toEqual([]);
  }, 600_000);

  it('greets the first run', async () => {
    const { page } = firstRun;
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize({ width: look.width / look.scale, height: look.height / look.scale });
    await settled(page);
    await picture(page, `first-run-${look.name}`);
    expect(await violations(page)).toEqual([]);
  });
});
