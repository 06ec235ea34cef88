import { existsSync } from 'node:fs';
import { shellArguments, startArguments } from './arguments.mjs';
import { ensureBrowser, hasDisplay } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { at, cache, root, typedIn } from './place.mjs';
import { run } from './process.mjs';
import { ensureElectron, nodePath } from './runtime.mjs';
import { ensureBuilt } from './sources.mjs';
import { runTests } from './test.mjs';

const say = text => console.log(text);
const silent = () => {};
const install = options => withLock(cache('install.lock'), () => ensureInstalled(options));

/** `npm start`: the console in a window, or, where there is no display, its tour. */
async function start(args) {
  const cwd = typedIn(process.env, process.cwd());
  const wanted = startArguments(args, cwd);
  const display = hasDisplay({ platform: process.platform, env: process.env });
  if (!display && !wanted.tour) {
    say('There is no display here: the console takes its tour in a window without one.');
    wanted.tour = true;
  }
  await ensureBuilt(['main', 'renderer'], { say });
  // The tour is driven through the browser's own interface, which only the Chromium shell has.
  const electron = wanted.tour ? null : await ensureElectron({ say });
  const options = { cwd: root, env: { ...process.env, NODE_ENV: 'production' } };
  if (electron !== null) {
    // Chromium refuses to run its sandbox as root; on a workstation nobody is root.
    const root_ = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return run(electron, [...root_, root, ...shellArguments(wanted)], options);
  }
  options.env.BASTION_BROWSER = await ensureBrowser({ say });
  return run(nodePath(), [at('out', 'main', 'chromium.js'), ...shellArguments(wanted)], options);
}

/** `npm run --silent pam`: stdout belongs to the command, so nothing here may print there. */
async function pam(args) {
  await install({ quiet: true });
  await ensureBuilt(['main'], { say: silent });
  return run(nodePath(), [at('out', 'main', 'pam.js'), ...args], {
    cwd: typedIn(process.env, process.cwd()),
  });
}

async function script(path, args) {
  if (!existsSync(at(path))) throw new Error(`${path} is missing from this checkout.`);
  return run(nodePath(), [at(path), ...args], { cwd: root });
}

const verbs = {
  pam,
  async start(args) {
    await install({ quiet: false });
    return start(args);
  },
  async test(args) {
    await install({ quiet: false });
    return runTests(args);
  },
  async bench(args) {
    await install({ quiet: false });
    await ensureBuilt(['renderer'], { say });
    process.env.BASTION_BROWSER = await ensureBrowser({ say });
    return script('test/bench/main.ts', args);
  },
  async package(args) {
    await install({ quiet: false });
    await ensureBuilt(['main', 'renderer'], { say });
    return script('build/package.ts', args);
  },
  async 'package:check'(args) {
    await install({ quiet: false });
    await ensureBuilt(['main', 'renderer'], { say });
    return script('build/package-check.ts', args);
  },
};

/** Runs what package.json's script named. Returns the exit code; a failure is one text on stderr, without a stack. */
export async function runVerb(name, args) {
  const verb = Object.hasOwn(verbs, name ?? '') ? verbs[name] : null;
  if (verb === null) {
    console.error(`The launcher does not know "${name ?? ''}". It knows: ${Object.keys(verbs).join(', ')}.`);
    return 2;
  }
  try {
    return await verb(args);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  }
}
