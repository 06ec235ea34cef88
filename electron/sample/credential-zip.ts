import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { ZipFile } from 'yazl';

export interface CredentialZipPorts {
  /** Milliseconds UTC: the certificate is valid from an hour before, for two years. */
  now: () => number;
  /** So many random bytes. The private key itself always comes from node:crypto. */
  random: (bytes: number) => Uint8Array;
}

const hour = 3_600_000;
const lettersAndDigits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

/**
 * Makes a credential ZIP for the sample forest, in the layout that the wizard expects of the C# download: `pf/pf_auth.cs` with
 * the three constants in the shapes seen in public, and `pf/certs/cert_key.p12`, opened with CERT_PASSWORD, with a
 * self-signed RSA-2048 certificate and its key. Nothing in it opens anything; it is made anew for each sample forest, so that
 * no key is in the sources. Answers the ZIP's bytes.
 */
export async function makeCredentialZip({ now, random }: CredentialZipPorts): Promise<Buffer> {
  const licenceKey = pick(random, lettersAndDigits, 12);
  const groupKey = Buffer.from(random(16)).toString('hex');
  const password = pick(random, lettersAndDigits, 16);
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const p12 = makePkcs12(privateKey, password, now(), random);
  const mtime = new Date(now());
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(source(licenceKey, groupKey, password)), 'pf/pf_auth.cs', { mtime });
  zip.addBuffer(p12, 'pf/certs/cert_key.p12', { mtime });
  zip.end();
  const pieces: Uint8Array[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** `length` characters, each as likely as the next. */
function pick(random: CredentialZipPorts['random'], alphabet: string, length: number): string {
  const fair = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random(length)) {
      if (byte < fair && text.length < length) text += alphabet[byte % alphabet.length];
    }
  }
  return text;
}

function makePkcs12(
  pem: string,
  password: string,
  now: number,
  random: CredentialZipPorts['random'],
): Buffer {
  const { pki, pkcs12, asn1, md } = forge;
  const key = pki.privateKeyFromPem(pem);
  const certificate = pki.createCertificate();
  certificate.publicKey = pki.setRsaPublicKey(key.n, key.e);
  // A serial number is positive: 01 before the random bytes keeps it so.
  certificate.serialNumber = `01${Buffer.from(random(15)).toString('hex')}`;
  certificate.validity.notBefore = new Date(now - hour);
  const end = new Date(now);
  end.setUTCFullYear(end.getUTCFullYear() + 2);
  certificate.validity.notAfter = end;
  const name = [
    { name: 'commonName', value: 'Sample forest MFA credentials' },
    { name: 'organizationName', value: 'Bastion Console sample' },
  ];
  certificate.setSubject(name);
  certificate.setIssuer(name);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false },
    { name: 'keyUsage', critical: true, digitalSignature: true, keyEncipherment: true },
    { name: 'extKeyUsage', clientAuth: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  certificate.sign(key, md.sha256.create());
  const container = pkcs12.toPkcs12Asn1(key, [certificate], password, {
    algorithm: 'aes256',
    count: 2048,
    friendlyName: 'cert_key',
  });
  return Buffer.from(asn1.toDer(container).getBytes(), 'latin1');
}

function source(licenceKey: string, groupKey: string, password: string): string {
  return `// Made by Bastion Console for its sample forest. It has the constants that the import looks for and no client code:
// the keys open nothing.
using System;

public static class pf_auth
{
  private const string LICENSE_KEY = "${licenceKey}";
  private const string GROUP_KEY = "${groupKey}";
  private const string CERT_PASSWORD = "${password}";
}
`;
}
