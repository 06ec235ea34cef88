import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBuffer, type Entry } from 'yauzl';
import { ZipFile } from 'yazl';
import { openHeadSigner, type HeadSigner } from '../../../electron/evidence/head-signature.ts';
import { verifyBundle } from '../../../electron/evidence/verify-evidence.mjs';
import type { BundleRequest } from '../../../electron/events/bundle/types.ts';
import { openReader } from '../../../electron/events/reader.ts';
import type { Reader } from '../../../electron/events/types.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import { entry, Forest, noon } from '../store/forest.ts';
import { otherVerifier } from './other-verifier.ts';

/** A history of some sixty entries, of which every seventh is an Error; each test takes a bundle, or changes one. */
let forest: Forest;
let signer: HeadSigner;
let reader: Reader;
let whole: string;
let errors: string;
beforeAll(async () => {
  forest = new Forest();
  signer = openHeadSigner(forest.dir, keyFileSealer(forest.dir), () => undefined);
  const store = forest.open({ signer });
  for (let at = 1; at <= 60; at++)
    store.apply(
      entry([], {
        event: at % 7 === 0 ? 101 : 9011,
        message: at === 20 ? '=HYPERLINK("http://x")' : `Entry ${at}, Łódź "quoted"\n<b>&`,
      }),
    );
  store.close();
  reader = openReader(forest.dir);
  whole = await take('whole', {});
  errors = await take('errors', { filter: { ids: [101] } });
});
afterAll(async () => {
  await reader.close();
  forest.remove();
});

const key = () => signer.publicKey.toString('hex');
const unstopped = new AbortController().signal;

async function take(name: string, more: Partial<BundleRequest>, signal = unstopped): Promise<string> {
  const path = join(forest.dir, `${name}.zip`);
  const request: BundleRequest = {
    filter: {},
    range: null,
    filterInWords: 'everything',
    path,
    reason: 'The auditor asked for <it>.',
    by: 'pat',
    as: null,
    at: noon,
    forest: { corpDnsName: 'contoso.local', privDnsName: 'priv.contoso.local', timeZone: 'UTC' },
    drill: false,
    signer: key(),
    ...more,
  };
  await reader.bundle(
    request,
    text => Promise.resolve(signer.sign(text)),
    () => undefined,
    signal,
  );
  return path;
}

type Files = Map<string, Buffer>;

function unzip(path: string): Promise<Files> {
  return new Promise((resolve, reject) => {
    fromBuffer(readFileSync(path), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const files: Files = new Map();
      zip.on('entry', (one: Entry) => {
        zip.openReadStream(one, (failed, stream) => {
          if (failed) return reject(failed);
          const pieces: Buffer[] = [];
          stream.on('data', (piece: Buffer) => pieces.push(piece));
          stream.on('end', () => {
            files.set(one.fileName, Buffer.concat(pieces));
            zip.readEntry();
          });
        });
      });
      zip.on('end', () => resolve(files));
      zip.readEntry();
    });
  });
}

let copies = 0;
async function changed(path: string, work: (files: Files) => void): Promise<string> {
  const files = await unzip(path);
  work(files);
  const zip = new ZipFile();
  for (const [name, bytes] of files) zip.addBuffer(bytes, name);
  zip.end();
  const copy = join(forest.dir, `changed-${(copies += 1)}.zip`);
  await pipeline(zip.outputStream, createWriteStream(copy));
  return copy;
}

function lines(files: Files, work: (lines: string[]) => string[]): void {
  const text = files.get('events.ndjson')!.toString();
  files.set(
    'events.ndjson',
    Buffer.from(
      work(text.trimEnd().split('\n'))
        .map(line => `${line}\n`)
        .join(''),
    ),
  );
}

test('both verifiers find a bundle of everything and one of some entries as they were written', async () => {
  expect(await verifyBundle(whole, key())).toMatchObject({
    bad: null,
    manifest: { entries: 61 },
    head: { size: 61 },
  });
  expect(await otherVerifier(whole, 'bundle')).toBe('ok 61');
  expect(await verifyBundle(errors, key())).toMatchObject({
    bad: null,
    manifest: { entries: 8 },
    head: { size: 61 },
  });
  expect(await otherVerifier(errors, 'bundle')).toBe('ok 8');
  const files = await unzip(errors);
  // Less than a hash for each entry that was left out.
  expect(files.get('proof.bin')!.length).toBeLessThan((61 - 8) * 32);
  expect([...files.keys()].slice(-2)).toEqual(['manifest.json', 'manifest.sig']);
});

