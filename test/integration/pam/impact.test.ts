import { beforeEach, describe, expect, it } from 'vitest';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { furnished, type Desk } from '../compose/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await furnished();
  await desk.run('Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber 12135551212');
});

/** What a line would do, as `severity kind` and the sentence; and that nothing of it is left. */
async function impact(line: string): Promise<string[]> {
  const before = await desk.journal();
  const pushes: unknown[] = [];
  const stop = desk.app.main.subscribe((name, value) => void pushes.push([name, value]));
  const { impacts } = await desk.call('cmdlet.impact', { pipeline: parseLine(line) });
  stop();
  expect(pushes).toEqual([]);
  expect(await desk.journal()).toEqual(before);
  return impacts.map(({ kind, severity, sentence }) => `${severity} ${kind}: ${sentence}`);
}
const active = async () => {
  const [request] = await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
  expect(request).toMatchObject({ RequestStatus: 'Active' });
};

describe('cmdlet.impact', () => {
  it('Set-PAMRole: candidates, activations, approvals', async () => {
    await active();
    expect(
      await impact('Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser -SourceAccountName Pat)'),
    ).toEqual([
      expect.stringMatching(/^warning activation-goes-on: Jen holds R until .* Close it/),
      'warning candidate-removed: Jen can no longer ask for R.',
      expect.stringMatching(/^info candidate-added: Pat.* may ask for R from now on\.$/),
    ]);
    await desk.run('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled 1');
    expect(await impact("Set-PAMUser (Get-PAMUser 'Ann Owner') -PrivAccountActive $false")).toEqual([
      'error approval-impossible: Nobody can approve requests for R any more: they are refused. Add an approver.',
    ]);
    expect(await impact('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1 -ApprovalEnabled 0')).toEqual([
      'warning approval-dropped: Jen can get R without an approval.',
      'info call-added: Jen will be called on asking for R.',
    ]);
  });

  it('Remove-PAMRole, and its refusal while a request is open', async () => {
    expect(await impact('Remove-PAMRole (Get-PAMRole R)')).toEqual([
      'warning role-removed: R is removed. Jen can no longer ask for it.',
    ]);
    await active();
    expect(
      await desk.refused('cmdlet.impact', { pipeline: parseLine('Remove-PAMRole (Get-PAMRole R)') }),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('Set-PAMUser: the account, the number', async () => {
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    expect(await impact('Set-PAMUser (Get-PAMUser Jen) -PrivAccountActive $false')).toEqual([
      'warning account-off: Jen can no longer activate R: the account PRIV.Jen is not active.',
    ]);
    expect(await impact('Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber 12135551299')).toEqual([
      'warning number-changed: Calls to Jen for R go to +1 213 555 1299 instead of +1 213 555 1212.',
    ]);
    // A PIN code is a secret: it is neither told nor kept.
    expect(await impact('Set-PAMUser (Get-PAMUser Jen) -PrivPINCode 93571824')).toEqual([]);
    expect(desk.app.session.forest().store.users.find({ privAccountName: 'PRIV.Jen' })[0]?.hasPinCode).toBe(
      false,
    );
  });

  it('Remove-PAMUser: access to this console', async () => {
    await desk.call('console.setAccess', { osUser: 'rita', access: 'read', as: 'PRIV.Pat' });
    expect(await impact('Remove-PAMUser (Get-PAMUser -SourceAccountName Pat)')).toEqual([
      'warning console-access: rita acts in this console as PRIV.Pat, and would act as nobody. Map another account under Settings, Access.',
    ]);
  });

  it('Set-PAMGroup and Remove-PAMGroup', async () => {
    await active();
    expect(await impact('Set-PAMGroup (Get-PAMGroup CorpAdmins) -Active $false')).toEqual([
      'error gives-nothing: R gives no membership any more, and every request for it is refused.',
      expect.stringMatching(/^warning activation-goes-on: Jen holds R until .* keeps the membership/),
    ]);
    expect(
      await desk.refused('cmdlet.impact', {
        pipeline: parseLine('Remove-PAMGroup (Get-PAMGroup CorpAdmins)'),
      }),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('Set-PAMConfiguration', async () => {
    expect(await impact('Set-PAMConfiguration -RoleMinimalDuration 7200 -RoleDefaultDuration 7200')).toEqual([
      'warning duration: Requests for R that name no duration are refused: its TTL of 1 hour is outside the limits.',
    ]);
    expect(await impact('Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2012R2')).toEqual([
      expect.stringMatching(/^warning tickets-last: /),
    ]);
  });

  it('Close-PAMRequestForControl: an activation, and a call that goes on', async () => {
    await active();
    expect(await impact('Close-PAMRequestForControl -Role (Get-PAMRole R)')).toEqual([
      expect.stringMatching(/^warning activation-ends: Jen’s activation of R ends now instead of at /),
    ]);
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    desk.say(undefined);
    const [calling] = await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(calling).toMatchObject({ RequestStatus: 'PendingMFA' });
    const line = 'Get-PAMRequest (Get-PAMUser Jen) -Pending | Close-PAMRequestForControl';
    expect(await impact(line)).toEqual([
      'warning request-closed: Jen’s request for R, which waits for the call, is closed.',
    ]);
    expect((await desk.call('calls.current', {})).calls).toMatchObject([{ outcome: null }]);
  });

  it('New-PAMRequest calls nobody, not even once something else is kept', async () => {
    await desk.run('New-PAMRole S (Get-PAMGroup CorpAdmins) -Candidates (Get-PAMUser Jen)');
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    await desk.call('cmdlet.impact', { pipeline: parseLine('New-PAMRequest R'), as: 'PRIV.Jen' });
    await desk.run('New-PAMRequest S', { as: 'PRIV.Jen' });
    await new Promise(resolve => setTimeout(resolve, 50));
    expect((await desk.call('calls.current', {})).calls).toEqual([]);
  });

  it('is what -WhatIf tells of people', async () => {
    const { whatIf } = await desk.result(
      'Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser -SourceAccountName Pat) -WhatIf',
    );
    expect(whatIf).toContain('What if: Set-PAMRole: Jen can no longer ask for R.');
  });
});
