import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';

let console: TestConsole;
let real: number | undefined;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

const band = () => console.page.getByRole('complementary', { name: 'Drill' });
const lastEntry = async () => (await console.call('events.list', { filter: {}, limit: 1 })).rows[0]?.seq;
const barColour = () =>
  console.page.evaluate(() => getComputedStyle(document.querySelector('.bar')!).backgroundColor);

it('is started from the simulator’s page and cannot be taken for the real forest, light or dark', async () => {
  const { page, go } = console;
  await go('/simulator/drill');
  real = await lastEntry();
  const colours = new Map<string, string>();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    colours.set(colorScheme, await barColour());
  }
  expect(await band().count()).toBe(0);
  await page.getByRole('button', { name: 'Start a drill' }).click();
  await band().getByText('DRILL: nothing here is real.').waitFor();
  const dir = (await console.call('app.state', {})).forest?.dir ?? '';
  expect(basename(dir)).toMatch(/^sample-forest drill \d{4}-\d\d-\d\d$/);

  const wrong: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await barColour()).not.toBe(colours.get(colorScheme));
    for (const [name, address] of Object.entries({ overview: '/', roles: '/roles', history: '/history' })) {
      await go(address);
      expect(await page.title()).toMatch(/^DRILL: /);
      await picture(page, `drill-${name}-${colorScheme}`);
      wrong.push(...(await violations(page)).map(line => `${name}, ${colorScheme}: ${line}`));
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await picture(page, `drill-dialog-${colorScheme}`);
    wrong.push(...(await violations(page)).map(line => `dialog, ${colorScheme}: ${line}`));
    await page.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 512, height: 700 });
  await go('/');
  await picture(page, 'drill-small');
  wrong.push(...(await violations(page)).map(line => `small: ${line}`));
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(wrong).toEqual([]);
}, 240_000);

it('works: a role is changed in it, what is exported is named after it, and the real forest has none of it', async () => {
  const { page, go, pick } = console;
  await console.call('cmdlet.exec', { line: "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL 1200" });
  await go('/history');
  const plain = join(console.userData, 'history.csv');
  await pick(plain);
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  await page
    .getByRole('alert')
    .getByText(/Begin the file’s name with DRILL/)
    .first()
    .waitFor();
  expect(existsSync(plain)).toBe(false);
  await pick(join(console.userData, 'DRILL history.csv'));
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  await expect.poll(() => existsSync(join(console.userData, 'DRILL history.csv'))).toBe(true);

  await band().getByRole('button', { name: 'Leave the drill' }).click();
  await band().waitFor({ state: 'detached' });
  await settled(page);
  expect(await page.title()).not.toMatch(/DRILL/);
  expect((await console.call('app.state', {})).forest).toMatchObject({ dir: console.forestDir, drill: null });
  const since = (await console.call('events.list', { filter: {}, limit: 50 })).rows.filter(
    ({ seq }) => seq > (real ?? 0),
  );
  // The real forest went on meanwhile: what fell due ended. Nobody changed a role in it.
  expect(since.filter(({ id }) => id === 9031 || id === 9006 || id === 9300)).toEqual([]);
  const { rows } = await console.call('roles.list', { search: 'R', page: {} });
  expect(rows.find(({ role }) => role.displayName === 'R')?.role.ttl).not.toBe(1200);
  expect(readdirSync(dirname(console.forestDir)).filter(name => name.includes(' drill '))).toHaveLength(1);
}, 120_000);
