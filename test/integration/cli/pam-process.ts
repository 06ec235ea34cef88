import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runPam } from '../../../electron/cli/pam.ts';

/** The command as it runs from source. */
export const cli = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));

export interface Said {
  code: number;
  out: string[];
  err: string[];
}

/** A user's folder and a forest's, and `pam` between them, in this process. */
export class PamHome {
  readonly root = mkdtempSync(join(tmpdir(), 'pam-'));
  readonly forest = join(this.root, 'forest');
  readonly env = { ...process.env, BASTION_USER_DATA: join(this.root, 'user') };

  /** `pam` with these words, whatever it answers. */
  async pam(...argv: string[]): Promise<Said> {
    const said: Said = { code: -1, out: [], err: [] };
    said.code = await runPam(argv, {
      out: line => said.out.push(line),
      err: line => said.err.push(line),
      env: this.env,
      stopped: new Promise(() => {}),
    });
    return said;
  }

  /** What `pam --forest` printed, where it must succeed. */
  async value(...argv: string[]): Promise<unknown> {
    const said = await this.pam('--forest', this.forest, ...argv);
    if (said.code !== 0) throw new Error(`pam ${argv.join(' ')} failed: ${said.err.join('\n')}`);
    return JSON.parse(said.out.join('\n'));
  }

  exec(line: string, ...flags: string[]): Promise<Record<string, unknown>[]> {
    return this.value(...flags, 'exec', line) as Promise<Record<string, unknown>[]>;
  }

  /** The error of `pam --forest`, where it must fail with 1. */
  async error(...argv: string[]): Promise<{ code: string; message: string }> {
    return errorOf(await this.pam('--forest', this.forest, ...argv));
  }

  spawn(...argv: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [cli, ...argv], { env: this.env });
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The one line of JSON that a failure prints. */
export function errorOf({ code, out, err }: Said): { code: string; message: string } {
  if (code !== 1 || out.length > 0 || err.length !== 1 || err[0]?.includes('\n') !== false) {
    throw new Error(`Not a failure as it should be: ${JSON.stringify({ code, out, err })}`);
  }
  return (JSON.parse(err[0]) as { error: { code: string; message: string } }).error;
}

/** What a process printed and how it ended. */
export function ended(child: ChildProcessWithoutNullStreams): Promise<Said & { signal: string | null }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', chunk => (out += String(chunk)));
  child.stderr.on('data', chunk => (err += String(chunk)));
  const lines = (text: string) => text.split('\n').filter(line => line !== '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) =>
      resolve({ code: code ?? -1, signal, out: lines(out), err: lines(err) }),
    );
  });
}

/** Every file below a folder with its mode and the hash of its content; folders with their mode. */
export function treeOf(folder: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    const { mode } = statSync(path);
    const content = entry.isFile() ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'folder';
    tree[path.slice(folder.length + 1)] = `${mode.toString(8)} ${content}`;
  }
  return tree;
}
