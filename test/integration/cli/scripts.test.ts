import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorOf, PamHome } from './pam-process.ts';

const home = new PamHome();
const file = join(home.root, 'change.ps1');
const lines = (out: readonly string[]) => out.map(line => JSON.parse(line) as Record<string, unknown>);
const run = (...words: string[]) => home.pam('--forest', home.forest, 'run', ...words);

beforeAll(() => {
  writeFileSync(file, '\ufeff$n = "S"\r\nNew-PAMRole $n | Out-Null\r\n(Get-PAMRole).Count\r\n', 'utf16le');
});
afterAll(() => home.remove());

describe('pam run', () => {
  it('says what each statement would do, and does nothing of it', async () => {
    const { code, out } = await run(file, '--what-if');
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([
      { line: 1, state: 'done', effect: [] },
      { line: 2, state: 'done', effect: [expect.stringMatching(/^Role S was created\./)] },
      { line: 3, objects: [{ Value: 1 }] },
    ]);
    expect(await home.exec('Get-PAMRole')).toEqual([]);
  });

  it('runs it in one transaction, or up to the first failure', async () => {
    const failing = join(home.root, 'failing.ps1');
    writeFileSync(failing, 'New-PAMRole A\nNew-PAMRole A\nNew-PAMRole B\n');
    const whole = await run(failing);
    expect(lines(whole.out).map(({ state }) => state)).toEqual(['done', 'failed', 'not-run']);
    expect(errorOf({ ...whole, out: [] })).toMatchObject({
      code: 'BAD_REQUEST',
      message: expect.stringMatching(/^Line 2: .* Nothing was kept\.$/) as string,
    });
    expect(await home.exec('Get-PAMRole')).toEqual([]);
    expect((await run(failing, '--stop-at-first')).code).toBe(1);
    expect(await home.exec('Get-PAMRole')).toMatchObject([{ DisplayName: 'A' }]);
  });

  it('refuses a file that is no script, and one that is not there', async () => {
    writeFileSync(join(home.root, 'bytes.ps1'), Buffer.from([0x47, 0xff, 0xfe, 0x00]));
    expect(errorOf(await run(join(home.root, 'bytes.ps1'))).message).toMatch(/no text in UTF-8 or UTF-16/);
    expect(errorOf(await run(join(home.root, 'none.ps1')))).toMatchObject({ code: 'NOT_FOUND' });
    expect(errorOf(await run(home.root)).message).toMatch(/is no file/);
  });

  it('takes several lines in exec', async () => {
    expect(
      await home.exec("$r = 'X', 'Y'\n$r | ForEach-Object { New-PAMRole $_ } | Select-Object DisplayName"),
    ).toEqual([{ DisplayName: 'X' }, { DisplayName: 'Y' }]);
  });
});
