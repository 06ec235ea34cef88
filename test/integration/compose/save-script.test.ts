import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { furnished } from './desk.ts';

const lines = [
  parseLine('Set-PAMRole (Get-PAMRole R) -MFAEnabled $true'),
  parseLine("Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '93571824'"),
];

it('writes what is not saved yet, with who, when and why, and what it would do beside it', async () => {
  const desk = await furnished();
  const before = await desk.run('Get-PAMRole R');
  const path = join(desk.root, 'plan.ps1');
  const reply = await desk.call('script.save', { lines, reason: 'Calls from\n# Monday', path });
  expect(reply).toEqual({ path, whatIf: 'plan.whatif.ps1' });
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/^\uFEFF# A change that was not saved/);
  expect(text).toMatch(/Saved by pat, \d{4}-\d\d-\d\dT[^ ]*Z, from a form of Bastion Console\./);
  expect(text).toContain('\r\n# Why: Calls from # Monday\r\n');
  expect(text).toContain("\r\nSet-PAMRole (Get-PAMRole -DisplayName 'R') -MFAEnabled $true\r\n");
  expect(text).toMatch(/-PrivPINCode \(.*Read-Host/);
  expect(text).not.toContain('93571824');
  const whatIf = readFileSync(join(desk.root, 'plan.whatif.ps1'), 'utf8');
  expect(whatIf).not.toMatch(/^Set-PAMRole [^\r]*\$true\r?$/m);
  expect(existsSync(join(desk.root, 'plan.reverse.ps1'))).toBe(false);
  expect(await desk.run('Get-PAMRole R')).toEqual(before);
  expect((await desk.journal()).at(-1)!.event).toMatchObject({
    id: 9302,
    message: `2 lines that are not saved in the console yet were written as PowerShell to ${path}.`,
  });
});

it('refuses a file of the forest, and a path that is not whole', async () => {
  const desk = await furnished();
  const own = join(desk.dir, 'own.ps1');
  writeFileSync(own, 'kept');
  const refused = await desk.refused('script.save', { lines, path: own });
  expect(refused.message).toContain('The change was not written as PowerShell');
  expect(readFileSync(own, 'utf8')).toBe('kept');
  const relative = await desk.refused('script.save', { lines, path: 'plan.ps1' });
  expect(relative).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'path' }] });
});
