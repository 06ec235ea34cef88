import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createChromiumShell } from '../../../electron/shell/chromium/shell.ts';
import { browser, hasBrowser, openWindow } from './support.ts';

describe.skipIf(!hasBrowser)('what the window in Chromium refuses', () => {
  let open: Awaited<ReturnType<typeof openWindow>>;
  const reached: string[] = [];
  const outside = createServer((request, response) => {
    reached.push(request.url ?? '');
    response.end('outside');
  });
  let address = '';

  beforeAll(async () => {
    await new Promise<void>(done => outside.listen(0, '127.0.0.1', done));
    address = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
    open = await openWindow();
  });
  afterAll(async () => {
    await open.end();
    outside.close();
  });

  const stays = async () => {
    await expect.poll(() => open.page.url()).toBe('https://bastion.invalid/');
    await expect.poll(() => open.page.locator('h1').textContent()).toBe('Page');
  };

  it('is a secure context, and its page came with the policy', async () => {
    expect(await open.page.evaluate(() => isSecureContext)).toBe(true);
    const response = await open.page.reload();
    const policy = response?.headers()['content-security-policy'] ?? '';
    const nonce = await open.page.locator('meta[name=style-nonce]').getAttribute('content');
    expect(policy).toContain(`default-src 'none'`);
    expect(policy).toContain(`'nonce-${nonce}'`);
    const again = await open.page.reload();
    expect(again?.headers()['content-security-policy']).not.toBe(policy);
  });

  it('every request that is not for its own page, whatever asks', async () => {
    const results = await open.page.evaluate(async url => {
      const failed = (promise: Promise<unknown>) =>
        promise.then(
          () => 'done',
          () => 'refused',
        );
      const image = new Image();
      const imageEnd = new Promise(resolve => {
        image.onload = () => resolve('done');
        image.onerror = () => resolve('refused');
      });
      image.src = `${url}/image.png`;
      const script = document.createElement('link');
      const scriptEnd = new Promise(resolve => {
        script.onload = () => resolve('done');
        script.onerror = () => resolve('refused');
      });
      script.rel = 'modulepreload';
      script.href = `${url}/module.js`;
      document.head.append(script);
      navigator.sendBeacon(`${url}/beacon`, 'x');
      return [
        await failed(fetch(`${url}/fetch`)),
        await failed(fetch('/page.js')),
        await imageEnd,
        await scriptEnd,
      ];
    }, address);
    expect(results).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(reached).toEqual([]);
  });

  it('text that would become code or markup', async () => {
    const tried = await open.page.evaluate(
      () => (window as unknown as { seen: { tried: object } }).seen.tried,
    );
    expect(tried).toEqual({ markup: 'refused', code: 'refused', eval: 'refused', policy: 'refused' });
  });

  it('navigation to another place', async () => {
    for (const target of [`${address}/page`, 'https://bastion.invalid.example/', 'file:///etc/passwd']) {
      await open.page.evaluate(url => void (location.href = url), target);
      await stays();
    }
    await open.page.evaluate(() => void (location.href = 'about:blank'));
    await stays();
    expect(reached).toEqual([]);
  });

  it('a form that is sent elsewhere', async () => {
    await open.page.evaluate(url => {
      const form = document.createElement('form');
      form.action = `${url}/form`;
      document.body.append(form);
      form.submit();
    }, address);
    await stays();
    expect(reached).toEqual([]);
  });

  it('a second window', async () => {
    await open.page.evaluate(url => {
      window.open(`${url}/popup`);
      const link = document.createElement('a');
      link.href = '/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
    }, address);
    await expect.poll(() => open.page.context().pages().length).toBe(1);
    expect(reached).toEqual([]);
  });

  it('a path outside its folder', async () => {
    for (const path of ['/user/secret.key', '/..%2f..%2fetc%2fpasswd', '/%5c..%5cx.js', '/missing.js']) {
      const status = await open.page.evaluate(async url => {
        const script = document.createElement('link');
        script.rel = 'stylesheet';
        const end = new Promise(resolve => {
          script.onload = () => resolve('done');
          script.onerror = () => resolve('refused');
        });
        script.href = url;
        document.head.append(script);
        return end;
      }, path);
      expect(status).toBe('refused');
    }
  });

  it('every permission, without asking', async () => {
    const states = await open.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'];
      const all = await Promise.all(
        names.map(name =>
          navigator.permissions.query({ name: name as PermissionName }).then(status => status.state),
        ),
      );
      return [...new Set(all)];
    });
    expect(states).toEqual(['denied']);
  });

  it('a download', async () => {
    await open.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/page.js';
      link.download = 'taken.js';
      document.body.append(link);
      link.click();
    });
    await stays();
    expect(readdirSync(open.folder).sort()).toEqual(['index.html', 'page.js', 'user']);
  });

  it('a second window of the same user, in words', async () => {
    const second = createChromiumShell({
      browser,
      rendererDir: open.folder,
      userData: join(open.folder, 'user'),
      headless: true,
    });
    await expect(second.open(open.main)).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: 'The console is already open. Use its window, or close it first.',
    });
    await stays();
  });

  it('to start in a browser that is not there', async () => {
    const shell = createChromiumShell({
      browser: join(open.folder, 'no-browser'),
      rendererDir: open.folder,
      userData: join(open.folder, 'user', 'other'),
      headless: true,
    });
    await expect(shell.open(open.main)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('others a look into its folders', () => {
    if (process.platform === 'win32') return;
    expect(statSync(join(open.folder, 'user', 'browser')).mode & 0o077).toBe(0);
    expect(statSync(join(open.folder, 'user', 'secret.key')).mode & 0o777).toBe(0o600);
  });
});
