import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scenario, type Scenario } from '../../shared/domain/scenario.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

const saved = () => join(console.userData, 'friday.scenario.json');

it('tries a Friday on which nobody answers: edited, saved, run, and told in words, charts and tables', async () => {
  const { page, go, pick } = console;
  const before = (await console.call('events.list', { filter: {}, limit: 1 })).rows[0]?.seq;
  await go('/simulator');
  await page.getByLabel('Name').fill('Friday, no answers');
  await page.getByLabel('First day').fill('2026-11-27');
  await page.getByLabel('Requests in all').fill('3000');
  await page.getByLabel(/^Nobody could be reached/).fill('88');
  await page.getByRole('button', { name: 'Run simulation' }).click();
  // 88 with the other failures is more than a hundred.
  await page
    .getByRole('alert')
    .getByText(/more than 100 percent/)
    .waitFor();
  await page.getByLabel(/^Nobody could be reached/).fill('80');
  await pick(saved());
  await page.getByRole('button', { name: 'Save…' }).click();
  await expect.poll(() => savedScenario()?.name).toBe('Friday, no answers');
  await page.getByRole('button', { name: 'Run simulation' }).click();
  await page.getByText(/^Of 3,000 requests/).waitFor({ timeout: 60_000 });
  await settled(page);

  const calls = page.getByRole('table', { name: 'How calls end' });
  const count = async (row: RegExp) =>
    Number(
      (await calls.getByRole('row', { name: row }).getByRole('cell').first().innerText()).replace(/,/g, ''),
    );
  expect(await count(/Nobody could be reached/)).toBeGreaterThan(4 * (await count(/Only # was pressed/)));
  expect(
    await page.getByRole('table', { name: 'Most holders of each role' }).getByRole('row').count(),
  ).toBeGreaterThan(4);
  await page.getByText('Show the records').click();
  await page
    .getByRole('cell', { name: /asked to activate/ })
    .first()
    .waitFor();
  await page.getByText('Show the records').click();
  // Nothing of it is in the forest.
  expect((await console.call('events.list', { filter: {}, limit: 1 })).rows[0]?.seq).toBe(before);
  expect(await violations(page)).toEqual([]);
}, 120_000);

it('shows the result light and dark, narrow too, and keeps the scenario for who comes back', async () => {
  const { page, go } = console;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 1280, height: 2400 });
    await settled(page);
    await picture(page, `simulation-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 512, height: 900 });
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
  await picture(page, 'simulation-small');
  await page.setViewportSize({ width: 1280, height: 800 });
  await go('/roles');
  await go('/simulator');
  expect(await page.getByLabel('Name').inputValue()).toBe('Friday, no answers');
  await page.setViewportSize({ width: 1280, height: 2600 });
  await picture(page, 'simulator-whole-dark');
}, 60_000);

it('opens what was saved, and refuses what is no scenario', async () => {
  const { page, pick } = console;
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.getByRole('button', { name: 'Example' }).click();
  await expect.poll(() => page.getByLabel('Name').inputValue()).toMatch(/^Example/);
  await pick(saved());
  await page.getByRole('button', { name: 'Open…' }).click();
  await expect.poll(() => page.getByLabel('Name').inputValue()).toBe('Friday, no answers');
  await pick(join(console.forestDir, 'corp.ldif'));
  await page.getByRole('button', { name: 'Open…' }).click();
  await page
    .getByRole('alert')
    .getByText(/is not JSON/)
    .waitFor();
}, 60_000);

function savedScenario(): Scenario | null {
  try {
    return scenario.parse(JSON.parse(readFileSync(saved(), 'utf8')));
  } catch {
    return null;
  }
}
