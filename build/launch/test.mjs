import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { ensureBrowser } from './browser.mjs';
import { kinds, testArguments } from './arguments.mjs';
import { at, cache, root } from './place.mjs';
import { run, runQuietly } from './process.mjs';
import { countTests, duration, summaryLine, total } from './report.mjs';
import { ensureElectron, nodePath } from './runtime.mjs';
import { ensureBuilt } from './sources.mjs';

const modules = (...parts) => at('node_modules', ...parts);

/** What is checked without running the product, the longest first. Each counts as one. */
const checks = [
  {
    name: 'lint and import rules (eslint)',
    args: [modules('eslint', 'bin', 'eslint.js'), '--max-warnings', '0', '.'],
  },
  {
    name: 'format (prettier)',
    args: [modules('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  },
  { name: 'types (tsc)', args: [modules('typescript', 'bin', 'tsc'), '-p', '.'] },
  {
    name: 'unused code (knip)',
    args: [modules('knip', 'bin', 'knip.js'), '--config', 'build/knip.json', '--no-progress'],
  },
];

function vitest(kind, filters, name = kind) {
  const report = cache('test', `${name}.json`);
  rmSync(report, { force: true });
  const args = [
    modules('vitest', 'vitest.mjs'),
    'run',
    ...['--config', 'build/vitest.config.ts', '--project', kind],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...filters,
  ];
  const count = code =>
    countTests(
      existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null,
      code,
      filters.length > 0,
    );
  return { args, count };
}

/** Runs a step, says how long it took, and never throws: a step that cannot start is one that failed. */
async function step(name, work) {
  console.log(`\n── ${name}`);
  return timed(name, work);
}

async function timed(name, work) {
  const started = performance.now();
  let result;
  try {
    result = await work();
  } catch (error) {
    console.log(error.message);
    result = { passed: 0, failed: 1, skipped: 0 };
  }
  console.log(`── ${name}: ${summaryLine(result)} in ${duration(performance.now() - started)}`);
  return { name, ...result };
}

const passed = { passed: 1, failed: 0, skipped: 0 };
const failed = { passed: 0, failed: 1, skipped: 0 };

/** A check as a job: it prints what it said when it ends, so that the lines of two do not mix. */
function checking({ name, args }, node, env) {
  const work = async () => {
    const log = cache('test', `${name.split(' ')[0]}.log`);
    const { code, output } = await runQuietly(node, args, { cwd: root, env, log });
    process.stdout.write(output);
    return code === 0 ? passed : failed;
  };
  return { name, work };
}

/** Builds what the tests of a running product need, and finds them a browser. */
function building(env) {
  const work = async () => {
    await ensureBuilt(['main', 'renderer'], { say: console.log });
    try {
      env.BASTION_BROWSER = await ensureBrowser({ say: console.log });
    } catch (error) {
      // The tests that need a window then fail with this text as their reason.
      console.log(error.message);
    }
    return passed;
  };
  return { name: 'build', work };
}

/** Does jobs side by side, one a core, in their order. */
async function sideBySide(jobs) {
  const waiting = [...jobs];
  const results = [];
  const worker = async () => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift())
      results.push(await timed(job.name, job.work));
  };
  if (jobs.length > 0) console.log(`\n── ${jobs.map(job => job.name).join(', ')}`);
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return results;
}

/** The same end-to-end suite with Electron holding the window; skipped, saying why, where its runtime is not here. */
async function inElectron(node, env, filters) {
  const electron = await ensureElectron({ say: console.log });
  if (electron === null) {
    const { reason } = JSON.parse(readFileSync(cache('electron.json'), 'utf8'));
    console.log(`Skipped: Electron's runtime is not on this machine and could not be fetched (${reason}).`);
    return { passed: 0, failed: 0, skipped: 1 };
  }
  const { args, count } = vitest('e2e', filters, 'e2e-electron');
  const electronEnv = { ...env, BASTION_E2E_SHELL: 'electron', BASTION_ELECTRON: electron };
  return count(await run(node, args, { cwd: root, env: electronEnv }));
}

/** `npm test`. Every step runs, whatever the ones before it said; the last line is the sum. Returns the exit code. */
export async function runTests(args) {
  const asked = testArguments(args);
  const node = nodePath();
  // Half of what a short process costs is compiling its sources: Node keeps them compiled here, for all that a test starts.
  const compiled = { NODE_COMPILE_CACHE: cache('compiled') };
  const env = { ...process.env, ...compiled, ...(asked.long ? { LONG: '1' } : {}) };
  mkdirSync(cache('test'), { recursive: true });
  const everything = asked.kinds.length === 0 && asked.filters.length === 0;
  const wanted = asked.kinds.length > 0 ? asked.kinds : kinds;
  const needsBuild = wanted.some(kind => kind !== 'unit' && kind !== 'property');

  const [lint, ...others] = everything ? checks.map(check => checking(check, node, env)) : [];
  const jobs = [lint, needsBuild && building(env), ...others].filter(Boolean);
  const results = await sideBySide(jobs);
  for (const kind of wanted) {
    results.push(
      await step(`${kind} tests (vitest)`, async () => {
        const { args: vitestArgs, count } = vitest(kind, asked.filters);
        return count(await run(node, vitestArgs, { cwd: root, env }));
      }),
    );
    if (kind === 'e2e')
      results.push(
        await step('end-to-end tests in Electron (vitest)', () => inElectron(node, env, asked.filters)),
      );
  }

  const sum = total(results);
  console.log(
    `\n${results
      .filter(result => result.failed > 0)
      .map(result => `failed: ${result.name}\n`)
      .join('')}`,
  );
  console.log(summaryLine(sum));
  return sum.failed > 0 ? 1 : 0;
}
