import { extractFile, listPackage } from '@electron/asar';
import { getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { chmodSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { packaging } from './electron-builder.ts';
import { checkContents, checkFuses, checkImports, type Finding } from './package-content.ts';
import { root } from './vite.shared.ts';

/**
 * Packs the product as it would be packed for Linux, around a stand-in for Electron's runtime that needs no network, and
 * looks at what came out: the fuses in the program, and what is in the archive.
 */
const standIn = join(root, '.cache/stand-in');
const output = join(root, 'dist/check');

/** What @electron/fuses looks for in the runtime: its mark, version 1, nine fuses, each `0`. */
function makeStandIn(): void {
  const mark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  rmSync(standIn, { recursive: true, force: true });
  mkdirSync(join(standIn, 'resources'), { recursive: true });
  mkdirSync(join(standIn, 'locales'), { recursive: true });
  writeFileSync(
    join(standIn, 'electron'),
    Buffer.concat([
      Buffer.from('stand-in for a runtime '),
      Buffer.from(mark),
      Buffer.of(1, 9),
      Buffer.from('0'.repeat(9)),
      Buffer.from(' end'),
    ]),
  );
  chmodSync(join(standIn, 'electron'), 0o755);
  writeFileSync(join(standIn, 'locales', 'en-US.pak'), '');
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  writeFileSync(join(standIn, 'version'), version);
}

const slashes = (path: string): string => path.split(sep).join('/');

async function check(): Promise<Finding[]> {
  makeStandIn();
  rmSync(output, { recursive: true, force: true });
  const config = packaging('linux');
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    config: { ...config, electronDist: standIn, directories: { ...config.directories, output } },
    publish: 'never',
  });
  const app = join(output, 'linux-unpacked');
  const archive = join(app, 'resources/app.asar');
  const files = listPackage(archive, { isPack: false }).map(slashes);
  const unpackedDir = join(app, 'resources/app.asar.unpacked');
  const unpacked = globSync('**/*.*', { cwd: unpackedDir })
    .map(path => `/${slashes(path)}`)
    .filter(path => /\.[^/]+$/.test(path));
  return [
    ...checkFuses(await getCurrentFuseWire(join(app, 'bastion-console')), false),
    {
      ok: packaging('win32').electronFuses?.enableEmbeddedAsarIntegrityValidation === true,
      what: 'the archive’s integrity is checked on Windows',
    },
    ...checkContents(files, unpacked, 'linux-x64.node'),
    ...checkImports(files, path => extractFile(archive, path.slice(1)).toString('utf8')),
  ];
}

const findings = await check();
for (const { ok, what } of findings) console.log(`${ok ? 'ok' : 'NOT OK'}  ${what}`);
const bad = findings.filter(finding => !finding.ok).length;
console.log(`${findings.length - bad} passed, ${bad} failed`);
if (bad > 0) process.exitCode = 1;
