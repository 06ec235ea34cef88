import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMfa, type Mfa } from '../../../electron/mfa/mfa.ts';
import { encodeXml } from '../../../electron/mfa/xml-bytes.ts';
import { mfaContract } from '../../../shared/contract/mfa.ts';
import { mfaMask, mfaSecretNames } from '../../../shared/domain/mfa-settings.ts';
import { testPorts, write } from '../../fixtures/mfa/ports.ts';
import { keysOf } from '../../fixtures/mfa/zips.ts';

let root: string;
let one: string;
let two: string;
let now: number;
let folders: string[];
let ports: ReturnType<typeof testPorts>;
let mfa: Mfa;
const keys = keysOf('E');
const start = Date.UTC(2026, 10, 24, 3, 46, 1);

const text = (more = ''): string =>
  `<?xml version="1.0" encoding="utf-8"?>\r\n<Cfg>\r\n  <!-- old: <GROUP_KEY>OLDGROUPKEY</GROUP_KEY> -->\r\n  <LICENSE_KEY>${keys.LICENSE_KEY}</LICENSE_KEY>\r\n  <GROUP_KEY>${keys.GROUP_KEY}</GROUP_KEY>\r\n  <CERT_PASSWORD>${keys.CERT_PASSWORD}</CERT_PASSWORD>\r\n  <CertFilePath>C:\\x\\cert_key.p12</CertFilePath>\r\n  <Username>mim</Username>\r\n  <DefaultCountryCode>1</DefaultCountryCode>\r\n  <Extra secret="no">kept</Extra>\r\n${more}</Cfg>\r\n`;
const file = (folder: string): string => join(folder, 'MfaSettings.xml');
const read = (folder: string): string => readFileSync(file(folder), 'utf8');
const put = (folder: string, content: string | Uint8Array): void => {
  writeFileSync(file(folder), content, { mode: 0o600 });
};
const tree = (folder: string): string[] => readdirSync(folder).sort();

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mfa-editor-'));
  one = join(root, 'One');
  two = join(root, 'Two');
  mkdirSync(one, { mode: 0o700 });
  mkdirSync(two, { mode: 0o700 });
  now = start;
  folders = [one];
  ports = testPorts(folders, { now: () => now });
  mfa = createMfa(ports);
});
afterEach(async () => {
  await mfa.dispose();
  rmSync(root, { recursive: true, force: true });
});

function expectNoSecret(value: unknown): void {
  const all = JSON.stringify(value);
  for (const secret of [...mfaSecretNames.map(name => keys[name]), 'OLDGROUPKEY'])
    expect(all).not.toContain(secret);
}

describe('what is there', () => {
  it('is shown with secrets masked and unknown elements by name', async () => {
    put(one, text());
    const view = await mfa.settings();
    expect(mfaContract['mfa.settings'].output.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      backEnd: 'sdk',
      notice: { endedOn: '2018-11-14' },
      folders: [{ state: 'present', encoding: 'utf-8', root: 'Cfg', problem: null }],
      unknown: [{ name: 'Extra', line: 10 }],
    });
    expect(
      view.elements.filter(element => element.present).map(element => [element.name, element.value]),
    ).toEqual([
      ['LICENSE_KEY', mfaMask],
      ['GROUP_KEY', mfaMask],
      ['CERT_PASSWORD', mfaMask],
      ['CertFilePath', 'C:\\x\\cert_key.p12'],
      ['username', 'mim'],
      ['DefaultCountryCode', '1'],
    ]);
    expect(view.elements.find(element => element.name === 'username')?.spelling).toBe('Username');
    expect(view.findings.map(finding => `${finding.severity} ${finding.id}`)).toEqual([
      'information path-not-here',
    ]);
    expectNoSecret(view);
  });

  it('may be nothing, damaged, a link, or too large', async () => {
    expect(await mfa.settings()).toMatchObject({
      version: 'absent',
      shown: null,
      backEnd: 'none',
      folders: [{ state: 'absent' }],
    });
    put(one, '');
    expect(await mfa.settings()).toMatchObject({
      folders: [{ state: 'damaged', problem: expect.stringContaining('empty') as string }],
    });
    await expect(write(mfa, { username: 'x' })).rejects.toThrow(/empty: it is damaged/);
    expect(read(one)).toBe('');
    expect(tree(one)).toEqual(['MfaSettings.xml']);
    put(one, `<a>${'x'.repeat(2 * 1024 * 1024)}</a>`);
    expect(await mfa.settings()).toMatchObject({ folders: [{ state: 'damaged' }] });
    put(one, Buffer.alloc(9 * 1024 * 1024, 32));
    expect(await mfa.settings()).toMatchObject({ folders: [{ state: 'damaged', hash: null }] });
    rmSync(file(one));
    writeFileSync(join(root, 'real.xml'), '<a/>');
    symlinkSync(join(root, 'real.xml'), file(one));
    expect(await mfa.settings()).toMatchObject({
      folders: [{ state: 'unreachable', problem: expect.stringContaining('is a link') as string }],
    });
    await expect(write(mfa, { username: 'x' })).rejects.toThrow(/is a link/);
    expect(readFileSync(join(root, 'real.xml'), 'utf8')).toBe('<a/>');
  });
});

