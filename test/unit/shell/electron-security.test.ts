import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IpcMainInvokeEvent, Session, WebContents } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import type { MainSide, Sender } from '../../../electron/shell/port.ts';
import { contentSecurityPolicy } from '../../../electron/shell/csp.ts';
import { connect, senderOf } from '../../../electron/shell/electron/ipc.ts';
import { guardContents } from '../../../electron/shell/electron/navigation.ts';
import {
  blockNetwork,
  goOffline,
  mayRequest,
  refuseCertificates,
} from '../../../electron/shell/electron/network.ts';
import { isOwn } from '../../../electron/shell/electron/origin.ts';
import { pageBridge } from '../../../electron/shell/electron/page-bridge.ts';
import { denyPermissions } from '../../../electron/shell/electron/permissions.ts';
import { privileges, respond } from '../../../electron/shell/electron/scheme.ts';
import { windowOptions } from '../../../electron/shell/electron/window-options.ts';

/** Keeps the listeners of an emitter, so that a test can raise its events with plain objects. */
function listeners() {
  const map = new Map<string, (...args: never[]) => unknown>();
  const on = (name: string, listener: (...args: never[]) => unknown) => map.set(name, listener);
  const raise = (name: string, ...args: unknown[]) =>
    (map.get(name) as (...rest: unknown[]) => unknown)(...args);
  return { on, raise };
}
const event = (extra: object = {}) => ({ preventDefault: vi.fn(), ...extra });
const web = windowOptions({ preload: '/p/preload.cjs', icon: '/i.png', packaged: true }).webPreferences;
const sources = readdirSync('electron/shell/electron')
  .map(name => readFileSync(join('electron/shell/electron', name), 'utf8'))
  .concat(readFileSync('electron/main.ts', 'utf8'));

