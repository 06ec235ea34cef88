import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
let page: Page;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

const button = (name: string) => page.getByRole('button', { name });
const newest = async (id: number) =>
  (await console.call('events.list', { filter: { ids: [id] }, limit: 1 })).rows[0];

/** An account of CORP that is not under PAM yet. */
async function stranger(kind: 'user' | 'group'): Promise<{ accountName: string; displayName: string }> {
  const { entries } = await console.call('corp.search', { kind, text: '' });
  const known =
    kind === 'user'
      ? (await console.call('users.list', { page: { limit: 200 } })).rows.map(
          row => row.user.sourceAccountName,
        )
      : (await console.call('groups.list', { page: { limit: 200 } })).rows.map(
          row => row.group.sourceAccountName,
        );
  const found = entries.find(entry => !known.includes(entry.accountName));
  if (found === undefined) throw new Error(`Every ${kind} of the sample's CORP is under PAM.`);
  return found;
}

async function pick(label: string, name: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(name);
  await page.getByRole('option', { name }).first().click();
}

describe('a user from CORP', () => {
  it('is created by the form, is in the list, and in the history', async () => {
    const { accountName, displayName } = await stranger('user');
    const name = displayName || accountName;
    await console.go('/users/new');
    await pick('Account in CORP', name);
    await page
      .getByRole('region', { name: 'PowerShell that Save will run' })
      .getByText('New-PAMUser')
      .waitFor();
    await page.getByLabel(/^First password/).fill('Never-kept-1');
    await page.getByText(/^-PrivPassword has no effect: /).waitFor();
    await picture(page, 'user-new-filled-light');
    expect(await violations(page)).toEqual([]);
    await button('Create user').click();
    await page.getByRole('complementary').getByRole('heading', { name }).waitFor();
    const grid = page.getByRole('grid', { name: 'Users' });
    await page.getByRole('textbox', { name: 'Search users' }).fill(name);
    await grid.getByRole('row', { name: new RegExp(`^${name}`) }).waitFor();
    await picture(page, 'user-created-light');
    const event = await newest(9010);
    expect(event).toMatchObject({ userName: `PRIV.${accountName}` });
    await console.go('/history?ids=9010');
    await page
      .getByRole('grid')
      .getByRole('row', { name: new RegExp(`PRIV\\.${accountName}`) })
      .first()
      .waitFor();
    expect(JSON.stringify(await console.call('events.get', { seq: event!.seq }))).not.toContain(
      'Never-kept-1',
    );
  });

  it('can be given a PIN code and have it taken away again', async () => {
    const { rows } = await console.call('users.list', { search: 'Jen', page: {} });
    const { id } = rows[0]!.user;
    const stored = async () => (await console.call('users.get', { id })).user.hasPinCode;
    await console.go(`/users/${id}`);
    if (await stored()) await button('Replace PIN code').click();
    else await button('Set PIN code').click();
    await page.getByLabel(/PIN code/).fill('4711');
    await button('Save user').click();
    await expect.poll(stored).toBe(true);
    await button('Remove PIN code').click();
    await page.getByText("-PrivPINCode ''").waitFor();
    await page.getByText('Removed when you save').waitFor();
    await picture(page, 'user-remove-pin-light');
    expect(await violations(page)).toEqual([]);
    await button('Save user').click();
    await expect.poll(stored).toBe(false);
    await button('Set PIN code').waitFor();
    await page.getByText('Nothing is changed yet.').first().waitFor();
    const event = await newest(9011);
    expect((await console.call('events.get', { seq: event!.seq })).powershell).toMatch(/-PrivPINCode ''$/);
  });
});

describe('a group from CORP', () => {
  it('is created by the form, is in the list, and in the history', async () => {
    const { accountName, displayName } = await stranger('group');
    await console.go('/groups/new');
    await pick('Group in CORP', displayName || accountName);
    await page
      .getByRole('region', { name: 'PowerShell that Save will run' })
      .getByText('New-PAMGroup')
      .waitFor();
    await picture(page, 'group-new-filled-light');
    expect(await violations(page)).toEqual([]);
    await button('Create group').click();
    await page.getByRole('complementary').getByRole('heading').first().waitFor();
    await page.getByRole('textbox', { name: 'Search groups' }).fill(accountName);
    await page
      .getByRole('grid', { name: 'Groups' })
      .getByRole('row', { name: new RegExp(accountName) })
      .waitFor();
    await picture(page, 'group-created-light');
    const event = await newest(9020);
    expect(event?.message).toContain(accountName);
    await console.go('/history?ids=9020');
    await page
      .getByRole('grid')
      .getByRole('row', { name: new RegExp(accountName) })
      .first()
      .waitFor();
  });
});
