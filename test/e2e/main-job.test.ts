import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleZip } from '../../electron/compose/sample.ts';
import { runTour } from '../../electron/shell/chromium/tour.ts';
import { openConsole, type TestConsole } from './support/console.ts';

let console: TestConsole;
let pictures: string[];
let before: number;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  before = (await console.app.session.forest().reader.page({}, null, 1)).rows[0]?.seq ?? 0;
});
afterAll(() => console.close());

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
    await console.app.session
      .forest()
      .reader.export({}, 'json', exported, () => {}, new AbortController().signal);
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
    const logs = readdirSync(join(console.userData, 'logs')).map(file =>
      readFileSync(join(console.userData, 'logs', file), 'utf8'),
    );
    const everything = [...console.traffic, ...pages, ...logs, readFileSync(exported, 'utf8')];
    expect(console.traffic.length).toBeGreaterThan(50);
    for (const secret of secrets) expect(everything.filter(one => one.includes(secret))).toEqual([]);
  });

  it('stored the number and the gate', () => {
    const { store } = console.app.session.forest();
    expect(store.users.find({ privAccountName: 'PRIV.Jen' })[0]?.sourcePhoneNumber).toBe('12135551212');
    expect(store.roles.find({ displayName: 'R' })[0]?.mfaEnabled).toBe(true);
  });

  it('left 103 for the verified call, 101 for the unanswered one, and what the console did of itself', async () => {
    const { reader } = console.app.session.forest();
    const { rows } = await reader.page({}, null, 200);
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
    const warned = await reader.page({ ids: [825] }, null, 10);
    expect(warned.rows[0]).toMatchObject({ severity: 'Warning', source: 'PAM Monitoring Service' });
  });
});
