import { FuseV1Options } from '@electron/fuses';

/** How a fuse is written into the program: the digits 0 and 1 as text. */
const burnt = { off: 0x30, on: 0x31 };

/** One thing that was looked at in the package, and whether it is as it should be. */
export interface Finding {
  ok: boolean;
  what: string;
}

const wanted: readonly (readonly [keyof typeof FuseV1Options, boolean])[] = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
];

/** The fuses that were burnt, against those that should be. `integrity` is false on Linux, which has no such check. */
export function checkFuses(wire: Partial<Record<FuseV1Options, unknown>>, integrity: boolean): Finding[] {
  const all = [...wanted, ['EnableEmbeddedAsarIntegrityValidation', integrity] as const];
  return all.map(([name, on]) => ({
    ok: wire[FuseV1Options[name]] === (on ? burnt.on : burnt.off),
    what: `fuse ${name} is ${on ? 'on' : 'off'}`,
  }));
}

const present = [
  '/package.json',
  '/out/main/main.js',
  '/out/main/reader-worker.js',
  '/out/main/certificate-worker.js',
  '/out/main/past-worker.js',
  '/out/main/verify-evidence.mjs',
  '/out/preload/preload.cjs',
  '/out/renderer/index.html',
  '/out/assets/icons/icon.png',
  '/node_modules/better-sqlite3/package.json',
  '/node_modules/better-sqlite3/lib/index.js',
];

const absent: readonly (readonly [string, RegExp])[] = [
  ['TypeScript sources', /\.[mc]?tsx?$/],
  ['source maps', /\.map$/],
  ['tests', /(^|\/)(test|tests|__tests__)\/|\.test\.[cm]?js$/],
  ['the sources’ folders', /^\/(electron|renderer|shared|build|docs|\.ci|\.cache)(\/|$)/],
  ['the browser driver', /playwright/],
  ['the window for an installed browser', /^\/out\/main\/chromium\.js$/],
  ['the pinned Node', /node-(linux|win)-x64/],
  ['sample secrets', /\.(p12|pfx|pem|key|zip)$|pf_auth/i],
  ['the database’s C++ sources', /better-sqlite3\/(src|deps)\//],
  ['development packages', /^\/node_modules\/(?!better-sqlite3(\/|$))./],
];

/**
 * What lies in the archive.
 *
 * @param files    of app.asar, beginning with `/`
 * @param unpacked of app.asar.unpacked, beginning with `/`
 * @param binary   the database's binary for this system, as `linux-x64.node`
 */
export function checkContents(
  files: readonly string[],
  unpacked: readonly string[],
  binary: string,
): Finding[] {
  const native = `/node_modules/better-sqlite3/prebuilds/${binary}`;
  return [
    ...present.map(path => ({ ok: files.includes(path), what: `app.asar has ${path}` })),
    ...absent.map(([name, pattern]) => {
      const found = files.filter(path => pattern.test(path));
      return {
        ok: found.length === 0,
        what: `app.asar is free of ${name}${found.length > 0 ? `, but ${found.slice(0, 5).join(', ')}` : ''}`,
      };
    }),
    { ok: unpacked.includes(native), what: `app.asar.unpacked has ${native}` },
    {
      ok: unpacked.every(path => path === native),
      what: `app.asar.unpacked has nothing else${unpacked.length > 1 ? `: ${unpacked.join(', ')}` : ''}`,
    },
  ];
}

/** Programs of the archive that would load what is not in it. `read` gives a file's text. */
export function checkImports(files: readonly string[], read: (path: string) => string): Finding[] {
  const programs = files.filter(path => /^\/out\/main\/.*\.js$/.test(path));
  const loaded = programs.filter(path =>
    /(from|import|require\()\s*["']playwright-core["']/.test(read(path)),
  );
  return [
    {
      ok: programs.length > 0 && loaded.length === 0,
      what: `no program loads playwright-core${loaded.length > 0 ? `, but ${loaded.join(', ')}` : ''}`,
    },
  ];
}
