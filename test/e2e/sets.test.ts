import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

it('puts a person into a set and takes them out again, each with the line that does it', async () => {
  const { page } = console;
  await console.go('/sets');
  await page.getByRole('row', { name: /^PAM Administrators/ }).click();
  await page.getByRole('combobox', { name: 'Add a member' }).fill('jen');
  await page
    .getByRole('option', { name: /PRIV\.Jen/ })
    .first()
    .click();
  const dialog = page.getByRole('alertdialog');
  await dialog.getByText('Add-PAMSetMember').waitFor();
  await picture(page, 'set-add');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Add member' }).click();
  const out = page.getByRole('button', { name: 'Take out: Jen' });
  await out.waitFor();
  await page.emulateMedia({ colorScheme: 'dark' });
  await picture(page, 'set-members-dark');
  expect(await violations(page)).toEqual([]);
  await out.click();
  await dialog.getByText('Remove-PAMSetMember').waitFor();
  await dialog.getByRole('button', { name: 'Take out' }).click();
  await page.getByText('Nobody is in it.').waitFor();
  const [last] = (await console.call('events.list', { filter: { ids: [9058, 9059] }, limit: 1 })).rows;
  expect(last?.id).toBe(9059);
});
