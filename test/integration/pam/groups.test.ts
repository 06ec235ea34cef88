import { describe, expect, it } from 'vitest';
import { furnished, openDesk, matching } from '../compose/desk.ts';

describe('groups', () => {
  it('New-PAMGroup reads name and SID from CORP by either name of the domain', async () => {
    const desk = await openDesk();
    expect(await desk.run('New-PAMGroup -SourceGroupName corpadmins -SourceDomain CONTOSO')).toEqual([
      {
        SourceAccountName: 'CorpAdmins',
        SourceDomain: 'CONTOSO',
        SourceAccountSID: 'S-1-5-21-1-2-3-2001',
        PrivAccountName: 'CONTOSO.CorpAdmins',
        PrivDisplayName: 'CONTOSO.CorpAdmins',
        PrivDescription: '',
        // A shadow principal carries its source's SID.
        PrivAccountSID: 'S-1-5-21-1-2-3-2001',
        Active: true,
        PrivOnly: false,
      },
    ]);
    expect(await desk.refusal('New-PAMGroup CORPADMINS contoso.local')).toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'parameters.SourceGroupName' }],
    });
    expect((await desk.refusal('New-PAMGroup Nobody CONTOSO')).code).toBe('NOT_FOUND');
    expect((await desk.refusal('New-PAMGroup CorpAdmins fabrikam.com')).code).toBe('NOT_FOUND');
    expect((await desk.refusal('New-PAMGroup CorpAdmins PRIV')).code).toBe('BAD_REQUEST');
  });

  it('stores a missing SID empty, as a finding', async () => {
    const desk = await openDesk();
    expect(await desk.run('New-PAMGroup NoSid contoso.local')).toMatchObject([{ SourceAccountSID: '' }]);
    const { rows } = await desk.call('groups.list', { page: {} });
    const { findings } = await desk.call('groups.get', { id: rows[0]!.group.id });
    expect(findings).toEqual(['no-sid']);
  });

  it('keeps SID history instead of a shadow principal at the 2012 R2 level', async () => {
    const desk = await openDesk();
    await desk.run('Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2012R2');
    expect(await desk.run('New-PAMGroup CorpAdmins CONTOSO')).toMatchObject([{ PrivAccountSID: '' }]);
  });

  it('takes a PRIV-only group of the PAM domain only', async () => {
    const desk = await openDesk({ corp: null });
    expect(await desk.run('New-PAMGroup Breakglass priv.contoso.local -PrivOnly')).toMatchObject([
      { PrivOnly: true, PrivAccountName: 'Breakglass' },
    ]);
    expect(await desk.refusal('New-PAMGroup Other CONTOSO -PrivOnly')).toMatchObject({
      code: 'BAD_REQUEST',
      issues: [{ path: 'parameters.SourceDomain' }],
    });
  });

  it('Set-PAMGroup takes every position; a shadow principal follows its source’s SID', async () => {
    const desk = await furnished();
    const [group] = await desk.run(
      "Set-PAMGroup (Get-PAMGroup CorpAdmins) Admins contoso.local S-1-5-21-1-2-3-9 PRIV.Admins 'PRIV admins' 'Of CORP' $false",
    );
    expect(group).toMatchObject({
      SourceAccountName: 'Admins',
      SourceDomain: 'contoso.local',
      SourceAccountSID: 'S-1-5-21-1-2-3-9',
      PrivAccountSID: 'S-1-5-21-1-2-3-9',
      PrivAccountName: 'PRIV.Admins',
      PrivDisplayName: 'PRIV admins',
      PrivDescription: 'Of CORP',
      Active: false,
    });
    expect(await desk.run('Get-PAMGroup admins priv.ADMINS')).toHaveLength(1);
    await desk.run('New-PAMGroup Historians CONTOSO');
    expect(
      (await desk.refusal('Set-PAMGroup (Get-PAMGroup Historians) -PrivAccountName priv.admins')).code,
    ).toBe('CONFLICT');
    for (const name of ['SourceAccountName', 'SourceDomain', 'PrivAccountName', 'PrivDisplayName']) {
      const refusal = await desk.refusal(`Set-PAMGroup (Get-PAMGroup Historians) -${name} ' '`);
      expect(refusal, name).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: `parameters.${name}` }] });
    }
    expect((await desk.refusal('Set-PAMGroup (Get-PAMGroup Historians) -SourceAccountSID S-1-x')).code).toBe(
      'BAD_REQUEST',
    );
  });

  it('a group that is not active gives nothing', async () => {
    const desk = await furnished();
    await desk.run('Set-PAMGroup (Get-PAMGroup CorpAdmins) -Active 0');
    const [request] = await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(request?.['RequestStatus']).toBe('Rejected');
    expect(request?.['StatusReason']).toMatch(/CorpAdmins/);
  });

  it('Remove-PAMGroup refuses a privilege, and names its roles', async () => {
    const desk = await furnished();
    const refusal = await desk.refusal('Get-PAMGroup CorpAdmins | Remove-PAMGroup');
    expect(refusal).toMatchObject({ code: 'CONFLICT', message: matching(/privilege of R\b/) });
    await desk.run('Set-PAMRole (Get-PAMRole R) -Privileges @()');
    expect(await desk.run('Get-PAMGroup CorpAdmins | Remove-PAMGroup -Force')).toEqual([]);
    expect(await desk.run('Get-PAMGroup')).toEqual([]);
    expect((await desk.refusal('Remove-PAMGroup (Get-PAMGroup CorpAdmins)')).code).toBe('NOT_FOUND');
  });
});

