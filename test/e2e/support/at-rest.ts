import type { Page } from 'playwright-core';

/** Waits until nothing on the page is on its way any more: dialogs that fade in, colours that change with the scheme. What goes round for ever is not waited for. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter(one => one.effect?.getComputedTiming().endTime !== Infinity)
        .map(one => one.finished.catch(() => null)),
    ).then(() => null),
  );
}
