import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listBackups, moveAsideDamaged, restoreBackup } from '../../../electron/store/backup.ts';
import { ownerNote, storeFile } from '../../../electron/store/files.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { openReader } from '../../../electron/events/reader.ts';
import { entry, Forest, furnish, jen, newId, set } from '../../integration/store/forest.ts';
import { seededDice } from '../../property/store/random-entries.ts';
import { run } from './process.ts';

let forest: Forest;
beforeEach(() => {
  forest = new Forest();
});
afterEach(() => {
  forest.remove();
});
const unavailable = (message: RegExp) =>
  expect.objectContaining({
    code: 'UNAVAILABLE',
    message: expect.stringMatching(message) as string,
  }) as Error;
const bytes = () => readFileSync(storeFile(forest.dir));
const restoring = () => ({ holder: { pid: process.pid, user: 'pat' }, now: () => forest.now });

describe('a second process', () => {
  test('waits, is told who holds the forest, and gets it as soon as that one ends, however it ends', async () => {
    const child = run('./holder.ts', forest.dir);
    expect(await child.next()).toBe('open');
    const began = Date.now();
    expect(() => forest.open({ waitMs: 300 })).toThrow(
      unavailable(
        new RegExp(`process ${child.process.pid} of CONTOSO\\\\kim, since 20\\d\\d-.*only one process`),
      ),
    );
    expect(Date.now() - began).toBeGreaterThanOrEqual(290);
    await child.kill();
    const store = forest.open();
    expect(store.isEmpty()).toBe(true);
    store.close();
  });

  test('that waits gets the forest when the first one closes it', async () => {
    const child = run('./holder.ts', forest.dir, '400');
    await child.next();
    const store = forest.open({ waitMs: 5000 });
    expect(JSON.parse(readFileSync(ownerNote(forest.dir), 'utf8'))).toMatchObject({
      pid: process.pid,
      user: 'pat',
    });
    store.close();
    await child.kill();
  });

  test('the same process cannot open it twice either', () => {
    const store = forest.open();
    expect(() => forest.open({ waitMs: 10 })).toThrow(unavailable(/has it open/));
    store.apply(entry([]));
    store.close();
  });
});

describe('a damaged store', () => {
  /** A store of some size, closed in good order, so that there is a backup. */
  function grown(): { seq: number } {
    const store = forest.open();
    furnish(store);
    store.transaction(() => {
      for (let i = 0; i < 2000; i++)
        store.apply(entry([set('user', newId.user(), jen)], { message: `User ${i} made.` }));
    });
    store.close();
    return { seq: 2003 };
  }

  test('with a page overwritten is refused and left as it is, or opens and still replays', () => {
    const { seq } = grown();
    const dice = seededDice(Date.now());
    const good = bytes();
    let refused = 0;
    for (let i = 0; i < 12; i++) {
      const bad = Buffer.from(good);
      const at = 4096 * dice(good.length / 4096);
      bad.fill(dice(256), at, at + 4096);
      writeFileSync(storeFile(forest.dir), bad);
      let store;
      try {
        store = forest.open();
      } catch (error) {
        expect(error).toMatchObject({ code: 'UNAVAILABLE' });
        expect(String(error)).toMatch(/not touched|not a store of this console/);
        expect(bytes().equals(bad)).toBe(true);
        refused++;
        continue;
      }
      // A page that nobody uses, or one of the words' index, which is no record.
      expect(verifyReplay(store)).toMatchObject({ same: true, entries: seq });
      store.close();
    }
    expect(refused).toBeGreaterThan(4);
  });

  test('with bytes overwritten at random is refused, told by the replay, or tells itself when it is read', () => {
    grown();
    const dice = seededDice(Date.now());
    const good = bytes();
    const seen = new Set<string>();
    for (let i = 0; i < 12; i++) {
      const bad = Buffer.from(good);
      for (let n = 0; n < 20; n++) bad[dice(bad.length)] = dice(256);
      writeFileSync(storeFile(forest.dir), bad);
      try {
        const store = forest.open();
        try {
          seen.add(verifyReplay(store).same ? 'same' : 'different');
        } finally {
          store.close();
        }
      } catch (error) {
        seen.add('refused');
        expect(error).toMatchObject({ code: 'UNAVAILABLE' });
      }
    }
    expect([...seen].some(outcome => outcome !== 'same')).toBe(true);
  });

  test.each([
    ['empty', () => truncateSync(storeFile(forest.dir), 0)],
    ['cut off', () => truncateSync(storeFile(forest.dir), 12_288)],
    ['not a database', () => writeFileSync(storeFile(forest.dir), 'MZ'.repeat(5000))],
  ])('that is %s is refused, can be moved aside, and a backup restores it', (_, harm) => {
    const { seq } = grown();
    harm();
    const harmed = bytes();
    expect(() => forest.open()).toThrow(unavailable(/damaged. It was not touched. Restore a backup/));
    expect(bytes().equals(harmed)).toBe(true);
    const folder = moveAsideDamaged(forest.dir, forest.now);
    expect(readFileSync(join(folder, 'store.db')).equals(harmed)).toBe(true);
    const [backup] = listBackups(forest.dir);
    restoreBackup(forest.dir, backup!.file, restoring());
    const store = forest.open();
    expect(verifyReplay(store)).toEqual({ same: true, entries: seq, differences: [] });
    store.close();
  });

  test('another program’s database is not taken for one', () => {
    const db = new Database(storeFile(forest.dir));
    db.exec('CREATE TABLE contacts (name)');
    db.close();
    const before = bytes();
    expect(() => forest.open()).toThrow(unavailable(/not a store of this console/));
    expect(bytes().equals(before)).toBe(true);
  });

  test('a store of a newer console is refused with both versions', () => {
    grown();
    const db = new Database(storeFile(forest.dir));
    db.pragma('user_version = 990');
    db.close();
    const before = bytes();
    expect(() => forest.open()).toThrow(
      unavailable(/newer console \(its version is 990, this console knows \d+\)/),
    );
    expect(bytes().equals(before)).toBe(true);
    expect(readdirSync(forest.dir).sort()).toEqual(['backups', 'owner.db', 'store.db']);
  });
});

