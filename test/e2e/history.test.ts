import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;
beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

it('verifies the history by keyboard, says what came of it, and records it', async () => {
  const { page, go, call } = console;
  await go('/history');
  await page.getByRole('button', { name: 'Verify' }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByText(/\d+ entries are as they were written/)
    .first()
    .waitFor();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await picture(page, `history-verified-${colorScheme}`);
    expect(await violations(page)).toEqual([]);
  }
  const { rows } = await call('events.list', { filter: { ids: [9303] } });
  expect(rows).toHaveLength(1);
});
