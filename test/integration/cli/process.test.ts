import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { corpText } from '../compose/corp-text.ts';
import { matching, openDesk } from '../compose/desk.ts';
import { ended, errorOf, PamHome } from './pam-process.ts';

// What only a process of its own can show: that it ends by itself, what it leaves to a pipe, and how it takes signals.

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
  mkdirSync(home.forest);
  writeFileSync(join(home.forest, 'corp.ldif'), corpText());
});
afterEach(() => home.remove());

const run = (...argv: string[]) => ended(home.spawn('--forest', home.forest, ...argv));

it('ends by itself with its code, JSON on stdout and nothing else there', async () => {
  expect(await run('exec', 'New-PAMUser CONTOSO Jen')).toMatchObject({
    code: 0,
    signal: null,
    out: [matching(/^\[\{"SourceDisplayName":"Jen",/)],
    err: [],
  });
  expect(errorOf(await run('exec', 'New-PAMUser CONTOSO Nobody')).code).toBe('NOT_FOUND');
  const wrong = await ended(home.spawn('nope'));
  expect(wrong).toMatchObject({ code: 2, out: [] });
});

it('ends well where nobody reads on', async () => {
  const desk = await openDesk({ root: home.root, osUser: userInfo().username });
  const { store, pam } = desk.app.session.forest();
  const caller = { osUser: 'pat', access: 'administer', as: null } as const;
  // More than a pipe holds, so that the writer is still at work when its reader leaves.
  store.transaction(() => {
    for (let i = 0; i < 1000; i++)
      pam.exec(`Set-PAMConfiguration -DefaultADContainer box${i}`, undefined, caller);
  });
  await desk.close();
  const child = home.spawn('--forest', home.forest, 'events');
  child.stdout.once('data', () => child.stdout.destroy());
  let err = '';
  child.stderr.on('data', chunk => (err += String(chunk)));
  const code = await new Promise(resolve => child.once('exit', resolve));
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

it('serve expires an activation on time, holds the forest, and stops when asked', async () => {
  await home.exec('New-PAMUser CONTOSO Jen');
  await home.exec('Set-PAMConfiguration -RoleMinimalDuration 1');
  await home.exec('New-PAMGroup CorpAdmins CONTOSO');
  await home.exec('New-PAMRole Brief (Get-PAMGroup CorpAdmins) -Candidates (Get-PAMUser Jen) -TTL 60');

  const active = await home.value('request', '--role', 'Brief', '--for', 'PRIV.Jen', '--ttl', '6');
  const child = home.spawn('--forest', home.forest, 'serve');
  const end = ended(child);
  await new Promise(resolve => child.stdout.once('data', resolve));

  const held = await run('exec', 'Get-PAMRole');
  const refusal = errorOf(held);
  expect(refusal.code).toBe('UNAVAILABLE');
  expect(refusal.message).toContain(String(child.pid));
  writeFileSync(join(home.forest, 'corp.ldif'), corpText([{ account: 'Jen', mobile: '+1 213 555 0199' }]));
  const endsAt = Date.parse((active as { ExpirationTime: string }).ExpirationTime);
  await new Promise(resolve => setTimeout(resolve, Math.max(0, endsAt - Date.now()) + 1500));

  const stoppedAt = Date.now();
  child.kill('SIGTERM');
  expect(await end).toMatchObject({ code: 0, signal: null, err: [], out: [`{"serving":"${home.forest}"}`] });
  const [request] = await home.exec('Get-PAMUser Jen | Get-PAMRequest');
  expect(request?.['RequestStatus']).toBe('Expired');
  const expired = (await home.pam('--forest', home.forest, 'events', '--id', '9110')).out;
  const at = Date.parse((JSON.parse(expired[0]!) as { time: string }).time);
  expect(at).toBeGreaterThanOrEqual(endsAt);
  // It was done while `serve` ran, not by the start of the process that asked.
  expect(at).toBeLessThan(stoppedAt);
  expect(expired).toHaveLength(1);
  expect(existsSync(join(home.forest, 'store.db-wal'))).toBe(false);
});

it('serve compares with CORP: 825 once for a change', async () => {
  await home.exec('New-PAMUser CONTOSO Jen');
  writeFileSync(join(home.forest, 'corp.ldif'), corpText([{ account: 'Jen', mobile: '+1 213 555 0199' }]));
  const child = home.spawn('--forest', home.forest, 'serve');
  const end = ended(child);
  await new Promise(resolve => child.stdout.once('data', resolve));
  await new Promise(resolve => setTimeout(resolve, 2000));
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 0 });
  const raised = async () => (await home.pam('--forest', home.forest, 'events', '--id', '825')).out;
  expect((await raised()).map(line => JSON.parse(line) as object)).toMatchObject([
    { severity: 'Warning', source: 'PAM Monitoring Service', userName: 'PRIV.Jen' },
  ]);
  expect(await home.value('call', 'corp.compare')).toMatchObject({ raised: 0 });
  expect(await raised()).toHaveLength(1);
  expect(await home.exec('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '+1 213 555 0142' }]);
});

it('serve notices what is changed outside the console: 9060 once', async () => {
  await home.value('settings', 'set', 'username=x', 'CERT_PASSWORD=tr0ub4dor');
  const child = home.spawn('--forest', home.forest, 'serve');
  const end = ended(child);
  await new Promise(resolve => child.stdout.once('data', resolve));
  const file = join(home.forest, 'Service', 'MfaSettings.xml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('tr0ub4dor', 'hunter22'));
  await new Promise(resolve => setTimeout(resolve, 3000));
  child.kill('SIGINT');
  expect(await end).toMatchObject({ code: 0 });
  const { out } = await home.pam('--forest', home.forest, 'events', '--id', '9060');
  expect(out).toHaveLength(1);
  expect(out[0]).toMatch(/CERT_PASSWORD was changed/);
  expect(out[0]).not.toMatch(/tr0ub4dor|hunter22/);
});
