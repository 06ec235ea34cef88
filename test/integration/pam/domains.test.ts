import { describe, expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { furnished, having, matching, openDesk, type Desk } from '../compose/desk.ts';

const signIn = '(Get-Credential)';
const lastEvent = async (desk: Desk) => (await desk.journal()).at(-1);

describe('trusts', () => {
  it('New-PAMTrust records, returns nothing, and says the commands that make it', async () => {
    const desk = await openDesk();
    const made = await desk.result(`New-PAMTrust contoso.local ${signIn}`, { reason: 'Change 17' });
    expect(made).toMatchObject({
      objects: [],
      kind: null,
      changed: [{ kind: 'trust', id: 'contoso.local' }],
    });
    for (const option of ['/enablesidhistory:yes', '/quarantine:no', '/enablepimtrust:yes']) {
      expect(made.notes.join()).toContain(
        `netdom trust contoso.local /domain:priv.contoso.local ${option} /usero:CONTOSO\\Administrator /passwordo:*`,
      );
    }
    expect(made.notes.join()).toContain('The account after /usero: is a placeholder');
    expect(desk.app.session.forest().store.trusts.get('CONTOSO.local')).toMatchObject({
      sourceForest: 'contoso.local',
      bidirectional: false,
      recordedBy: 'pat',
      pimTrust: null,
    });
    expect(await lastEvent(desk)).toMatchObject({
      event: { id: 9050, reason: 'Change 17' },
      powershell: "New-PAMTrust -SourceForest 'contoso.local' -Credentials (Get-Credential)",
    });
  });

  it('says so in a script too, and nothing of it where nothing is kept', async () => {
    const desk = await openDesk();
    const script = { text: `New-PAMTrust contoso.local ${signIn}`, mode: 'transaction' } as const;
    const rehearsed = await desk.call('script.run', { ...script, whatIf: true });
    expect(rehearsed.notes.join()).not.toContain('netdom');
    expect((await desk.result(`${script.text} -WhatIf`)).notes.join()).not.toContain('netdom');
    const kept = await desk.call('script.run', { ...script, whatIf: false });
    expect(kept.notes.join()).toContain('netdom');
  });

  it('is one record for both names of a domain, and refuses PRIV and what is no domain', async () => {
    const desk = await openDesk();
    await desk.run(`New-PAMTrust CONTOSO ${signIn} -Bidirectional`);
    expect(await desk.refusal(`New-PAMTrust contoso.local ${signIn}`)).toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'parameters.SourceForest' }],
    });
    for (const name of ['priv.contoso.local', 'PRIV', 'a b', '-x', `${'a'.repeat(250)}.local`]) {
      expect((await desk.refusal(`New-PAMTrust '${name}' ${signIn}`)).code, name).toBe('BAD_REQUEST');
    }
    // Another forest, then its DNS name: the short name finds the record.
    await desk.run(`New-PAMTrust fabrikam.com ${signIn}`);
    expect((await desk.refusal(`New-PAMTrust FABRIKAM ${signIn}`)).code).toBe('CONFLICT');
    expect((await desk.refusal(`Remove-PAMTrust adatum.com ${signIn}`)).code).toBe('NOT_FOUND');
    await desk.run(`Remove-PAMTrust FABRIKAM ${signIn}`);
    expect((await lastEvent(desk))?.event.id).toBe(9051);
    expect(desk.app.session.forest().store.trusts.all()).toHaveLength(1);
  });

  it('Test-PAMTrust is true once all three switches are confirmed, and says that it is a record', async () => {
    const desk = await openDesk();
    const test = async (more = '') => {
      const { objects, notes } = await desk.result(`Test-PAMTrust contoso.local ${signIn} ${signIn} ${more}`);
      return { objects, said: notes.at(-1) };
    };
    expect(await test()).toEqual({ objects: [{ Value: false }], said: matching(/No trust.*not looked at/) });
    await desk.run(`New-PAMTrust contoso.local ${signIn}`);
    expect(await test()).toEqual({
      objects: [{ Value: false }],
      said: matching(/SID history.*filtering.*PIM/),
    });
    for (const [at, requirement] of (['sidHistory', 'sidFilteringOff', 'pimTrust'] as const).entries()) {
      await desk.call('domains.confirmRequirement', {
        domain: 'contoso.local',
        requirement,
        evidence: 'As netdom said',
        expects: at + 1,
      });
    }
    expect(await test()).toEqual({ objects: [{ Value: true }], said: matching(/not looked at/) });
    // Microsoft's design is one way, so a test for both directions fails.
    expect(await test('-Bidirectional')).toEqual({ objects: [{ Value: false }], said: matching(/one-way/) });
    expect(await lastEvent(desk)).toMatchObject({ event: { id: 9052 }, changes: [] });
  });

  it('never keeps a credential that a form typed', async () => {
    const desk = await openDesk();
    const typed = (cmdlet: string, parameters: object) =>
      desk.app.router.callTrusted('cmdlet.run', { pipeline: [{ cmdlet, parameters }] });
    const replies = [
      await typed('New-PAMTrust', { SourceForest: 'contoso.local', Credentials: 'Hunter2!' }),
      await typed('New-PAMDomainConfiguration', { SourceDomain: 'CONTOSO', Credentials: 'Hunter2!' }),
      await typed('Get-PAMRole', {
        Session: { get: 'New-PAMSession', parameters: { Domain: 'PRIV', Credentials: 'Hunter2!' } },
      }),
      await typed('New-PAMRole', {
        DisplayName: 'S',
        Session: { get: 'New-PAMSession', parameters: { Credentials: 'Hunter2!' } },
      }),
    ];
    expect(replies.map(reply => reply.ok)).toEqual([true, true, true, true]);
    expect(JSON.stringify([replies, await desk.journal()])).not.toContain('Hunter2!');
  });
});