/** Electron's own list of what an application must do, line by line. */
describe('Electron’s security list', () => {
  it('1. loads only its own content: every other request is cancelled', () => {
    let answer: unknown;
    const { on, raise } = listeners();
    let filter: ((details: { url: string }, reply: (value: unknown) => void) => void) | undefined;
    blockNetwork(
      {
        webRequest: { onBeforeRequest: (_urls: unknown, f: typeof filter) => (filter = f) },
        on,
      } as unknown as Session,
      true,
    );
    for (const url of [
      'https://x.example/',
      'http://127.0.0.1/',
      'file:///etc/passwd',
      'app://other/',
      'data:,x',
    ]) {
      filter?.({ url }, value => (answer = value));
      expect(answer).toEqual({ cancel: true });
    }
    filter?.({ url: 'app://bastion/index.html' }, value => (answer = value));
    expect(answer).toEqual({ cancel: false });
    const download = event();
    raise('will-download', download);
    expect(download.preventDefault).toHaveBeenCalled();
  });

  it('2. gives the page nothing of Node', () => {
    expect(web).toMatchObject({
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('3. isolates the preload’s world', () => {
    expect(web?.contextIsolation).toBe(true);
  });

  it('4. runs the page in the sandbox', () => {
    expect(web?.sandbox).toBe(true);
    expect(sources.join('')).not.toMatch(/no-sandbox|enableSandbox\(false/);
  });

  it('5. denies every permission, asked for or looked up', () => {
    const session: Record<string, (handler: (...args: unknown[]) => unknown) => void> = {};
    const handlers: Record<string, (...args: unknown[]) => unknown> = {};
    for (const name of [
      'setPermissionRequestHandler',
      'setPermissionCheckHandler',
      'setDevicePermissionHandler',
      'setDisplayMediaRequestHandler',
      'setBluetoothPairingHandler',
    ]) {
      session[name] = handler => void (handlers[name] = handler);
    }
    denyPermissions(session as unknown as Session);
    const answer = vi.fn();
    for (const permission of ['media', 'clipboard-read', 'notifications', 'fileSystem', 'openExternal']) {
      handlers['setPermissionRequestHandler']?.({}, permission, answer);
      expect(answer).toHaveBeenLastCalledWith(false);
      expect(handlers['setPermissionCheckHandler']?.({}, permission, 'app://bastion')).toBe(false);
    }
    expect(handlers['setDevicePermissionHandler']?.({})).toBe(false);
    handlers['setDisplayMediaRequestHandler']?.({}, answer);
    expect(answer).toHaveBeenLastCalledWith(null);
    handlers['setBluetoothPairingHandler']?.({}, answer);
    expect(answer).toHaveBeenLastCalledWith({ confirmed: false });
  });

  it('6. leaves web security on', () => {
    expect(web?.webSecurity).toBe(true);
    expect(sources.join('')).not.toContain('disable-web-security');
  });

  it('7. sends a content security policy with each response', async () => {
    const response = await respond('/nowhere', { method: 'GET', url: 'app://bastion/' });
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'self' 'nonce-/,
    );
    expect(contentSecurityPolicy('A'.repeat(24))).not.toContain('unsafe');
  });

  it('8. allows no insecure content', () => {
    expect(web?.allowRunningInsecureContent).toBe(false);
  });

  it('9. has no experimental features', () => {
    expect(web?.experimentalFeatures).toBe(false);
  });

  it('10. enables no blink features', () => {
    expect(web).not.toHaveProperty('enableBlinkFeatures');
    expect(sources.join('')).not.toMatch(/enable-blink-features|enableBlinkFeatures/);
  });

  it('11, 12. has no webview, and refuses one that is made', () => {
    expect(web?.webviewTag).toBe(false);
    const { on, raise } = listeners();
    guardContents({ on, setWindowOpenHandler: () => {} } as unknown as WebContents);
    const attach = event();
    raise('will-attach-webview', attach, {}, {});
    expect(attach.preventDefault).toHaveBeenCalled();
  });

  it('13. does not navigate away, by page, frame or redirect', () => {
    const { on, raise } = listeners();
    guardContents({ on, setWindowOpenHandler: () => {} } as unknown as WebContents);
    const prevented = (name: string, url: string, isMainFrame = true) => {
      const navigation = event({ url, isMainFrame });
      raise(name, navigation);
      return navigation.preventDefault.mock.calls.length > 0;
    };
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      for (const url of [
        'https://x.example',
        'app://bastion.evil/',
        'app://bastion@evil/',
        'file:///x',
        'data:text/html,x',
      ]) {
        expect(prevented(name, url), `${name} ${url}`).toBe(true);
      }
      expect(prevented(name, 'app://bastion/#/roles')).toBe(false);
    }
    expect(prevented('will-frame-navigate', 'app://bastion/', false)).toBe(true);
  });

  it('14. opens no second window', () => {
    const setWindowOpenHandler = vi.fn();
    guardContents({ on: () => {}, setWindowOpenHandler } as unknown as WebContents);
    const handler = setWindowOpenHandler.mock.calls[0]?.[0] as (details: object) => unknown;
    expect(handler({ url: 'app://bastion/' })).toEqual({ action: 'deny' });
  });

  it('15. hands nothing to the system’s own programs', () => {
    expect(sources.join('')).not.toMatch(/openExternal\(|openPath\(|showItemInFolder\(/);
  });

  it('17. knows who calls: our window’s main frame, and nobody where the frame is gone', async () => {
    const frame = (origin: string, parent: object | null) => ({ origin, parent });
    const from = (senderFrame: object | null, id = 7) =>
      senderOf({ sender: { id }, senderFrame } as unknown as IpcMainInvokeEvent, { id: 7 });
    expect(from(frame('app://bastion', null))).toEqual({ origin: 'app://bastion', mainFrame: true });
    expect(from(frame('app://bastion', {}))).toEqual({ origin: 'app://bastion', mainFrame: false });
    expect(from(frame('null', null))).toEqual({ origin: null, mainFrame: true });
    expect(from(null)).toEqual({ origin: null, mainFrame: false });
    expect(from(frame('app://bastion', null), 8)).toEqual({ origin: null, mainFrame: false });

    const seen: [Sender, unknown, unknown][] = [];
    const main: MainSide = {
      call: (sender, name, input) => {
        seen.push([sender, name, input]);
        return Promise.resolve({ ok: true, value: null });
      },
      subscribe: () => () => {},
    };
    const handled = new Map<string, (...args: unknown[]) => unknown>();
    const stop = connect(
      {
        handle: (channel: string, handler: (...args: unknown[]) => unknown) =>
          void handled.set(channel, handler),
        removeHandler: (channel: string) => void handled.delete(channel),
      } as never,
      { id: 7, send: () => {}, isDestroyed: () => false },
      main,
    );
    expect([...handled.keys()]).toEqual(['bastion:call']);
    await handled.get('bastion:call')?.(
      { sender: { id: 7 }, senderFrame: null },
      '__proto__',
      { a: 1 },
      'a third',
    );
    expect(seen).toEqual([[{ origin: null, mainFrame: false }, '__proto__', { a: 1 }]]);
    stop();
    expect(handled.size).toBe(0);
  });

  it('18. serves a scheme of its own instead of file:', async () => {
    expect(privileges).toEqual([
      {
        scheme: 'app',
        privileges: { standard: true, secure: true, bypassCSP: false, allowServiceWorkers: false },
      },
    ]);
    expect((await respond('/nowhere', { method: 'GET', url: 'app://other/' })).status).toBe(404);
    expect(isOwn('file:///app/bastion')).toBe(false);
    expect(sources.join('')).not.toMatch(/loadFile\(|['"]file:/);
  });

  it('20. gives the page two functions and no object of Electron’s', () => {
    const ipc = { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() };
    const bridge = pageBridge(ipc);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'on']);
    void bridge.call('roles.list', { a: 1 });
    expect(ipc.invoke).toHaveBeenCalledWith('bastion:call', 'roles.list', { a: 1 });
    const listener = vi.fn();
    const stop = bridge.on('changed', listener);
    const receive = ipc.on.mock.calls[0]?.[1] as (...args: unknown[]) => void;
    receive({ sender: 'an object of Electron’s' }, 'job', { id: '1' });
    expect(listener).not.toHaveBeenCalled();
    receive({ sender: 'an object of Electron’s' }, 'changed', { topics: ['users'] });
    expect(listener.mock.calls).toEqual([[{ topics: ['users'] }]]);
    stop();
    expect(ipc.removeListener).toHaveBeenCalledWith('bastion:push', receive);
  });

  it('trusts no certificate, presents none, answers no password', () => {
    const { on, raise } = listeners();
    refuseCertificates({ on } as never);
    const answer = vi.fn();
    const error = event();
    raise('certificate-error', error, {}, 'https://x', 'bad', {}, answer);
    expect(answer).toHaveBeenLastCalledWith(false);
    raise('select-client-certificate', event(), {}, 'https://x', [{}], answer);
    expect(answer).toHaveBeenLastCalledWith();
    raise('login', event(), {}, {}, {}, answer);
    expect(answer).toHaveBeenLastCalledWith();
  });

  it('resolves no name, and shows developer tools only outside a package', () => {
    const switches: string[][] = [];
    goOffline({ appendSwitch: (...args: string[]) => void switches.push(args) });
    expect(switches).toContainEqual(['host-resolver-rules', 'MAP * ~NOTFOUND']);
    expect(mayRequest('devtools://devtools/x.js', true)).toBe(false);
    expect(mayRequest('devtools://devtools/x.js', false)).toBe(true);
    expect(web?.devTools).toBe(false);
    expect(windowOptions({ preload: '', icon: '', packaged: false }).webPreferences?.devTools).toBe(true);
  });
});
