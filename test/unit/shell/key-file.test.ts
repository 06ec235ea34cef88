import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bastion-key-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const refusalOf = (work: () => unknown): AppError => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
  }
  throw new Error('It was not refused.');
};

describe('the key-file sealer', () => {
  it.each(['', 'group key', 'Ünïcödé ✓', 'x'.repeat(100_000)])('opens what it sealed', text => {
    const sealer = keyFileSealer(dir);
    expect(sealer.unseal(sealer.seal(text))).toBe(text);
  });

  it('opens it after a restart', () => {
    const sealed = keyFileSealer(dir).seal('kept');
    expect(keyFileSealer(dir).unseal(sealed)).toBe('kept');
  });

  it('never seals twice alike, and shows nothing of the text', () => {
    const sealer = keyFileSealer(dir);
    const [one, two] = [sealer.seal('the secret'), sealer.seal('the secret')];
    expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false);
    expect(Buffer.from(one).includes('secret')).toBe(false);
  });

  it('refuses each changed byte, and other keys', () => {
    const sealer = keyFileSealer(dir);
    const sealed = sealer.seal('abc');
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Uint8Array.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(refusalOf(() => sealer.unseal(changed)).code).toBe('UNAVAILABLE');
    }
    expect(refusalOf(() => sealer.unseal(new Uint8Array())).code).toBe('UNAVAILABLE');
    const other = mkdtempSync(join(tmpdir(), 'bastion-key-'));
    expect(refusalOf(() => keyFileSealer(other).unseal(sealed)).message).toContain('Enter it again');
    rmSync(other, { recursive: true, force: true });
  });

  it.skipIf(process.platform === 'win32')('keeps its key from others, and takes it back', () => {
    const path = join(dir, 'secret.key');
    keyFileSealer(dir);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    keyFileSealer(dir);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(dir)).toEqual(['secret.key']);
  });

  it('says what to do about a damaged key, and does not make a new one', () => {
    writeFileSync(join(dir, 'secret.key'), 'short');
    expect(refusalOf(() => keyFileSealer(dir)).message).toContain('Restore it from your backup');
    expect(readFileSync(join(dir, 'secret.key'), 'utf8')).toBe('short');
  });
});
