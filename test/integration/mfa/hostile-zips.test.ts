import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMfa, type Mfa } from '../../../electron/mfa/mfa.ts';
import { readZip, zipCaps } from '../../../electron/mfa/zip-reader.ts';
import { testPorts } from '../../fixtures/mfa/ports.ts';
import { keysOf, rawZip, sourceOf, writeZip, type RawEntry } from '../../fixtures/mfa/zips.ts';

let root: string;
let service: string;
let zip: string;
let mfa: Mfa;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mfa-zip-'));
  service = join(root, 'Service');
  zip = join(root, 'x.zip');
  mkdirSync(service);
  mfa = createMfa(testPorts([service]));
});
afterEach(async () => {
  await mfa.dispose();
  rmSync(root, { recursive: true, force: true });
});

const source: RawEntry = { name: 'pf/pf_auth.cs', data: Buffer.from(sourceOf(keysOf('Z'))) };
const zeros = Buffer.alloc(4 * 1024 * 1024);

async function refusal(bytes: Uint8Array): Promise<string> {
  writeFileSync(zip, bytes);
  const error: unknown = await mfa.openZip({ path: zip }).then(
    () => new Error('it was not refused'),
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({ code: 'BAD_REQUEST' });
  expect(readdirSync(root).sort()).toEqual(['Service', 'x.zip']);
  expect(readdirSync(service)).toEqual([]);
  return error instanceof Error ? error.message : '';
}

describe('hostile ZIPs are refused with a reason, and nothing is written', () => {
  const name = (text: string | Buffer): Buffer => rawZip([source, { name: text, data: Buffer.from('x') }]);
  const one = (entry: Partial<RawEntry>): Buffer =>
    rawZip([source, { name: 'pf/x', data: Buffer.from('content'), ...entry }]);
  it.each<[string, () => Uint8Array, RegExp]>([
    ['traversal', () => name('../evil'), /leads out of the ZIP/],
    ['traversal inside', () => name('pf/../../evil'), /leads out of the ZIP/],
    ['traversal with dots and spaces', () => name('pf/.. ./evil'), /leads out of the ZIP/],
    ['an absolute name', () => name('/etc/evil'), /absolute path/],
    ['a backslash', () => name('pf\\..\\evil'), /backslash/],
    ['a drive letter', () => name('C:/evil'), /drive letter/],
    ['a UNC name', () => name('\\\\server\\evil'), /backslash/],
    ['NUL', () => name('pf/evil\0.txt'), /NUL/],
    ['control characters', () => name('pf/evil\u0007'), /control/],
    ['an empty name', () => name(''), /no name/],
    ['an empty part', () => name('pf//evil'), /empty part/],
    ['a long name', () => name('x'.repeat(300)), /longer than 255/],
    [
      'a name that is no UTF-8',
      () => rawZip([{ name: Buffer.from([0xff, 0xfe]), flags: 0x800 }]),
      /not valid UTF-8/,
    ],
    ['a link', () => one({ attributes: 0xa1ff_0000 }), /is a link/],
    ['a device', () => one({ attributes: 0x2180_0000 }), /neither a file nor a folder/],
    ['a Windows reparse point', () => one({ attributes: 0x400 }), /is a link/],
    ['a duplicate', () => rawZip([source, source]), /twice/],
    ['a duplicate in other case', () => rawZip([source, { ...source, name: 'PF/pf_AUTH.cs' }]), /twice/],
    ['a file that is a folder too', () => rawZip([source, { name: 'pf/pf_auth.cs/' }]), /twice/],
    ['encryption', () => one({ flags: 1 }), /encrypted/],
    ['strong encryption', () => one({ flags: 0x41 }), /encrypted/],
    ['an unknown method', () => one({ method: 99 }), /not supported/],
    ['a bomb by its ratio', () => one({ data: zeros }), /ZIP bomb/],
    [
      'an entry over 5 MB',
      () => one({ size: 6 * 1024 * 1024, packedSize: 5 * 1024 * 1024 }),
      /larger than 5 MB/,
    ],
    [
      'more than 20 MB',
      () =>
        rawZip(
          Array.from({ length: 6 }, (_, i) => ({ name: `f${i}`, data: noise(4 * 1024 * 1024), store: true })),
        ),
      /20 MB together/,
    ],
    ['a size that is too small', () => one({ data: zeros, size: 100 }), /states a false size/],
    ['a size that is too large', () => one({ size: 100 }), /states a false size/],
    ['a false size of a stored entry', () => one({ store: true, size: 100 }), /false size/],
    ['a false checksum', () => one({ crc: 1 }), /checksum/],
    ['two names for one entry', () => one({ localName: 'pf/y' }), /two different names/],
    ['an entry inside another’s bytes', () => overlapping(), /share the same bytes/],
    ['a folder with content', () => rawZip([{ name: 'pf/', data: Buffer.from('x') }]), /has a content/],
    ['broken data', () => broken(), /damaged|false size|checksum/],
    [
      '100,000 entries',
      () => rawZip(Array.from({ length: 100_000 }, (_, i) => ({ name: `f${i}`, store: true }))),
      /more than 1,000 entries/,
    ],
    [
      '65,537 entries that state one',
      () => rawZip([source, { name: 'b', store: true }, { name: 'c', store: true }], { count: 65_537 }),
      /more entries than it states/,
    ],
    ['truncation', () => one({}).subarray(0, 300), /cut off/],
    ['truncation in the directory', () => cutDirectory(one({})), /damaged|cut off/],
    ['a text file', () => Buffer.from('not a zip at all'), /not a ZIP/],
    ['an empty file', () => Buffer.alloc(0), /empty/],
    ['a gzip', () => Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), /TAR archive/],
  ])('%s', async (_, make, reason) => {
    const message = await refusal(make());
    expect(message).toMatch(/^The ZIP was refused: /);
    expect(message).toMatch(reason);
    expect(message).toContain('Nothing was written');
  });

  it('says of a TAR that the download page has both', async () => {
    writeFileSync(join(root, 'f'), 'x');
    const tar = execFileSync('tar', ['-C', root, '-cf', '-', 'f']);
    rmSync(join(root, 'f'));
    expect(await refusal(tar)).toContain('TAR');
  });

  it('stays below 200 MB whatever the ZIP', async () => {
    const many: RawEntry[] = Array.from({ length: 990 }, (_, i) => ({
      name: `f${i}`,
      data: Buffer.alloc(20_000, i),
    }));
    const bomb = rawZip([...many, { name: 'z', data: Buffer.alloc(64 * 1024 * 1024), size: 1024 }]);
    writeFileSync(zip, bomb);
    const before = process.memoryUsage().rss;
    await expect(readZip(zip, () => [])).rejects.toThrow(/false size/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });
});

describe('honest ZIPs', () => {
  it('are read from zip(1) as well, with a comment and directory entries', async () => {
    mkdirSync(join(root, 'd/pf/certs'), { recursive: true });
    writeFileSync(join(root, 'd/pf/pf_auth.cs'), sourceOf(keysOf('Z')));
    writeFileSync(join(root, 'd/pf/certs/cert_key.p12'), Buffer.from('no certificate'));
    execFileSync('zip', ['-q', '-r', '-z', zip, 'pf'], { cwd: join(root, 'd'), input: 'a comment' });
    const contents = await readZip(zip, names => names.filter(name => name.endsWith('.cs')));
    expect(contents.names.sort()).toEqual(['pf/', 'pf/certs/', 'pf/certs/cert_key.p12', 'pf/pf_auth.cs']);
    expect(contents.contents.get('pf/pf_auth.cs')?.toString()).toBe(sourceOf(keysOf('Z')));
    expect([...contents.contents.keys()]).toEqual(['pf/pf_auth.cs']);
  });

  it('may be as large as the caps allow', async () => {
    await writeZip(
      zip,
      Object.fromEntries(Array.from({ length: zipCaps.entries }, (_, i) => [`f${i}`, 'x'])),
    );
    expect((await readZip(zip, () => [])).names).toHaveLength(1000);
  });

  it('are not read through a folder, and are NOT_FOUND where they are not', async () => {
    await expect(mfa.openZip({ path: service })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(mfa.openZip({ path: join(root, 'none.zip') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    symlinkSync(join(root, 'nowhere'), join(root, 'link.zip'));
    await expect(mfa.openZip({ path: join(root, 'link.zip') })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, x = 1; i < length; i += 4) {
    x = (x * 1_664_525 + 1_013_904_223) >>> 0;
    bytes.writeUInt32LE(x, i);
  }
  return bytes;
}

function broken(): Buffer {
  const bytes = rawZip([{ name: 'pf/x', data: noise(4096) }]);
  bytes.fill(0xff, 100, 200);
  return bytes;
}

function cutDirectory(bytes: Buffer): Buffer {
  const start = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
  const end = bytes.indexOf(Buffer.from('PK\x05\x06', 'latin1'));
  return Buffer.concat([bytes.subarray(0, start + 20), bytes.subarray(end)]);
}

/** The stored bytes of the first entry are the local header and data of the second. */
function overlapping(): Buffer {
  const inner = rawZip([{ name: 'b', data: Buffer.from('inner'), store: true }]);
  const local = inner.subarray(0, inner.indexOf(Buffer.from('PK\x01\x02', 'latin1')));
  return rawZip([
    { name: 'a', data: local, store: true },
    { name: 'b', data: Buffer.from('inner'), store: true, at: 31 },
  ]);
}