describe('domain configuration', () => {
  it('comes after the trust, and warns at the 2016 level that MIM does not use it', async () => {
    const desk = await openDesk();
    expect((await desk.refusal(`New-PAMDomainConfiguration CONTOSO ${signIn}`)).message).toMatch(
      /trust first with New-PAMTrust/,
    );
    await desk.run(`New-PAMTrust contoso.local ${signIn}`);
    const made = await desk.result(`New-PAMDomainConfiguration CONTOSO ${signIn}`);
    expect(made.objects).toEqual([]);
    expect(made.notes).toEqual([
      matching(/^-Credentials has no effect/),
      matching(/2016 level MIM does not use New-PAMDomainConfiguration/),
    ]);
    expect((await desk.refusal(`New-PAMDomainConfiguration contoso.local ${signIn}`)).code).toBe('CONFLICT');

    await desk.run(`Remove-PAMDomainConfiguration contoso.local ${signIn}`);
    expect((await desk.refusal(`Remove-PAMDomainConfiguration CONTOSO ${signIn}`)).code).toBe('NOT_FOUND');
    await desk.run('Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2012R2');
    expect((await desk.result(`New-PAMDomainConfiguration CONTOSO ${signIn}`)).notes).toHaveLength(1);
    expect((await desk.journal()).map(({ event }) => event.id)).toEqual([9000, 9050, 9053, 9054, 9040, 9053]);
    // A child domain is covered by the trust of its forest.
    await desk.run(`New-PAMDomainConfiguration emea.contoso.local ${signIn}`);
  });

  it('Test-PAMDomainConfiguration says what is missing, then that nothing is; Remove-PAMTrust leaves it', async () => {
    const desk = await openDesk();
    const test = async () => (await desk.run(`Test-PAMDomainConfiguration CONTOSO ${signIn}`))[0]?.['Value'];
    expect(await test()).toMatch(/^Not confirmed for contoso.local: .*break-glass.*AdminSDHolder/);
    await desk.run(`New-PAMTrust contoso.local ${signIn}`);
    await desk.run(`New-PAMDomainConfiguration CONTOSO ${signIn}`);
    const others = [
      'groupObject',
      'auditing',
      'lsaRpc',
      'readPermission',
      'breakGlass',
      'adminSdHolder',
    ] as const;
    for (const [at, requirement] of others.entries()) {
      await desk.call('domains.confirmRequirement', {
        domain: 'contoso.local',
        requirement,
        evidence: 'Seen',
        expects: at + 1,
      });
    }
    expect(await test()).toBe('All 7 requirements of contoso.local are confirmed.');
    await desk.run(`Remove-PAMTrust contoso.local ${signIn}`);
    expect(await test()).toBe('All 7 requirements of contoso.local are confirmed.');
    expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true, differences: [] });
  });
});

