import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
afterEach(async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

const opened = () =>
  page.getByRole('dialog').or(page.getByRole('alertdialog')).or(page.getByRole('menu')).first();

/** Each dialog, by the name of its picture: how a person opens it from the keyboard. */
const dialogs: Record<string, { at: string; open: () => Promise<void> }> = {
  'command-bar': { at: '/', open: () => page.keyboard.press('Control+k') },
  shortcuts: { at: '/', open: () => page.keyboard.press('?') },
  'user-menu': { at: '/', open: () => press(/^Signed in as/) },
  'remove-role': { at: 'role', open: () => press('Remove role') },
  'remove-user': { at: 'user', open: () => press('Remove user') },
  'remove-group': { at: 'group', open: () => press('Remove group') },
  'access-add': { at: '/settings/access', open: () => press('Add user') },
  'checks-suppress': { at: '/checks', open: () => press(/^Suppress: /) },
  'checks-fix': { at: '/checks', open: () => press(/^Deactivate PRIV account: /) },
  'history-export': { at: '/history', open: () => press('Export') },
};

async function press(name: string | RegExp): Promise<void> {
  const button = page.getByRole('button', { name }).first();
  await button.focus();
  await page.keyboard.press('Enter');
}

async function addressOf(at: string): Promise<string> {
  if (at === 'role') return `/roles/${await roleIdOf(console, 'R')}`;
  if (at === 'user') return `/users/${await userIdOf(console, 'PRIV.Jen')}`;
  if (at === 'group') return `/groups/${(await console.call('groups.list', { page: {} })).rows[0]!.group.id}`;
  return at;
}

describe.each(['light', 'dark'] as const)('dialogs, %s', colorScheme => {
  it.each(Object.keys(dialogs))('%s has no accessibility violation', async name => {
    const { at, open } = dialogs[name]!;
    await page.emulateMedia({ colorScheme });
    await console.go(await addressOf(at));
    await open();
    await opened().waitFor();
    await picture(page, `dialog-${name}-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  });
});

describe('by keyboard', () => {
  it('Alt+4, arrows, Enter, Escape: opens a role and returns to its row', async () => {
    await console.go('/');
    await page.keyboard.press('Alt+4');
    const rows = page.getByRole('grid', { name: 'Roles' }).getByRole('row');
    await rows.nth(2).waitFor();
    await rows.nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const detail = page.getByRole('complementary');
    await detail.waitFor();
    await page.keyboard.press('Escape');
    await detail.waitFor({ state: 'detached' });
    expect(await rows.nth(2).evaluate(row => row === document.activeElement)).toBe(true);
  });

  it('a dialog gives the focus back to what opened it', async () => {
    await console.go(await addressOf('role'));
    const button = page.getByRole('button', { name: 'Remove role' });
    await button.focus();
    await page.keyboard.press('Enter');
    await opened().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate(one => one === document.activeElement)).toBe(true);
  });

  it('asks before unsaved changes are left, and keeps them', async () => {
    await console.go(await addressOf('role'));
    await page.getByRole('textbox', { name: /^Description/ }).fill('Something else');
    await page.getByRole('link', { name: 'Overview' }).click();
    await opened().waitFor();
    await picture(page, 'dialog-unsaved');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('textbox', { name: /^Description/ }).inputValue()).toBe('Something else');
    await page.getByRole('button', { name: 'Discard changes' }).click();
  });

  it('begins another tab at the top of the page', async () => {
    await console.go('/mfa');
    const main = page.locator('main');
    await page.setViewportSize({ width: 1280, height: 400 });
    expect(await main.evaluate(one => ((one.scrollTop = 100), one.scrollTop))).toBe(100);
    await page
      .getByRole('navigation', { name: 'Parts of MFA' })
      .getByRole('link', { name: 'Settings' })
      .click();
    await page.getByText('LICENSE_KEY').first().waitFor();
    expect(await main.evaluate(one => one.scrollTop)).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('runs a typed cmdlet and shows where a wrong line goes wrong', async () => {
    await console.go('/');
    await page.keyboard.press('Control+k');
    const input = page.getByRole('combobox', { name: 'Search, or a line of cmdlets' });
    await input.fill('Get-PAMRole -Nmae R');
    await page
      .getByText(/Column 13/)
      .first()
      .waitFor();
    await picture(page, 'command-bar-error');
    await input.fill('Get-PAMUser -SourceDisplayName Jen');
    await input.press('Enter');
    await page.getByText('PRIV.Jen@priv.contoso.local').waitFor();
  });
});
