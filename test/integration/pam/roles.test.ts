import { describe, expect, it } from 'vitest';
import { furnished, openDesk, anyText, having } from '../compose/desk.ts';

const named = (objects: unknown) =>
  (objects as { PrivAccountName: string }[]).map(({ PrivAccountName }) => PrivAccountName);

describe('New-PAMRole', () => {
  it('takes every position and every switch, and answers MIM’s names with JSON booleans', async () => {
    const desk = await furnished();
    const [role] = await desk.run(
      "New-PAMRole 'Night shift' (Get-PAMGroup CorpAdmins) (Get-PAMUser 'Ann Owner') (Get-PAMUser Jen), (Get-PAMUser 'Pat Park') 600 20:00 '23:30' -MFAEnabled -ApprovalEnabled -AvailabilityWindowEnabled -Description 'At night' -DisableAutoApprovalIfOwner",
    );
    expect(role).toEqual({
      RoleID: anyText,
      DisplayName: 'Night shift',
      Description: 'At night',
      TTL: 600,
      AvailableFrom: '20:00',
      AvailableTo: '23:30',
      MFAEnabled: true,
      ApprovalEnabled: true,
      AvailabilityWindowEnabled: true,
      DisableAutoApprovalIfOwner: true,
      Candidates: [having({ PrivAccountName: 'PRIV.Jen' }), having({ PrivAccountName: 'PRIV.Pat' })],
      Approvers: [having({ PrivAccountName: 'PRIV.Ann' })],
      Privileges: [having({ PrivAccountName: 'CONTOSO.CorpAdmins' })],
    });
  });

  it('takes a default TTL from the configuration and refuses one outside its limits', async () => {
    const desk = await openDesk();
    expect(await desk.run('New-PAMRole A')).toMatchObject([{ TTL: 3600, MFAEnabled: false, Candidates: [] }]);
    await desk.run('Set-PAMConfiguration -RoleDefaultDuration (New-TimeSpan -Hours 2)');
    expect(await desk.run('New-PAMRole B')).toMatchObject([{ TTL: 7200 }]);
    for (const ttl of ['299', '2592001', '0']) {
      const refusal = await desk.refusal(`New-PAMRole C -TTL ${ttl}`);
      expect(refusal, ttl).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'parameters.TTL' }] });
    }
    expect(await desk.run('New-PAMRole C -TTL 300')).toMatchObject([{ TTL: 300 }]);
    // A role that was within the limits stays editable when they move.
    await desk.run('Set-PAMConfiguration -RoleMinimalDuration 600');
    await desk.run("Set-PAMRole (Get-PAMRole C) -Description 'still here'");
    expect((await desk.refusal('Set-PAMRole (Get-PAMRole C) -TTL 301')).code).toBe('BAD_REQUEST');
  });

  it('refuses a window that does not end after its start, or has no end', async () => {
    const desk = await openDesk();
    for (const [from, to] of [
      ['20:00', '06:00'],
      ['08:00', '08:00'],
    ]) {
      const refusal = await desk.refusal(`New-PAMRole W -AvailableFrom '${from}' -AvailableTo '${to}'`);
      expect(refusal).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'parameters.AvailableTo' }] });
    }
    const half = await desk.refusal("New-PAMRole W -AvailableFrom '08:00' -AvailabilityWindowEnabled");
    expect(half.issues?.[0]?.path).toBe('parameters.AvailableTo');
    // Only the time of day counts.
    const [role] = await desk.run("New-PAMRole W -AvailableFrom '2026-03-01 08:15' -AvailableTo '17:45:30'");
    expect(role).toMatchObject({ AvailableFrom: '08:15', AvailableTo: '17:45' });
    expect((await desk.refusal("Set-PAMRole (Get-PAMRole W) -AvailableTo '08:15'")).code).toBe('BAD_REQUEST');
  });

  it('refuses a name that is taken, in any case, or is none', async () => {
    const desk = await openDesk();
    await desk.run("New-PAMRole 'Backup Operators'");
    const refusal = await desk.refusal("New-PAMRole 'backup operators'");
    expect(refusal).toMatchObject({ code: 'CONFLICT', issues: [{ path: 'parameters.DisplayName' }] });
    expect((await desk.refusal("New-PAMRole ' '")).code).toBe('BAD_REQUEST');
  });
});