describe('configuration', () => {
  it('Get- and Set-PAMConfiguration show and change MIM’s settings', async () => {
    const desk = await openDesk();
    expect(await desk.run('Get-PAMConfiguration')).toEqual([
      {
        PrivUserPrefix: 'PRIV.',
        RoleMinimalDuration: 300,
        RoleMaximalDuration: 2_592_000,
        RoleDefaultDuration: 3600,
        ForestFunctionality: 'DS_BEHAVIOR_WIN2015',
        UserAdminPasswordLength: 24,
        RequestExpirationInDays: 30,
        DefaultADContainer: 'PAM objects',
      },
    ]);
    const [set] = await desk.run(
      "Set-PAMConfiguration adm. (New-TimeSpan -Minutes 10) (New-TimeSpan -Days 1) -RoleDefaultDuration 1200 -UserAdminPasswordLength 30 -RequestExpirationInDays 60 -DefaultADContainer 'PAM 2'",
    );
    expect(set).toMatchObject({
      PrivUserPrefix: 'adm.',
      RoleMinimalDuration: 600,
      RoleMaximalDuration: 86_400,
      RoleDefaultDuration: 1200,
      UserAdminPasswordLength: 30,
      RequestExpirationInDays: 60,
      DefaultADContainer: 'PAM 2',
    });
    expect((await desk.journal()).at(-1)?.event.id).toBe(9040);
  });

  it.each([
    ['-RoleMinimalDuration (New-TimeSpan -Days 40)', 'RoleMaximalDuration'],
    ['-RoleDefaultDuration 299', 'RoleDefaultDuration'],
    ['-RoleMinimalDuration 0', 'RoleMinimalDuration'],
    ['-UserAdminPasswordLength 7', 'UserAdminPasswordLength'],
    ['-RequestExpirationInDays 0', 'RequestExpirationInDays'],
    ["-PrivUserPrefix 'a b'", 'PrivUserPrefix'],
    ["-DefaultADContainer ' '", 'DefaultADContainer'],
  ])('Set-PAMConfiguration refuses %s', async (given, parameter) => {
    const desk = await openDesk();
    const refusal = await desk.refusal(`Set-PAMConfiguration ${given}`);
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: `parameters.${parameter}` }] });
  });

  it('refuses a stale version of the configuration', async () => {
    const desk = await openDesk();
    const { version } = await desk.call('configuration.get', {});
    const expects = { kind: 'pamConfiguration', id: 'singleton', version } as const;
    await desk.run('Set-PAMConfiguration -RoleDefaultDuration 1200', { expects });
    const refusal = await desk.refusal('Set-PAMConfiguration -RoleDefaultDuration 900', { expects });
    expect(refusal).toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'expects', message: 'role default duration: 20 minutes (pat)' }],
    });
  });
});
