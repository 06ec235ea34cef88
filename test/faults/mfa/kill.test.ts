import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMfa } from '../../../electron/mfa/mfa.ts';
import { parseBackupName } from '../../../electron/mfa/names.ts';
import { readSettings, valuesOf } from '../../../electron/mfa/xml-document.ts';
import { OpenSsl } from '../../fixtures/mfa/openssl.ts';
import { fileIntents, testPorts } from '../../fixtures/mfa/ports.ts';
import { keysOf, writeCredentials } from '../../fixtures/mfa/zips.ts';

const runs = process.env['LONG'] === '1' ? 200 : 20;
const child = fileURLToPath(new URL('./import-child.ts', import.meta.url));
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let ssl: OpenSsl;
let root: string;
const certificates = new Map<string, string>();
const start = '<?xml version="1.0"?>\n<Root>\n  <!-- kept -->\n  <username>start</username>\n</Root>\n';

beforeAll(async () => {
  ssl = new OpenSsl();
  root = mkdtempSync(join(tmpdir(), 'mfa-kill-'));
  const key = ssl.key('ec:prime256v1');
  for (const letter of ['A', 'B']) {
    const keys = keysOf(letter);
    const bytes = ssl.pkcs12(key, ssl.certificate(key, letter), keys.CERT_PASSWORD);
    certificates.set(hash(bytes), keys.CERT_PASSWORD);
    await writeCredentials(join(root, `${letter}.zip`), keys, bytes);
  }
});
afterAll(() => {
  ssl.dispose();
  rmSync(root, { recursive: true, force: true });
});

/** Starts the child and kills it `after` milliseconds after it has said `word` for the `nth` time. */
function runUntilKilled(args: string[], word: string, nth: number, after: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let errors = '';
    let said = '';
    running.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    running.stdout.on('data', (chunk: Buffer) => {
      const before = said.split(word).length;
      said += chunk.toString();
      if (before <= nth && said.split(word).length > nth) setTimeout(() => running.kill('SIGKILL'), after);
    });
    running.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`the child ended by itself (${code}): ${errors}`));
    });
  });
}

/** Whole files only, nothing half, and a certificate that belongs to its settings. */
function expectWhole(folder: string): string {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const known = (name: string): boolean =>
    ['MfaSettings.xml', 'MfaCerts', 'MfaCerts/cert_key.p12'].includes(name) ||
    parseBackupName(name, 'MfaSettings.xml') !== null ||
    parseBackupName(name, 'MfaCerts/cert_key.p12') !== null;
  expect(names.filter(name => !known(name))).toEqual([]);
  for (const name of names.filter(one => one.endsWith('.bak'))) {
    const bytes = readFileSync(join(folder, name));
    if (name.startsWith('MfaCerts')) expect(certificates.has(hash(bytes)), name).toBe(true);
    else expect(() => readSettings(bytes), name).not.toThrow();
    expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  }
  const bytes = readFileSync(join(folder, 'MfaSettings.xml'));
  expect(bytes.toString()).toContain('<!-- kept -->');
  const values = valuesOf(readSettings(bytes));
  if (values.CERT_PASSWORD === undefined) {
    // Before the first import: no certificate either.
    expect(names).not.toContain('MfaCerts');
    return 'start';
  }
  const certificate = readFileSync(join(folder, 'MfaCerts/cert_key.p12'));
  expect(certificates.get(hash(certificate))).toBe(values.CERT_PASSWORD);
  expect(values.LICENSE_KEY?.[1]).toBe(values.CERT_PASSWORD[1]);
  return values.CERT_PASSWORD;
}

describe('a console that is killed while it imports', () => {
  it(`leaves both files old or both new, ${runs} times`, { timeout: runs * 15_000 }, async () => {
    const folders = ['One', 'Two'].map(name => join(root, name));
    const intents = join(root, 'intents.jsonl');
    for (const folder of folders) {
      mkdirSync(folder, { mode: 0o700 });
      writeFileSync(join(folder, 'MfaSettings.xml'), start, { mode: 0o600 });
    }
    const zips = ['A.zip', 'B.zip'].map(name => join(root, name));
    let interrupted = 0;
    const seen = new Set<string>();
    for (let run = 0; run < runs; run += 1) {
      // Most are killed inside a write, some milliseconds after its intent; every fifth at any time.
      if (run % 5 === 4)
        await runUntilKilled([intents, ...zips, ...folders], 'ready', 1, (run * 137.3) % 1500);
      else await runUntilKilled([intents, ...zips, ...folders], 'begin', 1 + (run % 3), (run * 3.7) % 29);
      const log = fileIntents(intents);
      interrupted += log.open().length;
      const ports = { ...testPorts(folders), intents: log };
      const mfa = createMfa(ports);
      expect(await mfa.recover()).toMatchObject({ left: 0 });
      expect(log.open()).toEqual([]);
      const states = folders.map(expectWhole);
      expect(states[0]).toBe(states[1]);
      seen.add(states[0] ?? '');
      await mfa.dispose();
    }
    // A test that never hit a write would prove nothing.
    expect(interrupted).toBeGreaterThan(runs / 10);
    expect(seen.size).toBeGreaterThan(1);
  });
});
