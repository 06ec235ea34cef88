import { describe, expect, it } from 'vitest';
import { corpText } from '../compose/corp-text.ts';
import { furnished, openDesk, anyText, matching } from '../compose/desk.ts';

describe('New-PAMUser', () => {
  it('copies name, number, mail and SID from CORP once, with MIM’s property names', async () => {
    const desk = await openDesk();
    const [jen] = await desk.run('New-PAMUser -SourceDomain contoso.local -SourceAccountName jen');
    expect(jen).toEqual({
      SourceDisplayName: 'Jen',
      SourceDomain: 'contoso.local',
      SourceAccountName: 'Jen',
      SourceDescription: '',
      SourceAccountSID: 'S-1-5-21-1-2-3-1104',
      SourcePhoneNumber: '+1 213 555 0142',
      SourceEmailAddress: 'jen@contoso.local',
      SourceUserResourceId: anyText,
      PrivAccountName: 'PRIV.Jen',
      PrivUserPrincipalName: 'PRIV.Jen@priv.contoso.local',
      PrivDisplayName: 'PRIV.Jen',
      PrivDescription: '',
      PrivAccountSID: '',
      PrivAccountActive: true,
      PrivUserResourceId: anyText,
      PrivOnly: false,
    });
    desk.writeCorp(corpText([{ account: 'Jen', mobile: '+1 213 555 0199' }]));
    const [later] = await desk.run('Get-PAMUser Jen');
    expect(later).toEqual(jen);
  });

  it.each(['CONTOSO', 'contoso', 'Contoso.Local', 'CONTOSO.LOCAL'])(
    'takes the domain as %s',
    async domain => {
      const desk = await openDesk();
      expect(await desk.run(`New-PAMUser ${domain} JEN`)).toMatchObject([{ PrivAccountName: 'PRIV.Jen' }]);
      for (const name of ['CONTOSO', 'contoso.local']) {
        expect(await desk.run(`Get-PAMUser -SourceDomain ${name} -SourceAccountName jEN`)).toHaveLength(1);
        const refusal = await desk.refusal(`New-PAMUser ${name} Jen PRIV.Other`);
        expect(refusal).toMatchObject({
          code: 'CONFLICT',
          issues: [{ path: 'parameters.SourceAccountName' }],
        });
      }
    },
  );

  it('refuses a name that is not in CORP, a domain that is not CORP, and PRIV as the source', async () => {
    const desk = await openDesk();
    for (const line of ['New-PAMUser CONTOSO Nobody', 'New-PAMUser fabrikam.com Jen']) {
      expect(await desk.refusal(line)).toMatchObject({ code: 'NOT_FOUND' });
    }
    const priv = await desk.refusal('New-PAMUser priv Jen');
    expect(priv).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'parameters.SourceDomain' }] });
    expect((await desk.refusal('New-PAMUser CONTOSO CorpAdmins')).code).toBe('NOT_FOUND');
    expect(await desk.run('Get-PAMUser')).toEqual([]);
    expect((await desk.journal()).map(({ event }) => event.id)).toEqual([9000]);
  });

  it('stores empty what CORP lacks, and each is a finding', async () => {
    const desk = await openDesk();
    const [bare] = await desk.run('New-PAMUser CONTOSO Bare');
    expect(bare).toMatchObject({ SourcePhoneNumber: '', SourceEmailAddress: '', SourceAccountSID: '' });
    // CORP's text is copied as it is, and flagged.
    const [odd] = await desk.run('New-PAMUser CONTOSO Odd');
    expect(odd).toMatchObject({ SourcePhoneNumber: 'ask the porter' });
    const { rows } = await desk.call('users.list', { page: {} });
    expect(rows.map(row => [row.user.sourceAccountName, row.findings])).toEqual([
      ['Bare', ['no-number', 'no-sid', 'no-mail']],
      ['Odd', ['unreadable-number']],
    ]);
    const messages = (await desk.journal()).map(({ event }) => event.message);
    expect(messages[1]).toMatch(/CORP has no SID, no mail, no telephone number/);
    expect(messages[2]).toMatch(/ask the porter/);
  });

  it('takes mobile before telephoneNumber, or as configured', async () => {
    const both = corpText([{ account: 'Jen', telephoneNumber: '+1 213 555 0101' }]);
    const desk = await openDesk({ corp: both });
    await desk.run('New-PAMUser CONTOSO Jen');
    const { version } = await desk.call('console.get', {});
    await desk.call('console.set', {
      expects: version,
      values: { phoneAttributes: ['telephoneNumber', 'mobile'] },
    });
    expect(await desk.run('New-PAMUser CONTOSO Pat')).toMatchObject([
      { SourcePhoneNumber: '+1 213 555 0118' },
    ]);
    expect(await desk.run('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '+1 213 555 0142' }]);
    await desk.run('Get-PAMUser Jen | Remove-PAMUser');
    expect(await desk.run('New-PAMUser CONTOSO Jen')).toMatchObject([
      { SourcePhoneNumber: '+1 213 555 0101' },
    ]);
  });

  it('names the PRIV account by the prefix, or as told; a PRIV-only user needs no CORP', async () => {
    const desk = await openDesk();
    await desk.run('Set-PAMConfiguration -PrivUserPrefix adm-');
    expect(await desk.run('New-PAMUser CONTOSO Jen')).toMatchObject([{ PrivAccountName: 'adm-Jen' }]);
    expect(await desk.run('New-PAMUser CONTOSO Ann Owner1')).toMatchObject([{ PrivAccountName: 'Owner1' }]);
    expect(await desk.refusal('New-PAMUser CONTOSO Pat OWNER1')).toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'parameters.PrivAccountName' }],
    });
    const [only] = await desk.run('New-PAMUser PRIV breakglass -PrivOnly');
    expect(only).toMatchObject({ PrivOnly: true, PrivAccountName: 'breakglass', SourcePhoneNumber: '' });
    expect((await desk.refusal("New-PAMUser CONTOSO 'a*b'")).issues?.[0]?.path).toBe(
      'parameters.SourceAccountName',
    );
  });

  it('says UNAVAILABLE without a directory file, and works as soon as one is there', async () => {
    const desk = await openDesk({ corp: null });
    expect(await desk.refusal('New-PAMUser CONTOSO Jen')).toMatchObject({
      code: 'UNAVAILABLE',
      message: matching(/corp\.ldif/),
    });
    desk.writeCorp(corpText());
    expect(await desk.run('New-PAMUser CONTOSO Jen')).toHaveLength(1);
  });
});