describe('writing', () => {
  it('shows first, then writes exactly that, with a backup', async () => {
    put(one, text());
    const request = { values: { username: 'a & b', LICENSE_KEY: 'NEWLICENSE12' } };
    const preview = await mfa.previewSettings(request);
    expect(mfaContract['mfa.previewSettings'].output.parse(preview)).toEqual(preview);
    expect(preview.folders[0]?.changes).toEqual([
      { element: 'LICENSE_KEY', action: 'replaced', before: mfaMask, after: mfaMask },
      { element: 'username', action: 'replaced', before: 'mim', after: 'a & b' },
    ]);
    const changed = preview.folders[0]?.diff.filter(line => line.kind !== 'same').map(line => line.text);
    expect(changed).toEqual([
      `  <LICENSE_KEY>${mfaMask}</LICENSE_KEY>`,
      `  <LICENSE_KEY>${mfaMask}</LICENSE_KEY>`,
      '  <Username>mim</Username>',
      '  <Username>a &amp; b</Username>',
    ]);
    expectNoSecret(preview);
    expect(read(one)).toBe(text());
    const result = await mfa.writeSettings({ ...request, expects: preview.version });
    expect(mfaContract['mfa.writeSettings'].output.parse(result)).toEqual(result);
    expect(read(one)).toBe(text().replace(keys.LICENSE_KEY, 'NEWLICENSE12').replace('>mim<', '>a &amp; b<'));
    expect(tree(one)).toEqual(['MfaSettings.xml', 'MfaSettings.xml.20261124T034601Z.bak']);
    expect(readFileSync(join(one, 'MfaSettings.xml.20261124T034601Z.bak'), 'utf8')).toBe(text());
    expect(result).toMatchObject({
      folders: [{ ok: true, changed: true, backup: 'MfaSettings.xml.20261124T034601Z.bak' }],
      restart: 'Restart the MIM Service (FIMService) for this to take effect.',
    });
    expect(result.protection.every(item => item.protected)).toBe(true);
    expect(statSync(file(one)).mode & 0o777).toBe(0o600);
    expectNoSecret([result, ports.events, ports.intents.rows]);
    expect(JSON.stringify(ports.events)).not.toContain('NEWLICENSE12');
    expect(ports.events[0]).toMatchObject({
      kind: 'settings-written',
      detail: {
        changes: [
          { element: 'LICENSE_KEY', to: mfaMask },
          { element: 'username', to: 'a & b' },
        ],
      },
    });
  });

  it('gives each backup of a second its own name', async () => {
    put(one, text());
    for (const username of ['a', 'b', 'c']) await write(mfa, { username });
    expect(tree(one)).toEqual([
      'MfaSettings.xml',
      'MfaSettings.xml.20261124T034601Z-2.bak',
      'MfaSettings.xml.20261124T034601Z-3.bak',
      'MfaSettings.xml.20261124T034601Z.bak',
    ]);
    const { backups } = await mfa.backups();
    expect(backups.map(backup => backup.name.replace(/^.*Z/, ''))).toEqual(['-3.bak', '-2.bak', '.bak']);
    expect(backups[0]?.at).toBe('2026-11-24T03:46:01.000Z');
  });

  it('makes a file where there is none, and says whose its root is', async () => {
    const result = await write(mfa, { username: 'mim', DefaultCountryCode: '1' });
    expect(result.findings.map(finding => finding.id)).toContain('root-name-ours');
    expect(read(one)).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\r\n<MfaSettings>\r\n  <username>mim</username>\r\n  <DefaultCountryCode>1</DefaultCountryCode>\r\n</MfaSettings>\r\n',
    );
    expect(statSync(file(one)).mode & 0o777).toBe(0o600);
    expect(tree(one)).toEqual(['MfaSettings.xml']);
  });

  it('writes nothing where nothing changes', async () => {
    put(one, text());
    const before = statSync(file(one)).mtimeMs;
    expect(await write(mfa, { username: 'mim', LOCMFA: '' })).toMatchObject({
      folders: [{ ok: true, changed: false, backup: null }],
    });
    expect(statSync(file(one)).mtimeMs).toBe(before);
    expect(ports.events).toEqual([]);
    expect(tree(one)).toEqual(['MfaSettings.xml']);
  });

  it('keeps UTF-16', async () => {
    const wide = text().replace('utf-8', 'utf-16');
    put(one, encodeXml(wide, { encoding: 'utf-16be', bom: true }));
    await write(mfa, { username: 'ü' });
    expect(
      readFileSync(file(one)).equals(
        encodeXml(wide.replace('>mim<', '>ü<'), { encoding: 'utf-16be', bom: true }),
      ),
    ).toBe(true);
  });

  it('refuses wrong texts before anything is touched', async () => {
    put(one, text());
    const { version } = await mfa.settings();
    const refused = { values: { CertFilePath: '"C:\\x"', DefaultCountryCode: '999' }, expects: version };
    await expect(mfa.writeSettings(refused)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'values.CertFilePath' }, { path: 'values.DefaultCountryCode' }],
    });
    expect(tree(one)).toEqual(['MfaSettings.xml']);
    expect(read(one)).toBe(text());
  });
});

