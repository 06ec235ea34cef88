import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rotationText, type Rotation } from './verify-evidence.mjs';

/** Signs heads of the chain with Ed25519. */
export interface HeadSigner {
  /** The raw public key, 32 bytes. */
  readonly publicKey: Buffer;
  /** How this key came to be after others, the oldest first: each change signed by both. */
  readonly rotations: readonly Rotation[];
  sign(text: string | Uint8Array): Buffer;
}

/** The signer of this workstation's user, whose key can be changed. */
export interface EvidenceKey extends HeadSigner {
  /**
   * Puts a new key in the place of the present one, whose private half is gone after it. Answers false, with nothing done, where
   * another process changed the key meanwhile.
   */
  rotate(): boolean;
}

interface KeySeal {
  kind: string;
  seal(text: string): Uint8Array;
  unseal(bytes: Uint8Array): string;
}

interface Kept {
  privateKey: KeyObject;
  publicKey: Buffer;
  rotations: Rotation[];
}

/**
 * The signing key of this workstation's user, made on first use: in `evidence-key.KIND.json` of `dir`, the private half sealed by the
 * operating system's key store, or by the key file where there is none: each has a key of its own, so that `pam`, which cannot ask
 * the operating system, does not take the window's for a damaged one. A key that cannot be unsealed any more is moved
 * aside and another is made: the history says so when the new one first signs.
 */
export function openHeadSigner(
  dir: string,
  seal: KeySeal,
  warn: (message: string, error: unknown) => void,
): EvidenceKey {
  const path = join(dir, `evidence-key.${seal.kind}.json`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) make(path, seal);
  let kept: Kept;
  try {
    kept = read(path, seal);
  } catch (error) {
    warn('The key that signs the history could not be read. It was moved aside and another was made.', error);
    renameSync(path, `${path}.unreadable-${process.pid}`);
    make(path, seal);
    kept = read(path, seal);
  }
  return {
    get publicKey() {
      return kept.publicKey;
    },
    get rotations() {
      return kept.rotations;
    },
    sign: text => sign(null, Buffer.from(text as string), kept.privateKey),
    rotate() {
      if (!read(path, seal).publicKey.equals(kept.publicKey)) return false;
      const { privateKey } = generateKeyPairSync('ed25519');
      const rotation = rotated(kept, privateKey);
      const fresh = `${path}.${process.pid}.new`;
      writeKey(fresh, seal, privateKey, [...kept.rotations, rotation]);
      renameSync(fresh, path);
      kept = read(path, seal);
      return true;
    },
  };
}

function rotated(old: Kept, privateKey: KeyObject): Rotation {
  const keys = {
    previous: old.publicKey.toString('hex'),
    publicKey: rawPublicKey(privateKey).toString('hex'),
  };
  const text = Buffer.from(rotationText(keys));
  const by = (key: KeyObject) => sign(null, text, key).toString('hex');
  return { ...keys, byPrevious: by(old.privateKey), byNew: by(privateKey) };
}

/** Linked into place, so that two first starts cannot end with two keys. */
function make(path: string, seal: KeySeal): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const fresh = `${path}.${process.pid}.new`;
  writeKey(fresh, seal, privateKey, []);
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function writeKey(path: string, seal: KeySeal, privateKey: KeyObject, rotations: readonly Rotation[]): void {
  const sealed = seal.seal(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  const value = { sealed: Buffer.from(sealed).toString('base64'), rotations };
  writeFileSync(path, `${JSON.stringify(value)}\n`, { mode: 0o600, flush: true });
}

function read(path: string, seal: KeySeal): Kept {
  const { sealed, rotations = [] } = JSON.parse(readFileSync(path, 'utf8')) as {
    sealed: string;
    rotations?: Rotation[];
  };
  const privateKey = createPrivateKey(seal.unseal(Buffer.from(sealed, 'base64')));
  return { privateKey, publicKey: rawPublicKey(privateKey), rotations };
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}
