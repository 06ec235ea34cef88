import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Console } from '../../../electron/compose.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { CommandName, Output, Request } from '../../../shared/contract/registry.ts';
import { cli } from '../cli/pam-process.ts';
import { anyNumber, composeIn } from './desk.ts';

let root: string;
let app: Console;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'sample-'));
  app = composeIn(root, { sample: true }, () => undefined);
  await app.start();
});
afterAll(async () => {
  await app.dispose();
  rmSync(root, { recursive: true, force: true });
});

async function call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>> {
  const reply = await app.router.callTrusted(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value as Output<N>;
}
const all = { limit: 200 };

describe('the sample forest', () => {
  it('has some 25 users, one without a number and one with a bad one', async () => {
    const { rows, total } = await call('users.list', { page: all });
    expect(total).toBeGreaterThanOrEqual(25);
    const found = rows.flatMap(row => row.findings);
    expect(found.filter(finding => finding === 'no-number')).toHaveLength(1);
    expect(found.filter(finding => finding === 'unreadable-number')).toHaveLength(1);
  });

  it('has 8 roles, one for each of MFA, approval and window; R has MFA alone and PRIV.Jen', async () => {
    const { rows } = await call('roles.list', { page: all });
    const gates = rows.map(({ role }) =>
      [role.mfaEnabled, role.approvalEnabled, role.availabilityWindowEnabled].map(Number).join(''),
    );
    expect(gates.toSorted()).toEqual(['000', '001', '010', '011', '100', '101', '110', '111']);
    const r = rows.find(({ role }) => role.displayName === 'R');
    expect(r?.role).toMatchObject({
      mfaEnabled: true,
      approvalEnabled: false,
      availabilityWindowEnabled: false,
    });
    expect(r?.candidates.map(user => user.privAccountName)).toContain('PRIV.Jen');
  });

  it('has a week of history with 101, 103 and 825, and something active and waiting now', async () => {
    const { ids, days, count } = await call('events.summary', { filter: {} });
    for (const id of [101, 103, 825]) expect(ids).toContainEqual({ id, count: anyNumber });
    expect(new Set(days.map(({ day }) => day)).size).toBe(7);
    expect(count).toBeGreaterThan(100);
    expect((await call('requests.list', { statuses: ['Active'], page: {} })).total).toBeGreaterThan(0);
    expect((await call('requests.toApprove', {})).rows.length).toBeGreaterThan(0);
    // Nothing in it lies in the future, and no activation is Active without the 103 that its role asks for.
    const { rows } = await call('events.list', { filter: {}, limit: 1 });
    expect(rows[0]!.at).toBeLessThanOrEqual(Date.now());
    for (const { request } of (await call('requests.list', { statuses: ['Active'], page: all })).rows) {
      const { role } = await call('roles.get', { id: request.roleId });
      const { events } = await call('requests.get', { id: request.id });
      if (role.mfaEnabled) expect(events.map(({ id }) => id)).toContain(103);
    }
  });

  it('maps the person at the console to an approver, and stands in its own folder', async () => {
    const state = await call('app.state', {});
    expect(state.forest).toMatchObject({
      kind: 'sample',
      corpDnsName: 'contoso.local',
      privDnsName: 'priv.contoso.local',
    });
    expect(state.user).toMatchObject({ access: 'administer', as: 'PRIV.lena.fischer' });
    const { mimServiceFolders } = await call('console.get', {});
    expect(mimServiceFolders).toEqual([join(state.forest!.dir, 'Service')]);
    expect(statSync(mimServiceFolders[0]!).mode & 0o777).toBe(0o700);
    expect(existsSync(join(state.forest!.dir, 'credentials.zip'))).toBe(true);
  });

  it('has tiles whose numbers are those of the lists that they open', async () => {
    const overview = await call('overview.get', {});
    expect(overview.activeNow.count).toBe(
      (await call('requests.list', { statuses: ['Active'], page: {} })).total,
    );
    expect(overview.active).toHaveLength(Math.min(50, overview.activeNow.count));
    const waiting = (await call('requests.toApprove', {})).rows;
    expect(overview.waitingForMe.count).toBe(waiting.filter(({ mine }) => mine).length);
    const failures = await call('events.summary', { filter: { ids: [101], from: overview.todayFrom } });
    expect(overview.mfaFailuresToday.count).toBe(failures.count);
    expect(overview.mfaFailuresToday.trend?.at(-1)).toBe(failures.count);
    const uncallable = await call('users.list', { finding: 'not-callable', page: all });
    expect(overview.candidatesWithoutNumber.count).toBe(uncallable.total);
    expect(uncallable.rows).toHaveLength(uncallable.total);
    const { findings, certificate } = await call('mfa.check', {});
    const of = (severity: string) => findings.filter(finding => finding.severity === severity).length;
    expect(overview.settingsFindings).toEqual({ errors: of('error'), warnings: of('warning') });
    expect(overview.certificateDaysLeft).toBe(certificate?.daysLeft ?? null);
    const week = await call('events.summary', { filter: { ids: [9107] } });
    expect(overview.activeNow.trend?.reduce((sum, day) => sum + day, 0)).toBe(week.count);
  });

  it('has a journal that replays to what it holds', () => {
    const result = verifyReplay(app.session.forest().store);
    expect(result.differences).toEqual([]);
    expect(result.same).toBe(true);
  });

  it('has a past whose last moment is the present: who could activate a role is what is explained of it now', async () => {
    const { rows } = await call('roles.list', { page: all });
    for (const { role } of rows) {
      const at = Date.now();
      const told = await call('past.whoCould', { moment: { at }, role: { id: role.id } });
      expect(told.total).toBe(role.candidates.length);
      for (const { user, outcome, gates } of told.rows) {
        const now = await call('activation.explain', { role: { id: role.id }, userId: user.id });
        const verdicts = (list: typeof gates) => list.map(({ id, verdict }) => [id, verdict]);
        expect([outcome, verdicts(gates)]).toEqual([now.outcome, verdicts(now.gates)]);
      }
    }
  });

  it('pages through filtered users as the whole list is', async () => {
    const whole = await call('users.list', { finding: 'not-callable', page: all });
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const page: Output<'users.list'> = await call('users.list', {
        finding: 'not-callable',
        page: { limit: 1, after },
      });
      names.push(...page.rows.map(row => row.user.privAccountName));
      if (page.next === null) break;
      after = page.next;
    }
    expect(names).toEqual(whole.rows.map(row => row.user.privAccountName));
  });
});

