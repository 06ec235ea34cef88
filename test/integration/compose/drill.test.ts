import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { storeFile } from '../../../electron/store/files.ts';
import { furnished, openDesk, type Desk } from './desk.ts';

const pin = '83519427';
const key = 'LK9F2Q7Z4M1X';

/** Every file below a folder as bytes, but SQLite's shared memory and the lock, which hold no data. */
function bytesOf(folder: string): Map<string, Buffer> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  return new Map(
    files
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => !/-shm$|owner\./.test(path))
      .map(path => [path.slice(folder.length + 1), readFileSync(path)]),
  );
}
const hashesOf = (folder: string) =>
  Object.fromEntries(
    [...bytesOf(folder)].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]),
  );

function sealedPins(store: string): Buffer[] {
  const db = new Database(store, { readonly: true });
  try {
    return db.prepare('SELECT "sealed" FROM "secrets"').pluck().all() as Buffer[];
  } finally {
    db.close();
  }
}

/** A desk whose forest has a PIN code and keys in its settings. */
async function withSecrets(): Promise<Desk> {
  const desk = await furnished();
  await desk.run(`Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '${pin}'`);
  writeFileSync(
    join(desk.dir, 'Service', 'MfaSettings.xml'),
    `<S><LICENSE_KEY>${key}</LICENSE_KEY><GROUP_KEY>${key}G</GROUP_KEY><CERT_PASSWORD>${key}P</CERT_PASSWORD><username>svc</username><DefaultCountryCode>49</DefaultCountryCode><LOCMFASRV>mfa1</LOCMFASRV></S>`,
  );
  return desk;
}

describe('a drill', () => {
  it('is a copy of its own beside the forest, of which not a byte changes, and says what it is', async () => {
    const desk = await withSecrets();
    const journal = await desk.journal();
    const [last] = (await desk.call('events.list', { filter: {}, limit: 1 })).rows;
    const before = hashesOf(desk.dir);
    const drill = await desk.call('forest.startDrill', {});
    expect(drill.dir).toMatch(new RegExp(`^${desk.dir} drill \\d{4}-\\d{2}-\\d{2}$`));
    expect(drill).toMatchObject({ kind: 'own', drill: { of: desk.dir } });
    expect((await desk.call('app.state', {})).forest).toEqual(drill);
    const [first] = (await desk.call('events.list', { filter: {}, limit: 1 })).rows;
    expect(first).toMatchObject({ id: 9006, severity: 'Warning', seq: last!.seq + 1 });
    expect((await desk.call('console.get', {})).mimServiceFolders).toEqual([join(drill.dir, 'Service')]);

    await desk.run("Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber '12135550000'");
    expect(hashesOf(desk.dir)).toEqual(before);

    const back = await desk.call('forest.leaveDrill', {});
    expect(back).toMatchObject({ dir: desk.dir, drill: null });
    expect(await desk.journal()).toEqual(journal);
    expect(await desk.run('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '+1 213 555 0142' }]);
    expect(existsSync(storeFile(drill.dir))).toBe(true);
    expect(readdirSync(dirname(desk.dir)).filter(name => name.includes('.making-'))).toEqual([]);
  });

  it('has no secret, in no file and in no free page of one', async () => {
    const desk = await withSecrets();
    const sealed = sealedPins(storeFile(desk.dir));
    expect(sealed).toHaveLength(1);
    const { dir } = await desk.call('forest.startDrill', {});
    expect(sealedPins(storeFile(dir))).toEqual([]);
    for (const [path, bytes] of bytesOf(dir)) {
      for (const secret of [pin, key, ...sealed]) expect(bytes.includes(secret), path).toBe(false);
    }
    expect(readFileSync(join(dir, 'Service', 'MfaSettings.xml'), 'utf8')).toContain(
      '<username>svc</username>',
    );
    expect(readFileSync(join(dir, 'Service', 'MfaSettings.xml'), 'utf8')).not.toContain('mfa1');
    expect((await desk.call('users.list', { page: {} })).rows.some(({ user }) => user.hasPinCode)).toBe(
      false,
    );
    if (process.platform !== 'win32') {
      expect(statSync(dir).mode & 0o777).toBe(0o700);
      expect(statSync(join(dir, 'Service', 'MfaSettings.xml')).mode & 0o777).toBe(0o600);
    }
  });

  it('is refused from a drill, and where its own files would be taken for the real ones', async () => {
    const desk = await withSecrets();
    expect(await desk.refused('forest.leaveDrill', {})).toMatchObject({ code: 'CONFLICT' });
    await desk.call('forest.startDrill', {});
    expect(await desk.refused('forest.startDrill', {})).toMatchObject({ code: 'CONFLICT' });
    const { version } = await desk.call('console.get', {});
    const values = { mimServiceFolders: [join(desk.dir, 'Service')] };
    expect(await desk.refused('console.set', { expects: version, values })).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'values.mimServiceFolders' }],
    });
    const path = join(desk.root, 'history.csv');
    expect(await desk.refused('events.export', { filter: {}, format: 'csv', path })).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'path' }],
    });
    const named = join(desk.root, 'DRILL history.csv');
    expect(await desk.call('events.export', { filter: {}, format: 'csv', path: named })).toHaveProperty(
      'job',
    );
    await expect.poll(() => existsSync(named)).toBe(true);
  });

  it('leaves the forest at work behind it, and finds it again after a stop', async () => {
    const desk = await withSecrets();
    const { dir } = await desk.call('forest.startDrill', {});
    const other = await openDesk();
    // The forest is still held by this console: nobody else can open it meanwhile.
    expect(await other.refused('forest.open', { dir: desk.dir })).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await desk.call('forest.open', { dir: desk.dir })).toMatchObject({ dir: desk.dir, drill: null });
    await desk.call('forest.open', { dir });
    expect((await desk.call('app.state', {})).forest).toMatchObject({ dir, drill: { of: desk.dir } });
    expect(await desk.call('forest.leaveDrill', {})).toMatchObject({ dir: desk.dir });
    const again = await desk.call('forest.startDrill', {});
    expect(basename(again.dir)).toBe(`${basename(dir)} 2`);
    await desk.call('forest.close', {});
    expect(await other.call('forest.open', { dir: desk.dir })).toMatchObject({ dir: desk.dir });
    rmSync(dir, { recursive: true });
  }, 60_000);
});
