import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run, runQuietly } from './process.mjs';
import { at, cache, root } from './place.mjs';

/**
 * True if what npm says it installed is what the lock file asks for: the same version of each package, and none
 * missing but optional ones (those are for another system, or could not be had).
 *
 * @param lock   package-lock.json, parsed
 * @param hidden node_modules/.package-lock.json, parsed: npm writes it at the end of an install
 */
export function installMatches(lock, hidden) {
  const wanted = lock.packages ?? {};
  const found = hidden.packages ?? {};
  for (const [path, entry] of Object.entries(found)) {
    if (wanted[path] === undefined || wanted[path].version !== entry.version) return false;
  }
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || found[path] !== undefined,
  );
}

/**
 * What to do about node_modules: 'nothing'; 'record' where a person ran `npm ci` and only our mark is missing; or
 * 'install'.
 */
export function installPlan({ lockText, mark, hiddenText }) {
  const hash = createHash('sha256').update(lockText).digest('hex');
  if (hiddenText === null) return { hash, action: 'install' };
  if (mark === hash) return { hash, action: 'nothing' };
  let matches = false;
  try {
    matches = installMatches(JSON.parse(lockText), JSON.parse(hiddenText));
  } catch {
    // A lock file that cannot be read is npm's to complain about.
  }
  return { hash, action: matches ? 'record' : 'install' };
}

const textOrNull = path => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** How to call npm: the one that runs us, or the one beside this Node. */
export function npmCommand(env, platform, execPath) {
  if (env.npm_execpath) return { file: execPath, args: [env.npm_execpath], options: {} };
  return { file: 'npm', args: [], options: platform === 'win32' ? { shell: true } : {} };
}

/** Installs by `npm ci` where node_modules is missing or does not fit the lock file. Returns true if it installed. */
export async function ensureInstalled({ quiet }) {
  const markFile = at('node_modules', '.bastion-lock');
  const plan = installPlan({
    lockText: readFileSync(at('package-lock.json'), 'utf8'),
    mark: textOrNull(markFile),
    hiddenText: textOrNull(at('node_modules', '.package-lock.json')),
  });
  if (plan.action === 'install') {
    const npm = npmCommand(process.env, process.platform, process.execPath);
    const args = [...npm.args, 'ci', '--no-audit', '--no-fund'];
    const options = { cwd: root, ...npm.options };
    if (quiet) {
      const log = cache('install.log');
      const { code, output } = await runQuietly(npm.file, args, { ...options, log });
      if (code !== 0) throw new Error(`npm ci failed:\n${output}`);
    } else {
      console.log('Installing what package-lock.json names (npm ci) …');
      const code = await run(npm.file, args, options);
      if (code !== 0) throw new Error('npm ci failed; its own words are above.');
    }
  }
  if (plan.action !== 'nothing') writeFileSync(markFile, plan.hash);
  return plan.action === 'install';
}