describe('rights', () => {
  it('reading lists domains and sets; testing needs operate; recording needs administer', async () => {
    const desk = await openDesk();
    await desk.call('console.setAccess', { osUser: 'kim', access: 'administer', as: null });
    await desk.call('console.setAccess', { osUser: 'pat', access: 'read', as: null });
    await desk.call('domains.list', {});
    expect(await desk.run('Get-PAMSet')).toHaveLength(2);
    const refusals = [`Test-PAMTrust contoso.local ${signIn}`, `New-PAMTrust contoso.local ${signIn}`];
    for (const line of refusals) expect((await desk.refusal(line)).code).toBe('FORBIDDEN');
    const confirm = { domain: 'contoso.local', requirement: 'lsaRpc', evidence: 'x', expects: 0 };
    expect((await desk.refused('domains.confirmRequirement', confirm)).code).toBe('FORBIDDEN');
  });
});

describe('sets', () => {
  const admins = "(Get-PAMSet | Where-Object { $_.DisplayName -eq 'PAM Administrators' })";
  const names = (members: unknown) =>
    (members as { PrivAccountName: string }[]).map(member => member.PrivAccountName).sort();

  it('Get-PAMSet has MIM’s properties; one set keeps itself', async () => {
    const desk = await furnished();
    const [own, all] = await desk.run('Get-PAMSet');
    expect(own).toMatchObject({ DisplayName: 'PAM Administrators', ExplicitMember: [], ComputedMember: [] });
    expect(own).toHaveProperty('ObjectID');
    expect(own).toHaveProperty('Creator');
    expect(all).toMatchObject({ DisplayName: 'All PAM Users', ExplicitMember: [] });
    expect(names(all?.['ComputedMember'])).toEqual(['PRIV.Ann', 'PRIV.Jen', 'PRIV.Pat']);
    expect(
      (
        await desk.refusal(
          "Get-PAMSet | Where-Object { $_.DisplayName -eq 'All PAM Users' } | Add-PAMSetMember -Member (Get-PAMUser Jen)",
        )
      ).code,
    ).toBe('BAD_REQUEST');
  });

  it('Add- and Remove-PAMSetMember change who is in, once each, in the history of each user', async () => {
    const desk = await furnished();
    expect(await desk.run(`Add-PAMSetMember ${admins} (Get-PAMUser Jen), (Get-PAMUser 'Ann Owner')`)).toEqual(
      [],
    );
    await desk.run(`Add-PAMSetMember ${admins} (Get-PAMUser Jen)`); // in it already: nothing
    const [set] = await desk.run('Get-PAMSet');
    expect(names(set?.['ExplicitMember'])).toEqual(['PRIV.Ann', 'PRIV.Jen']);
    expect(set?.['ComputedMember']).toEqual(set?.['ExplicitMember']);
    // An operator's script compares the Guid with the user's resource id.
    const [jen] = await desk.run('Get-PAMUser Jen');
    expect(set?.['ExplicitMember']).toEqual(
      having([{ Guid: jen?.['SourceUserResourceId'], PrivAccountName: 'PRIV.Jen' }]),
    );

    await desk.run(`${admins.slice(1, -1)} | Remove-PAMSetMember -Member (Get-PAMUser Jen)`);
    expect(await desk.refusal(`Remove-PAMSetMember ${admins} (Get-PAMUser Jen)`)).toMatchObject({
      code: 'NOT_FOUND',
      issues: [{ path: 'parameters.Member' }],
    });
    const told = (await desk.journal()).filter(({ event }) => event.id === 9058 || event.id === 9059);
    expect(told.map(({ event }) => [event.id, event.userName])).toEqual([
      [9058, 'PRIV.Jen'],
      [9058, 'PRIV.Ann'],
      [9059, 'PRIV.Jen'],
    ]);
    expect(told[2]?.powershell).toMatch(
      /^Remove-PAMSetMember \(Get-PAMSet \| Where-Object \{ \$_\.DisplayName -eq 'PAM Administrators' \}\) -Member/,
    );
  });

  it('a script adds and takes out with the set that it holds, and asks what a test says', async () => {
    const desk = await furnished();
    const { objects } = await desk.call('cmdlet.exec', {
      line: [
        "$set = Get-PAMSet | Where-Object DisplayName -eq 'PAM Administrators'",
        'Add-PAMSetMember $set (Get-PAMUser Jen)',
        'Add-PAMSetMember $set (Get-PAMUser Jen)',
        'Remove-PAMSetMember $set (Get-PAMUser Jen)',
        'if (Test-PAMTrust contoso.local (Get-Credential)) { Get-PAMRole } else { Get-PAMSet }',
      ].join('\n'),
    });
    expect(objects.map(object => object['DisplayName'])).toEqual(['PAM Administrators', 'All PAM Users']);
    const told = (await desk.journal()).map(({ event }) => event.id).slice(-3);
    expect(told).toEqual([9058, 9059, 9052]);
  });

  it('a removed user is in no set any more', async () => {
    const desk = await furnished();
    await desk.run(`Add-PAMSetMember ${admins} (Get-PAMUser -SourceAccountName Pat)`);
    await desk.run('Remove-PAMUser (Get-PAMUser -SourceAccountName Pat) -Force');
    const sets = await desk.run('Get-PAMSet');
    expect(sets[0]?.['ExplicitMember']).toEqual([]);
    expect(names(sets[1]?.['ComputedMember'])).toEqual(['PRIV.Ann', 'PRIV.Jen']);
    expect(verifyReplay(desk.app.session.forest().store)).toMatchObject({ same: true, differences: [] });
  });
});

