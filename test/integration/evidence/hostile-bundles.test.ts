import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyBundle } from '../../../electron/evidence/verify-evidence.mjs';

/** ZIP files made by hand, so that they can say what no ZIP library would write. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Member {
  name: string;
  body?: string;
  /** What the directory says, where that is another than what is so. */
  said?: { at?: number; packed?: number; name?: string; flags?: number; method?: number };
}

function zipOf(members: Member[], end: { count?: number; after?: string; directory?: Buffer } = {}): string {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body = '{}', said = {} } of members) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, Buffer.from(name, 'latin1'), Buffer.from(body));
    const given = said.name ?? name;
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(said.flags ?? 0, 8);
    central.writeUInt16LE(said.method ?? 0, 10);
    central.writeUInt32LE(said.packed ?? body.length, 20);
    central.writeUInt32LE(body.length, 24);
    central.writeUInt16LE(given.length, 28);
    central.writeUInt32LE(said.at ?? at, 42);
    directory.push(central, Buffer.from(given, 'latin1'));
    at += 30 + name.length + body.length;
  }
  const entries = Buffer.concat([...directory, end.directory ?? Buffer.alloc(0)]);
  const tail = Buffer.alloc(22);
  tail.writeUInt32LE(0x06054b50, 0);
  tail.writeUInt16LE(end.count ?? members.length, 10);
  tail.writeUInt32LE(entries.length, 12);
  tail.writeUInt32LE(at, 16);
  const path = join(folder, 'x.zip');
  writeFileSync(path, Buffer.concat([...parts, entries, tail, Buffer.from(end.after ?? '')]));
  return path;
}

const manifest: Member = { name: 'manifest.json' };
const plain: Member = { name: 'events.ndjson' };

test('one made by hand without tricks is read, and is then not what the console writes', async () => {
  const { bad } = await verifyBundle(zipOf([manifest, plain]), null);
  expect(bad).toMatchObject({ file: 'manifest.json' });
});

test.each<[string, () => string]>([
  ['a way out of the folder', () => zipOf([manifest, { name: '../../evil.json' }])],
  ['an absolute name', () => zipOf([manifest, { name: '/etc/passwd' }])],
  ['a folder of Windows', () => zipOf([manifest, { name: 'C:\\evil' }])],
  ['a name of control characters', () => zipOf([manifest, { name: '\u001b[2Jx' }])],
  ['a name that is too long', () => zipOf([manifest, { name: 'a'.repeat(5000) }])],
  ['no name', () => zipOf([manifest, { name: '' }])],
  ['one name twice', () => zipOf([manifest, plain, plain])],
  ['a file that is encrypted', () => zipOf([manifest, { ...plain, said: { flags: 1 } }])],
  ['another compression', () => zipOf([manifest, { ...plain, said: { method: 12 } }])],
  ['another name where the file is', () => zipOf([manifest, { ...plain, said: { name: 'evente.ndjson' } }])],
  ['a file within another', () => zipOf([manifest, { ...manifest, name: 'a.json', said: { at: 0 } }])],
  ['a file that reaches into the directory', () => zipOf([manifest, { ...plain, said: { packed: 500 } }])],
  ['a file behind the end', () => zipOf([manifest, { ...plain, said: { at: 1_000_000 } }])],
  ['a size that only ZIP64 could say', () => zipOf([manifest, { ...plain, said: { packed: 0xffffffff } }])],
  ['more files than it counts', () => zipOf([manifest, plain], { count: 1 })],
  ['fewer files than it counts', () => zipOf([manifest, plain], { count: 3 })],
  ['ten thousand files', () => zipOf([manifest, plain], { count: 10_000 })],
  ['a large directory', () => zipOf([manifest, plain], { directory: Buffer.alloc(1 << 20) })],
  ['bytes behind its end', () => zipOf([manifest, plain], { after: 'PK' })],
])('%s is refused in words, before anything is unpacked', async (_, make) => {
  const error = await verifyBundle(make(), null).catch((refusal: unknown) => refusal);
  expect(error).toBeInstanceOf(Error);
  // Said as a reason why nothing can be known: any other error would be a fault of the verifier's own.
  expect((error as Error).constructor.name).toBe('CannotVerify');
  // What is said goes to a terminal.
  expect((error as Error).message).not.toMatch(/\p{Cc}/u);
});
