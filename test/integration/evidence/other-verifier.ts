import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll } from 'vitest';

interface Other {
  process: ChildProcess;
  lines: AsyncIterator<string>;
}
const others = new Map<string, Other>();
// The files of a run share their modules: the next one asks for processes of its own.
afterAll(() => {
  for (const { process } of others.values()) process.stdin!.end();
  others.clear();
});

/** What the verifier in Python says of a store or a bundle. It shares no code with ours. One process for all files: a line in, a line out. */
export async function otherVerifier(path: string, of: 'store' | 'bundle' = 'store'): Promise<string> {
  let other = others.get(of);
  if (other === undefined) {
    const process = spawn('python3', [resolve(`test/integration/evidence/verify_${of}.py`)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    other = { process, lines: createInterface({ input: process.stdout })[Symbol.asyncIterator]() };
    others.set(of, other);
  }
  other.process.stdin!.write(`${path}\n`);
  const line = await other.lines.next();
  return line.done === true ? 'ended' : line.value;
}