describe('Set-PAMUser', () => {
  it('does the seed page’s line verbatim and leaves CORP as it is', async () => {
    const desk = await furnished();
    const line = 'Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -SourcePhoneNumber 12135551212';
    const reply = await desk.call('cmdlet.exec', { line });
    expect(reply).toMatchObject({
      objects: [{ PrivAccountName: 'PRIV.Jen', SourcePhoneNumber: '12135551212' }],
      kind: 'user',
      changed: [{ kind: 'user' }],
    });
    const [row] = (await desk.call('users.list', { search: 'Jen', page: {} })).rows;
    expect(row?.phone).toMatchObject({ kind: 'number', e164: '+12135551212' });
    const last = (await desk.journal()).at(-1);
    expect(last).toMatchObject({ event: { id: 9011, userName: 'PRIV.Jen' }, powershell: reply.powershell });
    expect(last?.changes).toEqual(['source phone number: 12135551212']);
  });

  it('takes every position of the reference', async () => {
    const desk = await furnished();
    const [set] = await desk.run(
      "Set-PAMUser (Get-PAMUser Jen) $false 'Priv J' 'Jen J' 'priv text' 'source text' contoso.local Jen PRIV.JJ '+1 213 555 0199' j@contoso.local 4711 S-1-5-21-1-2-3-9",
    );
    expect(set).toMatchObject({
      PrivAccountActive: false,
      PrivDisplayName: 'Priv J',
      SourceDisplayName: 'Jen J',
      PrivDescription: 'priv text',
      SourceDescription: 'source text',
      SourceDomain: 'contoso.local',
      PrivAccountName: 'PRIV.JJ',
      PrivUserPrincipalName: 'PRIV.JJ@priv.contoso.local',
      SourcePhoneNumber: '+1 213 555 0199',
      SourceEmailAddress: 'j@contoso.local',
      SourceAccountSID: 'S-1-5-21-1-2-3-9',
    });
    const { rows } = await desk.call('users.list', { search: 'PRIV.JJ', page: {} });
    expect(rows[0]?.user.hasPinCode).toBe(true);
    await desk.run("Set-PAMUser (Get-PAMUser 'Jen J') -PrivPINCode 12345");
    const cleared = await desk.call('cmdlet.exec', {
      line: "Set-PAMUser (Get-PAMUser 'Jen J') -PrivPINCode ''",
    });
    expect(cleared.powershell).toMatch(/-PrivPINCode ''$/);
    expect((await desk.call('users.list', { search: 'PRIV.JJ', page: {} })).rows[0]?.user.hasPinCode).toBe(
      false,
    );
    const [told] = (await desk.journal()).slice(-1);
    expect(told).toMatchObject({ event: { id: 9011 }, powershell: cleared.powershell });
    // Once more changes nothing, and a first code can be set again.
    expect((await desk.call('cmdlet.exec', { line: cleared.powershell })).changed).toEqual([]);
    await desk.run("Set-PAMUser (Get-PAMUser 'Jen J') -PrivPINCode 12345");
    expect((await desk.call('users.list', { search: 'PRIV.JJ', page: {} })).rows[0]?.user.hasPinCode).toBe(
      true,
    );
    expect((await desk.refusal("Set-PAMUser (Get-PAMUser 'Jen J') -PrivPINCode abcd")).code).toBe(
      'BAD_REQUEST',
    );
  });

  it('refuses a number that cannot be read, and says how it was taken', async () => {
    const desk = await furnished();
    for (const number of ['ask the porter', '12', '+999 1']) {
      const refusal = await desk.refusal(`Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber '${number}'`);
      expect(refusal).toMatchObject({
        code: 'BAD_REQUEST',
        issues: [{ path: 'parameters.SourcePhoneNumber' }],
      });
      expect(refusal.message).toContain(number);
    }
  });

  it('clears a number, but not of a candidate of a role with MFA', async () => {
    const desk = await furnished();
    await desk.run("Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber ''");
    expect(await desk.run('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '' }]);
    await desk.run("Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber '+1 213 555 0142'");
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    const refusal = await desk.refusal("Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber ''");
    expect(refusal).toMatchObject({
      code: 'BAD_REQUEST',
      message: matching(/candidate of R\b/),
    });
    expect(await desk.run('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '+1 213 555 0142' }]);
    // An owner of that role is not called.
    await desk.run("Set-PAMUser (Get-PAMUser 'Ann Owner') -SourcePhoneNumber ''");
  });

  it('refuses names that another user has, and empty names', async () => {
    const desk = await furnished();
    expect((await desk.refusal('Set-PAMUser (Get-PAMUser Jen) -PrivAccountName priv.ann')).code).toBe(
      'CONFLICT',
    );
    expect((await desk.refusal('Set-PAMUser (Get-PAMUser Jen) -SourceAccountName ann')).code).toBe(
      'CONFLICT',
    );
    for (const name of [
      'PrivAccountName',
      'SourceAccountName',
      'SourceDomain',
      'PrivDisplayName',
      'SourceDisplayName',
    ]) {
      const refusal = await desk.refusal(`Set-PAMUser (Get-PAMUser Jen) -${name} ' '`);
      expect(refusal, name).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: `parameters.${name}` }] });
    }
  });

  it('makes no entry where nothing differs', async () => {
    const desk = await furnished();
    const before = (await desk.journal()).length;
    const { changed } = await desk.result(
      "Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber '+1 213 555 0142'",
    );
    expect(changed).toEqual([]);
    expect(await desk.journal()).toHaveLength(before);
  });

  it('keeps the rights of whoever acts as the account when it is renamed', async () => {
    const desk = await furnished();
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: 'PRIV.Pat' });
    await desk.run("Set-PAMUser (Get-PAMUser 'Pat Park') -PrivAccountName PRIV.Patricia");
    expect(await desk.run('Get-PAMRequestForReview')).toEqual([]);
    expect((await desk.call('console.get', {})).accounts).toMatchObject([
      { osUser: 'pat', as: 'PRIV.Patricia' },
    ]);
    await desk.run('New-PAMRole T');
    expect((await desk.journal()).at(-1)?.event.as).toBe('PRIV\\PRIV.Patricia');
  });
});

