import type { IsolatedWorld } from './isolated-world.ts';

/** Runs in the page's isolated world. The page itself may not touch the clipboard. */
function copy(text: string): boolean {
  let done = false;
  document.addEventListener(
    'copy',
    event => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      done = true;
    },
    { capture: true, once: true },
  );
  return document.execCommand('copy') && done;
}

/** Puts text on the clipboard. Throws where the browser refuses. */
export async function copyToClipboard(world: IsolatedWorld, text: string): Promise<void> {
  if (!(await world.call(copy, text))) throw new Error('The browser refused to write the clipboard.');
}
