import { describe, expect, it } from 'vitest';
import type { Request } from '../../../shared/contract/registry.ts';
import { type Desk, furnished } from '../compose/desk.ts';

const text = [
  "$u = Get-PAMUser -SourceAccountName 'Pat'",
  'New-PAMRole S -Candidates $u',
  'foreach ($r in Get-PAMRole) {',
  "  Set-PAMRole $r -Description 'reviewed' | Out-Null",
  '}',
  '(Get-PAMRole).Count',
].join('\n');

const run = (desk: Desk, more: Partial<Request<'script.run'>> = {}) =>
  desk.call('script.run', { text, mode: 'transaction', whatIf: false, ...more });
const roles = async (desk: Desk) => (await desk.run('Get-PAMRole')).map(role => role['DisplayName']);

describe('a script that is run', () => {
  it('answers what each statement did, with its lines', async () => {
    const desk = await furnished();
    const outcome = await run(desk, { reason: 'Change 7' });
    expect(outcome).toMatchObject({
      kept: true,
      statements: [
        { line: 1, lastLine: 1, state: 'done', effect: [], objects: [] },
        { line: 2, state: 'done', kind: 'role', objects: [{ DisplayName: 'S' }] },
        {
          line: 3,
          lastLine: 5,
          effect: [
            'Role R was changed. description: reviewed.',
            'Role S was changed. description: reviewed.',
          ],
        },
        { line: 6, objects: [{ Value: 2 }] },
      ],
    });
    expect(outcome.statements[1]?.effect[0]).toMatch(/^Role S was created\. .*candidates \+ PRIV\.Pat/);
    expect(outcome.powershell.split('\n')).toEqual([
      expect.stringMatching(/^New-PAMRole -DisplayName 'S' -Candidates \(Get-PAMUser /),
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -Description 'reviewed'",
      "Set-PAMRole (Get-PAMRole -DisplayName 'S') -Description 'reviewed'",
    ]);
    expect(outcome.changed).toHaveLength(2);
    const last = (await desk.journal()).slice(-3);
    expect(last.map(({ event }) => [event.id, event.reason])).toEqual([
      [9030, 'Change 7'],
      [9031, 'Change 7'],
      [9031, 'Change 7'],
    ]);
  });

  it('does nothing when it is tried, and says the same', async () => {
    const desk = await furnished();
    const before = await desk.journal();
    const tried = await run(desk, { whatIf: true });
    expect(tried).toMatchObject({ kept: false, changed: [] });
    expect(await desk.journal()).toEqual(before);
    const done = await run(desk);
    const effects = (outcome: typeof tried) => outcome.statements.map(({ effect }) => effect);
    expect(effects(tried)).toEqual(effects(done));
  });

  it('is kept whole or not at all as a transaction', async () => {
    const desk = await furnished();
    const failing = `${text}\nRemove-PAMUser (Get-PAMUser -SourceAccountName Jen)\nNew-PAMRole T`;
    const outcome = await run(desk, { text: failing });
    expect(outcome).toMatchObject({ kept: false, changed: [] });
    expect(outcome.statements.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'done',
      'failed',
      'not-run',
    ]);
    expect(outcome.statements[4]?.failed).toMatch(/^Line 7: .*candidate/);
    expect(await roles(desk)).toEqual(['R']);
  });

  it('keeps what stands before the first failure, where that is chosen', async () => {
    const desk = await furnished();
    const failing = "New-PAMRole S\nforeach ($n in 'T', 'R') { New-PAMRole $n }\nNew-PAMRole U";
    const outcome = await run(desk, { text: failing, mode: 'stop-at-first' });
    expect(outcome.kept).toBe(true);
    expect(outcome.statements.map(({ state }) => state)).toEqual(['done', 'failed', 'not-run']);
    // The statement that failed is undone itself: T is not there.
    expect(await roles(desk)).toEqual(['R', 'S']);
    expect(outcome.changed).toHaveLength(1);
  });

  it('needs the right of everything that it names, and is refused with the line where it cannot be read', async () => {
    const desk = await furnished();
    const refusal = await desk.refused('script.run', {
      text: 'Get-PAMRole\nGet-PAMRole -Owner x',
      mode: 'transaction',
      whatIf: true,
    });
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST' });
    expect(refusal.message).toMatch(/^Line 2, column 13: .*Nothing was run\.$/);
    await desk.call('console.setAccess', { osUser: 'mia', access: 'administer', as: null });
    await desk.call('console.setAccess', { osUser: 'pat', access: 'operate', as: null });
    const reading = { text: 'if ($false) { New-PAMRole X }', mode: 'transaction', whatIf: true };
    expect(await desk.refused('script.run', reading)).toMatchObject({ code: 'FORBIDDEN' });
  });
});
