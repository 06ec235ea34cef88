import { openConsole } from '../e2e/support/console.ts';
import { report } from './measure.ts';

const frames = 240;

/**
 * The matrix of a forest in the real window, scrolled by a third of its height a frame and by a column each third frame: the
 * time from each frame to the next, beside an empty box of the same size scrolled in the same window, which is what the
 * browser and the machine allow.
 */
export async function scrolling(forest: string): Promise<void> {
  const console = await openConsole({ forest: { dir: forest } });
  try {
    await console.go('/matrix');
    const { page } = console;
    const bare = await page.evaluate(frameTimes, { selector: null, frames });
    const ours = await page.evaluate(frameTimes, { selector: '[role="grid"]', frames });
    report('  scrolled in the window, a frame', ours, bare, 'an empty box');
  } finally {
    await console.close();
  }
}

/** Runs in the page. Milliseconds from frame to frame. */
function frameTimes({ selector, frames }: { selector: string | null; frames: number }): Promise<number[]> {
  const grid = document.querySelector('[role="grid"]');
  if (!(grid instanceof HTMLElement)) throw new Error('The page has no grid.');
  let box = grid;
  if (selector === null) {
    box = document.createElement('div');
    Object.assign(box.style, {
      position: 'fixed',
      inset: '0',
      overflow: 'auto',
      zIndex: '9999',
      background: 'white',
    });
    const inner = document.createElement('div');
    Object.assign(inner.style, {
      height: `${String(grid.scrollHeight)}px`,
      width: `${String(grid.scrollWidth)}px`,
    });
    box.append(inner);
    document.body.append(box);
  }
  return new Promise(resolve => {
    const times: number[] = [];
    let last = performance.now();
    const frame = () => {
      const now = performance.now();
      times.push(now - last);
      last = now;
      if (times.length > frames) {
        if (selector === null) box.remove();
        else box.scrollTo(0, 0);
        resolve(times.slice(1));
        return;
      }
      box.scrollTop += box.clientHeight / 3;
      if (times.length % 3 === 0) box.scrollLeft += 44;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}
