import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Request } from '../../../shared/contract/registry.ts';
import { furnished, type Desk } from '../compose/desk.ts';

type Of = Request<'events.exportScripts'>['of'];

/** Saves changes and answers how the job ended and what the three files hold. */
async function saved(desk: Desk, of: Of, path = join(desk.root, 'changes.ps1')) {
  const { job } = await desk.call('events.exportScripts', { of, path });
  await expect
    .poll(async () => (await desk.call('jobs.get', { id: job })).state, { timeout: 20_000 })
    .not.toBe('running');
  const { state, message } = await desk.call('jobs.get', { id: job });
  const text = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null);
  const stem = path.replace(/\.ps1$/, '');
  return {
    state,
    message,
    script: text(`${stem}.ps1`),
    whatIf: text(`${stem}.whatif.ps1`),
    reverse: text(`${stem}.reverse.ps1`),
  };
}

const lines = (text: string | null) =>
  (text ?? '').split('\r\n').filter(line => line !== '' && !/^\uFEFF?#/.test(line));

describe('changes saved as PowerShell', () => {
  it('are the lines that were run, and the lines that bring the store back, the last change first', async () => {
    const desk = await furnished();
    const [before] = await desk.run('Get-PAMRole R');
    await desk.run('Set-PAMRole (Get-PAMRole R) -TTL (New-TimeSpan -Minutes 10) -MFAEnabled 1', {
      reason: 'Audit 12',
    });
    await desk.run("Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser 'Pat Park')");
    const { state, script, reverse } = await saved(desk, { filter: { ids: [9031] } });

    expect(state).toBe('done');
    expect(lines(script)).toEqual([
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds 600) -MFAEnabled $true",
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -Candidates (Get-PAMUser -SourceDisplayName 'Pat Park')",
    ]);
    expect(script).toContain('Reason: Audit 12');
    expect(script?.startsWith('\uFEFF# ')).toBe(true);
    for (const line of lines(reverse)) await desk.call('cmdlet.exec', { line });
    expect(await desk.run('Get-PAMRole R')).toEqual([before]);
    expect(lines(reverse)[0]).toContain('-Candidates');
    expect((await desk.journal()).some(({ event }) => event.id === 9302)).toBe(true);
  });

  it('say what would be done without running a cmdlet that MIM gave no -WhatIf', async () => {
    const desk = await furnished();
    await desk.run("Set-PAMRole (Get-PAMRole R) -Description 'x'");
    const { whatIf } = await saved(desk, { filter: { ids: [9031] } });
    expect(lines(whatIf)).toEqual([]);
    expect(whatIf).toContain("# Set-PAMRole (Get-PAMRole -DisplayName 'R') -Description 'x'");
  });

  it('never let a name or a reason become a line, and keep no PIN code', async () => {
    const desk = await furnished();
    const reason = 'Change 7\r\nRemove-PAMRole (Get-PAMRole R)\u2028Remove-PAMRole R';
    await desk.run("Set-PAMUser (Get-PAMUser -SourceAccountName Jen) -PrivPINCode '4711'", { reason });
    await desk.run("Set-PAMUser (Get-PAMUser -SourceAccountName Jen) -PrivPINCode '0815'");
    const { script, reverse } = await saved(desk, { filter: { ids: [9011] } });
    expect(lines(script).every(line => line.startsWith('Set-PAMUser '))).toBe(true);
    for (const text of [script, reverse]) expect(text).not.toMatch(/4711|0815/);
    expect(reverse).toContain('The PIN code that PRIV.Jen had is not kept.');
  });

  it('of events that change nothing of PAM are refused, and no file is written', async () => {
    const desk = await furnished();
    expect(await saved(desk, { filter: { ids: [101] } })).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('none of these events is a change') as string,
      script: null,
      reverse: null,
    });
  });

  it('never replace a file that the forest lives by', async () => {
    const desk = await furnished();
    const own = join(desk.dir, 'mine.reverse.ps1');
    writeFileSync(own, 'keep');
    const error = await desk.refused('events.exportScripts', {
      of: { filter: {} },
      path: join(desk.dir, 'mine.ps1'),
    });
    expect(error.code).toBe('BAD_REQUEST');
    expect(readFileSync(own, 'utf8')).toBe('keep');
  });
});
