import { spawnSync } from 'node:child_process';

/** What a program of its own took: seconds on the wall and of the processors, MiB of memory at most (no less than the 14 of its measurer), and what it printed. */
export interface Peer {
  seconds: number;
  cpu: number;
  mebibytes: number;
  output: string;
}

/** Counts what its child takes, as only a parent can ask; a number of its own where the program is not there. */
const counted = `
import json, resource, subprocess, sys, time
def spent():
    use = resource.getrusage(resource.RUSAGE_CHILDREN)
    return use.ru_utime + use.ru_stime
before = spent()
start = time.monotonic()
try:
    done = subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE)
except FileNotFoundError:
    sys.exit(127)
seconds = time.monotonic() - start
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
text = done.stdout[-2000:].decode('utf-8', 'replace')
print(json.dumps([done.returncode, seconds, spent() - before, most / 1024, text]))
`;

/** Runs a program to its end; null where this machine has none of the name. Throws where it ends with another code than 0. */
export function runPeer(program: string, args: readonly string[]): Peer | null {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', counted, program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status === 127) return null;
  if (status !== 0) throw new Error(`${program} could not be measured: ${stderr}`);
  const [code, seconds, cpu, mebibytes, output] = JSON.parse(stdout) as [
    number,
    number,
    number,
    number,
    string,
  ];
  if (code !== 0)
    throw new Error(`${program} ended with ${code}: ${stderr.slice(-500)}${output.slice(-500)}`);
  return { seconds, cpu, mebibytes, output };
}

/** Prints a peer's line, with how many times as long as ours it takes. */
export function reportPeer(what: string, peer: Peer | null, oursSeconds: number | null): void {
  if (peer === null) {
    console.log(`  ${what.padEnd(44)} not installed here`);
    return;
  }
  const { seconds, cpu, mebibytes } = peer;
  const ratio = oursSeconds === null ? '' : `   ${(seconds / oursSeconds).toFixed(1)} times ours`;
  console.log(
    `  ${what.padEnd(44)} ${seconds.toFixed(3)} s, processors ${cpu.toFixed(3)} s, ${Math.round(mebibytes)} MiB${ratio}`,
  );
}
