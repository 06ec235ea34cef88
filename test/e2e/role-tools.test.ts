import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';
import { roleIdOf } from './support/objects.ts';

let console: TestConsole;
let page: Page;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

const button = (name: string | RegExp) => page.getByRole('button', { name });
const strip = () => page.getByRole('region', { name: 'PowerShell that Save will run' });

/** The page as it is now, in both looks. */
async function pictures(name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `${name}-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
}

it('makes a role like another: all but the name is filled, and the name has the focus', async () => {
  const id = await roleIdOf(console, 'SQL File Access');
  await console.go(`/roles/${id}`);
  await button('New role like this one').click();
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  await name.waitFor();
  await expect.poll(() => name.evaluate(field => field === document.activeElement)).toBe(true);
  await strip().getByText('New-PAMRole').waitFor();
  await name.fill('SQL File Access at night');
  await pictures('role-like');
  await button('Create role').click();
  await page.getByRole('complementary').getByRole('heading', { name: 'SQL File Access at night' }).waitFor();
  const [model, made] = await Promise.all(
    [id, await roleIdOf(console, 'SQL File Access at night')].map(one =>
      console.call('roles.get', { id: one }),
    ),
  );
  const { id: _id, version: _version, displayName: _name, ...all } = model!.role;
  expect(made!.role).toMatchObject(all);
});

it('edits several roles by keyboard and by mouse: one diff, all saved at once', async () => {
  await console.go('/roles');
  const rows = page.getByRole('grid', { name: 'Roles' }).getByRole('row');
  await rows.nth(1).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await rows.nth(4).getByRole('checkbox').click();
  await button('Edit 3 roles').waitFor();
  await pictures('roles-chosen');
  await button('Edit 3 roles').click();
  await page.getByRole('combobox', { name: 'Longest activation' }).selectOption('Set to');
  await page.getByRole('textbox', { name: 'Set to' }).fill('20');
  await page.getByRole('combobox', { name: 'Unit of Set to' }).selectOption('minutes');
  await page.getByRole('combobox', { name: 'Availability window' }).selectOption('Only between two times');
  await page.getByRole('region', { name: 'What it does to people' }).waitFor();
  await strip().getByText('-TTL').nth(2).waitFor();
  await pictures('roles-edit-filled');
  const path = join(console.userData, 'roles.ps1');
  await console.pick(path);
  await button('Save as .ps1').click();
  await strip()
    .getByText(/^Written to .*roles\.whatif\.ps1/)
    .waitFor();
  await pictures('roles-edit-written');
  expect(readFileSync(path, 'utf8').match(/^Set-PAMRole /gm)).toHaveLength(3);
  const before = (await console.call('roles.list', { page: {} })).rows;
  await button('Save 3 roles').click();
  await page.getByRole('grid', { name: 'Roles' }).waitFor();
  const after = (await console.call('roles.list', { page: {} })).rows;
  const changed = after.filter(({ role }, at) => role.version !== before[at]!.role.version);
  expect(changed.map(({ role }) => [role.ttl, role.availableFrom, role.availabilityWindowEnabled])).toEqual(
    Array(3).fill([1200, '08:00', true]),
  );
  const events = await console.call('events.list', { filter: { ids: [9031] }, limit: 3 });
  expect(events.rows.map(({ message }) => message).sort()).toEqual(
    changed.map(({ role }) => `Role ${role.displayName} was changed.`).sort(),
  );
});

it('compares two roles: what differs at first, all by a switch', async () => {
  await console.go(`/roles/${await roleIdOf(console, 'SQL File Access')}`);
  await button('Compare with…').click();
  await page.getByRole('combobox', { name: 'Second role' }).fill('Corp');
  await page.getByRole('option', { name: /Corp Admins/ }).click();
  const table = page.getByRole('table', { name: 'SQL File Access and Corp Admins side by side' });
  await table.getByRole('rowheader', { name: 'Phone call' }).waitFor();
  await pictures('roles-compared');
  const differing = await table.getByRole('row').count();
  await page.getByRole('checkbox', { name: 'Show what is the same too' }).check();
  await table.getByRole('rowheader', { name: 'Approver who asks' }).waitFor();
  expect(await table.getByRole('row').count()).toBeGreaterThan(differing);
});
