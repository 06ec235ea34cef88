import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { makeCommand } from '../../shared/cmdlets/command.ts';
import { roleRef, userRef } from '../../shared/cmdlets/refs.ts';
import type { User } from '../../shared/domain/user.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
let page: Page;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

describe('an object that somebody else saves while it is edited', () => {
  it('a role: shows the difference, merges the lists, and saves both', async () => {
    const id = await roleIdOf(console, 'R');
    const before = await console.call('roles.get', { id });
    const users = (await console.call('users.list', { page: { limit: 200 } })).rows.map(row => row.user);
    const known = new Map(users.map(user => [user.id, user]));
    const [first, second] = users.filter(
      user => user.sourcePhoneNumber !== '' && !before.role.candidates.includes(user.id),
    ) as [User, User];
    await console.go(`/roles/${id}`);
    await page.getByRole('textbox', { name: /^Description/ }).fill('Edited here');
    const add = page.getByRole('combobox', { name: /^Candidates/ });
    await add.fill(first.privAccountName);
    await page.getByRole('listbox').getByRole('option').first().click();
    await page.getByText('Set-PAMRole').first().waitFor();

    const candidates = [...before.role.candidates, second.id].map(one => userRef(known.get(one)!));
    await console.call('cmdlet.run', {
      pipeline: [
        makeCommand('Set-PAMRole', { Role: roleRef(before.role), TTL: 2700, Candidates: candidates }),
      ],
    });
    await page.getByText('The role was changed while you edited it').waitFor();
    const said = page.getByRole('complementary');
    await said.getByText('Longest activation: 1 hour became 45 minutes').waitFor();
    await said.getByText(`Candidates: ${second.sourceDisplayName} was added`).waitFor();
    await picture(page, 'role-meanwhile');
    expect(await page.getByRole('button', { name: 'Save role' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Reload, keep my entries' }).click();
    await page.getByRole('button', { name: 'Save role' }).click();
    await page.getByText('Nothing is changed yet.').first().waitFor();
    const after = (await console.call('roles.get', { id })).role;
    expect(after).toMatchObject({ description: 'Edited here', ttl: 2700 });
    expect(new Set(after.candidates)).toEqual(new Set([...before.role.candidates, first.id, second.id]));
  });

  it('a user: says which entry would replace the other’s', async () => {
    const id = await userIdOf(console, 'PRIV.Jen');
    const { user } = await console.call('users.get', { id });
    await console.go(`/users/${id}`);
    await page.getByRole('textbox', { name: 'Telephone number' }).fill('+12135550199');
    await console.call('cmdlet.run', {
      pipeline: [makeCommand('Set-PAMUser', { User: userRef(user), SourcePhoneNumber: '+12135550111' })],
    });
    await page.getByText('The user was changed while you edited it').waitFor();
    await page.getByText('your entry would replace it').waitFor();
    await picture(page, 'user-meanwhile');
    await page.getByRole('button', { name: 'Discard my entries' }).click();
    expect(await page.getByRole('textbox', { name: 'Telephone number' }).inputValue()).toBe('+12135550111');
  });
});

describe('a new object', () => {
  it('a group: is created, opens in the place of the page, and lets nothing be lost', async () => {
    await console.go('/groups/new');
    await page.getByRole('radio', { name: 'In PRIV only' }).check();
    await page.getByRole('textbox', { name: 'Group in PRIV' }).fill('Bastion Operators');
    await page.getByText('New-PAMGroup').first().waitFor();
    await picture(page, 'group-new-filled');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('dialog').or(page.getByRole('alertdialog')).first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Create group' }).click();
    await page.getByRole('heading', { level: 2, name: /Bastion Operators/ }).waitFor();
    await page.getByRole('button', { name: 'Remove group' }).click();
    await picture(page, 'remove-group-unused');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove group' }).click();
    await page.getByRole('complementary').waitFor({ state: 'detached' });
    const left = await console.call('groups.list', { search: 'Bastion Operators', page: {} });
    expect(left.rows).toEqual([]);
  });

  it('a role without a name: the field says why, and has the focus', async () => {
    await console.go('/roles/new');
    await page.getByRole('textbox', { name: /^Description/ }).fill('For the night');
    await page.getByRole('button', { name: 'Create role' }).click();
    await page.getByText('Give the role a name').waitFor();
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    expect(await name.evaluate(one => one === document.activeElement)).toBe(true);
    await page.getByRole('textbox', { name: /^Description/ }).fill('');
  });
});
