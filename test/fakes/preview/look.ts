import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright-core';
import { contentSecurityPolicy, withNonce } from '../../../electron/shell/csp.ts';

// Takes a picture of each page on the fake bridge, light and dark, and lets axe judge it:
//   node look.ts <built preview> <folder of pictures> [pattern of pages' names] [part of `size theme`]
const [built = '', pictures = '', only = '', kind = ''] = process.argv.slice(2);
const browser = process.env['BASTION_BROWSER'] ?? '/usr/bin/chromium';
const axe = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

interface Stop {
  name: string;
  at: string;
  query?: string;
  then?: (page: Page) => Promise<unknown>;
}

const openFirstRow = (page: Page) => page.locator('tbody tr[tabindex="0"]').first().press('Enter');
const stops: Stop[] = [
  { name: 'first-run', at: '/', query: 'forest=none' },
  {
    name: 'first-run-new',
    at: '/',
    query: 'forest=none',
    then: page => page.getByRole('button', { name: 'New forest' }).click(),
  },
  { name: 'overview', at: '/' },
  { name: 'history', at: '/history' },
  { name: 'history-filtered', at: '/history?severities=Error&severities=Warning&text=phone' },
  { name: 'history-detail', at: '/history', then: openFirstRow },
  { name: 'history-empty', at: '/history?text=nothing-like-it' },
  {
    name: 'history-time',
    at: '/history',
    then: page => page.getByRole('button', { name: 'Time', exact: true }).click(),
  },
  {
    name: 'history-user',
    at: '/history',
    then: page => page.getByRole('button', { name: 'User', exact: true }).click(),
  },
  { name: 'settings-pam', at: '/settings/pam' },
  {
    name: 'settings-pam-edited',
    at: '/settings/pam',
    then: async page => {
      await page.getByLabel('Shortest TTL of a role', { exact: true }).fill('45');
      await page.getByLabel('Length of generated passwords').fill('4');
      await page.getByRole('button', { name: 'Save PAM configuration' }).click();
    },
  },
  { name: 'settings-console', at: '/settings/console' },
  { name: 'settings-access', at: '/settings/access' },
  { name: 'settings-access-read', at: '/settings/access', query: 'access=read' },
  {
    name: 'settings-access-add',
    at: '/settings/access',
    then: page => page.getByRole('button', { name: 'Add user' }).click(),
  },
  {
    name: 'settings-access-remove',
    at: '/settings/access',
    then: page => page.getByRole('button', { name: 'Remove access of WS-17\\omar' }).click(),
  },
  {
    name: 'settings-corp',
    at: '/settings/corp',
    then: page => page.getByRole('button', { name: 'Compare with CORP' }).click(),
  },
  { name: 'menu', at: '/', then: page => page.getByRole('button', { name: /Signed in as/ }).click() },
  { name: 'shortcuts', at: '/', then: page => page.keyboard.press('?') },
  {
    name: 'command',
    at: '/',
    then: async page => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Set-PAMRole (Get-PAMRole -DisplayName R) -MFAEn');
    },
  },
  {
    name: 'command-wrong',
    at: '/',
    then: async page => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Set-PAMRole (Get-PAMRole R) -MFAEnabled maybe -TTL 600');
    },
  },
  {
    name: 'command-result',
    at: '/',
    then: async page => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('Get-PAMRole');
      await page.keyboard.press('Enter');
      await page.getByRole('grid', { name: 'Result' }).waitFor();
    },
  },
  { name: 'nowhere', at: '/nowhere' },
];
const sizes = [
  { name: '1280', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
  { name: '1024x2', viewport: { width: 1024, height: 700 }, deviceScaleFactor: 2 },
  { name: '512x2', viewport: { width: 512, height: 350 }, deviceScaleFactor: 2 },
];

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://local').pathname);
  const name = path === '/' ? '/index.html' : path;
  const nonce = 'cHJldmlldyBub25jZSAxMjM0';
  readFile(join(built, name)).then(
    body => {
      const html = name.endsWith('.html');
      response.writeHead(200, {
        'content-type': types[extname(name)] ?? 'application/octet-stream',
        ...(html ? { 'content-security-policy': contentSecurityPolicy(nonce) } : {}),
      });
      response.end(html ? withNonce(body.toString(), nonce) : body);
    },
    // A browser asks for an icon by itself, and the shells do not serve one either.
    () => response.writeHead(name === '/favicon.ico' ? 204 : 404).end(),
  );
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
await mkdir(pictures, { recursive: true });
const chrome = await chromium.launch({
  executablePath: browser,
  args: [
    '--no-sandbox',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-quic',
  ],
});
let problems = 0;
try {
  for (const { name: size, ...view } of sizes)
    for (const theme of ['light', 'dark'] as const) {
      if (!`${size} ${theme}`.includes(kind)) continue;
      const context = await chrome.newContext({ ...view, reducedMotion: 'reduce' });
      const page = await context.newPage();
      let where = '';
      const complain = (text: string) => {
        problems += 1;
        console.log(`${where}: ${text}`);
      };
      page.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning')
          complain(message.text().slice(0, 400));
      });
      page.on('pageerror', error => complain(String(error).slice(0, 400)));
      for (const stop of stops.filter(one => new RegExp(only).test(one.name))) {
        where = `${stop.name} ${size} ${theme}`;
        await page.goto('about:blank');
        await page.goto(`${origin}/?theme=${theme}&${stop.query ?? ''}#${stop.at}`);
        await page.locator('h1').first().waitFor();
        await page.waitForTimeout(250);
        try {
          await stop.then?.(page);
        } catch (error) {
          complain(String(error).slice(0, 300));
        }
        await page.waitForTimeout(250);
        await page.screenshot({ path: join(pictures, `${stop.name}-${size}-${theme}.png`) });
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const run = (
            window as unknown as {
              axe: {
                run: (options: object) => Promise<{
                  violations: {
                    id: string;
                    help: string;
                    nodes: { html: string; failureSummary?: string }[];
                  }[];
                }>;
              };
            }
          ).axe.run;
          const { violations } = await run({ resultTypes: ['violations'] });
          return violations.map(
            one =>
              `${one.id}: ${one.help}: ${one.nodes
                .map(node => node.html.slice(0, 160))
                .slice(0, 3)
                .join(' | ')}`,
          );
        });
        for (const violation of found) complain(violation);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
        if (wide) complain('The page is wider than the window.');
      }
      await context.close();
    }
} finally {
  await chrome.close();
  server.close();
}
console.log(`${String(problems)} problems`);
process.exitCode = problems === 0 ? 0 : 1;
