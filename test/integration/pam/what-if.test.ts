import { describe, expect, it, vi } from 'vitest';
import { furnished } from '../compose/desk.ts';

describe('-WhatIf', () => {
  it('says what a cmdlet would do, does nothing, and returns nothing', async () => {
    const desk = await furnished();
    const before = await desk.journal();
    const told: unknown[] = [];
    desk.app.main.subscribe((name, value) => told.push([name, value]));
    const reply = await desk.result(
      'Set-PAMRole (Get-PAMRole R) -MFAEnabled 1 -TTL 1800 -Candidates @() -WhatIf',
    );
    expect(reply).toMatchObject({
      objects: [],
      changed: [],
      whatIf: [
        'What if: Set-PAMRole: Role R was changed. TTL: 30 minutes; MFA: yes; candidates − PRIV.Jen.',
        'What if: Set-PAMRole: Jen can no longer ask for R.',
        'What if: Set-PAMRole: R can be active for up to 30 minutes instead of 1 hour.',
        'What if: Set-PAMRole: Whoever asks will be called on asking for R.',
      ],
    });
    expect(await desk.run('Get-PAMRole R')).toMatchObject([{ TTL: 3600, MFAEnabled: false }]);
    expect(await desk.journal()).toEqual(before);
    expect(told).toEqual([]);
  });

  it('says it of each object that comes through the pipe, and of what would change nothing', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRole S');
    expect((await desk.result('Get-PAMRole | Remove-PAMRole -WhatIf')).whatIf).toEqual([
      'What if: Remove-PAMRole: Role R was removed. role removed.',
      'What if: Remove-PAMRole: R is removed. Jen can no longer ask for it.',
      'What if: Remove-PAMRole: Role S was removed. role removed.',
      'What if: Remove-PAMRole: S is removed. Nobody was a candidate of it.',
    ]);
    expect((await desk.result('Set-PAMRole (Get-PAMRole R) -TTL 3600 -WhatIf')).whatIf).toEqual([
      'What if: Set-PAMRole: Nothing would change.',
    ]);
  });

  it('refuses what the cmdlet itself would refuse', async () => {
    const desk = await furnished();
    const refusal = await desk.refusal('Remove-PAMUser (Get-PAMUser -SourceAccountName Jen) -WhatIf');
    expect(refusal.message).toMatch(/candidate/);
  });

  it('calls nobody, and hangs up no call', async () => {
    const desk = await furnished();
    await desk.run("Set-PAMUser (Get-PAMUser -SourceAccountName Jen) -SourcePhoneNumber '+12135551212'");
    await desk.run("Set-PAMUser (Get-PAMUser -SourceAccountName Ann) -SourcePhoneNumber '+12135551313'");
    await desk.run(
      'Set-PAMRole (Get-PAMRole R) -MFAEnabled 1 -Candidates (Get-PAMUser -SourceAccountName Jen), (Get-PAMUser -SourceAccountName Ann)',
    );
    desk.say(undefined);
    const jen = { as: 'PRIV.Jen' };
    const live = async () =>
      (await desk.call('calls.current', {})).calls.filter(call => call.outcome === null).map(({ id }) => id);
    const asked = await desk.result('New-PAMRequest -RoleDisplayName R -WhatIf', jen);
    expect(asked.whatIf.join('\n')).toMatch(/asked to activate R/);
    expect(await desk.run('Get-PAMRequestForReview', jen)).toEqual([]);
    expect(await live()).toEqual([]);

    const [request] = await desk.run('New-PAMRequest -RoleDisplayName R', jen);
    const id = request?.['RequestId'];
    await vi.waitFor(async () => expect(await live()).toEqual([id]));
    const closing = await desk.result('Close-PAMRequest -RoleDisplayName R -WhatIf', jen);
    expect(closing.whatIf.join('\n')).toMatch(/closed the request/);
    // A later request lets the workflow look at what it has to do: the first one's call goes on, and only its own begins.
    await desk.run('New-PAMRequest -RoleDisplayName R', { as: 'PRIV.Ann' });
    await vi.waitFor(async () => expect(await live()).toHaveLength(2));
    expect(await live()).toContain(id);
    expect(
      await desk.run(`Get-PAMRequestForReview | Where-Object RequestId -eq '${String(id)}'`, jen),
    ).toMatchObject([{ RequestStatus: 'PendingMFA' }]);
  });

  it('keeps no secret', async () => {
    const desk = await furnished();
    const reply = await desk.result(
      "Set-PAMUser (Get-PAMUser -SourceAccountName Jen) -PrivPINCode '4711' -WhatIf",
    );
    expect(reply.whatIf).toEqual(['What if: Set-PAMUser: User PRIV.Jen was changed. PIN code set.']);
    expect(JSON.stringify(reply)).not.toContain('4711');
  });
});

