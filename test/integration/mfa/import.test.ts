import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMfa, type Mfa } from '../../../electron/mfa/mfa.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { mfaSecretNames } from '../../../shared/domain/mfa-settings.ts';
import { mfaContract } from '../../../shared/contract/mfa.ts';
import { OpenSsl } from '../../fixtures/mfa/openssl.ts';
import { testPorts } from '../../fixtures/mfa/ports.ts';
import { keysOf, sourceOf, writeCredentials, writeZip } from '../../fixtures/mfa/zips.ts';

let ssl: OpenSsl;
let root: string;
let service: string;
let zip: string;
let ports: ReturnType<typeof testPorts>;
let mfa: Mfa;
let certificateA: Buffer;
let certificateB: Buffer;
const [a, b] = [keysOf('A'), keysOf('B')];
const secrets = mfaSecretNames.flatMap(name => [a[name], b[name]]);

beforeAll(() => {
  ssl = new OpenSsl();
  const key = ssl.key('rsa:2048');
  certificateA = ssl.pkcs12(key, ssl.certificate(key, 'a'), a.CERT_PASSWORD);
  certificateB = ssl.pkcs12(key, ssl.certificate(key, 'b'), b.CERT_PASSWORD);
});
afterAll(() => {
  ssl.dispose();
});
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mfa-import-'));
  service = join(root, 'Service');
  mkdirSync(service, { mode: 0o700 });
  zip = join(root, 'pf.zip');
  await writeCredentials(zip, a, certificateA);
  ports = testPorts([service]);
  mfa = createMfa(ports);
});
afterEach(async () => {
  await mfa.dispose();
  rmSync(root, { recursive: true, force: true });
});

const tree = (folder: string): string[] => readdirSync(folder, { recursive: true }).map(String).sort();
const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const settingsOf = (folder = service) =>
  valuesOf(readSettings(readFileSync(join(folder, 'MfaSettings.xml'))));
function expectNoSecret(value: unknown): void {
  const text = JSON.stringify(value);
  for (const secret of secrets) expect(text).not.toContain(secret);
}

async function importZip(path: string, wishes: { username?: string; countryCode?: string } = {}) {
  const opened = await mfa.openZip({ path });
  const preview = await mfa.previewImport({ session: opened.session, ...wishes });
  return await mfa.applyImport({ session: opened.session, expects: preview.version });
}

