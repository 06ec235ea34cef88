import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';
import { userIdOf } from './support/objects.ts';

let console: TestConsole;
let page: Page;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

const field = () => page.getByRole('combobox', { name: 'Search, or a line of cmdlets' });
const option = (name: string | RegExp) => page.getByRole('option', { name });
/** The option that Enter takes, as a screen reader is told it. */
const active = async () => {
  const id = await field().getAttribute('aria-activedescendant');
  return id === null ? null : page.locator(`[id="${id}"]`).innerText();
};

it('leads by a few letters to pages, objects and actions, all by keyboard', async () => {
  await console.go('/');
  await page.keyboard.press('Control+k');
  await field().pressSequentially('his');
  expect(await active()).toMatch(/^History/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#\/history/);

  await page.keyboard.press('Control+k');
  await field().pressSequentially('priv.jen');
  await page.getByRole('group', { name: 'Users' }).getByRole('option').first().waitFor();
  await page
    .getByRole('dialog')
    .getByRole('status')
    .getByText(/\d+ suggestion/)
    .waitFor();
  while (!/PRIV\.Jen/.test((await active()) ?? '')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`#/users/${await userIdOf(console, 'PRIV.Jen')}`));

  await page.keyboard.press('Control+k');
  expect(await page.getByRole('group', { name: 'Recent' }).getByRole('option').allInnerTexts()).toMatchObject(
    [expect.stringMatching(/PRIV\.Jen/), expect.stringMatching(/^History/)],
  );
  await field().fill('new role');
  await option(/^New role/).click();
  await page.waitForURL(/#\/roles\/new/);
  await page.getByRole('heading', { name: 'New role' }).waitFor();
});

it('shows how a chosen cmdlet is typed, and runs it', async () => {
  await console.go('/');
  await page.keyboard.press('Control+k');
  await field().fill('getrole');
  await option(/^Get-PAMRole\b/)
    .first()
    .waitFor();
  while (!/^Get-PAMRole\n/.test((await active()) ?? '')) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await field().inputValue()).toBe('Get-PAMRole ');
  await page.getByRole('list', { name: 'How Get-PAMRole is typed' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Result' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

it.each(['light', 'dark'] as const)('has no accessibility violation, %s', async colorScheme => {
  await page.emulateMedia({ colorScheme });
  await console.go('/');
  const wrong: string[] = [];
  for (const [name, text] of [
    ['first', ''],
    ['letters', 'corp'],
    ['cmdlet', 'Set-PAMRole '],
    ['nothing', 'zzqx'],
  ] as const) {
    await page.keyboard.press('Control+k');
    await field().fill(text);
    if (name === 'letters') await page.getByRole('group', { name: 'Groups' }).waitFor();
    if (name === 'nothing') await page.getByText(/Nothing is called/).waitFor();
    await picture(page, `palette-${name}-${colorScheme}`);
    wrong.push(...(await violations(page)).map(line => `${name}: ${line}`));
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  expect(wrong).toEqual([]);
});

it('the navigation scrolls to its last page in a window of 1024 × 700 at 200 %', async () => {
  await page.setViewportSize({ width: 512, height: 350 });
  await console.go('/');
  await page.getByRole('button', { name: 'Open the navigation' }).click();
  const rail = page.getByRole('navigation', { name: 'Pages' });
  const last = rail.getByRole('link', { name: 'Settings' });
  await last.scrollIntoViewIfNeeded();
  await picture(page, 'rail-small');
  const box = (await last.boundingBox())!;
  expect(box.y + box.height).toBeLessThanOrEqual(350);
  await last.click();
  await page.waitForURL(/#\/settings/);
});
