import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Signs heads of the chain with Ed25519. */
export interface HeadSigner {
  /** The raw public key, 32 bytes. */
  readonly publicKey: Buffer;
  sign(text: string | Uint8Array): Buffer;
}

interface KeySeal {
  kind: string;
  seal(text: string): Uint8Array;
  unseal(bytes: Uint8Array): string;
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
): HeadSigner {
  const path = join(dir, `evidence-key.${seal.kind}.json`);
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  if (!existsSync(path)) make(path, seal);
  try {
    return read(path, seal);
  } catch (error) {
    warn('The key that signs the history could not be read. It was moved aside and another was made.', error);
    renameSync(path, `${path}.unreadable-${process.pid}`);
    make(path, seal);
    return read(path, seal);
  }
}

/** Linked into place, so that two first starts cannot end with two keys. */
function make(path: string, seal: KeySeal): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const sealed = seal.seal(privateKey.export({ format: 'pem', type: 'pkcs8' }).toString());
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, `${JSON.stringify({ sealed: Buffer.from(sealed).toString('base64') })}\n`, {
    mode: 0o600,
  });
  try {
    linkSync(fresh, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(fresh, { force: true });
  }
}

function read(path: string, seal: KeySeal): HeadSigner {
  const { sealed } = JSON.parse(readFileSync(path, 'utf8')) as { sealed: string };
  const privateKey = createPrivateKey(seal.unseal(Buffer.from(sealed, 'base64')));
  return {
    publicKey: rawPublicKey(privateKey),
    sign: text => sign(null, Buffer.from(text as string), privateKey),
  };
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' });
  return Buffer.from(x ?? '', 'base64url');
}
