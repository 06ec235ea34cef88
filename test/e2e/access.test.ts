import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access } from '../../shared/contract/define.ts';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

/** The sample forest, opened by someone who has this right and no more. */
async function openWith(access: Access): Promise<TestConsole> {
  const console = await openConsole({ forest: 'sample' });
  const { user } = await console.call('app.state', {});
  // The last administrator cannot step down.
  await console.call('console.setAccess', { osUser: 'another', access: 'administer', as: null });
  await console.call('console.setAccess', { osUser: user.osUser, access, as: user.as });
  await console.page.getByRole('button', { name: new RegExp(`may ${access}`, 'i') }).waitFor();
  return console;
}

// What is off, on which page, by the right that it needs.
const administer = [
  ['/users/new', 'Create user'],
  ['/groups/new', 'Create group'],
  ['/roles/new', 'Create role'],
  ['role', 'Save role'],
  ['role', 'Remove role'],
  ['/mfa/settings', 'Review changes'],
  ['/settings/console', 'Save console configuration'],
  ['/settings/access', 'Add user'],
] as const;
const operate = [
  ['role', 'Activate role'],
  ['/settings/corp', 'Compare with CORP'],
] as const;

describe.each(['read', 'operate'] as const)('with the right to %s', access => {
  let console: TestConsole;
  beforeAll(async () => {
    console = await openWith(access);
  });
  afterAll(() => console.close());

  const addressOf = async (at: string) => {
    if (at !== 'role') return at;
    const { rows } = await console.call('roles.list', { search: 'R', page: {} });
    return `/roles/${rows.find(row => row.role.displayName === 'R')!.role.id}`;
  };

  it('what it may not do is off and says why and who can help', async () => {
    const wrong: string[] = [];
    const see = async ([at, name]: readonly [string, string], needs: Access | null) => {
      await console.go(await addressOf(at));
      const button = console.page.getByRole('button', { name }).last();
      await button.waitFor();
      const told = await button.evaluate(one => {
        const id = one.getAttribute('aria-describedby');
        return (id === null ? null : document.getElementById(id)?.textContent) ?? '';
      });
      const because = `Ask an administrator of this console for “${needs ?? ''}”`;
      if (needs === null && told.includes('Ask an administrator'))
        wrong.push(`${at}: ${name} is off: ${told}`);
      if (needs !== null && !told.includes(because)) wrong.push(`${at}: ${name} says: ${told}`);
    };
    for (const one of administer) await see(one, 'administer');
    for (const one of operate) await see(one, access === 'read' ? 'operate' : null);
    expect(wrong).toEqual([]);
  });

  it('the role shows it, by keyboard too, and nothing is saved by Enter', async () => {
    const { page } = console;
    await console.go(await addressOf('role'));
    const version = async () =>
      (await console.call('roles.list', { search: 'R', page: {} })).rows.map(row => row.role.version);
    const before = await version();
    await page.getByRole('textbox', { name: /^Description/ }).fill('Something else');
    await page.getByRole('textbox', { name: /^Description/ }).press('Enter');
    const save = page.getByRole('button', { name: 'Save role' });
    await save.focus();
    await page.keyboard.press('Enter');
    await page
      .getByRole('tooltip', { includeHidden: true })
      .getByText(/Ask an administrator/)
      .waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `access-${access}-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await version()).toEqual(before);
    await page.getByRole('button', { name: 'Discard changes' }).click();
  });
});
