import { Buffer } from 'node:buffer';
import { createDecipheriv, createHmac, hash, pbkdf2Sync, scryptSync, timingSafeEqual } from 'node:crypto';
import { BerError, integer, octets, oid, parts, type BerNode } from './ber.ts';

/** Encryption that the console cannot undo. The message names it. */
export class UnsupportedError extends Error {}

/** The password did not fit, or the encrypted bytes are damaged: the two look alike here. */
export class DecryptError extends Error {}

const hmacs: Record<string, string> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.8': 'sha224',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

const digests: Record<string, string> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const ciphers: Record<string, { name: string; key: number }> = {
  '2.16.840.1.101.3.4.1.2': { name: 'aes-128-cbc', key: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'aes-192-cbc', key: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'aes-256-cbc', key: 32 },
  '1.2.840.113549.3.7': { name: 'des-ede3-cbc', key: 24 },
};

const legacy: Record<string, { cipher: 'des-ede3-cbc' | 'rc2'; key: number }> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', key: 24 },
  '1.2.840.113549.1.12.1.4': { cipher: 'des-ede3-cbc', key: 16 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', key: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', key: 5 },
};

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
const pbmac1 = '1.2.840.113549.1.5.14';
const scrypt = '1.3.6.1.4.1.11591.4.11';

function known<T>(table: Record<string, T>, id: string, what: string): T {
  const found = Object.hasOwn(table, id) ? table[id] : undefined;
  if (found === undefined) throw new UnsupportedError(`${what} ${id}`);
  return found;
}

/** RFC 7292, appendix B.2. `purpose` is 1 for a key, 2 for an IV, 3 for a MAC key. Each iteration is one call of the hash. */
export function deriveLegacy(
  digest: string,
  password: string,
  salt: Buffer,
  iterations: number,
  purpose: 1 | 2 | 3,
  length: number,
): Buffer {
  const block = digest === 'sha384' || digest === 'sha512' ? 128 : 64;
  const fill = (bytes: Buffer): Buffer => {
    if (bytes.length === 0) return bytes;
    const size = block * Math.ceil(bytes.length / block);
    return Buffer.alloc(size, bytes);
  };
  const text = Buffer.from(`${password}\0`, 'utf16le').swap16();
  const data = Buffer.concat([fill(salt), fill(text)]);
  const diversifier = Buffer.alloc(block, purpose);
  const out: Buffer[] = [];
  for (let made = 0; made < length;) {
    let a = hash(digest, Buffer.concat([diversifier, data]), 'buffer');
    for (let i = 1; i < iterations; i += 1) a = hash(digest, a, 'buffer');
    out.push(a);
    made += a.length;
    const b = Buffer.alloc(block, a);
    for (let at = 0; at < data.length; at += block) {
      let carry = 1;
      for (let i = block - 1; i >= 0; i -= 1) {
        carry += (data[at + i] ?? 0) + (b[i] ?? 0);
        data[at + i] = carry & 0xff;
        carry >>= 8;
      }
    }
  }
  return Buffer.concat(out).subarray(0, length);
}

interface Kdf {
  iterations: number;
  derive(password: string, length: number): Buffer;
}

function readKdf(node: BerNode | undefined): Kdf {
  const [id, parameters] = parts(node);
  const name = oid(id);
  const fields = parts(parameters);
  const salt = octets(fields[0]);
  if (name === scrypt) {
    const [n, r, p] = [integer(fields[1]), integer(fields[2]), integer(fields[3])];
    // Memory is 128·N·r bytes; more than 64 MB is no ordinary file.
    if (n * r * 128 > 64 * 1024 * 1024 || p > 16) throw new UnsupportedError('scrypt with these parameters');
    return {
      iterations: n * r * p,
      derive: (password, length) =>
        scryptSync(password, salt, length, { N: n, r, p, maxmem: 128 * 1024 * 1024 }),
    };
  }
  if (name !== pbkdf2) throw new UnsupportedError(`key derivation ${name}`);
  const iterations = integer(fields[1]);
  const prf = fields.slice(2).find(field => field.tag === 0x30);
  const digest = prf === undefined ? 'sha1' : known(hmacs, oid(parts(prf)[0]), 'hash');
  return {
    iterations,
    derive: (password, length) => pbkdf2Sync(password, salt, Math.max(1, iterations), length, digest),
  };
}

