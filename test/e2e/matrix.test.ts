import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openLargeForest } from '../fakes/large-forest.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';

let root: string;
let console: TestConsole;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'bastion-matrix-'));
  await (await openLargeForest(join(root, 'forest'), root)).dispose();
  console = await openConsole({ forest: { dir: join(root, 'forest') } });
}, 120_000);
afterAll(async () => {
  await console.close();
  rmSync(root, { recursive: true, force: true });
});

const grid = () => console.page.getByRole('grid', { name: 'Users by roles' });
const focused = () =>
  console.page.evaluate(() => {
    const cell = document.activeElement;
    return [
      cell?.getAttribute('aria-label') ?? cell?.textContent,
      cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex'),
      cell?.closest('[aria-colindex]')?.getAttribute('aria-colindex'),
    ];
  });
const press = async (...keys: string[]) => {
  for (const key of keys) await console.page.keyboard.press(key);
};

it('is walked by keyboard from end to end, with few cells drawn', async () => {
  const { page } = console;
  await console.go('/matrix');
  expect(await grid().getAttribute('aria-rowcount')).toBe('5001');
  expect(await grid().getAttribute('aria-colcount')).toBe('1001');
  const drawn = () => grid().getByRole('gridcell').count();
  expect(await drawn()).toBeGreaterThan(200);

  await grid().locator('[tabindex="0"]').focus();
  expect(await focused()).toEqual(['Person 00001 is a candidate of Role 0001', '2', '2']);
  await press('ArrowDown', 'ArrowRight');
  expect(await focused()).toEqual(['Person 00002 is not a candidate of Role 0002', '3', '3']);
  await press('Control+End');
  await expect.poll(focused).toEqual(['Person 05000 is not a candidate of Role 1000', '5001', '1001']);
  expect(await drawn()).toBeLessThan(3000);
  const inSight = await page.evaluate(() => {
    const cell = document.activeElement!.getBoundingClientRect();
    const frame = document.querySelector('.matrix-scroll')!.getBoundingClientRect();
    return cell.bottom <= frame.bottom && cell.right <= frame.right && cell.top > frame.top;
  });
  expect(inSight).toBe(true);
  await press('Home');
  await expect.poll(focused).toEqual(['Person 05000', '5001', '1']);
  await press('PageUp');
  await expect.poll(async () => Number((await focused())[1])).toBeLessThan(5000);
  await press('Control+Home');
  await expect.poll(focused).toEqual(['User', '1', '1']);
  await press('ArrowRight');
  expect(await focused()).toEqual(['Role 0001', '1', '2']);

  // Scrolled away from, the focus stays where it was.
  await press('ArrowDown');
  await page.evaluate(() => document.querySelector('.matrix-scroll')!.scrollTo(20_000, 90_000));
  await grid().getByRole('link', { name: 'Person 03220' }).waitFor();
  expect(await focused()).toEqual(['Person 00001 is a candidate of Role 0001', '2', '2']);
  expect(await drawn()).toBeLessThan(3000);
  expect(await page.getByRole('grid').locator('[tabindex="0"]').count()).toBe(1);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `matrix-large-${colorScheme}`);
  }
  expect(await violations(page)).toEqual([]);
  await press('ArrowRight');
  await expect.poll(focused).toEqual(['Person 00001 is not a candidate of Role 0002', '2', '3']);
});

it('adds a candidate with the impact shown, and the history has it', async () => {
  const { page, go } = console;
  await go('/matrix?users=person+0000&roles=role+000');
  await grid().locator('[tabindex="0"]').focus();
  await press('Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter');
  const dialog = page.getByRole('dialog', { name: 'Add Person 00001 to Role 0002’s candidates' });
  await dialog.getByText('Person 00001 may ask for Role 0002 from now on.').waitFor();
  await dialog.getByText('Set-PAMRole').waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `matrix-dialog-${colorScheme}`);
    expect(await violations(page), colorScheme).toEqual([]);
  }
  await dialog.getByRole('button', { name: 'Add candidate' }).click();
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(focused).toEqual(['Person 00001 is a candidate of Role 0002', '2', '3']);
  const { rows } = await console.call('events.list', { filter: { ids: [9031] }, limit: 1 });
  const { powershell } = await console.call('events.get', { seq: rows[0]!.seq });
  expect(rows[0]).toMatchObject({ roleName: 'Role 0002' });
  expect(powershell).toMatch(
    /^Set-PAMRole \(Get-PAMRole -DisplayName 'Role 0002'\) -Candidates .*'user00001'\)$/,
  );

  await press(' ');
  await page.getByRole('dialog', { name: 'Remove Person 00001 from Role 0002’s candidates' }).waitFor();
  await press('Escape');
  await expect.poll(focused).toEqual(['Person 00001 is a candidate of Role 0002', '2', '3']);

  // Its user goes down by somebody else's hand, and the focus with it.
  const line = "Set-PAMUser (Get-PAMUser -SourceAccountName 'user00001') -SourceDisplayName 'Person 000035'";
  await console.call('cmdlet.exec', { line });
  await expect.poll(focused).toEqual(['Person 000035 is a candidate of Role 0002', '4', '3']);
});

it('writes what the filter selects as CSV', async () => {
  const { page, go, pick } = console;
  await go('/matrix?roles=role+0002&people=candidates');
  const path = join(root, 'who.csv');
  await pick(path);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^Table/ }).click();
  await page.getByText(`51 lines written to ${path}.`).first().waitFor();
  expect(readFileSync(path, 'utf8')).toMatch(/^User,PRIV account,Role 0002\r\n/);
  await page
    .getByRole('searchbox', { name: 'Search users' })
    .or(page.getByLabel('Search users'))
    .fill('nobody');
  await page.getByText('No user matches the filter').waitFor();
  await settled(page);
});

it('says why one who may only read cannot add a candidate', async () => {
  const { page, go } = console;
  const { user } = await console.call('app.state', {});
  // The last administrator cannot step down.
  await console.call('console.setAccess', { osUser: 'another', access: 'administer', as: null });
  await console.call('console.setAccess', { osUser: user.osUser, access: 'read', as: user.as });
  await page.getByRole('button', { name: /may read/i }).waitFor();
  await go('/matrix?roles=role+0002');
  await grid().locator('[tabindex="0"]').focus();
  await press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Ask an administrator of this console for “administer”').first().waitFor();
  const add = dialog.getByRole('button', { name: /candidate$/ });
  expect(await add.getAttribute('aria-disabled')).toBe('true');
  await press('Escape');
  await dialog.waitFor({ state: 'detached' });
  expect((await focused())[2]).toBe('2');
});
