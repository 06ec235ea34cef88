import { Buffer } from 'node:buffer';
import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { createSecureContext } from 'node:tls';
import { BerError, readBer } from './ber.ts';
import { DecryptError, UnsupportedError } from './pkcs12-cipher.ts';
import { readPfx, readSafe, type Bag, type Contents, type Pfx, type Sealed } from './pkcs12-read.ts';

/** What an opened certificate file tells. Times are milliseconds since the epoch, UTC. Holds no secret. */
export interface OpenedCertificate {
  subject: string;
  issuer: string;
  serial: string;
  notBefore: number;
  notAfter: number;
  keyType: string;
  keyBits: number | null;
  keyMatches: boolean;
  chainLength: number;
  fingerprint: string;
  /** Private keys in the file. */
  keys: number;
  /** False where the file has no MAC, so that damage may go unseen. */
  checked: boolean;
}

export type Pkcs12Failure =
  | 'not-pkcs12'
  | 'damaged'
  | 'wrong-password'
  | 'unsupported'
  | 'too-many-iterations'
  | 'no-certificate'
  | 'no-key';

export type Pkcs12Result =
  { ok: true; certificate: OpenedCertificate } | { ok: false; failure: Pkcs12Failure; detail: string };

/** Most iterations of all key derivations of a file together: some seconds. OpenSSL's default is 2,048 each. */
export const maxIterations = 10_000_000;

/** From here on OpenSSL checks the MAC: its loop is five times as fast as one hash call after the other. */
const nativeFrom = 20_000;

/** True or false where OpenSSL says so, undefined where it stops for another reason (an old cipher, a small key). */
function nativeMac(pfx: Uint8Array, passphrase: string): boolean | undefined {
  try {
    createSecureContext({ pfx: Buffer.from(pfx), passphrase });
    return true;
  } catch (error) {
    return error instanceof Error && /mac verify failure/i.test(error.message) ? false : undefined;
  }
}

function verifyMac(pfx: Pfx, bytes: Uint8Array, password: string): boolean | undefined {
  const { mac } = pfx;
  if (mac === undefined) return undefined;
  const native = mac.iterations >= nativeFrom ? nativeMac(bytes, password) : undefined;
  return native ?? mac.verify(password, pfx.safe);
}

/** Decrypts what it can. A key or a safe that does not decrypt to BER counts as failed, whatever its padding says. */
async function unseal(sealed: Sealed, password: string): Promise<Buffer | undefined> {
  try {
    const plain = await sealed.encryption.decrypt(password, sealed.data);
    readBer(plain);
    return plain;
  } catch (error) {
    if (error instanceof DecryptError || error instanceof BerError) return undefined;
    throw error;
  }
}

const curveBits: Record<string, number> = {
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
  secp224r1: 224,
  prime192v1: 192,
};

function bitsOf(key: KeyObject): number | null {
  const details = key.asymmetricKeyDetails;
  if (details?.modulusLength !== undefined) return details.modulusLength;
  if (details?.namedCurve !== undefined) return curveBits[details.namedCurve] ?? null;
  return key.asymmetricKeyType === 'ed25519' ? 256 : key.asymmetricKeyType === 'ed448' ? 456 : null;
}

const typeNames: Record<string, string> = {
  rsa: 'RSA',
  'rsa-pss': 'RSA-PSS',
  ec: 'EC',
  ed25519: 'Ed25519',
  ed448: 'Ed448',
  dsa: 'DSA',
};

/** The certificates from the leaf up, as far as the file holds the issuers. */
function chainOf(leaf: X509Certificate, all: X509Certificate[]): number {
  const chain = [leaf];
  for (let top = leaf; chain.length <= all.length;) {
    const issuer = all.find(other => !chain.includes(other) && top.checkIssued(other));
    if (issuer === undefined) break;
    chain.push(issuer);
    top = issuer;
  }
  return chain.length;
}

const oneLine = (name: string): string => name.split('\n').join(', ');

