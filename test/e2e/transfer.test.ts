import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aCollectedFile } from '../fakes/collected.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';

let console: TestConsole;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

/** Its pictures in both colours, and that nothing is wrong for a screen reader or wider than the window. */
async function looked(name: string): Promise<void> {
  const { page } = console;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    await picture(page, `${name}-${colorScheme}`);
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([]);
  }
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider, name).toBeLessThanOrEqual(0);
}

/** What MIM has: 40 roles that the sample lacks, one of its own with another TTL, a person whose name no account can have. */
function collected(): string {
  const path = join(console.userData, 'mim.json');
  const file = aCollectedFile({ users: 60, roles: 40, requests: 30 });
  Object.assign(file.Roles[1] as object, { DisplayName: 'R', TTL: 1200 });
  Object.assign(file.Users[3] as object, { PrivAccountName: 'bad/name' });
  file.Problems.push('The requests of PRIV.user9 were not read: Access is denied.');
  writeFileSync(path, JSON.stringify(file));
  return path;
}

it('compares what was collected from MIM, and does what is chosen', async () => {
  const { page, go, pick, userData } = console;
  await page.setViewportSize({ width: 1280, height: 1000 });
  await go('/transfer/mim');
  const script = join(userData, 'Collect-MimPam.ps1');
  await pick(script);
  await page.getByRole('button', { name: 'Save the collect script' }).click();
  await page.getByText('Script saved').first().waitFor();
  expect(readFileSync(script, 'utf8')).toContain('Get-PAMRequest -User $user -All');

  await pick(collected());
  await page.getByRole('button', { name: 'Open the collected file' }).click();
  await page.getByRole('button', { name: /^Import \d+ objects$/ }).waitFor();
  await page.getByRole('table', { name: 'Objects by kind and state' }).scrollIntoViewIfNeeded();
  await looked('transfer-compared');

  await page.getByRole('button', { name: /^Show 1 role: differs$/ }).click();
  await page.getByLabel('What to do about R', { exact: true }).selectOption('script');
  await page.getByRole('row', { name: /^Role R, Differs/ }).click({ position: { x: 20, y: 10 } });
  const detail = page.getByRole('region', { name: 'Role R' });
  await detail.getByRole('row', { name: /TTL/ }).waitFor();
  await detail.scrollIntoViewIfNeeded();
  await looked('transfer-difference');
  await page.keyboard.press('Escape');
  await detail.waitFor({ state: 'detached' });

  const target = join(userData, 'bring.ps1');
  await pick(target);
  await page.getByRole('button', { name: /^Import \d+ objects, write \.ps1 for 1 object$/ }).click();
  await page.getByText(/^Imported: .*roles/).waitFor();
  await looked('transfer-imported');
  expect(readFileSync(target, 'utf8')).toContain("Set-PAMRole (Get-PAMRole -DisplayName 'R')");
  for (const name of ['bring.whatif.ps1', 'bring.reverse.ps1'])
    expect(existsSync(join(userData, name))).toBe(true);
  const { total } = await console.call('roles.list', { search: 'Role 0', page: {} });
  expect(total).toBe(39);
}, 120_000);

it('shows what is wrong with each row of a file of users, and imports the others', async () => {
  const { page, go, pick, userData } = console;
  const path = join(userData, 'people.csv');
  writeFileSync(
    path,
    [
      'sAMAccountName;Full name;mobile',
      'elif.demir;Elif Demir;+1 213 555 0133',
      'Jen;Jen;',
      'nobody;No Body;',
      'jonas.weber;Jonas Weber;12',
    ].join('\r\n'),
  );
  await go('/transfer/users');
  await pick(path);
  await page.getByRole('button', { name: 'Open a file' }).click();
  await page.getByRole('button', { name: 'Import 1 user' }).waitFor();
  await page.getByLabel('Display name', { exact: true }).selectOption('Full name');
  await page.getByRole('button', { name: 'All rows (4)' }).click();
  await page.getByRole('row', { name: /nobody/ }).waitFor();
  await page.getByRole('grid', { name: 'Rows of the file' }).scrollIntoViewIfNeeded();
  await looked('transfer-users-checked');

  const problems = join(userData, 'problems.csv');
  await pick(problems);
  await page.getByRole('button', { name: 'Save the rows with problems' }).click();
  await page.getByText('3 rows written').waitFor();
  expect(readFileSync(problems, 'utf8')).toMatch(/CORP has no user nobody/);
  await page.getByRole('button', { name: 'Import 1 user' }).click();
  await page.getByText(/^1 user was imported/).waitFor();
  const { rows } = await console.call('users.list', { search: 'Elif', page: {} });
  expect(rows[0]?.user).toMatchObject({
    sourceDisplayName: 'Elif Demir',
    sourcePhoneNumber: '+1 213 555 0133',
  });
}, 120_000);

it('compares an exported event log of MIM with the history: what is missing, and what is extra', async () => {
  const { page, go, call, pick, userData } = console;
  const { rows } = await call('events.list', { filter: { ids: [101, 103] }, limit: 20 });
  const element = (id: number, at: number, text: string) =>
    `<Event><System><EventID>${id}</EventID><TimeCreated SystemTime="${new Date(at).toISOString()}"/></System><EventData><Data>${text}</Data></EventData></Event>`;
  // Of another number than what is left out, so that the two cannot pass for one.
  const leftOut = rows.slice(1, -1).find(row => row.id === 103)!;
  const log = rows
    .filter(row => row !== leftOut)
    .map(({ id, at, userName }) => element(id, at, `User ${userName}`));
  log.push(element(101, rows[0]!.at - 60_000, 'User PRIV.nobody'));
  const path = join(userData, 'pam-log.xml');
  writeFileSync(path, `<Events>${log.join('\n')}</Events>`);
  await pick(path);
  await go('/transfer/event-log');
  await page.getByRole('button', { name: 'Open the exported log' }).click();
  const table = page.getByRole('grid', { name: 'MIM’s event log beside the history' });
  await table.getByText('Missing here').first().waitFor();
  await table.getByText('Extra here').first().waitFor();
  await looked('event-log');
});

it('moves the whole configuration to another folder', async () => {
  const { page, go, pick, userData } = console;
  const path = join(userData, 'whole.json');
  await go('/transfer/configuration');
  await pick(path);
  await page.getByRole('button', { name: 'Save configuration' }).click();
  await page.getByText('Configuration saved').waitFor();
  await looked('transfer-configuration-saved');
  const before = (await console.call('roles.list', { page: {} })).total;

  await console.call('forest.close', {});
  await page.getByRole('heading', { name: 'Open a forest', level: 1 }).waitFor();
  await pick(path);
  const fromFile = page.getByRole('region', { name: 'From a configuration file' });
  await fromFile.getByRole('button', { name: 'Choose file' }).click();
  await page.getByRole('heading', { name: 'New forest from a configuration file' }).waitFor();
  await looked('first-run-configuration');
  await page.getByLabel('Folder').fill(join(userData, 'moved'));
  await page.getByRole('button', { name: 'Make forest' }).click();
  await page
    .getByRole('heading', { name: 'Import and export', level: 1 })
    .or(page.getByRole('heading', { name: 'Overview', level: 1 }))
    .first()
    .waitFor();
  expect((await console.call('roles.list', { page: {} })).total).toBe(before);
}, 120_000);