test('a log that was left behind is folded in', async () => {
  const store = forest.open();
  const { user } = furnish(store);
  const copy = new Forest();
  // What a power cut leaves: the store as it was at the last fold, and the log beside it.
  for (const end of ['', '-wal']) copyFileSync(storeFile(forest.dir) + end, storeFile(copy.dir) + end);
  const left = copy.open();
  expect(left.users.get(user)?.privAccountName).toBe('PRIV.Jen');
  expect(verifyReplay(left)).toMatchObject({ same: true, entries: 3 });
  left.close();
  copy.remove();
  store.close();
});

const root = process.platform === 'linux' && process.getuid?.() === 0;

/** A container's root may not be allowed to mount. */
function mayMount(): boolean {
  if (!root) return false;
  const probe = new Forest();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe.dir], { stdio: 'ignore' });
    execFileSync('umount', [probe.dir]);
    return true;
  } catch {
    return false;
  } finally {
    probe.remove();
  }
}
const mounts = mayMount();

describe.runIf(mounts)('a full disk (skipped where this user may not mount one)', () => {
  let mounted = false;
  let dir = '';
  beforeEach(() => {
    dir = join(forest.dir, 'small');
    mkdirSync(dir);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m,mode=700', 'tmpfs', dir]);
    mounted = true;
  });
  afterEach(() => {
    if (mounted) execFileSync('umount', [dir]);
    mounted = false;
  });

  test('refuses the change, keeps what was saved, and goes on when there is room', async () => {
    const store = forest.open({ dir });
    furnish(store);
    let saved = 3;
    const big = 'x'.repeat(20_000);
    const fill = () => {
      for (;;) {
        store.apply(entry([set('user', newId.user(), { ...jen, sourceDescription: big })]));
        saved++;
      }
    };
    expect(fill).toThrow(unavailable(/disk that holds .* is full. What was saved before is safe/));
    expect(fill).toThrow(unavailable(/full/));
    expect(store.users.count({})).toBe(saved - 2);
    expect(verifyReplay(store)).toEqual({ same: true, entries: saved, differences: [] });
    const reader = openReader(dir);
    expect(await reader.count({})).toBe(saved);
    const out = reader.export({}, 'json', join(dir, 'x.json'), () => undefined, new AbortController().signal);
    await out.catch((error: unknown) => {
      expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    });
    await reader.close();
    execFileSync('mount', ['-o', 'remount,size=16m', dir]);
    store.apply(entry([set('user', newId.user(), jen)]));
    expect(verifyReplay(store)).toEqual({ same: true, entries: saved + 1, differences: [] });
    store.close();
    const again = forest.open({ dir });
    expect(again.users.count({})).toBe(saved - 1);
    again.close();
  });

  test('closes and opens, with a warning about the backup', () => {
    const store = forest.open({ dir });
    furnish(store);
    const rest = join(dir, 'rest');
    expect(() => writeFileSync(rest, Buffer.alloc(4_000_000))).toThrow(/ENOSPC/);
    store.close();
    expect(forest.warnings).toHaveLength(1);
    expect(readdirSync(join(dir, 'backups'))).toEqual([]);
    execFileSync('rm', [rest]);
    const again = forest.open({ dir });
    expect(verifyReplay(again)).toMatchObject({ same: true, entries: 3 });
    again.close();
  });

  test('makes no new forest, and says so', () => {
    expect(() => writeFileSync(join(dir, 'rest'), Buffer.alloc(4_000_000))).toThrow(/ENOSPC/);
    expect(() => forest.open({ dir })).toThrow(unavailable(/full/));
    execFileSync('rm', [join(dir, 'rest')]);
    const store = forest.open({ dir });
    expect(store.isEmpty()).toBe(true);
    store.close();
  });
});

describe.runIf(mounts)('a read-only disk (skipped where this user may not mount one)', () => {
  test('is refused in words and changes nothing', () => {
    const store = forest.open();
    const { user } = furnish(store);
    store.close();
    const before = bytes();
    execFileSync('mount', ['--bind', forest.dir, forest.dir]);
    try {
      execFileSync('mount', ['-o', 'remount,ro,bind', forest.dir]);
      expect(() => forest.open()).toThrow(unavailable(/cannot be written. Give this user the right/));
      expect(bytes().equals(before)).toBe(true);
    } finally {
      execFileSync('umount', [forest.dir]);
    }
    const again = forest.open();
    expect(again.users.get(user)?.version).toBe(1);
    again.close();
  });
});

describe.runIf(process.platform !== 'win32' && !root)(
  'a folder without the right to write (root may write anywhere; skipped for it)',
  () => {
    test('is refused in words', () => {
      chmodSync(forest.dir, 0o500);
      expect(() => forest.open()).toThrow(unavailable(/cannot be written/));
      chmodSync(forest.dir, 0o700);
    });
  },
);