function describe(
  certificates: Bag<X509Certificate>[],
  keys: Bag<KeyObject>[],
  checked: boolean,
): Pkcs12Result {
  const pairs = keys.flatMap(key => certificates.map(certificate => ({ key, certificate })));
  const matches = ({ key, certificate }: (typeof pairs)[number]): boolean =>
    certificate.value.checkPrivateKey(key.value);
  // Windows pairs by localKeyID; only a file without it is paired by the key itself.
  const tied = pairs.filter(({ key, certificate }) => key.id !== undefined && key.id === certificate.id);
  const pair = tied.find(matches) ?? tied[0] ?? pairs.find(matches) ?? pairs[0];
  if (pair === undefined) {
    return { ok: false, failure: certificates.length === 0 ? 'no-certificate' : 'no-key', detail: '' };
  }
  const leaf = pair.certificate.value;
  const all = certificates.map(certificate => certificate.value);
  const type = leaf.publicKey.asymmetricKeyType ?? 'unknown';
  return {
    ok: true,
    certificate: {
      subject: oneLine(leaf.subject),
      issuer: oneLine(leaf.issuer),
      serial: leaf.serialNumber,
      notBefore: leaf.validFromDate.getTime(),
      notAfter: leaf.validToDate.getTime(),
      keyType: typeNames[type] ?? type,
      keyBits: bitsOf(leaf.publicKey),
      keyMatches: matches(pair),
      chainLength: chainOf(leaf, all),
      fingerprint: leaf.fingerprint256,
      keys: keys.length,
      checked,
    },
  };
}

const failed = (failure: Pkcs12Failure, detail = ''): Pkcs12Result => ({ ok: false, failure, detail });

async function openPfx(bytes: Uint8Array, password: string): Promise<Pkcs12Result> {
  const pfx = readPfx(bytes);
  const contents: Contents = { certificates: [], keys: [], shrouded: [] };
  for (const plain of pfx.plain) readSafe(plain, contents);
  const costs = [...pfx.sealed, ...contents.shrouded.map(bag => bag.value)].map(
    sealed => sealed.encryption.iterations,
  );
  const iterations = costs.reduce((sum, cost) => sum + cost, pfx.mac?.iterations ?? 0);
  if (iterations > maxIterations) return failed('too-many-iterations', String(iterations));

  const mac = verifyMac(pfx, bytes, password);
  let [opened, closed] = [0, 0];
  const attempt = async (sealed: Sealed): Promise<Buffer | undefined> => {
    const plain = await unseal(sealed, password);
    if (plain === undefined) closed += 1;
    else opened += 1;
    return plain;
  };
  for (const sealed of pfx.sealed) {
    const plain = await attempt(sealed);
    if (plain !== undefined) readSafe(plain, contents);
  }
  for (const { value, id } of contents.shrouded) {
    const plain = await attempt(value);
    if (plain !== undefined) contents.keys.push({ value: plain, id });
  }
  // A wrong password opens nothing; where something opens, the password is right and the rest is damaged.
  if (mac !== true && closed > 0 && opened === 0) return failed('wrong-password');
  if (mac === false && opened === 0) return failed('wrong-password');
  if (mac === false || closed > 0) return failed('damaged', 'checksum');

  const certificates = contents.certificates.map(({ value, id }) => ({
    value: new X509Certificate(value),
    id,
  }));
  const keys = contents.keys.map(({ value, id }) => ({
    value: createPrivateKey({ key: value, format: 'der', type: 'pkcs8' }),
    id,
  }));
  return describe(certificates, keys, mac === true);
}

/**
 * Opens a PKCS#12 file with a password and looks at what it holds. Takes as long as its iterations ask for: run it off the main
 * thread. Never throws for a bad file; the failure's detail holds no secret.
 */
export async function openPkcs12(bytes: Uint8Array, password: string): Promise<Pkcs12Result> {
  if (bytes[0] !== 0x30) return failed('not-pkcs12');
  try {
    return await openPfx(bytes, password);
  } catch (error) {
    if (error instanceof UnsupportedError) return failed('unsupported', error.message);
    // Anything else that a file can provoke: broken BER, a certificate or key that OpenSSL does not read.
    return failed('damaged', error instanceof BerError ? error.message : 'content');
  }
}
