import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Runs a program with this one's input and output, passes signals on, and resolves with its exit code (128 + signal
 * where a signal ended it, as shells do). Rejects where the program cannot be started.
 */
export function run(file, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { stdio: 'inherit', ...options });
    const pass = signal => child.kill(signal);
    process.on('SIGINT', pass).on('SIGTERM', pass);
    const end = () => void process.off('SIGINT', pass).off('SIGTERM', pass);
    child.on('error', error => {
      end();
      fail(error);
    });
    child.on('close', (code, signal) => {
      end();
      done(code ?? 128 + (signal === 'SIGINT' ? 2 : 15));
    });
  });
}

/**
 * Runs a program with its output in a file, so that nothing of it reaches our stdout. Resolves with
 * `{ code, output }`; with `timeout` (milliseconds) the program is killed then, and `timedOut` is true.
 */
export function runQuietly(file, args, { log, timeout, ...options }) {
  mkdirSync(dirname(log), { recursive: true });
  const fd = openSync(log, 'w');
  return new Promise((done, fail) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', fd, fd] });
    let timedOut = false;
    const timer =
      timeout === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeout);
    const end = () => {
      clearTimeout(timer);
      closeSync(fd);
    };
    child.on('error', error => {
      end();
      fail(error);
    });
    child.on('close', code => {
      end();
      done({ code: code ?? 1, timedOut, output: readFileSync(log, 'utf8') });
    });
  });
}
