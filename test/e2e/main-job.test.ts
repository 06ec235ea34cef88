import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleZip } from '../../electron/compose/sample.ts';
import { runTour } from '../../electron/shell/chromium/tour.ts';
import { openConsole, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
let pictures: string[];
let before: number;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  before = (await console.call('events.list', { filter: {}, limit: 1 })).rows[0]?.seq ?? 0;
});
afterAll(() => console.close());

/** Takes the whole history away to a file, as the history page does, and waits for its end. */
async function exportHistory(path: string): Promise<void> {
  const { job } = await console.call('events.export', { filter: {}, format: 'json', path });
  for (;;) {
    const { state } = await console.call('jobs.get', { id: job });
    if (state === 'done') return;
    if (state !== 'running') throw new Error(`The export ended as ${state}.`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe('the main job of the seed page, by clicking', () => {
  it('goes from the credential ZIP to the events', async () => {
    pictures = await runTour({
      page: console.page,
      outDir: resolve('test/screenshots/tour'),
      zip: join(console.forestDir, sampleZip),
    });
    expect(pictures.length).toBeGreaterThan(15);
  }, 300_000);

  it('wrote the settings and the certificate', () => {
    const text = readFileSync(join(console.forestDir, 'Service', 'MfaSettings.xml'), 'utf8');
    expect(text).toMatch(/<LICENSE_KEY>[A-Z0-9]{12}<\/LICENSE_KEY>/);
    expect(text).toContain('<username>mim-pam-service</username>');
    expect(text).toContain(
      `<CertFilePath>${join(console.forestDir, 'Service', 'MfaCerts', 'cert_key.p12')}</CertFilePath>`,
    );
    // The comment, the declaration and the line ends of the file are as they were.
    expect(text.startsWith('<?xml version="1.0" encoding="utf-8"?>\r\n<!-- Sample forest.')).toBe(true);
  });

  it('showed no secret: not in a reply, a push, a page, the log, an export', async () => {
    const text = readFileSync(join(console.forestDir, 'Service', 'MfaSettings.xml'), 'utf8');
    const secrets = ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'].map(
      name => new RegExp(`<${name}>(.+)</${name}>`).exec(text)?.[1] ?? '',
    );
    expect(secrets.every(secret => secret.length >= 12)).toBe(true);
    const exported = join(console.userData, 'history.json');
    await exportHistory(exported);
    const pages: string[] = [];
    for (const address of ['/mfa', '/mfa/settings', '/mfa/backups', '/mfa/protection', '/history?ids=9202']) {
      await console.go(address);
      pages.push(await console.page.content());
      pages.push(
        ...(await console.page
          .locator('input')
          .evaluateAll(all => all.map(one => (one as HTMLInputElement).value))),
      );
    }
    // The log's file is made with its first line; a run in which nothing went wrong has none.
    const logFile = join(console.userData, 'console.log');
    const log = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
    if (console.traffic !== null) expect(console.traffic.length).toBeGreaterThan(50);
    const everything = [...(console.traffic ?? []), ...pages, log, readFileSync(exported, 'utf8')];
    for (const secret of secrets) expect(everything.filter(one => one.includes(secret))).toEqual([]);
  });

  it('stored the number and the gate', async () => {
    const user = await console.call('users.get', { id: await userIdOf(console, 'PRIV.Jen') });
    expect(user.user.sourcePhoneNumber).toBe('12135551212');
    const role = await console.call('roles.get', { id: await roleIdOf(console, 'R') });
    expect(role.role.mfaEnabled).toBe(true);
  });

  it('left 103 for the verified call, 101 for the unanswered one, and what the console did of itself', async () => {
    const { rows } = await console.call('events.list', { filter: {}, limit: 200 });
    const since = rows
      .filter(event => event.seq > before)
      .map(({ id, userName, severity, source }) => ({ id, userName, severity, source }));
    expect(since).toContainEqual({
      id: 103,
      userName: 'PRIV.Jen',
      severity: 'Information',
      source: 'MIM Service',
    });
    expect(since).toContainEqual({
      id: 101,
      userName: 'PRIV.tariq.haddad',
      severity: 'Error',
      source: 'MIM Service',
    });
    expect(since.map(({ id }) => id)).toEqual(expect.arrayContaining([9011, 9031, 9100, 9101, 9107, 9202]));
    const warned = await console.call('events.list', { filter: { ids: [825] }, limit: 10 });
    expect(warned.rows[0]).toMatchObject({ severity: 'Warning', source: 'PAM Monitoring Service' });
  });
});
