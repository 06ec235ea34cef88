import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseOrigin } from '../../../electron/shell/chromium/bridge.ts';
import { bridgeScript, deliveryExpression } from '../../../electron/shell/chromium/bridge-script.ts';
import { browserFlags } from '../../../electron/shell/chromium/flags.ts';
import { fileNameProblem, listFolder, roots } from '../../../electron/shell/chromium/folders.ts';
import { isOwn } from '../../../electron/shell/chromium/guards.ts';
import { prepareProfile } from '../../../electron/shell/chromium/profile.ts';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bastion-parts-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the browser’s command line', () => {
  const flags = (isRoot: boolean) =>
    browserFlags({ url: 'https://bastion.invalid/', width: 800, height: 600, isRoot });

  it('opens an application window that stays off every network', () => {
    expect(flags(false)).toEqual(
      expect.arrayContaining([
        '--app=https://bastion.invalid/',
        '--window-size=800,600',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--disable-domain-reliability',
        '--host-resolver-rules=MAP * ~NOTFOUND',
      ]),
    );
    expect(flags(false).join(' ')).not.toMatch(/remote-debugging-port|disable-web-security/);
  });

  it('gives up the sandbox for root alone', () => {
    expect(flags(false)).not.toContain('--no-sandbox');
    expect(flags(true)).toContain('--no-sandbox');
  });
});

describe('the profile', () => {
  it('keeps no password, and keeps what the person changed', () => {
    const file = join(prepareProfile(join(dir, 'p')), 'Default', 'Preferences');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      credentials_enable_service: false,
      profile: { password_manager_enabled: false },
    });
    writeFileSync(file, '{"changed":true}');
    prepareProfile(join(dir, 'p'));
    expect(readFileSync(file, 'utf8')).toBe('{"changed":true}');
  });
});

describe('whose address it is', () => {
  it('is decided by the parsed origin', () => {
    const own = (url: string) => isOwn(url, 'https://bastion.invalid');
    expect(own('https://bastion.invalid/#/roles')).toBe(true);
    for (const url of [
      'https://bastion.invalid.example/',
      'https://bastion.invalid@example/',
      'http://bastion.invalid/',
      'https://bastion.invalid:8443/',
      'about:blank',
      '',
    ]) {
      expect(own(url), url).toBe(false);
    }
  });

  it('is nobody’s where the origin is opaque', () => {
    expect(parseOrigin('https://bastion.invalid')).toBe('https://bastion.invalid');
    expect(parseOrigin('://')).toBeNull();
    expect(parseOrigin('null')).toBeNull();
    expect(parseOrigin('')).toBeNull();
    expect(parseOrigin('data:text/html,x')).toBeNull();
  });
});

describe('the script of the bridge', () => {
  /** Runs the script as a frame would, with a window of the test's own. */
  function boot(options: { top: boolean; origin: string }) {
    const target = new EventTarget();
    const sent: string[] = [];
    const scope: Record<string, unknown> = {
      secret: (text: string) => void sent.push(text),
      addEventListener: target.addEventListener.bind(target),
    };
    const self = { ...scope, top: null as unknown };
    self.top = options.top ? self : {};
    const script = bridgeScript({ binding: 'secret', event: 'heard', origin: 'https://bastion.invalid' });
    // eslint has no say here: the text is ours, and running it is what the browser does with it.
    const run = Reflect.construct(Function, ['globalThis', 'window', 'location', script]) as (
      ...args: unknown[]
    ) => void;
    run(scope, self, { origin: options.origin });
    return { scope, sent, target };
  }

  it('takes the binding away in every frame, and gives the bridge to the top frame of our origin alone', () => {
    const ours = boot({ top: true, origin: 'https://bastion.invalid' });
    expect(ours.scope).not.toHaveProperty('secret');
    expect(ours.scope).toHaveProperty('bastion');
    for (const other of [
      boot({ top: false, origin: 'https://bastion.invalid' }),
      boot({ top: true, origin: 'https://evil.example' }),
    ]) {
      expect(other.scope).not.toHaveProperty('secret');
      expect(other.scope).not.toHaveProperty('bastion');
    }
  });

  it('settles each call once, by its own answer', async () => {
    const { scope, sent, target } = boot({ top: true, origin: 'https://bastion.invalid' });
    const { call } = scope['bastion'] as { call(name: string, input: unknown): Promise<unknown> };
    const [first, second] = [call('a', 1), call('b', 2)];
    expect(sent.map(text => JSON.parse(text) as object)).toEqual([
      { id: 1, name: 'a', input: 1 },
      { id: 2, name: 'b', input: 2 },
    ]);
    const answer = (id: number, value: string) =>
      target.dispatchEvent(new CustomEvent('heard', { detail: JSON.stringify({ id, value }) }));
    answer(2, 'two');
    answer(9, 'nobody asked');
    answer(1, 'one');
    expect(await Promise.all([first, second])).toEqual(['one', 'two']);
  });

  it('delivers any text as data', () => {
    const nasty = { value: '</script>\u2028`${x}`"\'\\' };
    const heard: unknown[] = [];
    const run = Reflect.construct(Function, [
      'dispatchEvent',
      'CustomEvent',
      deliveryExpression('e', nasty),
    ]) as (...args: unknown[]) => void;
    run((event: CustomEvent<string>) => heard.push(JSON.parse(event.detail)), CustomEvent);
    expect(heard).toEqual([nasty]);
  });
});

describe('the folders', () => {
  it('are listed in a person’s order, without hidden ones, links followed', async () => {
    for (const name of ['b10', 'b9', 'Alpha', '.hidden']) mkdirSync(join(dir, name));
    writeFileSync(join(dir, 'file.csv'), '');
    symlinkSync(join(dir, 'b9'), join(dir, 'link'));
    symlinkSync(join(dir, 'gone'), join(dir, 'broken'));
    expect(await listFolder(dir)).toEqual({
      folder: dir,
      parent: join(dir, '..'),
      folders: ['Alpha', 'b9', 'b10', 'link'],
      files: ['broken', 'file.csv'],
      problem: '',
    });
  });

  it('say why they cannot be shown', async () => {
    writeFileSync(join(dir, 'file'), '');
    expect((await listFolder(join(dir, 'none'))).problem).toContain('is not there');
    expect((await listFolder(join(dir, 'file'))).problem).toContain('is a file');
    expect((await listFolder('relative')).problem).toContain('not a whole path');
  });

  it.skipIf(process.getuid?.() === 0)('say that they may not be read', async () => {
    chmodSync(dir, 0o000);
    expect((await listFolder(dir)).problem).toContain('may not be read');
    chmodSync(dir, 0o700);
  });

  it('end at the root, and begin at each drive of Windows', async () => {
    expect((await listFolder('/')).parent).toBeNull();
    expect(roots('linux')).toEqual(['/']);
    expect(roots('win32', path => path === 'C:\\' || path === 'E:\\')).toEqual(['C:\\', 'E:\\']);
    expect(existsSync('/')).toBe(true);
  });

  it.each(['', ' ', 'a/b', 'a\\b', 'a:b', 'x.', 'x ', '..', 'a\u0000', 'what?'])(
    'refuse the file name %j',
    name => {
      expect(fileNameProblem(name)).not.toBe('');
    },
  );
  it.each(['history.csv', 'märz 2026.json', '.x'])('take the file name %j', name => {
    expect(fileNameProblem(name)).toBe('');
  });
});
