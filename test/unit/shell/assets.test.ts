import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveAsset, serveAsset } from '../../../electron/shell/assets.ts';

let base = '';
let root = '';
beforeAll(() => {
  base = realpathSync(mkdtempSync(join(tmpdir(), 'bastion-assets-')));
  root = join(base, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  mkdirSync(join(base, 'renderer-other'));
  writeFileSync(join(root, 'index.html'), '<head><meta name="style-nonce" content=""></head>');
  writeFileSync(join(root, 'assets', 'index-1.js'), 'export {}');
  writeFileSync(join(root, 'assets', 'font.woff2'), 'font');
  writeFileSync(join(root, 'notes.txt'), 'not of the page');
  writeFileSync(join(base, 'secret.js'), 'secret');
  writeFileSync(join(base, 'renderer-other', 'x.js'), 'beside');
  symlinkSync(join(base, 'secret.js'), join(root, 'link.js'));
  symlinkSync(base, join(root, 'up'));
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

const at = (path: string) => resolveAsset(root, `app://bastion${path}`);

describe('a file of the page', () => {
  it('is found, with its type', async () => {
    expect(await at('/')).toEqual({
      path: join(root, 'index.html'),
      contentType: 'text/html; charset=utf-8',
    });
    expect(await at('/assets/index-1.js?x#y')).toMatchObject({
      contentType: 'text/javascript; charset=utf-8',
    });
    expect(await at('/assets/font.woff2')).toMatchObject({ contentType: 'font/woff2' });
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..%5c..%5csecret.js',
    '/..\\secret.js',
    '/link.js',
    '/up/secret.js',
    '/../renderer-other/x.js',
    '/..%2frenderer-other/x.js',
    '/C:/Windows/x.js',
    '/assets',
    '/notes.txt',
    '/missing.js',
    '/index.html%00.js',
    '/%E0%A4%A.js',
    '//etc/passwd.js',
  ])('is not %s', async path => {
    expect(await at(path)).toBeNull();
  });

  it('is not an address that is none', async () => {
    expect(await resolveAsset(root, 'not an address')).toBeNull();
  });
});

describe('the response', () => {
  const get = (url: string, method = 'GET') => serveAsset(root, { method, url });

  it('has a nonce of its own, in the policy and in the page', async () => {
    const [one, two] = [await get('app://bastion/'), await get('app://bastion/')];
    const nonceIn = (html: string) => /content="([^"]+)"/.exec(html)?.[1];
    const first = nonceIn(one.body.toString());
    expect(first).toHaveLength(24);
    expect(one.headers['content-security-policy']).toContain(`'nonce-${first}'`);
    expect(nonceIn(two.body.toString())).not.toBe(first);
  });

  it('is empty, with the policy, for what is not there and for what is no reading', async () => {
    const missing = await get('app://bastion/link.js');
    expect(missing).toMatchObject({ status: 404 });
    expect(missing.body).toHaveLength(0);
    expect(missing.headers['content-security-policy']).toContain(`default-src 'none'`);
    expect(await get('app://bastion/', 'POST')).toMatchObject({ status: 405 });
  });

  it('leaves other files as they are', async () => {
    expect((await get('app://bastion/assets/index-1.js')).body.toString()).toBe('export {}');
  });
});
