import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { CheckFinding } from '../../../shared/contract/checks.ts';
import type { Request } from '../../../shared/contract/registry.ts';
import { corpText } from '../compose/corp-text.ts';
import { anyNumber, furnished, having, matching, openDesk, type Desk } from '../compose/desk.ts';

const day = 86_400_000;

/** A forest with nothing to find but that R has one candidate only. */
async function desk(): Promise<Desk> {
  const made = await furnished();
  const provider = join(made.root, 'Provider.dll');
  writeFileSync(provider, '');
  await made.call('mfa.writeSettings', {
    values: { username: 'mimservice', CustomPhoneProvider: provider },
    expects: (await made.call('mfa.settings', {})).version,
  });
  return made;
}
const list = (on: Desk, filter: Request<'checks.list'> = {}) => on.call('checks.list', filter);
const idsOf = (findings: readonly CheckFinding[]) => findings.map(({ check }) => check);
const found = async (on: Desk, filter: Request<'checks.list'> = {}) => (await list(on, filter)).findings;
const ref = ({ check, object }: CheckFinding) => ({ check, object: { kind: object.kind, id: object.id } });
const roleR = (on: Desk) => on.app.session.forest().store.roles.find({ displayName: 'R' })[0]!;

describe('what the checks see of a real forest', () => {
  it('follows what people change, and says it on the pages of all whom it concerns', async () => {
    const on = await desk();
    expect(idsOf(await found(on))).toEqual(['fewer-than-two-candidates']);
    await on.run('New-PAMUser CONTOSO Bare');
    await on.run(
      "Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Bare Minimum') -TTL (New-TimeSpan -Hours 9)",
    );
    const all = await list(on);
    expect(idsOf(all.findings)).toEqual(['ttl-above-limit', 'candidate-not-callable']);
    expect(all.counts).toEqual({ error: 0, warning: 1, notice: 1 });
    const { id } = roleR(on);
    expect(idsOf(await found(on, { object: { kind: 'role', id } }))).toEqual([
      'ttl-above-limit',
      'candidate-not-callable',
    ]);
    expect(idsOf(await found(on, { severity: 'warning' }))).toEqual(['ttl-above-limit']);
    expect(idsOf(await found(on, { area: 'users' }))).toEqual(['candidate-not-callable']);
    expect(idsOf(await found(on, { search: 'BARE' }))).toEqual(['candidate-not-callable']);
    expect(await list(on, { limit: 1 })).toMatchObject({
      findings: [{ check: 'ttl-above-limit' }],
      total: 2,
    });
    expect(await on.call('checks.count', {})).toEqual(all.counts);

    // The fix is a line that runs as it stands.
    const fix = all.findings[0]?.fix;
    if (fix?.kind !== 'cmdlet') throw new Error('The TTL has no cmdlet to mend it');
    await on.call('cmdlet.run', { pipeline: fix.pipeline });
    expect(idsOf(await found(on))).toEqual(['candidate-not-callable']);
  });

  it('draws its lines where the console’s configuration says', async () => {
    const on = await desk();
    const { version } = await on.call('console.get', {});
    const checkLimits = { longestTtl: 1800, unusedDays: 90, numberChangeDays: 30 };
    const after = await on.call('console.set', { expects: version, values: { checkLimits } });
    expect(after.checkLimits).toEqual(checkLimits);
    expect(idsOf(await found(on))).toContain('ttl-above-limit');
    const error = await on.refused('console.set', {
      expects: after.version,
      values: { checkLimits: { ...checkLimits, unusedDays: 0 } },
    });
    expect(error.code).toBe('BAD_REQUEST');
  });

  it('sees accounts that left CORP, and CORP that cannot be read', async () => {
    const on = await desk();
    on.writeCorp(corpText().replace('sAMAccountName: Jen', 'sAMAccountName: Jennifer'));
    const [gone] = await found(on, { check: 'corp-account-gone' });
    expect(gone?.sentence).toContain('CONTOSO\\Jen is not in CORP any more');
    on.writeCorp('dn: CN=x\nobjectClass');
    const unreadable = await found(on, { area: 'corp' });
    expect(idsOf(unreadable)).toEqual(['corp-unreadable']);
    expect(idsOf(await found(on, { check: 'corp-account-gone' }))).toEqual([]);
  });

  it('puts together a number that changed and an activation right after it', async () => {
    const on = await desk();
    const id = on.app.session.forest().store.users.find({ sourceAccountName: 'Jen' })[0]!.id;
    await on.run("Set-PAMUser (Get-PAMUser Jen) -SourceEmailAddress 'jen@x.local'");
    await on.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    const suspicious = { check: 'number-changed-then-activated' } as const;
    expect(await found(on, suspicious)).toEqual([]);
    await on.run("Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber '+1 213 555 0199'");
    expect(await found(on, suspicious)).toEqual([]);
    await on.run('Close-PAMRequestForControl -All');
    await on.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(await found(on, suspicious)).toMatchObject([
      { object: { kind: 'user', id }, sentence: matching(/changed in PAM on .*, and R was activated on/) },
    ]);
  });

  it('sees a settings file that somebody else wrote or opened to others, and that it was written again', async () => {
    const on = await desk();
    const file = join(on.dir, 'Service', 'MfaSettings.xml');
    expect(idsOf(await found(on, { area: 'mfa' }))).toEqual([]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('mimservice', 'somebody'));
    chmodSync(file, 0o644);
    expect(idsOf(await found(on, { area: 'mfa' }))).toEqual([
      'settings-readable-by-others',
      'settings-changed-outside',
    ]);
    await on.call('mfa.repairProtection', {});
    await on.call('mfa.writeSettings', {
      values: { username: 'mimservice' },
      expects: (await on.call('mfa.settings', {})).version,
    });
    expect(idsOf(await found(on, { area: 'mfa' }))).toEqual([]);
  });

  it('the overview asks for the same things', async () => {
    const on = await desk();
    await on.run('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled $true -Approvers @()');
    const { needs, settingsFindings, candidatesWithoutNumber } = await on.call('overview.get', {});
    expect(needs).toEqual([
      {
        severity: 'Error',
        message: 'R asks for an approval and has no approver: every request for it is refused.',
        remedy: matching(/Add an approver/),
        to: `/roles/${roleR(on).id}`,
      },
    ]);
    expect(settingsFindings).toEqual({ errors: 0, warnings: 0 });
    expect(candidatesWithoutNumber.count).toBe(0);
  });
});