describe('the switch of the back end', () => {
  it('clears what Microsoft says, after a preview that says so', async () => {
    put(one, text());
    await expect(mfa.previewSettings({ values: {}, backEnd: 'mfa-server' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'values.LOCMFASRV' }],
    });
    const request = {
      values: {
        username: 'mim@contoso.com',
        LOCMFASRV: 'https://mfa.contoso.com:9999/MultiFactorAuthWebServiceSdk/PfWsSdk.asmx',
      },
      backEnd: 'mfa-server' as const,
    };
    const preview = await mfa.previewSettings(request);
    expect(preview).toMatchObject({
      backEndBefore: 'sdk',
      backEndAfter: 'mfa-server',
      notice: { endedOn: '2024-09-30' },
    });
    expect(preview.steps.join(' ')).toMatch(/LICENSE_KEY, GROUP_KEY, CERT_PASSWORD and CertFilePath/);
    expect(preview.folders[0]?.changes.map(change => `${change.action} ${change.element}`)).toEqual([
      'cleared LICENSE_KEY',
      'cleared GROUP_KEY',
      'cleared CERT_PASSWORD',
      'cleared CertFilePath',
      'replaced username',
      'added LOCMFA',
      'added LOCMFASRV',
    ]);
    const result = await mfa.writeSettings({ ...request, expects: preview.version });
    expect(result.backEnd).toBe('mfa-server');
    expect(read(one)).toContain('<Extra secret="no">kept</Extra>\r\n  <LOCMFA>true</LOCMFA>\r\n');
    const custom = await mfa.writeSettings({
      values: { CustomPhoneProvider: 'C:\\p.dll' },
      backEnd: 'custom',
      expects: result.version,
    });
    expect(custom.backEnd).toBe('custom');
    expect(
      (await mfa.settings()).elements.filter(element => element.set).map(element => element.name),
    ).toEqual(['CustomPhoneProvider']);

    // The backup of the first write brings the SDK back, as Microsoft says.
    const { backups } = await mfa.backups();
    const first = backups.findLast(backup => backup.backEnd === 'sdk');
    now += 60_000;
    const restored = await mfa.restoreBackup({ name: first?.name ?? '', expects: custom.version });
    expect(restored.backEnd).toBe('sdk');
    expect(read(one)).toBe(text());
    expect(ports.events.at(-1)?.kind).toBe('settings-restored');
    expect(tree(one)).toContain('MfaSettings.xml.20261124T034701Z.bak');
  });
});

