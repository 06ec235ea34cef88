import { execFile } from 'node:child_process';
import { createHash, createPrivateKey, X509Certificate, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createSecureContext } from 'node:tls';
import yauzl from 'yauzl';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCredentialZip } from '../../../electron/sample/credential-zip.ts';

const run = promisify(execFile);
const now = Date.UTC(2027, 1, 28, 12);

async function contents(zip: Buffer): Promise<Map<string, Buffer>> {
  const archive = await promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)(zip, {
    lazyEntries: false,
  });
  const files = new Map<string, Buffer>();
  const pending: Promise<void>[] = [];
  archive.on('entry', (entry: yauzl.Entry) => {
    const read = async () => {
      const stream = await promisify<yauzl.Entry, NodeJS.ReadableStream>(
        archive.openReadStream.bind(archive),
      )(entry);
      const pieces: Buffer[] = [];
      for await (const piece of stream) pieces.push(Buffer.from(piece));
      files.set(entry.fileName, Buffer.concat(pieces));
    };
    pending.push(read());
  });
  await new Promise((resolve, reject) => archive.on('end', resolve).on('error', reject));
  await Promise.all(pending);
  return files;
}

const constant = (source: string, name: string) =>
  new RegExp(`const string ${name} = "([^"]*)";`).exec(source)![1]!;

describe('the credential ZIP of the sample', () => {
  let dir: string;
  let files: Map<string, Buffer>;
  let source: string;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'zip-'));
    files = await contents(await makeCredentialZip({ now: () => now, random: randomBytes }));
    source = files.get('pf/pf_auth.cs')!.toString();
    await writeFile(join(dir, 'key.p12'), files.get('pf/certs/cert_key.p12')!);
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('has the two files, and constants of the usual shapes', () => {
    expect([...files.keys()].sort()).toEqual(['pf/certs/cert_key.p12', 'pf/pf_auth.cs']);
    expect(constant(source, 'LICENSE_KEY')).toMatch(/^[A-Z0-9]{12}$/);
    expect(constant(source, 'GROUP_KEY')).toMatch(/^[0-9a-f]{32}$/);
    expect(constant(source, 'CERT_PASSWORD')).toMatch(/^[A-Z0-9]{16}$/);
  });

  it('has a certificate and key that openssl opens with the password, that match, and are valid for two years', async () => {
    const password = constant(source, 'CERT_PASSWORD');
    const { stdout } = await run('openssl', [
      'pkcs12',
      '-in',
      join(dir, 'key.p12'),
      '-nodes',
      '-passin',
      `pass:${password}`,
    ]);
    const certificate = new X509Certificate(/-----BEGIN CERT[^]+?END CERTIFICATE-----/.exec(stdout)![0]);
    const key = createPrivateKey(/-----BEGIN PRIVATE KEY[^]+?END PRIVATE KEY-----/.exec(stdout)![0]);
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(certificate.verify(certificate.publicKey)).toBe(true);
    expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
    expect(Date.parse(certificate.validFrom)).toBe(now - 3_600_000);
    expect(new Date(certificate.validTo).toISOString()).toBe('2029-02-28T12:00:00.000Z');
    expect(() =>
      createSecureContext({ pfx: files.get('pf/certs/cert_key.p12')!, passphrase: password }),
    ).not.toThrow();
    await expect(
      run('openssl', ['pkcs12', '-in', join(dir, 'key.p12'), '-nodes', '-passin', 'pass:WRONG']),
    ).rejects.toThrow();
  });

  it('is another one each time', async () => {
    const other = await contents(await makeCredentialZip({ now: () => now, random: randomBytes }));
    const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    for (const [name, bytes] of files) expect(hash(other.get(name)!)).not.toBe(hash(bytes));
  });

  it('takes its keys from the random source it is given', async () => {
    let n = 0;
    const counting = (bytes: number) => Uint8Array.from({ length: bytes }, () => n++ % 256);
    const text = (await contents(await makeCredentialZip({ now: () => now, random: counting })))
      .get('pf/pf_auth.cs')!
      .toString();
    expect(constant(text, 'LICENSE_KEY')).toBe('ABCDEFGHIJKL');
    expect(constant(text, 'GROUP_KEY')).toBe('0c0d0e0f101112131415161718191a1b');
  });
});
