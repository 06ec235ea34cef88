import type { BrowserContext, Page, Route } from 'playwright-core';
import { serveAsset } from '../assets.ts';

/** True if an address is of the window's own origin. Parsed, because `https://host.evil.example` begins with `https://host`. */
export function isOwn(url: string, origin: string): boolean {
  return URL.canParse(url) && new URL(url).origin === origin;
}

/** Answers a request of the page from the built renderer; every other request is aborted before it exists. */
export async function answer(route: Route, rendererDir: string, origin: string): Promise<void> {
  const request = route.request();
  if (!isOwn(request.url(), origin)) {
    await route.abort('aborted');
    return;
  }
  await route.fulfill(await serveAsset(rendererDir, { method: request.method(), url: request.url() }));
}

/**
 * Holds the window to its own page: all requests are answered here or aborted, every permission is denied, a second
 * page is closed, and a document of another origin sends the window back.
 */
export async function guard(
  context: BrowserContext,
  page: Page,
  rendererDir: string,
  origin: string,
): Promise<void> {
  await context.route('**/*', route => answer(route, rendererDir, origin).catch(() => {}));
  // An empty list grants nothing and, by that, refuses all others without asking the person.
  await context.grantPermissions([], { origin });
  context.on('page', other => {
    if (other !== page) void other.close().catch(() => {});
  });
  page.on('framenavigated', frame => {
    if (frame === page.mainFrame() && !isOwn(frame.url(), origin))
      void page.goto(`${origin}/`).catch(() => {});
  });
  page.on('download', download => void download.cancel().catch(() => {}));
}