describe('suppressions and marks', () => {
  it('a finding is suppressed with a reason and an end, each step in the history, and the journal rebuilds it', async () => {
    const on = await desk();
    const [finding] = await found(on);
    const until = Date.now() + 30 * day;
    await on.call('checks.suppress', { ...ref(finding!), reason: '  Jen’s deputy comes in May ', until });
    const after = await list(on);
    expect(after).toMatchObject({ findings: [], total: 0, counts: { error: 0, warning: 0, notice: 0 } });
    expect(after.suppressions).toMatchObject([
      {
        check: 'fewer-than-two-candidates',
        object: { name: 'R' },
        reason: 'Jen’s deputy comes in May',
        until,
        by: 'pat',
        found: true,
      },
    ]);
    expect((await found(on, { suppressed: true }))[0]?.suppression).toMatchObject({ until });
    expect(verifyReplay(on.app.session.forest().store)).toMatchObject({ same: true });

    await on.run("Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Ann Owner')");
    expect((await list(on)).suppressions).toMatchObject([{ found: false }]);
    await on.call('checks.unsuppress', { ...ref(finding!), reason: 'Ann is the deputy' });
    expect((await list(on)).suppressions).toEqual([]);
    const told = (await on.journal()).filter(({ event }) => event.id >= 9070 && event.id <= 9079);
    expect(told.map(({ event }) => event)).toMatchObject([
      {
        id: 9070,
        actor: 'pat',
        reason: 'Jen’s deputy comes in May',
        roleName: 'R',
        message: matching(/until .*: Only Jen can activate R\./),
      },
      { id: 9072, actor: 'pat', reason: 'Ann is the deputy', roleName: 'R' },
    ]);
    expect(verifyReplay(on.app.session.forest().store)).toMatchObject({ same: true });
  });

  it('refuses a suppression without reason, without a future end, of nothing', async () => {
    const on = await desk();
    const named = ref((await found(on))[0]!);
    const until = Date.now() + day;
    const refusal = (input: object) =>
      on.refused('checks.suppress', { ...named, reason: 'x', until, ...input });
    expect(await refusal({ reason: '   ' })).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'reason' }],
    });
    expect(await refusal({ until: Date.now() })).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'until' }],
    });
    expect(await refusal({ until: Date.now() + 367 * day })).toMatchObject({ issues: [{ path: 'until' }] });
    expect((await refusal({ check: 'role-unused' })).code).toBe('NOT_FOUND');
    expect((await refusal({ check: 'no-such-check' })).code).toBe('BAD_REQUEST');
    expect((await on.refused('checks.unsuppress', named)).code).toBe('NOT_FOUND');
    expect((await list(on)).suppressions).toEqual([]);
  });

  it('who reads sees the findings, and suppresses and marks nothing', async () => {
    const first = await desk();
    await first.call('console.setAccess', { osUser: 'rita', access: 'read', as: null });
    await first.close();
    const on = await openDesk({ root: first.root, osUser: 'rita' });
    const [finding] = await found(on);
    const suppressing = { ...ref(finding!), reason: 'x', until: Date.now() + day };
    expect((await on.refused('checks.suppress', suppressing)).code).toBe('FORBIDDEN');
    expect((await on.refused('checks.unsuppress', ref(finding!))).code).toBe('FORBIDDEN');
    const marking = { id: roleR(on).id, mark: 'tier-0', on: true };
    expect((await on.refused('roles.mark', marking)).code).toBe('FORBIDDEN');
  });

  it('a mark is set once, found without a gate, and goes with its role', async () => {
    const on = await desk();
    const { id } = roleR(on);
    const mark = (to: boolean) =>
      on.call('roles.mark', { id, mark: 'tier-0', on: to, reason: 'It rules CORP' });
    expect(await mark(true)).toEqual({ marks: ['tier-0'] });
    await mark(true);
    expect((await on.call('roles.get', { id })).marks).toEqual(['tier-0']);
    expect(idsOf(await found(on, { severity: 'error' }))).toEqual(['tier-0-without-gate']);
    await mark(false);
    expect(idsOf(await found(on, { severity: 'error' }))).toEqual([]);
    await mark(true);
    await on.run('Get-PAMRole R | Remove-PAMRole');
    const { store } = on.app.session.forest();
    expect(store.roleMarks.all()).toEqual([]);
    const told = (await on.journal()).filter(({ event }) => event.id === 9073 || event.id === 9074);
    expect(told.map(({ event }) => event.id)).toEqual([9073, 9074, 9073]);
    expect(told[0]?.event).toMatchObject({
      message: 'R was marked Tier 0.',
      reason: 'It rules CORP',
      roleId: id,
    });
    expect(verifyReplay(store)).toMatchObject({ same: true });
    expect((await on.refused('roles.mark', { id, mark: 'tier-0', on: true })).code).toBe('NOT_FOUND');
  });
});

it('a forest from before the checks opens with their defaults', async () => {
  const on = await desk();
  const { store } = on.app.session.forest();
  store.apply({
    actor: 'test',
    as: null,
    event: 9001,
    message: 'As an older console wrote it.',
    changes: [{ op: 'set', kind: 'consoleConfiguration', id: 'singleton', values: { checkLimits: null } }],
  });
  expect((await on.call('console.get', {})).checkLimits).toEqual({
    longestTtl: 28_800,
    unusedDays: 90,
    numberChangeDays: 30,
  });
  expect(await list(on)).toMatchObject({
    findings: having([having({ severity: 'notice' })]),
    total: anyNumber,
  });
});
