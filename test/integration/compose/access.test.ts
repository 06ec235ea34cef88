import { expect, it } from 'vitest';
import { contract, type CommandName } from '../../../shared/contract/registry.ts';
import { furnished, matching, openDesk, type Desk } from '../compose/desk.ts';

/** The forest of `desk` as another user of the machine sees it. */
async function as(
  desk: Desk,
  osUser: string,
  access: 'read' | 'operate' | 'administer',
  priv: string | null,
) {
  await desk.call('console.setAccess', { osUser, access, as: priv });
  await desk.close();
  return openDesk({ root: desk.root, osUser });
}

const change = { cmdlet: 'New-PAMRole', parameters: { DisplayName: 'X' } };
const ask = { cmdlet: 'New-PAMRequest', parameters: { RoleDisplayName: 'R' } };

it('who reads can neither operate nor administer, and each attempt is in the history', async () => {
  const desk = await as(await furnished(), 'rita', 'read', null);
  expect((await desk.call('app.state', {})).user).toEqual({ osUser: 'rita', access: 'read', as: null });
  const calls: [CommandName, unknown, string][] = [
    ['cmdlet.run', { pipeline: [change] }, 'administer'],
    ['cmdlet.run', { pipeline: [ask], as: 'PRIV.Jen' }, 'operate'],
    ['cmdlet.runAll', { lines: [{ pipeline: [ask] }, { pipeline: [change] }] }, 'administer'],
    ['cmdlet.impactAll', { lines: [{ pipeline: [change] }] }, 'administer'],
    ['cmdlet.exec', { line: 'Get-PAMRole R | Set-PAMRole -MFAEnabled 1' }, 'administer'],
    ['cmdlet.exec', { line: 'Close-PAMRequestForControl -All' }, 'operate'],
    ['corp.compare', {}, 'operate'],
    ['calls.press', { callId: 'x', action: { kind: 'answer' } }, 'operate'],
    ['console.set', { expects: 1, values: {} }, 'administer'],
    ['events.setPolicy', { expects: 1, recordReads: false, reason: 'x' }, 'administer'],
    ['console.setAccess', { osUser: 'rita', access: 'administer', as: null }, 'administer'],
    ['mfa.writeSettings', { values: { username: 'x' }, expects: 'x' }, 'administer'],
    ['mfa.openZip', { path: '/x.zip' }, 'administer'],
    ['mfa.adoptDrift', { path: '/x', expects: 'a'.repeat(64) }, 'administer'],
    ['mfa.restoreDrift', { path: '/x', expects: 'a'.repeat(64) }, 'administer'],
    ['mfa.ignoreDrift', { path: '/x', expects: 'a'.repeat(64), reason: 'x' }, 'administer'],
    ['transfer.openCollected', { path: '/x.json' }, 'administer'],
    ['attestation.bring', { id: '00000000-0000-4000-8000-000000000001', path: '/x.json' }, 'administer'],
  ];
  for (const [name, input, needed] of calls) {
    const error = await desk.refused(name, input);
    expect(error, name).toMatchObject({
      code: 'FORBIDDEN',
      message: matching(new RegExp(`right to ${needed}`)),
    });
  }
  const refused = (await desk.journal()).filter(({ event }) => event.id === 9004);
  expect(refused.map(({ event }) => event)).toMatchObject(
    calls.map(([name]) => ({ actor: 'rita', severity: 'Warning', message: matching(new RegExp(name)) })),
  );
  expect(await desk.run('Get-PAMRole')).toMatchObject([{ DisplayName: 'R', MFAEnabled: false }]);
});

it('who operates raises and closes for others, but changes no role', async () => {
  const desk = await as(await furnished(), 'olu', 'operate', 'PRIV.Pat');
  expect(await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' })).toMatchObject([{ RequestStatus: 'Active' }]);
  expect(await desk.run('Close-PAMRequestForControl -All')).toHaveLength(1);
  expect((await desk.refusal("Set-PAMRole (Get-PAMRole R) -Description 'x'")).code).toBe('FORBIDDEN');
  expect((await desk.refusal('Get-PAMUser Jen | Remove-PAMUser')).code).toBe('FORBIDDEN');
  const raised = (await desk.journal()).find(({ event }) => event.id === 9100);
  expect(raised?.event).toMatchObject({ actor: 'olu', as: 'PRIV\\PRIV.Jen' });
});

it('who operates does not decide as another', async () => {
  const first = await furnished();
  await first.run('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled 1');
  await first.run('New-PAMRequest R', { as: 'PRIV.Jen' });
  const desk = await as(first, 'olu', 'operate', 'PRIV.Pat');
  const line = 'Get-PAMRequestToApprove | Set-PAMRequestToApprove -Approve';
  const error = await desk.refusal(line, { as: 'PRIV.Ann', reason: 'she said so' });
  expect(error).toMatchObject({ code: 'FORBIDDEN', message: matching(/administer/) });
  const { rows } = await desk.call('requests.toApprove', { all: true });
  expect(rows).toMatchObject([{ mine: false, request: { status: 'PendingApproval' } }]);
});

it('a user without a right does not get in, and changes nothing', async () => {
  const desk = await furnished();
  await desk.close();
  await expect(openDesk({ root: desk.root, osUser: 'stranger' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
    message: matching(/stranger has no right/),
  });
  const again = await openDesk({ root: desk.root });
  expect((await again.journal()).map(({ event }) => event.id)).toEqual([9000, 9010, 9010, 9010, 9020, 9030]);
});

it('the last administrator stays', async () => {
  const desk = await openDesk();
  for (const access of ['read', 'operate', null] as const) {
    const error = await desk.refused('console.setAccess', { osUser: 'PAT', access, as: null });
    expect(error).toMatchObject({ code: 'CONFLICT', message: matching(/last administrator/) });
  }
  await desk.call('console.setAccess', { osUser: 'rita', access: 'administer', as: null });
  await desk.call('console.setAccess', { osUser: 'pat', access: 'read', as: null });
  // From this call on: the rights are asked for each.
  expect(
    (await desk.refused('console.setAccess', { osUser: 'pat', access: 'administer', as: null })).code,
  ).toBe('FORBIDDEN');
  expect((await desk.journal()).map(({ event }) => event.id)).toEqual([9000, 9002, 9002, 9004]);
});

it('an account must be there to act as it', async () => {
  const desk = await openDesk();
  const error = await desk.refused('console.setAccess', { osUser: 'x', access: 'read', as: 'PRIV.No' });
  expect(error).toMatchObject({ code: 'NOT_FOUND', issues: [{ path: 'as' }] });
});

it('every command that changes something needs more than to read', () => {
  // What a person may do to their own window, and what only reads. Everything else must ask for a right.
  const free =
    /^(app\.|forest\.|jobs\.|events\.|evidence\.(anchor|compare|key|saveAnchor)|past\.|phone\.read|activation\.explain|cmdlet\.|script\.(open|save)|transfer\.collectScript|matrix\.export|attestation\.(open|inbox|opened|compared|plan|answer|reply|forget)|simulator\.|.*\.(get|count|report|list|find|status|search|settings|backups|check|drift|current|toApprove)$)/;
  const open = Object.entries(contract)
    .filter(([, { access }]) => access === 'read')
    .map(([name]) => name)
    .filter(name => !free.test(name));
  expect(open).toEqual([]);
});