describe('a file that someone else changed', () => {
  it('is not overwritten, and the difference is told with secrets masked', async () => {
    put(one, text());
    const { version } = await mfa.settings();
    const theirs = text('  <LOCMFA>false</LOCMFA>\r\n')
      .replace('>mim<', '>theirs<')
      .replace(keys.GROUP_KEY, 'THEIRGROUPKEY');
    put(one, theirs);
    const error: unknown = await mfa
      .writeSettings({ values: { username: 'x' }, expects: version })
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'CONFLICT',
      issues: [
        { path: 'GROUP_KEY', message: `${one}: another key` },
        { path: 'username', message: `${one}: “theirs”, was “mim”` },
        { path: 'LOCMFA', message: `${one}: “false”, was absent` },
      ],
    });
    expect(String(error)).toMatch(/GROUP_KEY, username, LOCMFA differ\. Nothing was written/);
    expect(String(error) + JSON.stringify(error)).not.toContain('THEIRGROUPKEY');
    expect(read(one)).toBe(theirs);
    expect(tree(one)).toEqual(['MfaSettings.xml']);
    await expect(
      mfa.restoreBackup({ name: 'MfaSettings.xml.20260101T000000Z.bak', expects: version }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is told where only a comment differs, where it came or went', async () => {
    put(one, text());
    const { version } = await mfa.settings();
    put(one, text('<!-- new -->'));
    await expect(mfa.writeSettings({ values: { username: 'x' }, expects: version })).rejects.toMatchObject({
      issues: [
        { path: 'MfaSettings.xml', message: expect.stringContaining('the texts are the same') as string },
      ],
    });
    rmSync(file(one));
    await expect(mfa.writeSettings({ values: { username: 'x' }, expects: version })).rejects.toThrow(
      /changed since/,
    );
    put(one, text());
    await expect(mfa.writeSettings({ values: { username: 'x' }, expects: 'absent' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(mfa.writeSettings({ values: { username: 'x' }, expects: 'f'.repeat(64) })).rejects.toThrow(
      /MfaSettings\.xml differs/,
    );
    folders.push(two);
    await expect(mfa.writeSettings({ values: { username: 'x' }, expects: version })).rejects.toThrow(
      /list of MIM Service folders changed/,
    );
  });
});

describe('several MIM Service folders', () => {
  it('are all written, each in its own form, and differences are shown', async () => {
    folders.push(two);
    put(one, text());
    put(two, '<Other>\n\t<username>else</username>\n\t<GROUP_KEY>ANOTHERGROUPKEY</GROUP_KEY>\n</Other>');
    const view = await mfa.settings();
    expect(view.shown).toBe(one);
    expect(view.differences.find(item => item.element === 'username')?.values).toEqual([
      { folder: one, value: 'mim' },
      { folder: two, value: 'else' },
    ]);
    expect(JSON.stringify(view)).not.toContain('ANOTHERGROUPKEY');
    expect(
      view.findings.filter(finding => finding.id === 'folders-differ').map(finding => finding.subject),
    ).toContain('GROUP_KEY');
    const result = await mfa.writeSettings({ values: { username: 'same' }, expects: view.version });
    expect(result.folders.map(folder => folder.ok)).toEqual([true, true]);
    expect(read(one)).toContain('<Username>same</Username>');
    expect(read(two)).toBe(
      '<Other>\n\t<username>same</username>\n\t<GROUP_KEY>ANOTHERGROUPKEY</GROUP_KEY>\n</Other>',
    );
    expect(ports.intents.rows).toHaveLength(1);

    // One folder alone, then all that have the backup.
    const name = 'MfaSettings.xml.20261124T034601Z.bak';
    now += 1000;
    const alone = await mfa.restoreBackup({ name, folder: two, expects: result.version });
    expect(alone.folders.map(folder => folder.folder)).toEqual([two]);
    expect(read(one)).toContain('same');
    expect(read(two)).toContain('else');
    const all = await mfa.restoreBackup({ name, expects: alone.version });
    expect(all.folders).toMatchObject([
      { folder: one, changed: true },
      { folder: two, changed: false },
    ]);
    expect(read(one)).toBe(text());
  });

  it('do not stop each other: a damaged or read-protected one has its own result', async () => {
    folders.push(two);
    put(one, text());
    put(two, '<broken>');
    const view = await mfa.settings();
    expect(view.folders.map(folder => folder.state)).toEqual(['present', 'damaged']);
    const result = await mfa.writeSettings({ values: { username: 'x' }, expects: view.version });
    expect(result.folders).toMatchObject([
      { ok: true },
      { ok: false, message: expect.stringContaining('not well-formed') as string },
    ]);
    expect(read(two)).toBe('<broken>');
  });
});

describe('backups', () => {
  it('that are damaged, or no backups, are not restored', async () => {
    put(one, text());
    writeFileSync(join(one, 'MfaSettings.xml.20250101T000000Z.bak'), '<broken>');
    const { version } = await mfa.settings();
    const { backups } = await mfa.backups();
    expect(backups).toMatchObject([
      { backEnd: null, problem: expect.stringContaining('not well-formed') as string },
    ]);
    await expect(
      mfa.restoreBackup({ name: 'MfaSettings.xml.20250101T000000Z.bak', expects: version }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(
      mfa.restoreBackup({ name: 'MfaSettings.xml.20250102T000000Z.bak', expects: version }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
    for (const name of ['../MfaSettings.xml.20250101T000000Z.bak', 'MfaSettings.xml', '/etc/passwd']) {
      await expect(mfa.restoreBackup({ name, expects: version })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    expect(read(one)).toBe(text());
  });

  it('bring a damaged file back to life', async () => {
    put(one, text());
    await write(mfa, { username: 'x' });
    put(one, '');
    const { version } = await mfa.settings();
    now += 1000;
    await mfa.restoreBackup({ name: 'MfaSettings.xml.20261124T034601Z.bak', expects: version });
    expect(read(one)).toBe(text());
    expect(readFileSync(join(one, 'MfaSettings.xml.20261124T034602Z.bak'), 'utf8')).toBe('');
  });

  it('are shown text by text before they are restored, with secrets masked', async () => {
    put(one, text());
    const switched = await mfa.writeSettings({
      values: { CustomPhoneProvider: 'C:\\p.dll', GROUP_KEY: 'ANEWGROUPKEY', LICENSE_KEY: '' },
      expects: (await mfa.settings()).version,
    });
    const name = switched.folders[0]!.backup!;
    const before = tree(one);
    const preview = await mfa.previewRestore({ name });
    expect(mfaContract['mfa.previewRestore'].output.parse(preview)).toEqual(preview);
    expect(preview.folders[0]?.changes).toEqual([
      { element: 'LICENSE_KEY', action: 'replaced', before: '', after: mfaMask },
      { element: 'GROUP_KEY', action: 'replaced', before: mfaMask, after: mfaMask },
      { element: 'CustomPhoneProvider', action: 'removed', before: 'C:\\p.dll', after: '' },
    ]);
    expect(preview).toMatchObject({
      backEndBefore: 'custom',
      backEndAfter: 'sdk',
      folders: [
        {
          files: [
            { path: file(one), what: 'settings', action: 'replaced' },
            { path: `${file(one)}.<UTC>.bak`, what: 'backup', action: 'created' },
          ],
          certificate: { path: 'C:\\x\\cert_key.p12', state: 'unchecked' },
        },
      ],
    });
    expect(preview.folders[0]?.diff.filter(line => line.kind === 'added').map(line => line.text)).toEqual([
      `  <LICENSE_KEY>${mfaMask}</LICENSE_KEY>`,
      `  <GROUP_KEY>${mfaMask}</GROUP_KEY>`,
    ]);
    expectNoSecret(preview);
    expect(JSON.stringify(preview)).not.toContain('ANEWGROUPKEY');
    expect(tree(one)).toEqual(before);

    const backups = preview.folders.flatMap(folder => folder.backupHash ?? []);
    await mfa.restoreBackup({ name, expects: preview.version, backups });
    expect(read(one)).toBe(text());
    expect((await mfa.previewRestore({ name })).folders[0]).toMatchObject({
      changes: [],
      files: [{ what: 'settings', action: 'unchanged' }],
    });
  });

  it('are not restored over what changed since the preview, nor with another content than it showed', async () => {
    put(one, text());
    await write(mfa, { username: 'a' });
    const { name } = (await mfa.backups()).backups[0]!;
    const preview = await mfa.previewRestore({ name });
    const backups = preview.folders.flatMap(folder => folder.backupHash ?? []);
    const theirs = text().replace('>mim<', '>theirs<');
    put(one, theirs);
    await expect(mfa.restoreBackup({ name, expects: preview.version, backups })).rejects.toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'username' }],
    });
    expect(read(one)).toBe(theirs);
    writeFileSync(join(one, name), text().replace('>1<', '>44<'));
    const { version } = await mfa.settings();
    await expect(mfa.restoreBackup({ name, expects: version, backups })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('not the one that was shown') as string,
    });
    expect(read(one)).toBe(theirs);
  });

  it('are shown for each folder that has one; a damaged file of today is told, a damaged backup refused', async () => {
    folders.push(two);
    put(one, text());
    put(two, '<broken>');
    const name = 'MfaSettings.xml.20250101T000000Z.bak';
    writeFileSync(join(two, name), text('<!-- kept -->'));
    const preview = await mfa.previewRestore({ name });
    expect(preview.folders).toMatchObject([{ folder: two, state: 'damaged', problem: null }]);
    expect(preview.folders[0]?.diff.every(line => line.kind === 'added')).toBe(true);
    expectNoSecret(preview);
    writeFileSync(join(one, name), '<broken>');
    expect((await mfa.previewRestore({ name })).folders).toMatchObject([
      { problem: expect.stringContaining('cannot be restored') as string, files: [], backupHash: null },
      { problem: null },
    ]);
    await expect(mfa.previewRestore({ name, folder: one })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(mfa.previewRestore({ name, folder: root })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(mfa.previewRestore({ name: '../x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
