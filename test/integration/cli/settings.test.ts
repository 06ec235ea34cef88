import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeCredentialZip } from '../../../electron/sample/credential-zip.ts';
import { randomBytes } from 'node:crypto';
import { having, matching } from '../compose/desk.ts';
import { PamHome, treeOf } from './pam-process.ts';

let home: PamHome;
const service = () => join(home.forest, 'Service');
const file = () => join(service(), 'MfaSettings.xml');
beforeEach(() => {
  home = new PamHome();
  mkdirSync(home.forest);
});
afterEach(() => home.remove());

describe('settings', () => {
  it('is NOT_FOUND while there is no file; set makes one and says that its root is ours', async () => {
    const missing = await home.error('settings');
    expect(missing.code).toBe('NOT_FOUND');
    expect(missing.message).toContain(file());
    const written = await home.value('settings', 'set', 'username=mimservice', 'defaultcountrycode=1');
    expect(JSON.stringify(written)).toMatch(/unpublished|has not published/i);
    expect(readFileSync(file(), 'utf8')).toMatch(
      /<MfaSettings>[^]*<username>mimservice<\/username>[^]*<DefaultCountryCode>1</,
    );
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(await home.value('settings')).toMatchObject({
      backEnd: 'none',
      elements: having([having({ name: 'username', value: 'mimservice' })]),
    });
  });

  it('masks secrets wherever it prints them', async () => {
    const written = await home.value('settings', 'set', 'LICENSE_KEY=ABC123SECRET', 'username=x');
    const shown = await home.value('settings');
    for (const value of [written, shown, await home.value('settings', 'check')]) {
      expect(JSON.stringify(value)).not.toContain('ABC123SECRET');
    }
    expect(readFileSync(file(), 'utf8')).toContain('ABC123SECRET');
  });

  it('keeps a value with = and one that is empty', async () => {
    await home.value('settings', 'set', 'LOCMFASRV=https://mfa.contoso.local/a?b=c', 'username=x');
    await home.value('settings', 'set', 'username=');
    expect(readFileSync(file(), 'utf8')).toMatch(/<LOCMFASRV>https:\/\/mfa\.contoso\.local\/a\?b=c</);
    expect(JSON.stringify(await home.value('settings'))).toMatch(/"name":"username"[^}]*"value":""/);
  });

  it('refuses an element that no document names, quotes, and an unknown country code', async () => {
    await home.value('settings', 'set', 'username=x');
    const before = readFileSync(file(), 'utf8');
    for (const pair of ['NOPE=1', 'CertFilePath="C:\\x.p12"', 'DefaultCountryCode=999']) {
      expect(await home.error('settings', 'set', pair), pair).toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('an empty file is damaged and refused, and stays as it is', async () => {
    await home.exec('Get-PAMRole');
    writeFileSync(file(), '');
    for (const argv of [['settings'], ['settings', 'set', 'username=x']]) {
      const error = await home.error(...argv);
      expect(error.message).toMatch(/empty/i);
    }
    expect(statSync(file()).size).toBe(0);
    expect(readdirSync(service())).toEqual(['MfaSettings.xml']);
    expect(await home.value('settings', 'check')).toMatchObject({
      findings: having([having({ severity: 'error' })]),
    });
  });

  it('set refuses an element that is unknown or given twice, and writes nothing', async () => {
    expect((await home.error('settings', 'set', 'Nonsense=x')).message).toContain(
      'Nonsense is not an element',
    );
    expect((await home.error('settings', 'set', 'username=x', 'Username=y')).message).toContain(
      'given twice',
    );
    expect((await home.error('settings')).code).toBe('NOT_FOUND');
  });

  it('check finds what others can read', async () => {
    await home.value('settings', 'set', 'username=x');
    // The folder, the file, and the copy of it from which a change made outside would be taken back.
    const nothing = { protected: true };
    expect(await home.value('settings', 'check')).toMatchObject({
      protection: [nothing, nothing, nothing],
      changedOutside: [],
    });

    chmodSync(file(), 0o644);
    expect(await home.value('settings', 'check')).toMatchObject({
      protection: having([having({ path: file(), protected: false })]),
      findings: having([having({ fix: 'repair-protection' })]),
      changedOutside: [{ path: file(), kinds: ['protection'], differences: [{ what: 'Rights' }] }],
    });
  });

  it('check says what was changed outside of the console', async () => {
    await home.value('settings', 'set', 'username=x', 'CERT_PASSWORD=tr0ub4dor');
    writeFileSync(file(), readFileSync(file(), 'utf8').replace('tr0ub4dor', 'hunter22'));
    const { changedOutside } = (await home.value('settings', 'check')) as { changedOutside: unknown };
    expect(changedOutside).toMatchObject([{ path: file(), sentence: 'CERT_PASSWORD was changed.' }]);
    expect(JSON.stringify(changedOutside)).not.toMatch(/tr0ub4dor|hunter22/);
  });
});

describe('import-credentials', () => {
  let zip: string;
  beforeEach(async () => {
    zip = join(home.root, 'credentials.zip');
    writeFileSync(zip, await makeCredentialZip({ now: Date.now, random: randomBytes }), { mode: 0o600 });
    await home.exec('Get-PAMRole');
  });

  it('without --apply writes nothing at all', async () => {
    const before = treeOf(home.root);
    const shown = await home.value('import-credentials', zip, '--username', 'svc', '--country-code', '49');
    expect(shown).toMatchObject({
      found: { sourceEntry: 'pf/pf_auth.cs' },
      certificate: { keyMatches: true },
      changes: [{ changes: having([having({ element: 'LICENSE_KEY', action: 'added' })]) }],
      warnings: having([having({ severity: matching(/warning|information|error/) })]),
      applied: false,
    });
    expect(Object.keys(shown as object)).toEqual(['found', 'certificate', 'changes', 'warnings', 'applied']);
    expect(treeOf(home.root)).toEqual(before);
  });

  it('warns of a ZIP that others can read', async () => {
    chmodSync(zip, 0o644);
    const shown = (await home.value('import-credentials', zip)) as { warnings: { subject: string }[] };
    expect(shown.warnings.filter(({ subject }) => subject === zip)).toHaveLength(1);
  });

  it('with --apply writes certificate and settings, and each is protected', async () => {
    const applied = await home.value(
      'import-credentials',
      zip,
      '--username',
      'svc',
      '--country-code',
      '49',
      '--apply',
    );
    expect(applied).toMatchObject({ applied: true });
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain(`<CertFilePath>${join(service(), 'MfaCerts', 'cert_key.p12')}</CertFilePath>`);
    expect(text).toMatch(/<username>svc<[^]*<DefaultCountryCode>49</);
    const { elements } = (await home.value('settings')) as { elements: { name: string; value: unknown }[] };
    const masked = elements.filter(({ name }) =>
      ['LICENSE_KEY', 'GROUP_KEY', 'CERT_PASSWORD'].includes(name),
    );
    for (const { name, value } of masked) {
      const secret = new RegExp(`<${name}>([^<]+)<`).exec(text)?.[1];
      expect(secret).toBeTruthy();
      expect(value).not.toBe(secret);
      expect(JSON.stringify(applied)).not.toContain(secret);
    }
    expect(await home.value('settings', 'check')).toMatchObject({ certificate: { keyMatches: true } });
    const ids = (await home.pam('--forest', home.forest, 'events', '--id', '9202')).out;
    expect(ids).toHaveLength(1);
  });

  it('says why a file is refused, and writes nothing', async () => {
    const text = join(home.root, 'note.zip');
    writeFileSync(text, 'no archive');
    const cut = join(home.root, 'cut.zip');
    copyFileSync(zip, cut);
    writeFileSync(cut, readFileSync(zip).subarray(0, 1000));
    const before = treeOf(home.root);
    expect(await home.error('import-credentials', join(home.root, 'none.zip'))).toMatchObject({
      code: 'NOT_FOUND',
    });
    for (const path of [text, cut]) {
      expect(await home.error('import-credentials', path, '--apply')).toMatchObject({ code: 'BAD_REQUEST' });
    }
    expect(await home.error('import-credentials', zip, '--country-code', '999')).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(treeOf(home.root)).toEqual(before);
  });
});
