import { execFileSync, spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createMfa } from '../../../electron/mfa/mfa.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { OpenSsl } from '../../fixtures/mfa/openssl.ts';
import { testPorts, write } from '../../fixtures/mfa/ports.ts';
import { keysOf, writeCredentials } from '../../fixtures/mfa/zips.ts';

let root: string;
let folder: string;
let zip: string;
let certificate: Buffer;
let ssl: OpenSsl;
const keys = keysOf('D');
const oldText = '<MfaSettings>\n  <username>old</username>\n</MfaSettings>\n';

beforeAll(() => {
  ssl = new OpenSsl();
  const key = ssl.key('rsa:2048');
  certificate = ssl.pkcs12(key, ssl.certificate(key, 'd'), keys.CERT_PASSWORD);
});
afterAll(() => {
  ssl.dispose();
});
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'mfa-disks-'));
  folder = join(root, 'Service');
  mkdirSync(folder);
  zip = join(root, 'pf.zip');
  await writeCredentials(zip, keys, certificate);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const tree = (): string[] => readdirSync(folder, { recursive: true }).map(String).sort();

/** Why no small file system can be mounted here, or null. */
function mountRefusal(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'needs root on Linux';
  const probe = mkdtempSync(join(tmpdir(), 'mfa-mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe]).status === 0;
  if (mounted) execFileSync('umount', [probe]);
  rmSync(probe, { recursive: true });
  return mounted ? null : 'mounting is refused here';
}
const refusal = mountRefusal();

describe.skipIf(refusal !== null)(`a small disk${refusal === null ? '' : ` (skipped: ${refusal})`}`, () => {
  beforeEach(() => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=0700', 'tmpfs', folder]);
    writeFileSync(join(folder, 'MfaSettings.xml'), oldText);
  });
  afterEach(() => {
    execFileSync('umount', [folder]);
  });

  /** Fills the disk so that this many blocks stay free. */
  const fill = (free: number): void => {
    const { bsize, bavail } = statfsSync(folder);
    writeFileSync(join(folder, 'ballast'), Buffer.alloc(bsize * (bavail - free), 1));
  };

  it.each([0, 1, 2, 3])('that is full but for %i blocks keeps the old settings, and says so', async free => {
    const mfa = createMfa(testPorts([folder]));
    fill(free);
    const before = tree();
    const { version } = await mfa.settings();
    const outcome = await mfa.writeSettings({ values: { username: 'new' }, expects: version }).then(
      () => null,
      (error: unknown) => error,
    );
    const text = readFileSync(join(folder, 'MfaSettings.xml'), 'utf8');
    if (outcome === null) expect(text).toBe(oldText.replace('old', 'new'));
    else {
      expect(outcome).toMatchObject({ code: 'UNAVAILABLE' });
      expect(outcome instanceof Error ? outcome.message : '').toContain('the disk is full');
      expect(text).toBe(oldText);
      expect(tree()).toEqual(before);
    }
    // With no block free even the lock does not fit; with three the write goes through.
    if (free === 0) expect(outcome).not.toBeNull();
    if (free === 3) expect(outcome).toBeNull();
  });

  it.each([1, 2, 3])(
    'that fills up during an import leaves neither certificate nor settings (%i blocks)',
    async free => {
      const ports = testPorts([folder]);
      const mfa = createMfa(ports);
      fill(free);
      const before = tree();
      const { session } = await mfa.openZip({ path: zip });
      const preview = await mfa.previewImport({ session, username: 'new', countryCode: '1' });
      await expect(mfa.applyImport({ session, expects: preview.version })).rejects.toMatchObject({
        code: 'UNAVAILABLE',
      });
      expect(tree()).toEqual(before);
      expect(readFileSync(join(folder, 'MfaSettings.xml'), 'utf8')).toBe(oldText);
      expect(ports.intents.open()).toEqual([]);
      // Once there is room, the same session goes on.
      rmSync(join(folder, 'ballast'));
      await mfa.applyImport({ session, expects: preview.version });
      expect(valuesOf(readSettings(readFileSync(join(folder, 'MfaSettings.xml'))))).toMatchObject(keys);
    },
  );

  it('that is read-only is told, and nothing is lost', async () => {
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const mfa = createMfa(testPorts([folder]));
    const { version } = await mfa.settings();
    await expect(mfa.writeSettings({ values: { username: 'new' }, expects: version })).rejects.toThrow(
      /read-only/,
    );
    const { session } = await mfa.openZip({ path: zip });
    const preview = await mfa.previewImport({ session });
    await expect(mfa.applyImport({ session, expects: preview.version })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
    expect(tree()).toEqual(['MfaSettings.xml']);
  });
});

describe('folders', () => {
  it('that do not exist are told', async () => {
    const mfa = createMfa(testPorts([join(root, 'none')]));
    expect(await mfa.settings()).toMatchObject({
      folders: [{ state: 'unreachable' }],
      findings: [{ id: 'settings-unreachable' }],
    });
    await expect(write(mfa, { username: 'x' })).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(write(mfa, { username: 'x' })).rejects.toThrow(/does not exist/);
  });

  it('that are files are told', async () => {
    writeFileSync(join(root, 'file'), 'x');
    const mfa = createMfa(testPorts([join(root, 'file')]));
    await expect(write(mfa, { username: 'x' })).rejects.toThrow(/is not a folder/);
  });

  it('whose certificate folder is a file get neither file', async () => {
    writeFileSync(join(folder, 'MfaCerts'), 'x');
    const mfa = createMfa(testPorts([folder]));
    const { session } = await mfa.openZip({ path: zip });
    await expect(mfa.previewImport({ session })).rejects.toThrow(/MfaCerts is not a folder/);
    expect(tree()).toEqual(['MfaCerts']);
  });
});

describe('locks', () => {
  const lock = () => join(folder, 'MfaSettings.xml.lock');
  const holder = (pid: number, host = hostname(), at = Date.now()): void => {
    writeFileSync(lock(), JSON.stringify({ host, pid, at }));
  };

  it('of a process that lives are waited for, then told', async () => {
    holder(process.ppid);
    const mfa = createMfa(testPorts([folder]));
    await expect(write(mfa, { username: 'x' })).rejects.toThrow(new RegExp(`process ${process.ppid} on`));
    expect(tree()).toEqual(['MfaSettings.xml.lock']);
  });

  it('of a process that died, or of long ago, are taken over', async () => {
    const mfa = createMfa(testPorts([folder]));
    for (const leave of [
      () => holder(spawnSync('true').pid),
      () => holder(1, 'another-host', Date.now() - 600_000),
      () => writeFileSync(lock(), ''),
    ]) {
      leave();
      const username = String(Math.random());
      await write(mfa, { username });
      expect(readFileSync(join(folder, 'MfaSettings.xml'), 'utf8')).toContain(username);
      expect(tree()).not.toContain('MfaSettings.xml.lock');
    }
  });

  it('that a dead process left are swept at the start; others stay', async () => {
    const mfa = createMfa(testPorts([folder]));
    const dead = spawnSync('true').pid;
    holder(dead);
    writeFileSync(`${lock()}.${dead}`, '');
    await mfa.recover();
    expect(tree()).toEqual([]);
    holder(1, 'another-host');
    await mfa.recover();
    expect(tree()).toEqual(['MfaSettings.xml.lock']);
  });

  it('keep writes of one process in line', async () => {
    const mfa = createMfa(testPorts([folder]));
    const { version } = await mfa.settings();
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, (_, i) =>
        mfa.writeSettings({ values: { username: `u${i}` }, expects: version }),
      ),
    );
    expect(results.map(result => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
    ]);
    expect(results[1]).toMatchObject({ reason: { code: 'CONFLICT' } });
    expect(tree()).toEqual(['MfaSettings.xml']);
  });
});
