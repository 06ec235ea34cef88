import type { CDPSession } from 'playwright-core';
import type { IsolatedWorld } from './isolated-world.ts';

/** Runs in the page's isolated world: the input is never part of the document, so the page sees neither it nor its file. */
function chooseFile(accept: string): Promise<File | null> {
  return new Promise(resolve => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    // Kept, or the element could be collected while the dialog is open.
    (globalThis as unknown as { bastionInput: HTMLInputElement }).bastionInput = input;
    input.click();
  });
}

/**
 * The browser's own dialog for opening a file. Only the path comes back: the browser tells it to the debugging
 * interface, not to the page. Null where the person cancelled or reloaded the window meanwhile.
 */
export async function openFileDialog(
  cdp: CDPSession,
  world: IsolatedWorld,
  accept: string,
): Promise<string | null> {
  let handle: string | null;
  try {
    handle = await world.callForHandle(chooseFile, accept);
  } catch {
    return null;
  }
  if (handle === null) return null;
  const { path } = await cdp.send('DOM.getFileInfo', { objectId: handle });
  return path === '' ? null : path;
}
