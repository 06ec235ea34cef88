import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  /** The lines that it wrote, so far. */
  readonly lines: string[];
  /** Resolves at the next line; rejects if the process ends without one. */
  next(): Promise<string>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Runs a file of this folder in a process of its own, under the Node that runs the tests. */
export function run(file: string, ...args: string[]): Child {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const out = createInterface({ input: child.stdout });
  out.on('line', line => lines.push(line));
  const gone = once(child, 'close');
  return {
    process: child,
    lines,
    async next() {
      const seen = lines.length;
      await Promise.race([once(out, 'line'), gone]);
      const line = lines[seen];
      if (line === undefined) throw new Error('the process ended');
      return line;
    },
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
