import type { WebContents } from 'electron';
import { isOwn } from './origin.ts';

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * Holds contents to the page: no navigation to another place, by the page, by a frame or by a redirect; no second window;
 * no webview. Given to every contents that the application creates, not only to the window's.
 */
export function guardContents(contents: Guarded): void {
  contents.on('will-navigate', event => {
    if (!isOwn(event.url)) event.preventDefault();
  });
  contents.on('will-frame-navigate', event => {
    // Frames have no business here at all: the policy allows none.
    if (!event.isMainFrame || !isOwn(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', event => {
    if (!isOwn(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', event => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
