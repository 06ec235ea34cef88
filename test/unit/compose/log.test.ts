import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openLog, redact } from '../../../electron/log.ts';

it.each([
  ['LICENSE_KEY = "ABC123"', 'ABC123'],
  ["CERT_PASSWORD: 'p@ss word'", 'p@ss'],
  ['<GROUP_KEY>0123456789abcdef0123456789abcdef</GROUP_KEY>', '0123456789abcdef'],
  ['{"LICENSE_KEY":"ABC123"}', 'ABC123'],
  ['{\\"PrivPINCode\\":\\"4711\\"}', '4711'],
  ['the key 0123456789abcdef0123456789abcdef was sent', '0123456789abcdef'],
  ['no answer from +1 (213) 555-0142', '555'],
  ['number 12135550142 is busy', '12135550142'],
])('%s is redacted', (line, secret) => {
  expect(redact(line)).not.toContain(secret);
});

it('leaves times, versions and ids readable', () => {
  const line =
    '{"at":"2026-11-24T04:44:56.920Z","reference":"73f1ebdc-94db-4d0d-af66-e3fcf4ae5197","pid":4711}';
  expect(redact(line)).toBe(line);
});

it('writes lines of JSON for its owner alone', () => {
  const dir = mkdtempSync(join(tmpdir(), 'log-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  const log = openLog(join(dir, 'logs'), () => 0);
  log.error('It failed', { error: new Error('CERT_PASSWORD=hunter2222'), reference: 'r' });
  const file = join(dir, 'logs', 'console.log');
  const text = readFileSync(file, 'utf8');
  expect(JSON.parse(text)).toMatchObject({ at: '1970-01-01T00:00:00.000Z', level: 'error', reference: 'r' });
  expect(text).not.toContain('hunter2222');
  expect(statSync(file).mode & 0o777).toBe(0o600);
});
