import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../../electron/mfa/certificate.ts';
import { OpenSsl } from '../../fixtures/mfa/openssl.ts';

const password = 'ABCDEFGH12345678';
const day = 86_400_000;
let ssl: OpenSsl;
let key: string;
let certificate: string;

beforeAll(() => {
  ssl = new OpenSsl();
  key = ssl.key('rsa:2048');
  certificate = ssl.certificate(key, 'mfa-client', { days: 365 });
});
afterAll(() => {
  ssl.dispose();
});

const open = (bytes: Uint8Array, word = password, now = Date.now()) =>
  readCertificate(bytes, word, 'cert_key.p12', now);

describe('certificate files that openssl makes', () => {
  it.each([
    ['OpenSSL 3’s default', []],
    ['legacy RC2 and 3DES with SHA-1', ['-legacy']],
    ['3DES for both', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['two-key 3DES', ['-legacy', '-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-2DES']],
    ['RC2 with 128 bits', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128', '-keypbe', 'PBE-SHA1-RC2-128']],
    ['AES-128 and SHA-512', ['-certpbe', 'AES-128-CBC', '-keypbe', 'AES-128-CBC', '-macalg', 'sha512']],
    ['SHA-384 in the MAC', ['-macalg', 'sha384', '-iter', '5000']],
    ['certificate in the clear', ['-certpbe', 'NONE']],
    ['a wrong friendly name', ['-name', 'Somebody else’s certificate']],
    ['50,000 rounds', ['-iter', '50000']],
  ])('opens %s', async (_, args) => {
    const reading = await open(ssl.pkcs12(key, certificate, password, ...args));
    expect(reading.problem).toBeNull();
    expect(reading.findings).toEqual([]);
    expect(reading.certificate).toMatchObject({
      subject: 'O=Contoso, CN=mfa-client',
      issuer: 'O=Contoso, CN=mfa-client',
      keyType: 'RSA',
      keyBits: 2048,
      keyMatches: true,
      chainLength: 1,
      daysLeft: 364,
    });
    expect(reading.certificate?.fingerprint).toMatch(/^(?:[0-9A-F]{2}:){31}[0-9A-F]{2}$/);
    expect(Date.parse(reading.certificate?.notAfter ?? '')).toBeGreaterThan(Date.now() + 364 * day);
  });

  it('opens 600,000 rounds without blocking this thread', async () => {
    const bytes = ssl.pkcs12(key, certificate, password, '-iter', '600000');
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 5);
    const reading = await open(bytes);
    clearInterval(timer);
    expect(reading.problem).toBeNull();
    expect(reading.certificate?.keyMatches).toBe(true);
    expect(ticks).toBeGreaterThan(10);
  });

  it('tells a wrong password at 600,000 rounds too', async () => {
    const bytes = ssl.pkcs12(key, certificate, password, '-iter', '600000');
    expect((await open(bytes, 'WRONG')).problem?.id).toBe('certificate-wrong-password');
  });

  it('opens an EC key', async () => {
    const ec = ssl.key('ec:secp384r1');
    const reading = await open(ssl.pkcs12(ec, ssl.certificate(ec, 'ec-client'), password));
    expect(reading.certificate).toMatchObject({ keyType: 'EC', keyBits: 384, keyMatches: true });
    expect(reading.problem).toBeNull();
  });

  it('follows a chain and takes the leaf', async () => {
    const rootKey = ssl.key('ec:prime256v1');
    const root = ssl.certificate(rootKey, 'Root');
    const middleKey = ssl.key('ec:prime256v1');
    const middle = ssl.certificate(middleKey, 'Middle', { issuer: { key: rootKey, certificate: root } });
    const leaf = ssl.certificate(key, 'leaf', { issuer: { key: middleKey, certificate: middle } });
    const both = 'chain.pem';
    writeFileSync(join(ssl.folder, both), [root, middle].map(file => ssl.read(file)).join(''));
    for (const args of [[], ['-legacy']]) {
      const reading = await open(ssl.pkcs12(key, leaf, password, '-certfile', both, ...args));
      expect(reading.certificate).toMatchObject({
        subject: 'O=Contoso, CN=leaf',
        issuer: 'O=Contoso, CN=Middle',
        chainLength: 3,
      });
    }
  });

  it.each([
    ['default', []],
    ['legacy', ['-legacy']],
  ])('refuses a wrong password (%s)', async (_, args) => {
    const reading = await open(ssl.pkcs12(key, certificate, password, ...args), 'ABCDEFGH12345679');
    expect(reading.problem).toMatchObject({ step: 'certificate', id: 'certificate-wrong-password' });
    expect(reading.problem?.message).not.toContain('ABCDEFGH');
    expect(reading.certificate).toBeNull();
  });

  it('tells damage from a wrong password', async () => {
    const bytes = ssl.pkcs12(key, certificate, password);
    const damaged = Buffer.from(bytes);
    const at = Math.floor(bytes.length / 3);
    damaged[at] = (damaged[at] ?? 0) ^ 0x55;
    expect((await open(damaged)).problem?.id).toBe('certificate-damaged');
    expect((await open(bytes.subarray(0, bytes.length - 100))).problem?.id).toBe('certificate-damaged');
    expect((await open(Buffer.concat([bytes, Buffer.from([0])]))).problem?.id).toBe('certificate-damaged');
    expect((await open(Buffer.from('-----BEGIN CERTIFICATE-----'))).problem?.id).toBe(
      'certificate-not-pkcs12',
    );
    expect((await open(Buffer.alloc(0))).problem?.id).toBe('certificate-not-pkcs12');
  });

  it('never takes a damaged file for a good one', async () => {
    const bytes = ssl.pkcs12(key, certificate, password);
    for (let at = 4; at < bytes.length; at += Math.floor(bytes.length / 12)) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      expect((await open(damaged)).problem, `byte ${at}`).not.toBeNull();
    }
  });

  it('refuses a key that does not belong to the certificate', async () => {
    // openssl refuses to pair them, so the certificate is put in on its own and the key beside it.
    const other = ssl.certificate(ssl.key('ec:prime256v1'), 'other');
    const bytes = ssl.mismatched(key, other, password);
    const reading = await open(bytes);
    expect(reading.problem?.id).toBe('certificate-key-mismatch');
    expect(reading.certificate?.keyMatches).toBe(false);
  });

  it('refuses a file without a key or without a certificate', async () => {
    expect((await open(ssl.pkcs12(key, certificate, password, '-nokeys'))).problem?.id).toBe(
      'certificate-no-key',
    );
    expect((await open(ssl.pkcs12(key, certificate, password, '-nocerts'))).problem?.id).toBe(
      'certificate-no-certificate',
    );
  });

  it('warns of dates and of weak keys', async () => {
    const bytes = ssl.pkcs12(key, certificate, password);
    const now = Date.now();
    const ids = async (at: number) => (await open(bytes, password, at)).findings.map(finding => finding.id);
    expect(await ids(now + 366 * day)).toEqual(['certificate-expired']);
    expect(await ids(now + 340 * day)).toEqual(['certificate-expires-soon']);
    expect(await ids(now - day)).toEqual(['certificate-not-yet-valid']);
    expect(await ids(now + 330 * day)).toEqual([]);
    const weak = ssl.key('rsa:1024');
    const reading = await open(ssl.pkcs12(weak, ssl.certificate(weak, 'weak'), password));
    expect(reading.findings.map(finding => finding.id)).toEqual(['certificate-weak-key']);
    expect(reading.certificate).toMatchObject({ keyBits: 1024, keyMatches: true });
  });

  it('gives up on a file that asks for too many rounds', async () => {
    const bytes = ssl.pkcs12(key, certificate, password, '-iter', '2048', '-macalg', 'sha256');
    // The MAC's count is the last integer of the file: 02 02 08 00 becomes 2,139,095,040 rounds.
    const at = bytes.lastIndexOf(Buffer.from([0x02, 0x02, 0x08, 0x00]));
    expect(at).toBeGreaterThan(0);
    const reading = await open(ssl.grown(bytes, at, Buffer.from([0x02, 0x04, 0x7f, 0x80, 0x00, 0x00])));
    expect(reading.problem?.id).toBe('certificate-too-many-iterations');
  });

  it('opens a file without a MAC, and says so', async () => {
    const reading = await open(ssl.pkcs12(key, certificate, password, '-nomac'));
    expect(reading.problem).toBeNull();
    expect(reading.findings.map(finding => finding.id)).toEqual(['certificate-no-checksum']);
    expect((await open(ssl.pkcs12(key, certificate, password, '-nomac'), 'x')).problem?.id).toBe(
      'certificate-wrong-password',
    );
  });
});