function cbc(name: string, key: Buffer, iv: Buffer, data: Buffer): Buffer {
  try {
    const decipher = createDecipheriv(name, key, iv);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch (cause) {
    throw new DecryptError('not decrypted', { cause });
  }
}

async function rc2(key: Buffer, iv: Buffer, data: Buffer): Promise<Buffer> {
  // OpenSSL 3 keeps RC2 in a provider that is not loaded; forge is only needed here.
  const { default: forge } = await import('node-forge');
  const decipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), key.length * 8);
  decipher.start(iv.toString('latin1'));
  decipher.update(forge.util.createBuffer(data.toString('latin1')));
  if (!decipher.finish()) throw new DecryptError('not decrypted');
  return Buffer.from(decipher.output.getBytes(), 'latin1');
}

/** An algorithm as the file states it: what it costs, and how to decrypt with it. */
export interface Encryption {
  iterations: number;
  decrypt(password: string, data: Buffer): Promise<Buffer>;
}

/** Reads an encryption's AlgorithmIdentifier. Throws UnsupportedError, BerError. */
export function readEncryption(node: BerNode | undefined): Encryption {
  const [id, parameters] = parts(node);
  const name = oid(id);
  if (name === pbes2) {
    const [kdfNode, cipherNode] = parts(parameters);
    const kdf = readKdf(kdfNode);
    const [cipherId, ivNode] = parts(cipherNode);
    const cipher = known(ciphers, oid(cipherId), 'cipher');
    const iv = octets(ivNode);
    return {
      iterations: kdf.iterations,
      decrypt: async (password, data) => cbc(cipher.name, kdf.derive(password, cipher.key), iv, data),
    };
  }
  const scheme = known(legacy, name, 'encryption');
  const fields = parts(parameters);
  const salt = octets(fields[0]);
  const iterations = integer(fields[1]);
  return {
    // The key and the IV are derived one after the other.
    iterations: iterations * 2,
    decrypt: async (password, data) => {
      const key = deriveLegacy('sha1', password, salt, iterations, 1, scheme.key);
      const iv = deriveLegacy('sha1', password, salt, iterations, 2, 8);
      if (scheme.cipher === 'rc2') return await rc2(key, iv, data);
      const full = key.length === 16 ? Buffer.concat([key, key.subarray(0, 8)]) : key;
      return cbc('des-ede3-cbc', full, iv, data);
    },
  };
}

/** The file's integrity check. */
export interface Mac {
  iterations: number;
  verify(password: string, data: Buffer): boolean;
}

/** Reads MacData: PKCS#12's own form, or PBMAC1 (RFC 9579). Throws UnsupportedError, BerError. */
export function readMac(node: BerNode): Mac {
  const [info, saltNode, count] = parts(node);
  const [algorithm, expectedNode] = parts(info);
  const [id, parameters] = parts(algorithm);
  const expected = octets(expectedNode);
  const same = (made: Buffer): boolean => made.length === expected.length && timingSafeEqual(made, expected);
  if (oid(id) === pbmac1) {
    const [kdfNode, macNode] = parts(parameters);
    const kdf = readKdf(kdfNode);
    const digest = known(hmacs, oid(parts(macNode)[0]), 'hash');
    return {
      iterations: kdf.iterations,
      verify: (password, data) =>
        same(createHmac(digest, kdf.derive(password, expected.length)).update(data).digest()),
    };
  }
  const digest = known(digests, oid(id), 'hash');
  const salt = octets(saltNode);
  const iterations = count === undefined ? 1 : integer(count);
  if (expected.length > 64) throw new BerError('a MAC is too long');
  return {
    iterations,
    verify: (password, data) => {
      const key = deriveLegacy(digest, password, salt, iterations, 3, expected.length);
      return same(createHmac(digest, key).update(data).digest());
    },
  };
}