describe('Get-PAMUser', () => {
  it('answers [] where nothing is found, and [] is no user for another cmdlet', async () => {
    const desk = await furnished();
    expect(await desk.run('Get-PAMUser Nobody')).toEqual([]);
    const refusal = await desk.refusal('Set-PAMUser (Get-PAMUser Nobody) -SourcePhoneNumber 12135551212');
    expect(refusal).toMatchObject({ code: 'NOT_FOUND', issues: [{ path: 'parameters.User' }] });
    const empty = await desk.refused('cmdlet.run', {
      pipeline: [{ cmdlet: 'Get-PAMRequest', parameters: { User: [] } }],
    });
    expect(empty).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('finds by every name and in any case', async () => {
    const desk = await furnished();
    expect(await desk.run("Get-PAMUser 'ann owner' contoso ANN priv.ann")).toHaveLength(1);
    expect(await desk.run('get-pamuser -privdisplayname PRIV.ANN')).toHaveLength(1);
    expect(await desk.run("Get-PAMUser 'ann owner' fabrikam.com")).toEqual([]);
    const many = await desk.refusal('Set-PAMUser (Get-PAMUser) -SourceDescription x');
    expect(many).toMatchObject({ code: 'BAD_REQUEST', message: matching(/3 were found/) });
  });
});

describe('Remove-PAMUser', () => {
  it('refuses a candidate, and an owner, and says of which roles', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRole S -Candidates (Get-PAMUser Jen)');
    const jen = await desk.refusal('Remove-PAMUser (Get-PAMUser Jen)');
    expect(jen).toMatchObject({ code: 'CONFLICT', message: matching(/candidate of R, S\b/) });
    const ann = await desk.refusal("Get-PAMUser 'Ann Owner' | Remove-PAMUser");
    expect(ann).toMatchObject({ code: 'CONFLICT', message: matching(/approver of R\b/) });
    expect(await desk.run('Get-PAMUser')).toHaveLength(3);
  });

  it('works for a user with a history, whose name the history keeps', async () => {
    const desk = await furnished();
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    await desk.run('Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser -SourceAccountName Pat)');
    const open = await desk.refusal('Remove-PAMUser (Get-PAMUser Jen)');
    expect(open).toMatchObject({ code: 'CONFLICT', message: matching(/1 open request/) });
    await desk.run('Get-PAMUser Jen | Close-PAMRequestForControl');
    expect(await desk.run('Remove-PAMUser (Get-PAMUser Jen) -Force')).toEqual([]);
    expect(await desk.run('Get-PAMUser Jen')).toEqual([]);
    const { rows } = await desk.call('requests.list', { page: {} });
    expect(rows).toMatchObject([{ user: { privAccountName: 'PRIV.Jen' }, request: { status: 'Closed' } }]);
    const events = (await desk.journal()).filter(({ event }) => event.requestId !== null);
    expect(events.every(({ event }) => event.userName === 'PRIV.Jen')).toBe(true);
    expect(await desk.run('New-PAMUser CONTOSO Jen')).toHaveLength(1);
  });

  it('leaves whoever acted as the account their right to the console', async () => {
    const desk = await furnished();
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: 'PRIV.Pat' });
    await desk.run("Remove-PAMUser (Get-PAMUser 'Pat Park')");
    expect((await desk.call('app.state', {})).user).toEqual({
      osUser: 'pat',
      access: 'administer',
      as: null,
    });
    expect(await desk.call('overview.get', {})).toMatchObject({ waitingForMe: { count: 0 } });
    await desk.call('console.setAccess', { osUser: 'pat', access: 'administer', as: 'PRIV.Ann' });
  });
});
