import { beforeEach, describe, expect, it } from 'vitest';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { furnished, type Desk, anyNumber, anyText, matching } from '../compose/desk.ts';

let desk: Desk;
const jen = { as: 'PRIV.Jen' };
const ann = { as: 'PRIV.Ann', reason: 'Ann is on a plane and said so' };

beforeEach(async () => {
  desk = await furnished();
});

/** The requestor's own state of a request, after everything that goes by itself. */
async function ask(line = 'New-PAMRequest R', options = jen) {
  const objects = await desk.run(line, options);
  await desk.settled(objects);
  const [after] = await desk.run('Get-PAMRequestForReview -All', options);
  return after!;
}

describe('New-PAMRequest', () => {
  it('takes positions, and answers MIM’s names', async () => {
    const [role] = await desk.run('Get-PAMRole R');
    const [request] = await desk.run("New-PAMRequest R 'Historian is down' 600", jen);
    expect(request).toEqual({
      RequestId: anyText,
      FIMRequestID: anyText,
      CreatorID: anyText,
      RoleId: role?.['RoleID'],
      DisplayName: 'PRIV.Jen: R',
      Justification: 'Historian is down',
      CreationTime: matching(/^\d{4}-\d\d-\d\dT.*Z$/),
      CreationMethod: 'Bastion Console',
      RequestedTTL: 600,
      RequestedTime: anyText,
      ExpirationTime: anyText,
      RequestStatus: 'Active',
      RoleName: 'R',
      Requestor: 'PRIV.Jen',
      StatusReason: anyText,
      CallStatus: null,
    });
  });

  it('takes the role from Get-PAMRoleForRequest, which lists what one may ask for', async () => {
    await desk.run("New-PAMRole Other -Candidates (Get-PAMUser 'Pat Park')");
    expect(await desk.run('Get-PAMRoleForRequest', jen)).toMatchObject([{ DisplayName: 'R' }]);
    expect(await desk.run('Get-PAMRoleForRequest -DisplayName Other', jen)).toEqual([]);
    expect(await desk.run('Get-PAMRoleForRequest -DisplayName R | New-PAMRequest', jen)).toMatchObject([
      { RequestStatus: 'Active' },
    ]);
    expect(await desk.run('Get-PAMRoleForRequest -Active', jen)).toMatchObject([{ DisplayName: 'R' }]);
    expect(await desk.refusal('New-PAMRequest Nothing', jen)).toMatchObject({ code: 'NOT_FOUND' });
    // Who is no candidate is refused by a gate: the request says so and is in the history.
    const [refused] = await desk.run('New-PAMRequest Other', jen);
    expect(refused).toMatchObject({ RequestStatus: 'Rejected', ExpirationTime: null });
    expect(refused?.['StatusReason']).toMatch(/candidate/);
  });

  it('runs the phone: 103 and Active, or 101 and Rejected with the call’s status', async () => {
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    expect(await desk.run('New-PAMRequest R', jen)).toMatchObject([{ RequestStatus: 'PendingMFA' }]);
    await expect.poll(async () => (await desk.run('Get-PAMRequestForReview -Active', jen)).length).toBe(1);
    await desk.run('Close-PAMRequest R', jen);
    desk.say('no-answer');
    expect(await ask()).toMatchObject({ RequestStatus: 'Rejected', CallStatus: anyNumber });
    const ids = (await desk.journal()).map(({ event }) => event.id);
    expect(ids.filter(id => id === 103)).toHaveLength(1);
    expect(ids.filter(id => id === 101)).toHaveLength(1);
  });

  it('refuses more than the role’s TTL, waits for a later start, and gives the role up with 0', async () => {
    expect(await ask('New-PAMRequest R -RequestedTTL 3601')).toMatchObject({ RequestStatus: 'Rejected' });
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await ask(`New-PAMRequest R -RequestedTime '${later}'`)).toMatchObject({
      RequestStatus: 'Scheduled',
      RequestedTime: later,
    });
    await desk.run('Close-PAMRequest R', jen);
    await ask();
    expect(await desk.run('Get-PAMRequestForReview -Active', jen)).toHaveLength(1);
    await ask('New-PAMRequest R -RequestedTTL 0');
    expect(await desk.run('Get-PAMRequestForReview -Active', jen)).toEqual([]);
  });
});

