import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from '../../../shared/contract/bridge.ts';
import { createChromiumShell, type ChromiumShellOptions } from '../../../electron/shell/chromium/shell.ts';
import type { MainSide, Sender } from '../../../electron/shell/port.ts';

/** The browser that the launcher found, or the one of Debian's package. */
export const browser = process.env['BASTION_BROWSER'] ?? '/usr/bin/chromium';
export const hasBrowser = existsSync(browser);

export interface SeenCall {
  sender: Sender;
  name: unknown;
  input: unknown;
}

/** A main process that writes down who called with what, and answers with it. */
export function recordingMain() {
  const calls: SeenCall[] = [];
  const listeners = new Set<Parameters<MainSide['subscribe']>[0]>();
  const main: MainSide = {
    call(sender, name, input): Promise<Reply> {
      calls.push({ sender, name, input });
      if (name === 'fails') return Promise.reject(new Error('an inner text'));
      return Promise.resolve({ ok: true, value: { name, input } });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return {
    main,
    calls,
    listeners,
    push: (topic: 'users' | 'roles') => listeners.forEach(listen => listen('changed', { topics: [topic] })),
  };
}

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="style-nonce" content=""><title>Page</title><link rel="icon" href="data:,">
<script type="module" src="./page.js"></script></head>
<body><h1>Page</h1><button>First</button></body></html>`;

const script = `
window.seen = { had: typeof window.bastion, globals: Object.keys(window).filter(k => /^b[0-9a-f]{32}$/.test(k)), violations: [], pushes: [] };
document.addEventListener('securitypolicyviolation', e => window.seen.violations.push(e.effectiveDirective));
window.bastion.on('changed', v => window.seen.pushes.push(v));
const attempt = work => { try { work(); return 'done'; } catch { return 'refused'; } };
window.seen.tried = {
  markup: attempt(() => { document.body.innerHTML = '<b>x</b>'; }),
  code: attempt(() => new Function('return 1')()),
  eval: attempt(() => (0, eval)('1')),
  policy: attempt(() => trustedTypes.createPolicy('own', {})),
};
`;

/** A window on a small page of the tests' own, and the function that ends it. */
export async function openWindow(options: Partial<ChromiumShellOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bastion-shell-'));
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'page.js'), script);
  const recorder = recordingMain();
  const shell = createChromiumShell({
    browser,
    rendererDir: folder,
    userData: join(folder, 'user'),
    headless: true,
    ...options,
  });
  const opened = await shell.open(recorder.main);
  return {
    ...recorder,
    folder,
    shell,
    opened,
    page: shell.page,
    async end() {
      await opened.close();
      await opened.closed;
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
