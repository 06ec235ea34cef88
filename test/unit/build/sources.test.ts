import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../build/launch/sources.mjs';
import { withLock } from '../../../build/launch/lock.mjs';
import { mainEntries } from '../../../build/vite.shared.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bastion-sources-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text: string) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

describe('the hash of the sources', () => {
  it('changes with a byte, a name, a new file, and with nothing else', () => {
    put('src/a.ts', 'one');
    put('src/deep/b.ts', 'two');
    put('other/c.ts', 'three');
    const first = hashOf(folder, ['src', 'missing']);
    expect(hashOf(folder, ['src', 'missing'])).toBe(first);
    put('other/c.ts', 'changed');
    expect(hashOf(folder, ['src'])).toBe(first);
    put('src/a.ts', 'One');
    const second = hashOf(folder, ['src']);
    expect(second).not.toBe(first);
    put('src/a.ts', 'one');
    renameSync(join(folder, 'src/a.ts'), join(folder, 'src/z.ts'));
    expect(hashOf(folder, ['src'])).not.toBe(first);
  });

  it('does not mistake two files for one', () => {
    put('src/a', 'xb');
    put('src/c', '');
    const first = hashOf(folder, ['src']);
    put('src/a', 'x');
    put('src/c', 'b');
    expect(hashOf(folder, ['src'])).not.toBe(first);
  });

  it('takes a single file too', () => {
    put('package.json', '{}');
    const first = hashOf(folder, ['package.json']);
    put('package.json', '{ }');
    expect(hashOf(folder, ['package.json'])).not.toBe(first);
  });
});

describe('the lock', () => {
  it('lets one after the other in', async () => {
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(`${name} in`);
      await new Promise(done => setTimeout(done, 50));
      order.push(`${name} out`);
    };
    await Promise.all([withLock(join(folder, 'l'), work('a')), withLock(join(folder, 'l'), work('b'))]);
    expect(order).toEqual(['a in', 'a out', 'b in', 'b out']);
  });

  it('opens again after a failure', async () => {
    await expect(withLock(join(folder, 'l'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(join(folder, 'l'), () => 'yes')).toBe('yes');
  });

  it('is taken from a holder that died', async () => {
    const child = spawn(process.execPath, ['-e', '']);
    await new Promise(done => child.on('exit', done));
    put('l/pid', String(child.pid));
    expect(await withLock(join(folder, 'l'), () => 'mine')).toBe('mine');
  });

  it('says who holds it when patience ends', async () => {
    put('l/pid', String(process.ppid));
    await expect(withLock(join(folder, 'l'), () => 'mine', { patience: 0 })).rejects.toThrow(
      `Process ${process.ppid}`,
    );
  });
});

describe('the entries of the main bundle', () => {
  it('are the programs that exist and all workers, by their names', () => {
    put('electron/main.ts', '');
    put('electron/mfa/certificate-worker.ts', '');
    put('electron/events/reader-worker.ts', '');
    put('electron/events/reader.ts', '');
    expect(Object.keys(mainEntries(folder)).sort()).toEqual(['certificate-worker', 'main', 'reader-worker']);
  });

  it('may not overwrite each other', () => {
    put('electron/a/x-worker.ts', '');
    put('electron/b/x-worker.ts', '');
    expect(() => mainEntries(folder)).toThrow('x-worker');
  });
});