describe('sessions', () => {
  it('New-PAMSession is of this forest, and -Session takes it at its position', async () => {
    const desk = await furnished();
    expect(await desk.run('New-PAMSession')).toEqual([{ Domain: 'priv.contoso.local' }]);
    expect(await desk.run('New-PAMSession PRIV (Get-Credential)')).toEqual([
      { Domain: 'priv.contoso.local' },
    ]);
    expect(await desk.run('Get-PAMRole R (New-PAMSession PRIV)')).toHaveLength(1);
    await desk.run('Set-PAMUser (Get-PAMUser Jen) -SourceDescription a -Session (New-PAMSession)');
    expect((await lastEvent(desk))?.powershell).toMatch(/-Session \(New-PAMSession\)$/);
  });

  it('of another domain is refused before anything is done', async () => {
    const desk = await furnished();
    const refusal = await desk.refusal(
      'Remove-PAMUser (Get-PAMUser -SourceAccountName Pat) -Session (New-PAMSession -Domain priv.fabrikam.com)',
    );
    expect(refusal).toMatchObject({
      code: 'BAD_REQUEST',
      message: matching(/priv\.fabrikam\.com.*priv\.contoso\.local/),
    });
    expect(await desk.run('Get-PAMUser -SourceAccountName Pat')).toHaveLength(1);
    expect((await desk.refusal('New-PAMSession CONTOSO')).code).toBe('BAD_REQUEST');
    expect(() => parseLine('Get-PAMRole -Session PRIV')).toThrow(/New-PAMSession/);
  });
});
