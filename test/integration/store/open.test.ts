import Database from 'better-sqlite3';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackups, moveAsideDamaged, restoreBackup } from '../../../electron/store/backup.ts';
import { makeForestFolder, storeFile } from '../../../electron/store/files.ts';
import { latestVersion, userVersion } from '../../../electron/store/migrate.ts';
import { migrations } from '../../../electron/store/migrations/all.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { entry, Forest, furnish, jen, newId, set } from './forest.ts';

let forest: Forest;
beforeEach(() => {
  forest = new Forest();
});
afterEach(() => {
  forest.remove();
});
const mode = (name: string) => statSync(join(forest.dir, name)).mode & 0o777;
const posix = process.platform !== 'win32';

describe('a new forest', () => {
  test('is made empty, and is there again at the next start', () => {
    const store = forest.open();
    expect(store.isEmpty()).toBe(true);
    const { user } = furnish(store);
    store.close();
    store.close();
    const again = forest.open();
    expect(again.users.get(user)?.privAccountName).toBe('PRIV.Jen');
    again.close();
    expect(readdirSync(forest.dir).sort()).toEqual(['backups', 'owner.db', 'store.db']);
  });

  test('a missing folder is refused and not made', () => {
    const dir = join(forest.dir, 'usb');
    expect(() => forest.open({ dir })).toThrow(/does not exist. Nothing was made/);
    expect(existsSync(dir)).toBe(false);
    makeForestFolder(dir);
    makeForestFolder(dir);
    forest.open({ dir }).close();
    if (posix) expect(statSync(dir).mode & 0o777).toBe(0o700);
  });

  test('a stop while it was made leaves nothing that counts', () => {
    writeFileSync(`${storeFile(forest.dir)}.new`, 'half');
    const store = forest.open();
    expect(store.isEmpty()).toBe(true);
    store.close();
  });
});

describe.runIf(posix)('rights', () => {
  test('files are the owner’s only, and so is the folder', () => {
    chmodSync(forest.dir, 0o755);
    const store = forest.open();
    furnish(store);
    for (const name of ['store.db', 'store.db-wal', 'store.db-shm', 'owner.db', 'owner.json'])
      expect([name, mode(name)]).toEqual([name, 0o600]);
    expect(mode('.')).toBe(0o700);
    store.close();
    expect(mode('backups')).toBe(0o700);
    for (const { file } of listBackups(forest.dir)) expect(mode(join('backups', file))).toBe(0o600);
    chmodSync(storeFile(forest.dir), 0o644);
    forest.open().close();
    expect(mode('store.db')).toBe(0o600);
  });

  test('a folder that holds other things keeps its own', () => {
    chmodSync(forest.dir, 0o755);
    writeFileSync(join(forest.dir, 'thesis.doc'), '');
    forest.open().close();
    expect(mode('.')).toBe(0o755);
    expect(mode('store.db')).toBe(0o600);
  });
});

describe('backups', () => {
  test('are written after a close that changed something, and five are kept', () => {
    for (let i = 1; i <= 7; i++) {
      forest.now += 60_000;
      const store = forest.open();
      store.apply(entry([set('user', newId.user(), jen)]));
      store.close();
    }
    forest.open().close();
    expect(listBackups(forest.dir).map(backup => [backup.seq, backup.reason, backup.at])).toEqual(
      [7, 6, 5, 4, 3].map(seq => [seq, 'close', forest.now - (7 - seq) * 60_000]),
    );
  });

  test('one is put back; what was there is kept beside it', () => {
    const store = forest.open();
    const { user } = furnish(store);
    store.close();
    forest.now += 60_000;
    const later = forest.open();
    later.apply(entry([set('user', user, { sourcePhoneNumber: '0' })]));
    later.close();
    const [newest, older] = listBackups(forest.dir);
    expect([newest?.seq, older?.seq]).toEqual([4, 3]);
    restoreBackup(forest.dir, older!.file, { holder: { pid: 1, user: 'pat' }, now: () => forest.now });
    const restored = forest.open();
    expect(restored.users.get(user)?.sourcePhoneNumber).toBe('12135551212');
    expect(verifyReplay(restored)).toMatchObject({ same: true, entries: 3 });
    restored.close();
    const [kept] = readdirSync(join(forest.dir, 'damaged'));
    const db = new Database(join(forest.dir, 'damaged', kept!, 'store.db'), { readonly: true });
    expect(db.prepare('SELECT max(seq) FROM journal').pluck().get()).toBe(4);
    db.close();
  });

  test('one that is not in the list, or is damaged itself, is refused and changes nothing', () => {
    const store = forest.open();
    furnish(store);
    store.close();
    const before = readFileSync(storeFile(forest.dir));
    const options = { holder: { pid: 1, user: 'pat' }, now: () => forest.now };
    expect(() => restoreBackup(forest.dir, '../store.db', options)).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
    const [backup] = listBackups(forest.dir);
    const path = join(forest.dir, 'backups', backup!.file);
    writeFileSync(path, readFileSync(path).fill(7, 5000, 20_000));
    expect(() => restoreBackup(forest.dir, backup!.file, options)).toThrow(/backup .* is damaged/);
    expect(readFileSync(storeFile(forest.dir)).equals(before)).toBe(true);
    expect(readdirSync(forest.dir).sort()).toEqual(['backups', 'owner.db', 'store.db']);
  });

  test('is refused while the forest is open', () => {
    const store = forest.open();
    furnish(store);
    store.close();
    const again = forest.open();
    const [backup] = listBackups(forest.dir);
    const options = { holder: { pid: 1, user: 'pat' }, now: () => forest.now, waitMs: 10 };
    expect(() => restoreBackup(forest.dir, backup!.file, options)).toThrow(/has it open/);
    again.close();
  });

  test('one that cannot be written is a warning, and the store is closed all the same', () => {
    const store = forest.open();
    furnish(store);
    writeFileSync(join(forest.dir, 'backups'), 'a file in its way');
    store.close();
    expect(forest.warnings).toHaveLength(1);
    expect(forest.warnings[0]).toMatch(/everything is saved/);
    forest.open().close();
  });
});

