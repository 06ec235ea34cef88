import { OutputClosed, runPam } from './pam.ts';

const stopped = new Promise<void>(resolve => {
  process.once('SIGINT', () => resolve());
  process.once('SIGTERM', () => resolve());
});

let closed = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    closed ||= stream === process.stdout;
  });
}

process.exitCode = await runPam(process.argv.slice(2), {
  out(line) {
    if (closed) throw new OutputClosed();
    process.stdout.write(`${line}\n`);
  },
  err: line => void process.stderr.write(`${line}\n`),
  env: process.env,
  stopped,
});
