import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';

let console: TestConsole;
let page: Page;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
  page = console.page;
});
afterAll(() => console.close());

const newest = async (id: number) =>
  (await console.call('events.list', { filter: { ids: [id] }, limit: 1 })).rows[0];
const item = (name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name }) });

describe('the domains page', () => {
  it('confirms the last switch of the trust with evidence, and the list says so', async () => {
    await console.go('/domains');
    const row = page.getByRole('row', { name: /^contoso\.local, trust not all confirmed/ });
    await row.click();
    await page.getByText('/enablepimtrust:yes').waitFor();
    await picture(page, 'domain-open-light');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: 'Confirm: PIM trust enabled' }).click();
    const dialog = page.getByRole('dialog', { name: /^Confirm for contoso\.local/ });
    await dialog.getByRole('button', { name: 'Confirm requirement' }).click();
    await dialog.getByText('Say what shows it.').waitFor();
    await dialog.getByLabel('What shows it').fill('The command completed successfully.\nTicket 4711');
    await picture(page, 'domain-confirm-light');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Confirm requirement' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await item('PIM trust enabled').getByText('Ticket 4711').waitFor();
    await page.getByRole('row', { name: /^contoso\.local, trust confirmed/ }).waitFor();
    expect((await newest(9056))?.message).toMatch(/PIM trust enabled.*contoso\.local/);
  });

  it('withdraws a confirmation by keyboard, with a reason in the history', async () => {
    await console.go('/domains/contoso.local');
    await page.getByRole('button', { name: 'Withdraw: PIM trust enabled' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog', { name: /^Withdraw for contoso\.local/ });
    await dialog.getByLabel('Reason (optional)').fill('The trust was made anew');
    await dialog.getByRole('button', { name: 'Withdraw confirmation' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await item('PIM trust enabled').getByText('Not confirmed').waitFor();
    expect((await newest(9057))?.reason).toBe('The trust was made anew');
  });

  it('records the trust of another forest, shows its line, and removes the record', async () => {
    await console.go('/domains');
    await page.getByRole('button', { name: 'Record trust' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Record trust' });
    await dialog.getByLabel('CORP forest').fill('priv.contoso.local');
    await dialog.getByRole('button', { name: 'Record trust' }).click();
    await dialog.getByText('is the PRIV domain').first().waitFor();
    await dialog.getByLabel('CORP forest').fill('fabrikam.com');
    await dialog.getByText("-SourceForest 'fabrikam.com' -Credentials (Get-Credential)").waitFor();
    await picture(page, 'domain-record-light');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Record trust' }).click();
    await page.getByRole('complementary').getByRole('heading', { name: 'fabrikam.com' }).waitFor();
    await settled(page);
    await page.getByText('netdom trust fabrikam.com /domain:priv.contoso.local /quarantine:no').waitFor();

    await page.getByRole('button', { name: 'Remove record' }).click();
    const asked = page.getByRole('alertdialog');
    expect(await violations(page)).toEqual([]);
    await asked.getByRole('button', { name: 'Remove record' }).click();
    await asked.waitFor({ state: 'hidden' });
    expect((await newest(9051))?.message).toMatch(/fabrikam\.com/);
  });
});