describe('Set-PAMRole', () => {
  it('does the seed page’s line verbatim', async () => {
    const desk = await furnished();
    const line = 'Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 1';
    const { objects } = await desk.call('cmdlet.exec', { line });
    expect(objects).toMatchObject([{ DisplayName: 'R', MFAEnabled: true }]);
    expect((await desk.journal()).at(-1)).toMatchObject({ event: { id: 9031 }, changes: ['MFA: yes'] });
    await desk.call('cmdlet.exec', { line: line.replace('1', '0') });
    expect(await desk.run('Get-PAMRole R')).toMatchObject([{ MFAEnabled: false }]);
  });

  it('replaces lists, and the journal holds only what was added and removed', async () => {
    const desk = await furnished();
    await desk.run("Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Pat Park')");
    expect((await desk.journal()).at(-1)?.changes).toEqual(['candidates + PRIV.Pat']);
    const [role] = await desk.run("Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser 'Pat Park')");
    expect(named(role?.['Candidates'])).toEqual(['PRIV.Pat']);
    const last = (await desk.journal()).at(-1)!;
    expect(last.changes).toEqual(['candidates − PRIV.Jen']);
    const { reader } = desk.app.session.forest();
    const detail = await reader.get(last.event.seq);
    expect(detail?.changes).toEqual([
      { op: 'remove', kind: 'role', id: role?.['RoleID'], list: 'candidates', items: [anyText] },
    ]);
  });

  it('empties a list by @(), and takes a doubled user once', async () => {
    const desk = await furnished();
    const [none] = await desk.run('Set-PAMRole (Get-PAMRole R) -Approvers @()');
    expect(none?.['Approvers']).toEqual([]);
    const [once] = await desk.run(
      'Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser Jen)',
    );
    expect(named(once?.['Candidates'])).toEqual(['PRIV.Jen']);
  });

  it('refuses MFA while a candidate cannot be called, naming each, and a new such candidate', async () => {
    const desk = await furnished();
    await desk.run('New-PAMUser CONTOSO Bare');
    await desk.run('New-PAMUser CONTOSO Odd');
    await desk.run(
      "Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Bare Minimum'), (Get-PAMUser 'Odd Number')",
    );
    const refusal = await desk.refusal('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    expect(refusal).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'parameters.MFAEnabled' }] });
    expect(refusal.message).toMatch(/PRIV\.Bare, PRIV\.Odd have no usable/);
    expect(
      (await desk.refusal("New-PAMRole M -MFAEnabled -Candidates (Get-PAMUser 'Bare Minimum')")).code,
    ).toBe('BAD_REQUEST');
    await desk.run('Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen) -MFAEnabled $true');
    const adding = await desk.refusal(
      "Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Bare Minimum')",
    );
    expect(adding).toMatchObject({ issues: [{ path: 'parameters.Candidates' }] });
    expect(adding.message).toMatch(/PRIV\.Bare has no usable/);
    // MFA off and the candidate on, in one line, is no MFA at all.
    await desk.run(
      "Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser 'Bare Minimum') -MFAEnabled 0",
    );
  });

  it('refuses a stale version, and names what came between', async () => {
    const desk = await furnished();
    const [before] = (await desk.call('roles.list', { page: {} })).rows;
    const { id, version } = before!.role;
    const expects = { kind: 'role', id, version } as const;
    await desk.run("Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser 'Pat Park') -TTL 900");
    const refusal = await desk.refusal('Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen)', {
      expects,
    });
    expect(refusal.code).toBe('CONFLICT');
    expect(refusal.issues?.map(({ message }) => message)).toEqual([
      'TTL: 15 minutes (pat)',
      'candidates + PRIV.Pat (pat)',
      'candidates − PRIV.Jen (pat)',
    ]);
    await desk.run('Set-PAMRole (Get-PAMRole R) -TTL 600', { expects: { ...expects, version: version + 1 } });
    await desk.run('Remove-PAMRole (Get-PAMRole R)');
    expect((await desk.refusal('Get-PAMConfiguration', { expects })).code).toBe('NOT_FOUND');
  });
});

describe('a pipe', () => {
  it('hands on what a cmdlet answers', async () => {
    const desk = await furnished();
    expect(await desk.run('Get-PAMRole R | Set-PAMRole -MFAEnabled 1')).toMatchObject([{ MFAEnabled: true }]);
    expect((await desk.journal()).at(-1)?.powershell).toMatch(/Get-PAMRole -DisplayName 'R'/);
    expect(await desk.run('Get-PAMUser Jen | Get-PAMRequest -All')).toEqual([]);
    expect(await desk.run('Get-PAMRole Nothing | Set-PAMRole -MFAEnabled 1')).toEqual([]);
  });

  it('is kept whole or not at all', async () => {
    const desk = await furnished();
    const before = await desk.journal();
    // Jen's description is changed first; then Ann, an approver, cannot be removed.
    const refusal = await desk.refusal('Get-PAMUser | Set-PAMUser -SourceDescription x | Remove-PAMUser');
    expect(refusal.code).toBe('CONFLICT');
    expect(await desk.run('Get-PAMUser')).toMatchObject(
      Array.from({ length: 3 }, () => ({ SourceDescription: '' })),
    );
    expect(await desk.journal()).toEqual(before);
  });

  it('places no call for a request that was undone with its line', async () => {
    const desk = await furnished();
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    desk.say(undefined);
    const line = 'New-PAMRequest R | Close-PAMRequestForControl | Close-PAMRequestForControl';
    expect(await desk.refusal(line, { as: 'PRIV.Jen' })).toMatchObject({ code: 'CONFLICT' });
    expect((await desk.call('requests.list', { page: {} })).rows).toEqual([]);
    expect((await desk.call('calls.current', {})).calls).toEqual([]);
  });
});

describe('Get- and Remove-PAMRole', () => {
  it('finds by name in any case, and those that somebody holds', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRole S');
    expect(await desk.run('Get-PAMRole')).toHaveLength(2);
    expect(await desk.run('get-pamrole r')).toHaveLength(1);
    expect(await desk.run('Get-PAMRole -Active')).toEqual([]);
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(await desk.run('Get-PAMRole -Active')).toMatchObject([{ DisplayName: 'R' }]);
  });

  it('removes a role that nobody holds, and keeps its name in the history', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(await desk.refusal('Remove-PAMRole (Get-PAMRole R)')).toMatchObject({ code: 'CONFLICT' });
    await desk.run('Close-PAMRequestForControl (Get-PAMRole R)');
    expect(await desk.run('Get-PAMRole R | Remove-PAMRole')).toEqual([]);
    const { rows } = await desk.call('requests.list', { page: {} });
    expect(rows[0]?.role.displayName).toBe('R');
    expect(await desk.run('Get-PAMUser Jen | Get-PAMRequest')).toMatchObject([{ RoleName: 'R' }]);
  });
});
