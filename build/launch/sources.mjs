import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { at, cache, root } from './place.mjs';
import { runQuietly } from './process.mjs';
import { nodePath } from './runtime.mjs';
import { withLock } from './lock.mjs';

const common = [
  'shared',
  'assets',
  'package.json',
  'package-lock.json',
  'build/make.ts',
  'build/vite.shared.ts',
];

/** What each bundle is made of: files and folders, from the project's folder. */
export const bundles = {
  main: { sources: [...common, 'electron', 'build/vite.main.ts', 'build/vite.preload.ts'], out: 'out/main' },
  renderer: { sources: [...common, 'renderer', 'build/vite.renderer.ts'], out: 'out/renderer' },
};

function filesOf(path) {
  if (!existsSync(path)) return [];
  let entries;
  try {
    entries = readdirSync(path, { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
  return entries.flatMap(entry => {
    const child = join(path, entry.name);
    return entry.isDirectory() ? filesOf(child) : [child];
  });
}

/** SHA-256 over the names and bytes of all files under `sources`, in hex. A renamed file changes it too. */
export function hashOf(folder, sources) {
  const hash = createHash('sha256');
  const files = sources.flatMap(source => filesOf(join(folder, source)));
  for (const file of files.map(path => relative(folder, path).split(sep).join('/')).sort()) {
    const bytes = readFileSync(join(folder, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

const markOf = name => at('out', `.hash-${name}`);
const marked = name => (existsSync(markOf(name)) ? readFileSync(markOf(name), 'utf8') : null);

/**
 * Builds those of the named bundles whose sources changed since they were built. Silent: the build's words are in
 * .cache/build.log, and in the error where it fails. Returns the names that were built.
 */
export async function ensureBuilt(names, { say }) {
  const stale = () =>
    names.filter(
      name => !existsSync(at(bundles[name].out)) || marked(name) !== hashOf(root, bundles[name].sources),
    );
  if (stale().length === 0) return [];
  return withLock(cache('build.lock'), async () => {
    // Asked again: whoever held the lock may have built it.
    const build = stale();
    if (build.length === 0) return [];
    const hashes = build.map(name => hashOf(root, bundles[name].sources));
    say(`Building ${build.join(' and ')} …`);
    // The mark goes first, so that a build that was stopped half-way is not taken for a whole one.
    for (const name of build) rmSync(markOf(name), { force: true });
    const { code, output } = await runQuietly(nodePath(), [at('build', 'make.ts'), ...build], {
      cwd: root,
      log: cache('build.log'),
      env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
    });
    if (code !== 0) throw new Error(`The build failed:\n${output}`);
    mkdirSync(at('out'), { recursive: true });
    build.forEach((name, index) => writeFileSync(markOf(name), hashes[index]));
    return build;
  });
}
