import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
let page: Page;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

const badge = () => page.getByRole('link', { name: /^Checks/ });
const errors = () => page.getByRole('region', { name: 'Errors' });

describe('the checks, by clicking', () => {
  it('counts errors and warnings beside the navigation, and lists them worst first', async () => {
    await console.go('/checks');
    const { error, warning } = await console.call('checks.count', {});
    expect(error + warning).toBeGreaterThan(0);
    await badge()
      .getByText(`${error + warning} errors and warnings`)
      .waitFor();
    const headings = await page.getByRole('heading', { level: 2 }).allTextContents();
    expect(headings).toEqual(['Errors', 'Warnings', 'Notices']);
    await errors()
      .getByText(/vikram\.shah is disabled in CORP/)
      .waitFor();
  });

  it('a role marked tier 0 without a gate is found, on its own page too', async () => {
    const id = await roleIdOf(console, 'Helpdesk Password Reset');
    await console.go(`/roles/${id}`);
    await page.getByRole('checkbox', { name: 'Tier 0' }).check();
    const panel = page.getByRole('region', { name: 'Checks' });
    await panel.getByText(/is marked tier 0 and asks neither/).waitFor();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await console.go('/');
      await console.go(`/roles/${id}`);
      await panel.scrollIntoViewIfNeeded();
      await picture(page, `checks-role-${scheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('checkbox', { name: 'Tier 0' }).scrollIntoViewIfNeeded();
    await picture(page, 'checks-role-mark-dark');
  });

  it('suppresses with a reason and an end, by keyboard, and lifts it again', async () => {
    await console.go('/checks?check=tier-0-without-gate');
    await page.getByRole('button', { name: /^Suppress: Helpdesk/ }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Suppress: Tier 0 without a gate' });
    await dialog.waitFor();
    await page.keyboard.press('Control+a');
    await dialog.getByRole('button', { name: 'Suppress finding' }).click();
    await dialog.getByText('Say why it may stay so.').waitFor();
    await dialog.getByLabel('Last day').fill('2020-01-01');
    await dialog.getByLabel('Reason').fill('A second factor comes with the new exchange');
    await dialog.getByRole('button', { name: 'Suppress finding' }).click();
    await dialog.getByText('This day is past. Choose today or a later one.').waitFor();
    await picture(page, 'checks-suppress-wrong');
    const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
    await dialog.getByLabel('Last day').fill(inAWeek);
    await dialog.getByRole('button', { name: 'Suppress finding' }).click();
    await dialog.waitFor({ state: 'detached' });
    const suppressed = page.getByRole('region', { name: 'Suppressed' });
    await suppressed.getByText('A second factor comes with the new exchange').waitFor();
    await page.getByText('No finding fits the filter').waitFor();
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await console.go('/');
      await console.go('/checks');
      await suppressed.scrollIntoViewIfNeeded();
      await picture(page, `checks-suppressed-${scheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await suppressed.getByRole('button', { name: /^Lift/ }).click();
    await suppressed.waitFor({ state: 'detached' });
    await errors()
      .getByText(/is marked tier 0/)
      .waitFor();
  });

  it('runs the offered line after showing it, and what it mended is found no more', async () => {
    await page.getByRole('button', { name: /^Deactivate PRIV account/ }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText(/-PrivAccountActive \$false/).waitFor();
    await dialog.getByRole('button', { name: 'Run Set-PAMUser' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/vikram\.shah is disabled/).waitFor({ state: 'detached' });
    const user = await console.call('users.get', { id: await userIdOf(console, 'PRIV.vikram.shah') });
    expect(user.user.privAccountActive).toBe(false);
    const { rows } = await console.call('events.list', { filter: { userId: user.user.id, ids: [9011] } });
    expect(rows[0]?.reason).toContain('is disabled in CORP');
  });

  it('keeps the filter in the address, and says where nothing fits', async () => {
    await console.go('/checks?severity=notice&area=users');
    await errors().waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Notices']);
    await page.getByRole('textbox', { name: 'Search findings' }).fill('Nadia');
    await page.waitForFunction(() => location.hash.includes('search=Nadia'));
    await page.getByText(/^Tom Becker \(/).waitFor({ state: 'detached' });
    expect(await page.getByText(/Nadia Petrova \(PRIV/).count()).toBe(1);
  });
});
