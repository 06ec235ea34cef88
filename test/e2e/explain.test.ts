import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, settled, type TestConsole } from './support/console.ts';
import { roleIdOf, userIdOf } from './support/objects.ts';

let console: TestConsole;
beforeAll(async () => {
  // Who types on while the chosen role is read must not lose the field.
  console = await openConsole({
    forest: 'sample',
    size: { width: 1280, height: 1500 },
    slow: { 'roles.get': 400 },
  });
});
afterAll(() => console.close());

const answer = () => console.page.getByRole('region', { name: 'Answer' });

it('answers by keyboard alone, keeps the question in the address, and does nothing', async () => {
  const { page, go, call } = console;
  const before = await call('events.list', { filter: {}, limit: 1 });
  await go('/explain');
  await page.getByRole('combobox', { name: 'Role' }).focus();
  await page.keyboard.type('SQL File');
  await page.getByRole('option', { name: /SQL File Access/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const person = page.getByRole('combobox', { name: 'Person' });
  if (console.traffic !== null) {
    await page.locator('[aria-busy="true"]').waitFor();
    expect(await person.count()).toBe(1);
  }
  await person.focus();
  await page.keyboard.type('martin');
  await page.getByRole('option', { name: /Chloé Martin/ }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  await answer().getByText('An approval is asked first').waitFor();
  await answer().getByText('Lena Fischer may decide.').waitFor();
  const role = await roleIdOf(console, 'SQL File Access');
  const chloe = await userIdOf(console, 'PRIV.chloe.martin');
  expect(page.url()).toContain(`/explain?role=${role}&user=${chloe}`);

  await page.getByLabel('Unit of Duration').selectOption('seconds');
  await page.getByLabel('Duration', { exact: true }).fill('1');
  await answer().getByText('It would be refused').waitFor();
  expect(page.url()).toContain('ttl=1');
  await page.reload();
  await answer().getByText('It would be refused').waitFor();
  const after = await call('events.list', { filter: {}, limit: 1 });
  expect(after.rows[0]?.seq).toBe(before.rows[0]?.seq);
});

it('is reached from a role and from a user, with what is known filled in', async () => {
  const { page, go } = console;
  const role = await roleIdOf(console, 'R');
  const jen = await userIdOf(console, 'PRIV.Jen');
  await go(`/roles/${role}`);
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByRole('button', { name: 'Change role' }).waitFor();
  await go(`/users/${jen}`);
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByRole('button', { name: 'Change person' }).waitFor();
});

it.each(['light', 'dark'] as const)('shows the whole answer, %s', async colorScheme => {
  const { page, go, call } = console;
  await page.emulateMedia({ colorScheme });
  const role = await roleIdOf(console, 'R');
  const jen = await userIdOf(console, 'PRIV.Jen');
  await go(`/explain?role=${role}&user=${jen}`);
  await answer().getByText('A phone call comes first').waitFor();
  await picture(page, `explain-whole-${colorScheme}`);
  expect(await violations(page)).toEqual([]);

  const level = (name: string) =>
    call('cmdlet.exec', { line: `Set-PAMConfiguration -ForestFunctionality ${name}` });
  await level('DS_BEHAVIOR_WIN2012R2');
  await page.reload();
  await answer().getByText('a Kerberos ticket issued before lasts on').waitFor();
  await settled(page);
  await picture(page, `explain-2012-${colorScheme}`);
  expect(await violations(page)).toEqual([]);
  await level('DS_BEHAVIOR_WIN2015');
});