test('for people: a report without script that says who, why and what, and a table that no spreadsheet runs', async () => {
  const files = await unzip(whole);
  const report = files.get('report.html')!.toString();
  expect(report).toContain('The auditor asked for &#60;it&#62;.');
  expect(report).not.toContain('<script');
  expect(report).toMatch(/default-src 'none'/);
  expect(files.get('events.csv')!.toString()).toContain(`'=HYPERLINK`);
  expect(files.get('README.txt')!.toString()).toContain('node verify-evidence.mjs BUNDLE.zip');
});

// The Node of this machine, not the console's own: a stranger has any from 20 on.
const strangersNode = process.env['BASTION_STRANGERS_NODE'] ?? 'node';

test('its own verifier verifies it in an empty folder, with whatever Node is there', async () => {
  const folder = join(forest.dir, 'stranger');
  mkdirSync(folder);
  for (const [name, bytes] of await unzip(errors)) writeFileSync(join(folder, name), bytes);
  const environment = { PATH: process.env['PATH'] };
  const run = spawnSync(strangersNode, ['verify-evidence.mjs', '.', '--key', key()], {
    cwd: folder,
    env: environment,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^VERIFIED. 8 entries of a history of 61/);
  expect(run.status).toBe(0);
  expect(
    execFileSync(strangersNode, ['verify-evidence.mjs', errors], { cwd: folder, encoding: 'utf8' }),
  ).toMatch(/^VERIFIED/);
  writeFileSync(join(folder, 'events.ndjson'), '');
  const bad = spawnSync(strangersNode, ['verify-evidence.mjs', '.'], { cwd: folder, encoding: 'utf8' });
  expect(bad.stdout).toMatch(/NOT VERIFIED[^]*First wrong entry: \d+/);
  expect(bad.status).toBe(1);
});

test.each<[string, string | number, (files: Files) => void]>([
  [
    'an entry was changed',
    20,
    files => lines(files, all => all.map((line, at) => (at === 19 ? line.replace('"pat"', '"sam"') : line))),
  ],
  ['an entry was removed', 20, files => lines(files, all => all.filter((_, at) => at !== 19))],
  ['the last entry was removed', 61, files => lines(files, all => all.slice(0, -1))],
  [
    'an entry was put in',
    20,
    files => lines(files, all => [...all.slice(0, 20), all[19]!, ...all.slice(20)]),
  ],
  [
    'two entries changed places',
    10,
    files => lines(files, all => [...all.slice(0, 9), all[10]!, all[9]!, ...all.slice(11)]),
  ],
  ['an entry is no JSON', 5, files => lines(files, all => all.map((line, at) => (at === 4 ? 'x' : line)))],
  [
    'the report was changed',
    'report.html',
    files => void files.set('report.html', Buffer.from('All was well.')),
  ],
  ['a file was put in', 'letter.txt', files => void files.set('letter.txt', Buffer.from('x'))],
  ['a file was removed', 'events.csv', files => void files.delete('events.csv')],
  [
    'the manifest was changed',
    'manifest.sig',
    files =>
      void files.set(
        'manifest.json',
        Buffer.from(files.get('manifest.json')!.toString().replace('"pat"', '"sam"')),
      ),
  ],
])('%s: both verifiers name the same', async (_, what, work) => {
  const copy = await changed(whole, work);
  const { bad } = await verifyBundle(copy, null);
  expect(bad).toMatchObject(typeof what === 'number' ? { seq: what } : { file: what });
  expect(await otherVerifier(copy, 'bundle')).toBe(`bad ${what}`);
});

test('an entry that a filtered bundle lost is found, though its leaf was taken out of the list too', async () => {
  const copy = await changed(errors, files => {
    lines(files, all => all.slice(1));
    files.set('leaves.bin', files.get('leaves.bin')!.subarray(40));
  });
  expect((await verifyBundle(copy, null)).bad).not.toBeNull();
  expect(await otherVerifier(copy, 'bundle')).toMatch(/^bad/);
});

test('another key is found where the key is asked for', async () => {
  expect((await verifyBundle(whole, '00'.repeat(32))).bad?.why).toMatch(/key/);
});

test('what is no bundle is told in words', async () => {
  const path = join(forest.dir, 'letter.zip');
  for (const bytes of [Buffer.from('no zip'), readFileSync(whole).subarray(0, -30)]) {
    writeFileSync(path, bytes);
    await expect(verifyBundle(path, null)).rejects.toThrow(/neither a bundle nor a store|cut off/);
  }
});

test('cancelled half way, it leaves nothing', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(take('cancelled', {}, stop.signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(readdirSync(forest.dir).filter(name => name.includes('cancelled'))).toEqual([]);
});

test('a folder that is not there is told, and nothing is left', async () => {
  await expect(take('x', { path: join(forest.dir, 'missing', 'x.zip') })).rejects.toMatchObject({
    code: 'UNAVAILABLE',
  });
  expect(existsSync(join(forest.dir, 'missing'))).toBe(false);
});