describe('a lost store', () => {
  test('is not replaced by an empty one unless a person says so', () => {
    const store = forest.open();
    furnish(store);
    store.close();
    const folder = moveAsideDamaged(forest.dir, forest.now);
    expect(existsSync(join(folder, 'store.db'))).toBe(true);
    expect(() => forest.open()).toThrow(/missing .* Restore a backup/);
    expect(existsSync(storeFile(forest.dir))).toBe(false);
    const fresh = forest.open({ startOver: true });
    expect(fresh.isEmpty()).toBe(true);
    fresh.close();
    expect(listBackups(forest.dir)).toEqual([]);
    const kept = readdirSync(join(forest.dir, 'damaged')).map(name =>
      readdirSync(join(forest.dir, 'damaged', name)),
    );
    expect(kept).toEqual([['store.db'], ['backups']]);
  });

  test('whose log is left is not started with that log', () => {
    const store = forest.open();
    furnish(store);
    const log = readFileSync(`${storeFile(forest.dir)}-wal`);
    store.close();
    moveAsideDamaged(forest.dir, forest.now);
    writeFileSync(`${storeFile(forest.dir)}-wal`, log);
    const fresh = forest.open({ startOver: true });
    expect(fresh.isEmpty()).toBe(true);
    fresh.close();
  });

  test('two that are moved at the same moment both stay', () => {
    mkdirSync(join(forest.dir, 'x'));
    const first = moveAsideDamaged(forest.dir, forest.now);
    const second = moveAsideDamaged(forest.dir, forest.now);
    expect(first).not.toBe(second);
  });
});

describe('versions', () => {
  const newest = latestVersion(migrations);
  const next = { number: newest + 10, name: 'next', sql: 'ALTER TABLE "users" ADD COLUMN "extra" TEXT;' };

  test('each step keeps the data of the one before, after a backup', () => {
    const old = forest.open({ migrations });
    const { user } = furnish(old);
    old.close();
    const store = forest.open({ migrations: [...migrations, next] });
    expect(store.users.get(user)?.privAccountName).toBe('PRIV.Jen');
    store.close();
    const backup = listBackups(forest.dir).find(one => one.reason === 'migration');
    expect(backup?.seq).toBe(3);
    const db = new Database(join(forest.dir, 'backups', backup!.file), { readonly: true });
    expect(userVersion(db)).toBe(newest);
    db.close();
  });

  test('a step that fails leaves the store as it was', () => {
    const old = forest.open();
    const { user } = furnish(old);
    old.close();
    const broken = {
      ...next,
      sql: 'ALTER TABLE "users" ADD COLUMN "extra" TEXT; SELECT 1 FROM nowhere;',
    };
    expect(() => forest.open({ migrations: [...migrations, broken] })).toThrow(/nowhere/);
    const store = forest.open();
    expect(store.users.get(user)?.version).toBe(1);
    store.close();
  });

  test('a store without a journal yet, of an early version, is carried on', () => {
    const early = forest.open({ migrations: migrations.slice(0, 1) });
    early.close();
    expect(forest.warnings).toEqual([]);
    const store = forest.open();
    expect(store.isEmpty()).toBe(true);
    store.close();
  });
});
