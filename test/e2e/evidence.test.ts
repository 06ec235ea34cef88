import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

it('takes an anchor, compares the history with it, and names a word that was mistyped', async () => {
  const { page, go } = console;
  await go('/evidence');
  await page.getByRole('button', { name: 'Take an anchor' }).click();
  const words = await page
    .getByRole('list', { name: 'The anchor’s words' })
    .getByRole('listitem')
    .allInnerTexts();
  expect(words).toHaveLength(16);
  const field = page.getByLabel('The anchor’s words', { exact: true }).and(page.locator('textarea'));
  await field.fill(words.with(3, words[3] === 'acorn' ? 'zebra' : 'acorn').join(' '));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page.locator('.anchor-compare [aria-invalid="true"]').waitFor();
  await picture(page, 'anchor-mistyped-light');
  await field.fill(words.join(' '));
  await page.getByRole('button', { name: 'Compare', exact: true }).click();
  await page
    .getByText(/All up to entry \d+ is as it was when the anchor was taken\./)
    .first()
    .waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `anchor-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  // The same in a file for removable media.
  await page.emulateMedia({ colorScheme: 'light' });
  await console.pick(join(console.userData, 'anchor.txt'));
  await page.getByRole('button', { name: 'Save to a file' }).click();
  await page.getByText(/^Saved to .*anchor\.txt$/).waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('button', { name: 'Compare with a file' }).click();
  await page
    .getByText(/All up to entry \d+ is as it was/)
    .first()
    .waitFor();
  await page.getByText(/^Saved to .*anchor\.txt$/).scrollIntoViewIfNeeded();
  await picture(page, 'anchor-file-light');
  // The printed sheet has the words and nothing of the window.
  await page.emulateMedia({ media: 'print' });
  expect(await page.getByRole('heading', { name: /^Anchor of the history/ }).isVisible()).toBe(true);
  expect(await page.getByRole('navigation').first().isVisible()).toBe(false);
  await picture(page, 'anchor-sheet-print');
});
