import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { OpenSsl } from '../../fixtures/mfa/openssl.ts';
import { matching, openDesk, type Desk } from '../compose/desk.ts';

const openssl = new OpenSsl();
afterAll(() => rmSync(openssl.folder, { recursive: true, force: true }));

/** A sample forest into which its credential ZIP was imported. */
async function imported(): Promise<Desk> {
  const desk = await openDesk({ sample: true });
  const { session } = await desk.call('mfa.openZip', { path: join(desk.dir, 'credentials.zip') });
  const { version: expects } = await desk.call('mfa.previewImport', { session, username: 'svc' });
  await desk.call('mfa.applyImport', { session, expects });
  return desk;
}

const certificateOf = (desk: Desk) => join(desk.dir, 'Service', 'MfaCerts', 'cert_key.p12');
const settingsOf = (desk: Desk) => join(desk.dir, 'Service', 'MfaSettings.xml');
const drift = async (desk: Desk) => (await desk.call('mfa.drift', {})).files;

it('the certificate that an import wrote is known; replaced by another it says which, and is put back', async () => {
  const desk = await imported();
  expect(await drift(desk)).toEqual([]);
  const path = certificateOf(desk);
  const before = readFileSync(path);
  const password = /<CERT_PASSWORD>([^<]+)/.exec(readFileSync(settingsOf(desk), 'utf8'))![1]!;
  const key = openssl.key('rsa:2048');
  writeFileSync(path, openssl.pkcs12(key, openssl.certificate(key, 'intruder'), password));
  const [file, ...rest] = await drift(desk);
  expect(rest).toEqual([]);
  expect(file).toMatchObject({
    path,
    what: 'certificate',
    kinds: ['edited'],
    sentence: matching(/^It was replaced: .*intruder, valid until .* instead of .*valid until/),
    restore: { from: 'cert_key.p12.known', refusal: null },
  });
  expect(JSON.stringify(file)).not.toContain(password);
  const { backup } = await desk.call('mfa.restoreDrift', { path, expects: file!.state });
  expect(backup).toMatch(/^cert_key\.p12\..*\.bak$/);
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(await drift(desk)).toEqual([]);
  expect((await desk.call('mfa.check', {})).protection.filter(one => !one.protected)).toEqual([]);
});

it('deleted it is put back; deleted with its folder, and so with the copy, only adopting remains', async () => {
  const desk = await imported();
  const path = certificateOf(desk);
  rmSync(path);
  const [gone] = await drift(desk);
  expect(gone).toMatchObject({ path, kinds: ['deleted'], sentence: 'It was deleted.' });
  await desk.call('mfa.restoreDrift', { path, expects: gone!.state });
  expect(existsSync(path)).toBe(true);

  rmSync(join(desk.dir, 'Service', 'MfaCerts'), { recursive: true });
  const [lost] = await drift(desk);
  expect(lost).toMatchObject({ kinds: ['deleted'], restore: { from: null, refusal: matching(/no backup/) } });
  await desk.call('mfa.adoptDrift', { path, expects: lost!.state });
  expect(await drift(desk)).toEqual([]);
  // Known to be gone, it is a change where one appears.
  const { session } = await desk.call('mfa.openZip', { path: join(desk.dir, 'credentials.zip') });
  const { version: expects } = await desk.call('mfa.previewImport', { session, username: 'svc' });
  await desk.call('mfa.applyImport', { session, expects });
  expect(await drift(desk)).toEqual([]);
});

it('one that does not open, and settings that name another, are each said', async () => {
  const desk = await imported();
  const path = certificateOf(desk);
  writeFileSync(path, 'no certificate');
  const text = readFileSync(settingsOf(desk), 'utf8');
  writeFileSync(
    settingsOf(desk),
    text.replace(/<CertFilePath>[^<]*/, `<CertFilePath>${join(desk.dir, 'Service', 'other.p12')}`),
  );
  expect(await drift(desk)).toMatchObject([
    { what: 'settings', differences: [{ what: 'CertFilePath', after: matching(/other\.p12$/) }] },
    { path, what: 'certificate', sentence: matching(/does not open with CERT_PASSWORD/) },
  ]);
});
