import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Sealer } from './port.ts';

const version = 1;
const keyBytes = 32;
const ivBytes = 12;
const tagBytes = 16;

/** The key, made on first use. Linked into place, so that two first starts cannot end with two keys. */
function keyOf(dir: string): Buffer {
  const path = join(dir, 'secret.key');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const fresh = join(dir, `.secret.key.${randomBytes(6).toString('hex')}`);
  writeFileSync(fresh, randomBytes(keyBytes), { mode: 0o600, flag: 'wx' });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
  const key = readFileSync(path);
  if (key.length !== keyBytes) {
    throw new AppError(
      'UNAVAILABLE',
      `The key file ${path} is damaged: it has ${key.length} bytes and should have ${keyBytes}. ` +
        'Restore it from your backup. Without it the stored secrets cannot be read, and have to be entered again.',
    );
  }
  chmodSync(path, 0o600);
  return key;
}

/**
 * Seals secrets with AES-256-GCM under a key in the file `secret.key` of `dir`, owner only. It is for systems whose key
 * store is not at hand: it protects a copy of the store that leaves without the key file, and nothing from someone who
 * can read this user's files. `unseal` throws UNAVAILABLE for bytes that another key sealed or that were changed.
 */
export function keyFileSealer(dir: string): Sealer {
  const key = keyOf(dir);
  return {
    kind: 'key-file',
    seal(text) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]));
    },
    unseal(bytes) {
      const refuse = () =>
        new AppError(
          'UNAVAILABLE',
          'A stored secret cannot be read: it was sealed on another machine, by another user, or was changed. Enter it again.',
        );
      if (bytes[0] !== version || bytes.length < 1 + ivBytes + tagBytes) throw refuse();
      const iv = bytes.subarray(1, 1 + ivBytes);
      const tag = bytes.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(tag);
        const rest = bytes.subarray(1 + ivBytes + tagBytes);
        return Buffer.concat([decipher.update(rest), decipher.final()]).toString('utf8');
      } catch {
        throw refuse();
      }
    },
  };
}