describe('Get-PAMRequest and Get-PAMRequestForReview', () => {
  it('filter by state', async () => {
    await ask();
    await desk.run('Close-PAMRequest R', jen);
    await ask();
    await desk.run("New-PAMRole No -Candidates (Get-PAMUser 'Pat Park')");
    await desk.run('New-PAMRequest No', jen);
    const lines = { 'Get-PAMRequest (Get-PAMUser Jen)': {}, 'Get-PAMRequestForReview': jen };
    for (const [line, options] of Object.entries(lines)) {
      const counts = ['-Active', '-Expired', '-Rejected', '-Pending', '-Closed', '-All', '-Active -Closed'];
      const found = await Promise.all(
        counts.map(async flag => (await desk.run(`${line} ${flag}`, options)).length),
      );
      expect(found, line).toEqual([1, 0, 1, 0, 1, 3, 2]);
      expect(await desk.run(line, options)).toHaveLength(3);
    }
    expect(await desk.run("Get-PAMUser 'Pat Park' | Get-PAMRequest")).toEqual([]);
    expect(await desk.run('Get-PAMRequest (Get-PAMUser Jen) -Extended')).toHaveLength(3);
  });
});

describe('closing', () => {
  it('Close-PAMRequest ends one’s own by name, role or request', async () => {
    await ask();
    expect(await desk.run('Close-PAMRequest R', jen)).toEqual([]);
    await ask();
    expect(await desk.run('Get-PAMRoleForRequest -DisplayName R | Close-PAMRequest', jen)).toEqual([]);
    await ask();
    expect(await desk.run('Get-PAMRequestForReview -Active | Close-PAMRequest', jen)).toEqual([]);
    expect(await desk.run('Get-PAMRequestForReview -Closed', jen)).toHaveLength(3);
    expect(await desk.refusal('Close-PAMRequest R', jen)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('Close-PAMRequest does not end another’s', async () => {
    await ask();
    const line = 'Get-PAMUser Jen | Get-PAMRequest -Active | Close-PAMRequest';
    expect(await desk.refusal(line, { as: 'PRIV.Pat' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each(['(Get-PAMRole R)', '(Get-PAMUser Jen)', '-All', '-All -Force'])(
    'Close-PAMRequestForControl %s ends what others hold',
    async which => {
      await ask();
      expect(await desk.run(`Close-PAMRequestForControl ${which}`)).toMatchObject([
        { Requestor: 'PRIV.Jen', RequestStatus: matching(/^Clos/) },
      ]);
      expect(await desk.run(`Close-PAMRequestForControl ${which}`)).toEqual([]);
      const closed = (await desk.journal()).filter(({ event }) => event.id === 9109);
      expect(closed).toHaveLength(1);
    },
  );
});

describe('deciding', () => {
  beforeEach(() => desk.run('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled 1'));

  it('goes round: what waits is listed for its owner, approved, and active', async () => {
    expect(await ask()).toMatchObject({ RequestStatus: 'PendingApproval' });
    expect(await desk.run('Get-PAMRequestToApprove', { as: 'PRIV.Pat' })).toEqual([]);
    const [waiting] = await desk.run('Get-PAMRequestToApprove', ann);
    expect(waiting).toMatchObject({
      RoleName: 'R',
      Requestor: 'PRIV.Jen',
      RequestedTTL: 3600,
      Justification: '',
    });
    expect(await desk.run('Get-PAMRequestToApprove | Set-PAMRequestToApprove -Approve', ann)).toEqual([]);
    expect(await desk.run('Get-PAMRequestForReview', jen)).toMatchObject([{ RequestStatus: 'Active' }]);
    const approved = (await desk.journal()).find(({ event }) => event.id === 9103);
    expect(approved?.event).toMatchObject({ actor: 'pat', as: 'PRIV\\PRIV.Ann', reason: ann.reason });
    // Nothing waits any more: the pipe has nothing to hand on.
    expect(await desk.run('Get-PAMRequestToApprove | Set-PAMRequestToApprove -Approve', ann)).toEqual([]);
  });

  it('rejects as oneself, and the request says why', async () => {
    await ask();
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: 'PRIV.Ann' });
    const line = 'Get-PAMRequestToApprove | Set-PAMRequestToApprove -Reject';
    await desk.run(line, { reason: 'Not in the change window' });
    const [request] = await desk.run('Get-PAMRequestForReview', jen);
    expect(request).toMatchObject({ RequestStatus: 'Rejected', ExpirationTime: null });
    expect(request?.['StatusReason']).toMatch(/Not in the change window/);
  });

  it('as another needs a reason and the right to administer', async () => {
    await ask();
    const line = 'Get-PAMRequestToApprove | Set-PAMRequestToApprove -Approve';
    expect(await desk.refusal(line, { as: 'PRIV.Ann' })).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'reason' }],
    });
    const { pam } = desk.app.session.forest();
    const call = { pipeline: parseLine(line), ...ann };
    const operator = { osUser: 'olu', access: 'operate', as: 'PRIV.Pat' } as const;
    expect(() => pam.run(call, operator)).toThrow(/needs the right to administer/);
    expect(() => pam.run(call, { ...operator, as: 'PRIV.Ann' })).not.toThrow();
  });

  it('is for owners only, and not for oneself', async () => {
    await desk.run(
      "Set-PAMRole (Get-PAMRole R) -Approvers (Get-PAMUser 'Ann Owner'), (Get-PAMUser Jen) -DisableAutoApprovalIfOwner 1",
    );
    await ask();
    expect(await desk.run('Get-PAMRequestToApprove', jen)).toEqual([]);
    const id = (await desk.run('Get-PAMRequestToApprove', ann))[0]?.['RequestId'];
    const one = `(Get-PAMRequestToApprove | Where-Object { $_.RequestId -eq '${String(id)}' })`;
    const other = { as: 'PRIV.Pat', reason: 'because' };
    expect(await desk.refusal(`Set-PAMRequestToApprove ${one} -Approve`, other)).toMatchObject({
      code: 'NOT_FOUND',
    });
    await desk.run(`Set-PAMRequestToApprove ${one} -Approve`, ann);
    // MIM approves an owner who asks, unless told otherwise.
    await desk.run('Close-PAMRequest R', jen);
    await desk.run('Set-PAMRole (Get-PAMRole R) -DisableAutoApprovalIfOwner 0');
    expect(await ask()).toMatchObject({ RequestStatus: 'Active' });
  });
});

describe('on whose behalf', () => {
  it('a requestor cmdlet runs as the mapped account, or as the one that is named', async () => {
    expect(await desk.refusal('New-PAMRequest R')).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'as' }],
    });
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: 'priv.jen' });
    expect(await desk.run('New-PAMRequest R')).toMatchObject([{ Requestor: 'PRIV.Jen' }]);
    const names = [
      'PRIV.Jen',
      'priv.jen',
      'PRIV\\PRIV.Jen',
      'priv.contoso.local\\PRIV.Jen',
      'PRIV.Jen@priv.contoso.local',
    ];
    for (const as of names) expect(await desk.run('Get-PAMRequestForReview', { as }), as).toHaveLength(1);
    for (const as of ['CONTOSO\\Jen', 'Nobody', 'PRIV.Jen@contoso.local', 'CONTOSO\\PRIV.Jen']) {
      expect(await desk.refusal('Get-PAMRequestForReview', { as }), as).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('is journaled as one for the other', async () => {
    await ask();
    const raised = (await desk.journal()).find(({ event }) => event.id === 9100);
    expect(raised?.event).toMatchObject({ actor: 'pat', as: 'PRIV\\PRIV.Jen' });
  });
});
