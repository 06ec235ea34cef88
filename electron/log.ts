import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Log {
  info(message: string, detail?: Record<string, unknown>): void;
  warn(message: string, detail?: Record<string, unknown>): void;
  error(message: string, detail?: Record<string, unknown>): void;
}

const mostBytes = 5_000_000;

/**
 * Writes the main process's log as lines of JSON to `console.log` in `dir`, owner only; one older file is kept. Each line
 * passes the redactor first, so that a number or a key that slipped into an error's text does not reach the disk.
 */
export function openLog(dir: string, now: () => number): Log {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, 'console.log');

  function write(level: string, message: string, detail: Record<string, unknown> = {}) {
    const line = JSON.stringify({ at: new Date(now()).toISOString(), level, message, ...plain(detail) });
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > mostBytes) renameSync(file, `${file}.1`);
      appendFileSync(file, `${redact(line)}\n`, { mode: 0o600 });
    } catch {
      // A console that cannot write its log must still work; the person sees the error itself on the page.
    }
  }
  return {
    info: (message, detail) => write('info', message, detail),
    warn: (message, detail) => write('warn', message, detail),
    error: (message, detail) => write('error', message, detail),
  };
}

/** A log that keeps nothing, for callers that have no folder. */
export const noLog: Log = { info() {}, warn() {}, error() {} };

function plain(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(detail).map(([key, value]) => [
      key,
      value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value,
    ]),
  );
}

/**
 * Takes out of a line what a log must not hold: values beside names of secrets, telephone numbers, long hexadecimal keys
 * and SIDs' person part. Rather too much than too little.
 */
export function redact(line: string): string {
  return line
    .replace(
      /((?:LICENSE_KEY|GROUP_KEY|CERT_PASSWORD|PrivPINCode|PrivPassword|password|pin)\W{1,12})([^\s"'<>\\,;]+)/gi,
      '$1[secret]',
    )
    .replace(/\b[0-9a-f]{32,}\b/gi, '[key]')
    .replace(/(?<![\w.:-])\+?\d[\d ()/-]{7,}\d(?![\w.:-])/g, '[number]')
    .replace(/S-1-5-21(?:-\d+){3,4}/g, 'S-1-5-21-[sid]');
}