describe('the import of credentials', () => {
  it('goes from the ZIP to both files, step by step', async () => {
    const opened = await mfa.openZip({ path: zip });
    expect(opened).toMatchObject({
      usable: true,
      problems: [],
      found: {
        language: 'csharp-2.0',
        sourceEntry: 'pf/pf_auth.cs',
        certificateEntry: 'pf/certs/cert_key.p12',
        missing: [],
        advice: null,
      },
      certificate: { subject: 'O=Contoso, CN=a', keyMatches: true, keyBits: 2048 },
      current: { username: '', countryCode: '' },
    });
    expect(tree(service)).toEqual([]);

    const preview = await mfa.previewImport({ session: opened.session, username: 'mim', countryCode: '1' });
    expect(preview.backEndAfter).toBe('sdk');
    expect(preview.folders[0]?.files.map(file => [file.what, file.action])).toEqual([
      ['folder', 'created'],
      ['certificate', 'created'],
      ['settings', 'created'],
    ]);
    expect(preview.findings.map(finding => finding.id)).toContain('root-name-ours');
    expect(tree(service)).toEqual([]);

    const result = await mfa.applyImport({ session: opened.session, expects: preview.version });
    expect(result.folders).toMatchObject([{ ok: true, changed: true, backup: null }]);
    expect(result.restart).toContain('FIMService');
    expect(tree(service)).toEqual(['MfaCerts', 'MfaCerts/cert_key.p12', 'MfaSettings.xml']);
    expect(readFileSync(join(service, 'MfaCerts/cert_key.p12')).equals(certificateA)).toBe(true);
    expect(settingsOf()).toEqual({
      ...a,
      CertFilePath: join(service, 'MfaCerts/cert_key.p12'),
      username: 'mim',
      DefaultCountryCode: '1',
    });
    expect([
      mode(join(service, 'MfaSettings.xml')),
      mode(join(service, 'MfaCerts')),
      mode(join(service, 'MfaCerts/cert_key.p12')),
    ]).toEqual(['600', '700', '600']);
    expect(ports.intents.rows).toMatchObject([{ outcome: 'done' }]);
    expect(ports.events.map(event => event.kind)).toEqual(['credentials-imported']);

    const deleted = await mfa.deleteZip({ session: opened.session });
    expect(deleted.warning).toContain('not shredded');
    expect(existsSync(zip)).toBe(false);

    const check = await mfa.check();
    expect(check.findings).toEqual([]);
    expect(check.certificate?.subject).toBe('O=Contoso, CN=a');
    for (const value of [
      opened,
      preview,
      result,
      deleted,
      check,
      ports.events,
      ports.intents.rows,
      await mfa.settings(),
    ]) {
      expectNoSecret(value);
    }
    // The replies are what the contract says, down to the last field.
    expect(mfaContract['mfa.openZip'].output.parse(opened)).toEqual(opened);
    expect(mfaContract['mfa.previewImport'].output.parse(preview)).toEqual(preview);
    expect(mfaContract['mfa.applyImport'].output.parse(result)).toEqual(result);
    expect(mfaContract['mfa.check'].output.parse(check)).toEqual(check);
  });

  it('keeps every other byte of the settings, with backups of both files', async () => {
    const before = `\ufeff<?xml version="1.0"?>\r\n<!-- ours -->\r\n<Cfg>\r\n\t<Other a='1'/>\r\n\t<LICENSE_KEY>old</LICENSE_KEY>\r\n\t<LOCMFA>true</LOCMFA>\r\n\t<username>keep</username>\r\n</Cfg>\r\n`;
    writeFileSync(join(service, 'MfaSettings.xml'), before);
    await importZip(zip, { countryCode: '44' });
    const after = readFileSync(join(service, 'MfaSettings.xml'), 'utf8');
    expect(after).toBe(
      before
        .replace('>old<', `>${a.LICENSE_KEY}<`)
        .replace('>true<', '><')
        .replace(
          '</username>\r\n',
          `</username>\r\n\t<GROUP_KEY>${a.GROUP_KEY}</GROUP_KEY>\r\n\t<CERT_PASSWORD>${a.CERT_PASSWORD}</CERT_PASSWORD>\r\n\t<CertFilePath>${join(service, 'MfaCerts/cert_key.p12')}</CertFilePath>\r\n\t<DefaultCountryCode>44</DefaultCountryCode>\r\n`,
        ),
    );
    await writeCredentials(zip, b, certificateB, 'download/');
    const result = await importZip(zip);
    expect(result.folders[0]?.backup).toMatch(/^MfaSettings\.xml\.\d{8}T\d{6}Z(?:-2)?\.bak$/);
    expect(tree(service).filter(name => name.endsWith('.bak'))).toHaveLength(3);
    expect(settingsOf()).toMatchObject({ ...b, username: 'keep', DefaultCountryCode: '44' });
    for (const name of tree(service).filter(one => one.endsWith('.bak')))
      expect(mode(join(service, name))).toBe('600');

    // Back to A: the settings' backup brings its certificate with it.
    const backups = await mfa.backups();
    const newest = backups.backups[0];
    expect(newest).toMatchObject({ current: false, backEnd: 'sdk', problem: null });
    const name = newest?.name ?? '';
    const shown = await mfa.previewRestore({ name });
    expect(shown.version).toBe(result.version);
    expect(shown.folders[0]).toMatchObject({
      certificate: { state: 'put-back', path: join(service, 'MfaCerts/cert_key.p12') },
      files: [
        { what: 'certificate', action: 'replaced' },
        { what: 'backup', action: 'created' },
        { what: 'settings', action: 'replaced' },
        { what: 'backup', action: 'created' },
      ],
    });
    expect(shown.folders[0]?.certificate?.message).toMatch(/Another one is there\. .*O=Contoso, CN=a/);
    await mfa.restoreBackup({ name, expects: result.version });
    expect((await mfa.previewRestore({ name })).folders[0]?.certificate?.state).toBe('fits');
    expect(settingsOf()).toMatchObject(a);
    expect(readFileSync(join(service, 'MfaCerts/cert_key.p12')).equals(certificateA)).toBe(true);
    expect((await mfa.check()).findings).toEqual([]);
    expectNoSecret([backups, shown, ports.events]);

    // Without the file, a kept one comes back; without a kept one there is nothing to put back.
    const certificate = join(service, 'MfaCerts/cert_key.p12');
    rmSync(certificate);
    expect((await mfa.previewRestore({ name })).folders[0]).toMatchObject({
      certificate: { state: 'put-back' },
      files: [
        { what: 'certificate', action: 'created' },
        { what: 'settings', action: 'unchanged' },
      ],
    });
    rmSync(join(service, 'MfaCerts'), { recursive: true });
    expect((await mfa.previewRestore({ name })).folders[0]?.certificate?.state).toBe('missing');
    mkdirSync(join(service, 'MfaCerts'));
    writeFileSync(certificate, certificateB);
    expect((await mfa.previewRestore({ name })).folders[0]?.certificate?.state).toBe('wrong');
  });

  it('says so when there is nothing to write', async () => {
    await importZip(zip, { username: 'mim', countryCode: '1' });
    const before = tree(service);
    const again = await importZip(zip);
    expect(again.folders).toMatchObject([{ ok: true, changed: false }]);
    expect(tree(service)).toEqual(before);
    expect(ports.intents.rows).toHaveLength(1);
  });

  it('shows the certificate’s path as the only step that a Windows share changes', async () => {
    const windows = createMfa({
      ...testPorts([service]),
      platform: 'windows',
      icacls: () => Promise.resolve({ code: 5, stdout: '' }),
    });
    const opened = await windows.openZip({ path: zip });
    const preview = await windows.previewImport({ session: opened.session, username: 'mim' });
    expect(preview.folders[0]?.changes.find(change => change.element === 'CertFilePath')?.after).toContain(
      '\\MfaCerts\\cert_key.p12',
    );
    // Without icacls nothing can be protected, so nothing is written.
    await expect(
      windows.applyImport({ session: opened.session, expects: preview.version }),
    ).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(tree(service)).toEqual([]);
  });

  it('refuses what the form got wrong, by its own field names', async () => {
    const { session } = await mfa.openZip({ path: zip });
    await expect(mfa.previewImport({ session, countryCode: '999' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'countryCode' }],
    });
    await expect(mfa.previewImport({ session, username: ' a' })).rejects.toMatchObject({
      issues: [{ path: 'username' }],
    });
    await expect(mfa.applyImport({ session, expects: 'absent' })).rejects.toThrow(/preview/);
  });

  it('leaves nothing behind when it is cancelled at any step', async () => {
    const first = await mfa.openZip({ path: zip });
    expect(mfa.cancelImport({ session: first.session })).toEqual({ cancelled: true });
    const second = await mfa.openZip({ path: zip });
    await mfa.previewImport({ session: second.session });
    mfa.cancelImport({ session: second.session });
    expect(mfa.cancelImport({ session: second.session })).toEqual({ cancelled: false });
    await expect(mfa.previewImport({ session: second.session })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(tree(service)).toEqual([]);
    expect(ports.intents.rows).toEqual([]);
  });

  it('does not write over what changed since the preview', async () => {
    const { session } = await mfa.openZip({ path: zip });
    const preview = await mfa.previewImport({ session, username: 'mim' });
    const theirs = '<MfaSettings><username>theirs</username></MfaSettings>';
    writeFileSync(join(service, 'MfaSettings.xml'), theirs);
    await expect(mfa.applyImport({ session, expects: preview.version })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(readFileSync(join(service, 'MfaSettings.xml'), 'utf8')).toBe(theirs);
    expect(tree(service)).toEqual(['MfaSettings.xml']);
  });

  it('does not delete a ZIP that is another one by now, or that was not imported', async () => {
    const opened = await mfa.openZip({ path: zip });
    await expect(mfa.deleteZip({ session: opened.session })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const preview = await mfa.previewImport({ session: opened.session });
    await mfa.applyImport({ session: opened.session, expects: preview.version });
    await writeCredentials(zip, b, certificateB);
    await expect(mfa.deleteZip({ session: opened.session })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(existsSync(zip)).toBe(true);
  });

  it('tells everything that is wrong with a ZIP', async () => {
    const wrong = async (entries: Record<string, Uint8Array | string>) => {
      await writeZip(zip, entries);
      const opened = await mfa.openZip({ path: zip });
      expect(opened.usable).toBe(false);
      await expect(mfa.previewImport({ session: opened.session })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
      return opened;
    };
    const php = await wrong({ 'pf/pf_auth.php': '<?php', 'pf/certs/cert.pem': 'x' });
    expect(php.found).toMatchObject({ language: 'php', missing: ['pf/pf_auth.cs', 'pf/certs/cert_key.p12'] });
    expect(php.problems[0]?.message).toMatch(/PHP download.*2\.0 C#/);
    const nested = await wrong({ 'pf.zip': Buffer.from('PK') });
    expect(nested.problems[0]?.message).toMatch(/inside another ZIP: unpack the outer one/);
    const both = await wrong({
      'pf/pf_auth.cs': sourceOf({ ...a, CERT_PASSWORD: b.CERT_PASSWORD }),
      'pf/certs/cert_key.p12': certificateA,
    });
    expect(both.problems.map(problem => problem.id)).toEqual(['certificate-wrong-password']);
    const placeholders = await wrong({
      'pf/pf_auth.cs': sourceOf({ ...a, LICENSE_KEY: 'YOUR_LICENSE_KEY' }).replace('GROUP_KEY', 'OTHER'),
      'pf/certs/cert_key.p12': certificateA,
    });
    expect(placeholders.problems.map(problem => problem.id)).toEqual([
      'constant-unusable',
      'constant-missing',
    ]);
    expectNoSecret([php, both, placeholders]);
    expect(tree(service)).toEqual([]);
  });

  it('writes to every folder, and tells which one failed', async () => {
    const other = join(root, 'Other');
    mkdirSync(other, { mode: 0o700 });
    const missing = join(root, 'missing');
    const all = testPorts([service, other, missing]);
    const three = createMfa(all);
    const opened = await three.openZip({ path: zip });
    const preview = await three.previewImport({ session: opened.session, username: 'mim' });
    expect(preview.folders.map(folder => folder.problem === null)).toEqual([true, true, false]);
    const result = await three.applyImport({ session: opened.session, expects: preview.version });
    expect(result.folders.map(folder => folder.ok)).toEqual([true, true, false]);
    expect(result.folders[2]?.message).toContain('does not exist');
    expect(settingsOf(other).CertFilePath).toBe(join(other, 'MfaCerts/cert_key.p12'));
    expect((await three.settings()).differences.map(one => one.element)).toEqual(['CertFilePath']);
    expect((await three.check()).findings.map(finding => finding.id)).not.toContain('folders-differ');
  });
});

describe('protection', () => {
  it('finds what others can read, and mends it', async () => {
    chmodSync(zip, 0o644);
    const opened = await mfa.openZip({ path: zip });
    expect(opened.findings).toMatchObject([
      { id: 'unprotected-zip', fix: 'repair-protection', subject: zip },
    ]);
    const preview = await mfa.previewImport({ session: opened.session, username: 'mim', countryCode: '1' });
    await mfa.applyImport({ session: opened.session, expects: preview.version });
    const files = [
      join(service, 'MfaSettings.xml'),
      join(service, 'MfaCerts'),
      join(service, 'MfaCerts/cert_key.p12'),
    ];
    for (const file of files) chmodSync(file, 0o755);
    const check = await mfa.check();
    expect(check.findings.filter(one => one.fix === 'repair-protection').map(one => one.subject)).toEqual([
      ...files,
      zip,
    ]);
    await expect(mfa.repairProtection({ paths: ['/etc/passwd'] })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    const one = await mfa.repairProtection({ paths: [files[0] ?? ''] });
    expect(one).toMatchObject({ repaired: [files[0]], failed: [] });
    const rest = await mfa.repairProtection({});
    expect(rest.repaired).toEqual([...files.slice(1), zip]);
    expect(rest.protection.every(item => item.protected)).toBe(true);
    expect([mode(files[0] ?? ''), mode(files[1] ?? ''), mode(zip)]).toEqual(['600', '700', '600']);
  });

  it('says when certificate and settings do not belong together', async () => {
    await importZip(zip, { username: 'mim', countryCode: '1' });
    writeFileSync(join(service, 'MfaCerts/cert_key.p12'), certificateB);
    expect((await mfa.check()).findings).toMatchObject([
      { id: 'certificate-wrong-password', severity: 'error' },
    ]);
    rmSync(join(service, 'MfaCerts/cert_key.p12'));
    expect((await mfa.check()).findings.map(finding => finding.id)).toContain('certificate-missing');
  });
});