it('a kill while it is made leaves no half of it, and the next start makes it whole', async () => {
  const user = join(root, 'other');
  const env = { ...process.env, BASTION_USER_DATA: user };
  const child = spawn(process.execPath, [cli, 'exec', 'Get-PAMRole R'], { env, stdio: 'ignore' });
  const gone = new Promise(resolve => child.once('exit', resolve));
  const making = () => (existsSync(user) ? readdirSync(user) : []).filter(name => name.includes('.making-'));
  await expect
    .poll(() => making().some(name => existsSync(join(user, name, 'store.db'))), {
      timeout: 30_000,
      interval: 5,
    })
    .toBe(true);
  child.kill('SIGKILL');
  await gone;
  expect(existsSync(join(user, 'sample-forest'))).toBe(false);
  expect(making()).toHaveLength(1);

  const next = spawn(process.execPath, [cli, 'exec', 'Get-PAMRole'], { env });
  let out = '';
  next.stdout.on('data', chunk => (out += String(chunk)));
  await new Promise(resolve => next.once('close', resolve));
  expect(JSON.parse(out)).toHaveLength(8);
  expect(making()).toEqual([]);
});

it('two consoles that make it at once both end with the one', async () => {
  const env = { ...process.env, BASTION_USER_DATA: join(root, 'two') };
  const run = async () => {
    const child = spawn(process.execPath, [cli, 'exec', 'Get-PAMRole R'], { env });
    let out = '';
    child.stdout.on('data', chunk => (out += String(chunk)));
    await new Promise(resolve => child.once('close', resolve));
    return (JSON.parse(out) as { RoleID: string }[])[0]?.RoleID;
  };
  const [one, other] = await Promise.all([run(), run()]);
  expect(one).toBeDefined();
  expect(await run()).toBe(one);
  expect(other).toBe(one);
});