describe('-Confirm', () => {
  it('is taken where it asks nothing, and refused where it would', async () => {
    const desk = await furnished();
    const refusal = await desk.refusal('Remove-PAMRole (Get-PAMRole R) -Confirm');
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'parameters.Confirm' }] });
    expect(await desk.run('Remove-PAMRole (Get-PAMRole R) -Force -Confirm:$false')).toEqual([]);
    expect(await desk.run('Get-PAMRole')).toEqual([]);
  });
});

describe('-Filter', () => {
  it.each<[string, string[]]>([
    ['Get-PAMRole -Filter "DisplayName eq \'r\' and TTL ge 3600"', ['R']],
    ['Get-PAMRole -Filter "TTL gt 3600"', ['Long']],
    ['Get-PAMRole -Filter "TTL eq \'3600\'"', ['R']],
    ['Get-PAMRole -Filter "MFAEnabled ne true"', ['Long', 'R']],
    ['Get-PAMRole -Filter "AvailableFrom eq null"', ['Long', 'R']],
  ])('%s', async (line, names) => {
    const desk = await furnished();
    await desk.run('New-PAMRole Long -TTL 7200');
    expect((await desk.run(line)).map(role => role['DisplayName'])).toEqual(names);
  });

  it('stands in every Get- cmdlet that has it, in parentheses too', async () => {
    const desk = await furnished();
    const jen = { as: 'PRIV.Jen' };
    await desk.run('New-PAMRequest -RoleDisplayName R', jen);
    const user = '(Get-PAMUser -Filter "PrivAccountName eq \'PRIV.Jen\'")';
    expect(await desk.run(`Get-PAMRequest ${user} -Filter "RequestStatus eq 'Active'"`)).toHaveLength(1);
    expect(await desk.run(`Get-PAMRequest ${user} -Filter "CreationTime gt datetime'2099-01-01'"`)).toEqual(
      [],
    );
    expect(await desk.run('Get-PAMRequestForReview -Filter "RoleName eq \'R\'"', jen)).toHaveLength(1);
    expect(await desk.run('Get-PAMRoleForRequest "DisplayName eq \'R\'"', jen)).toHaveLength(1);
    expect(await desk.run('Get-PAMGroup -Filter "SourceAccountName eq \'Other\'"')).toEqual([]);
  });

  it.each<[string, RegExp]>([
    ['Get-PAMRole -Filter R', /Column 2: .*DisplayName eq 'R'/],
    ['Get-PAMRole -Filter "Owner eq \'R\'"', /no property Owner\. There are RoleID/],
    ['Get-PAMRole -Filter "TTL eq \'long\'"', /TTL is a number, and is compared with a text/],
    ['Get-PAMRole -Filter "Candidates eq \'x\'"', /a list, which no filter compares/],
    ['Get-PAMRole -Filter "MFAEnabled gt true"', /compare it by eq or ne/],
    ['Get-PAMRole -Filter "DisplayName eq datetime\'2020-01-01\'"', /is no time/],
    ['Get-PAMUser | Get-PAMRequest -Filter "CreationTime eq datetime\'soon\'"', /no date and time/],
  ])('%s is refused', async (line, message) => {
    const desk = await furnished();
    await desk.run('New-PAMRequest -RoleDisplayName R', { as: 'PRIV.Jen' });
    expect((await desk.refusal(line)).message).toMatch(message);
  });
});

describe('Get-PAMRequest', () => {
  it('takes -CreatedFrom, and shows with -Extended what else MIM holds', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRequest -RoleDisplayName R', { as: 'PRIV.Jen' });
    const all = 'Get-PAMRequest (Get-PAMUser -SourceAccountName Jen)';
    expect(await desk.run(`${all} -CreatedFrom 2020-01-01`)).toHaveLength(1);
    expect(await desk.run(`${all} -CreatedFrom '2099-01-01 00:00'`)).toEqual([]);
    const [plain] = await desk.run(all);
    const [request] = await desk.run(`${all} -Extended`);
    expect(request).toMatchObject({ ...plain, msidmPamRequestWasClosed: false });
    expect(plain).not.toHaveProperty('msidmPamRequestWasClosed');
  });
});
