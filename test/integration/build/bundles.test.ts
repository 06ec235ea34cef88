import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mainConfig } from '../../../build/vite.main.ts';
import { preloadConfig } from '../../../build/vite.preload.ts';
import { rendererConfig } from '../../../build/vite.renderer.ts';

/** A product of a few lines, with each of the difficulties of the real one. */
const files: Record<string, string> = {
  'package.json': '{"type":"module","version":"1.2.3"}',
  'electron/cli/main.ts': `
    import { Worker } from 'node:worker_threads';
    import old from 'old-package';
    import { shared } from '../part.ts';
    import pack from '../../package.json' with { type: 'json' };
    const worker = new Worker(new URL('./part-worker.js', import.meta.url));
    worker.once('message', (text: string) => console.log([text, old.joined('a', 'b'), shared, pack.version].join('|')));`,
  'electron/part.ts': `export const shared: string = 'shared';`,
  'electron/deep/part-worker.ts': `
    import { parentPort } from 'node:worker_threads';
    import { shared } from '../part.ts';
    parentPort?.postMessage('worker with ' + shared);`,
  'electron/evidence/verify-evidence.mjs': '// as it is\n',
  'electron/main.ts': `import { app } from 'electron'; import Database from 'better-sqlite3'; console.log(app, Database);`,
  'electron/preload.ts': `import { contextBridge } from 'electron'; import { shared } from './part.ts'; contextBridge.exposeInMainWorld('x', shared);`,
  'node_modules/old-package/package.json': '{"name":"old-package","main":"index.js"}',
  'node_modules/old-package/index.js': `const path = require('path'); exports.joined = (...parts) => path.posix.join(...parts);`,
  'renderer/index.html':
    '<!doctype html><html><head><meta name="style-nonce" content="" /></head><body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>',
  'renderer/main.tsx': `import './style.css'; document.title = 'x';`,
  'renderer/style.css': `@font-face { font-family: F; src: url('./font.woff2'); } body { font-family: F; }`,
  'renderer/font.woff2': 'small',
};

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bastion-build-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  await build(mainConfig(folder));
  await build(preloadConfig(folder));
  await build(rendererConfig(folder));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const read = (path: string) => readFileSync(join(folder, path), 'utf8');

describe('the main bundle', () => {
  it('runs, with its worker and its old-fashioned packages, away from all sources', () => {
    const moved = join(folder, 'moved');
    execFileSync('cp', ['-r', join(folder, 'out', 'main'), moved]);
    writeFileSync(join(moved, 'package.json'), '{"type":"module"}');
    const printed = execFileSync(process.execPath, [join(moved, 'pam.js')], { encoding: 'utf8' });
    expect(printed.trim()).toBe('worker with shared|a/b|shared|1.2.3');
  });

  it('is flat, and leaves out what must stay outside', () => {
    const names = readdirSync(join(folder, 'out', 'main'));
    expect(names).toEqual(expect.arrayContaining(['main.js', 'pam.js', 'part-worker.js']));
    expect(names.filter(name => !name.endsWith('.js'))).toEqual(['verify-evidence.mjs']);
    expect(read('out/main/verify-evidence.mjs')).toBe('// as it is\n');
    expect(read('out/main/main.js')).toMatch(/from ["']electron["']/);
    expect(read('out/main/main.js')).toMatch(/from ["']better-sqlite3["']/);
  });
});

describe('the preload', () => {
  it('is one file that requires nothing but electron', () => {
    expect(readdirSync(join(folder, 'out', 'preload'))).toEqual(['preload.cjs']);
    const text = read('out/preload/preload.cjs');
    expect([...text.matchAll(/require\(["']([^"']+)["']\)/g)].map(match => match[1])).toEqual(['electron']);
    expect(text).not.toMatch(/^\s*(import|export)\b/m);
  });
});

describe('the page', () => {
  it('has no inline script or style, relative addresses, and its place for the nonce', () => {
    const html = read('out/renderer/index.html');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)/);
    expect(html).not.toMatch(/<style|\bstyle=|\bon[a-z]+=/);
    expect(html).toMatch(/src="\.\/assets\/[\w-]+-[\w-]{8}\.js"/);
    expect(html).toContain('name="style-nonce"');
  });

  it('keeps a font in a file, however small', () => {
    const assets = readdirSync(join(folder, 'out', 'renderer', 'assets'));
    expect(assets.some(name => /^font-[\w-]{8}\.woff2$/.test(name))).toBe(true);
    const css = assets.find(name => name.endsWith('.css')) ?? '';
    expect(read(`out/renderer/assets/${css}`)).not.toContain('data:');
  });
});
