import type { Buffer } from 'node:buffer';
import { BerError, inside, integer, octets, oid, parts, readBer, type BerNode } from './ber.ts';
import { readEncryption, readMac, UnsupportedError, type Encryption, type Mac } from './pkcs12-cipher.ts';

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';
const bags = '1.2.840.113549.1.12.10.1.';
const x509 = '1.2.840.113549.1.9.22.1';
const localKeyId = '1.2.840.113549.1.9.21';

/** Encrypted bytes with the way to decrypt them. */
export interface Sealed {
  encryption: Encryption;
  data: Buffer;
}

/** Something in the file, with the localKeyID (hex) that ties a key to its certificate. */
export interface Bag<T> {
  value: T;
  id: string | undefined;
}

/** What the file holds: certificates (DER), keys (PKCS#8), and keys that are still encrypted. */
export interface Contents {
  certificates: Bag<Buffer>[];
  keys: Bag<Buffer>[];
  shrouded: Bag<Sealed>[];
}

function contentOf(info: BerNode | undefined): { type: string; value: BerNode } {
  const [type, value] = parts(info);
  return { type: oid(type), value: inside(value, 0) };
}

function attributeOf(bag: BerNode[]): string | undefined {
  const attributes = bag[2] === undefined ? [] : parts(bag[2]);
  for (const attribute of attributes) {
    const [id, values] = parts(attribute);
    if (oid(id) === localKeyId) return octets(parts(values)[0]).toString('hex');
  }
  return undefined;
}

/**
 * Adds what a SafeContents holds to `into`. Friendly names are not looked at: they are free text, and often wrong.
 * Throws BerError, UnsupportedError.
 */
export function readSafe(bytes: Buffer, into: Contents, depth = 0): void {
  if (depth > 4) throw new BerError('too deep');
  for (const bagNode of parts(readBer(bytes))) {
    const bag = parts(bagNode);
    const type = oid(bag[0]);
    const value = inside(bag[1], 0);
    const id = attributeOf(bag);
    if (type === `${bags}1`) into.keys.push({ value: value.bytes, id });
    else if (type === `${bags}2`) {
      const [algorithm, sealed] = parts(value);
      into.shrouded.push({ value: { encryption: readEncryption(algorithm), data: octets(sealed) }, id });
    } else if (type === `${bags}3`) {
      const [kind, certificate] = parts(value);
      if (oid(kind) === x509) into.certificates.push({ value: octets(inside(certificate, 0)), id });
    } else if (type === `${bags}6`) readSafe(value.bytes, into, depth + 1);
  }
}

/** The file's outer layer: the bytes that the MAC is over, and the safes, plain or encrypted. */
export interface Pfx {
  safe: Buffer;
  mac: Mac | undefined;
  plain: Buffer[];
  sealed: Sealed[];
}

/** Reads the outer layer. Throws BerError, UnsupportedError. */
export function readPfx(bytes: Uint8Array): Pfx {
  const [version, authSafe, macData] = parts(readBer(bytes));
  if (integer(version) !== 3) throw new BerError('another version');
  const content = contentOf(authSafe);
  if (content.type !== data) throw new UnsupportedError('a signed certificate file');
  const safe = octets(content.value);
  const pfx: Pfx = { safe, mac: macData === undefined ? undefined : readMac(macData), plain: [], sealed: [] };
  for (const info of parts(readBer(safe))) {
    const { type, value } = contentOf(info);
    if (type === data) pfx.plain.push(octets(value));
    else if (type === encryptedData) {
      const [, algorithm, sealed] = parts(parts(value)[1]);
      pfx.sealed.push({ encryption: readEncryption(algorithm), data: octets(sealed) });
    } else throw new UnsupportedError(`content ${type}`);
  }
  return pfx;
}
