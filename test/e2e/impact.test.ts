import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

const dialog = () => console.page.getByRole('alertdialog');
const people = () => console.page.getByRole('region', { name: 'What it does to people' });

it.each(['light', 'dark'] as const)(
  'tells of a role, a user, a group and the configuration, %s',
  async colorScheme => {
    const { page, go } = console;
    await page.emulateMedia({ colorScheme });
    await go(`/roles/${await roleIdOf(console, 'R')}`);
    expect(await people().count()).toBe(0);
    await page.getByRole('button', { name: 'Take Jen off candidates' }).click();
    await people().getByText('Jen can no longer ask for R.').waitFor();
    await picture(page, `impact-role-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Discard changes' }).click();
    await people().waitFor({ state: 'detached' });

    // Which roles are held depends on the hour at which the sample's week ends.
    const { rows } = await console.call('roles.list', { page: {} });
    const held = rows.find(row => row.active + row.waiting > 0)!.role;
    await go(`/roles/${held.id}`);
    await page.getByRole('button', { name: 'Remove role' }).click();
    await dialog()
      .getByText(
        new RegExp(`The role ${held.displayName} was not removed: \\d+ requests? for it (is|are) still open`),
      )
      .waitFor();
    await picture(page, `impact-remove-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Cancel' }).click();
    const unused = rows.find(row => row.active + row.waiting === 0 && row.candidates.length > 0)!.role;
    await go(`/roles/${unused.id}`);
    await page.getByRole('button', { name: 'Remove role' }).click();
    await dialog().getByText(`${unused.displayName} is removed.`).waitFor();
    await dialog()
      .getByText(/can no longer ask for it\.$/)
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();

    await go(`/users/${await userIdOf(console, 'PRIV.Jen')}`);
    await page.getByRole('textbox', { name: 'Telephone number' }).fill('+1 213 555 0199');
    await people()
      .getByText(/Calls to Jen for .* go to \+1 213 555 0199 instead of/)
      .waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();

    await go('/settings/pam');
    await page.getByLabel('Functional level of the PRIV forest').selectOption('DS_BEHAVIOR_WIN2012R2');
    await people()
      .getByText(/a Kerberos ticket may outlive/)
      .waitFor();
    await page.getByRole('button', { name: 'Discard changes' }).click();
  },
);
