import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './support/axe.ts';
import { openConsole, picture, type TestConsole } from './support/console.ts';

let console: TestConsole;

beforeAll(async () => {
  console = await openConsole({ forest: 'sample' });
});
afterAll(() => console.close());

const script = [
  '# Ann’s review: every role says who looked at it',
  '$old = Get-PAMRole | Where-Object { $_.TTL -gt 7200 } | Sort-Object DisplayName',
  'foreach ($r in $old) {',
  "  Set-PAMRole $r -Description 'Reviewed' | Out-Null",
  '}',
  '$old | Select-Object DisplayName, TTL',
].join('\n');
const failing = `${script}\nRemove-PAMUser (Get-PAMUser -SourceAccountName Jen)\nGet-PAMRole`;

const main = () => console.page.getByRole('main');
const say = (name: string) => console.page.getByRole('button', { name });
const write = (text: string) => console.page.getByRole('textbox', { name: 'Script' }).fill(text);
const described = async () => {
  const { rows } = await console.call('roles.list', { page: {} });
  return rows.filter(({ role }) => role.description === 'Reviewed').length;
};

describe('the Scripts page', () => {
  it('says where a script goes wrong, at its line', async () => {
    const { page, go } = console;
    await go('/scripts');
    await write('Get-PAMRole\nGet-PAMRole | Set-PAMRole -Owner x');
    await page.getByText('Line 2, column 27: found -Owner').waitFor();
    expect(await say('Run script').getAttribute('aria-disabled')).toBe('true');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `scripts-wrong-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
  });

  it('shows what a script would do, and only then runs it', async () => {
    const { page, go } = console;
    await go('/scripts');
    await write(script);
    await page.getByText('Needs the right to administer').waitFor();
    await say('Run script').focus();
    await page
      .getByRole('tooltip', { includeHidden: true })
      .getByText('See first what the script would do.')
      .waitFor();
    await say('Show what it would do').click();
    await main().getByText('This is what it would do. Nothing was changed.').waitFor();
    expect(await described()).toBe(0);
    await say('Show').last().click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await picture(page, `scripts-tried-${colorScheme}`);
      expect(await violations(page)).toEqual([]);
    }
    await say('Run script').click();
    await main()
      .getByText(/^Done\. \d+ objects changed\.$/)
      .first()
      .waitFor();
    expect(await described()).toBeGreaterThan(1);
    await main().getByText('As it stands in the history').scrollIntoViewIfNeeded();
    await picture(page, 'scripts-done-dark');
  });

  it('does not run as a whole what fails in a line, and says which', async () => {
    const { page, go } = console;
    await go('/scripts');
    await write(failing);
    await say('Show what it would do').click();
    await main().getByText('Line 7 would fail. Nothing was changed.').waitFor();
    expect(await say('Run script').getAttribute('aria-disabled')).toBe('true');
    await page.getByRole('radio', { name: 'Stop at the first failure' }).check();
    expect(await say('Run script').getAttribute('aria-disabled')).toBeNull();
    await picture(page, 'scripts-fails-dark');
    expect(await violations(page)).toEqual([]);
  });
});
