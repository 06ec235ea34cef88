import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpText } from '../compose/corp-text.ts';
import { errorOf, PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
  mkdirSync(home.forest);
  writeFileSync(join(home.forest, 'corp.ldif'), corpText());
});
afterEach(() => home.remove());

async function furnish(): Promise<void> {
  for (const account of ['Jen', 'Ann']) await home.exec(`New-PAMUser CONTOSO ${account}`);
  await home.exec('New-PAMGroup CorpAdmins CONTOSO');
  await home.exec(
    "New-PAMRole R (Get-PAMGroup CorpAdmins) (Get-PAMUser 'Ann Owner') (Get-PAMUser Jen) -MFAEnabled",
  );
}

describe('a wrong call of pam itself', () => {
  it.each([
    [[]],
    [['nope']],
    [['exec']],
    [['exec', 'a', 'b']],
    [['--bad', 'exec', 'Get-PAMRole']],
    [['exec', 'Get-PAMRole', '--id', '5']],
    [['--sample', '--forest', 'x', 'exec', 'Get-PAMRole']],
    [['--forest']],
    [['events', '--limit', '0']],
    [['events', '--id', 'x']],
    [['settings', 'show']],
    [['settings', 'set']],
    [['settings', 'set', 'username']],
    [['settings', 'check', 'x']],
    [['request', '--role', 'R']],
    [['request', '--role', 'R', '--for', 'PRIV.Jen', '--ttl', 'x']],
    [['request', '--role', 'R', '--for', 'PRIV.Jen', '--call', '26']],
    [['request', '--role', 'R', '--for', 'PRIV.Jen', '--call', 'maybe']],
    [['explain', '--role', 'R']],
    [['explain', '--role', 'R', '--for', 'PRIV.Jen', '--ttl', '-1']],
    [['explain', 'R', '--role', 'R', '--for', 'PRIV.Jen']],
    [['import-credentials']],
    [['serve', 'now']],
  ])('%j is 2, said in one line, and makes nothing', async argv => {
    const said = await home.pam(...argv);
    expect(said).toMatchObject({ code: 2, out: [] });
    expect(JSON.parse(said.err[0]!)).toMatchObject({ error: { code: 'BAD_REQUEST' } });
    expect(said.err).toHaveLength(1);
    expect(said.err[0]).toContain('pam --help');
    expect(() => statSync(home.env.BASTION_USER_DATA)).toThrow(/ENOENT/);
  });
});

it('--help prints the verbs and makes nothing', async () => {
  const said = await home.pam('--help');
  expect(said).toMatchObject({ code: 0, err: [] });
  expect(said.out.join('\n')).toMatch(/^pam \[--forest DIR \| --sample\][\s\S]*\bserve\b/);
  expect(() => statSync(home.env.BASTION_USER_DATA)).toThrow(/ENOENT/);
});

describe('exec', () => {
  it('prints an array of objects with MIM’s names and JSON booleans', async () => {
    await furnish();
    expect(await home.exec('Get-PAMUser Nobody')).toEqual([]);
    const [jen] = await home.exec(
      'Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -SourcePhoneNumber 12135551212',
    );
    expect(jen).toMatchObject({ SourcePhoneNumber: '12135551212', PrivAccountActive: true, PrivOnly: false });
    const [role] = await home.exec('Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 1');
    expect(role).toMatchObject({ DisplayName: 'R', MFAEnabled: true, ApprovalEnabled: false });
  });

  it('fails with 1 and one line of JSON for a line that is wrong, names what is not there, or is refused', async () => {
    expect(await home.error('exec', 'Get-PAMRole R |')).toMatchObject({ code: 'BAD_REQUEST' });
    expect((await home.error('exec', 'Get-PAMRoleX')).message).toMatch(/Column 1\b.*Nothing was run/);
    expect(await home.error('exec', 'New-PAMUser CONTOSO Nobody')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await home.error('exec', 'Set-PAMUser (Get-PAMUser X) -SourceDescription a')).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await home.error('exec', 'New-PAMRole R -TTL 1')).toMatchObject({ code: 'BAD_REQUEST' });
  });

  it('says on stderr what has no effect, and keeps stdout an array', async () => {
    const said = await home.pam('--forest', home.forest, 'exec', "New-PAMUser CONTOSO Jen -Container 'OU=x'");
    expect(said).toMatchObject({ code: 0 });
    expect(said.out).toHaveLength(1);
    expect(JSON.parse(said.out[0]!)).toMatchObject([{ PrivAccountName: 'PRIV.Jen' }]);
    expect(said.err.map(line => JSON.parse(line) as unknown)).toEqual([
      { note: expect.stringMatching(/^-Container has no effect: /) as string },
    ]);
    const refused = await home.pam('--forest', home.forest, 'exec', 'New-PAMGroup Nope CONTOSO -SourceDC d');
    expect(errorOf(refused)).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('runs as who is named by --as', async () => {
    await furnish();
    expect(await home.error('exec', 'Get-PAMRoleForRequest')).toMatchObject({ code: 'BAD_REQUEST' });
    for (const as of ['PRIV.Jen', 'PRIV\\PRIV.Jen', 'PRIV.Jen@priv.contoso.local']) {
      expect(await home.exec('Get-PAMRoleForRequest', '--as', as)).toMatchObject([{ DisplayName: 'R' }]);
    }
    expect(await home.error('--as', 'PRIV.No', 'exec', 'Get-PAMRoleForRequest')).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('call', () => {
  it('prints the value of any command of the console, with --as where it counts', async () => {
    await furnish();
    expect(await home.value('call', 'phone.read', '{"text":"12135551212"}')).toMatchObject({
      reading: { e164: '+12135551212' },
    });
    const pipeline = [{ cmdlet: 'Get-PAMRoleForRequest', parameters: {} }];
    const input = JSON.stringify({ pipeline });
    expect(await home.value('--as', 'PRIV.Jen', 'call', 'cmdlet.run', input)).toMatchObject({
      objects: [{ DisplayName: 'R' }],
    });
    expect(await home.value('call', 'forest.close')).toEqual({});
  });

  it('fails with 1 for a command, an input or JSON that is wrong', async () => {
    for (const [name, input] of [
      ['no.such', '{}'],
      ['__proto__', '{}'],
      ['phone.read', '{'],
      ['phone.read', '{}'],
      ['phone.read', '{"text":"1","more":1}'],
      ['phone.read', '[]'],
    ]) {
      expect(await home.error('call', name!, input!), `${name!} ${input!}`).toMatchObject({
        code: 'BAD_REQUEST',
      });
    }
    expect(await home.error('call', 'app.pickFile', '{"purpose":"credential-zip"}')).toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});

describe('events', () => {
  it('prints one JSON object a line, newest first, by id and up to a limit', async () => {
    await furnish();
    const said = await home.pam('--forest', home.forest, 'events');
    const rows = said.out.map(line => JSON.parse(line) as { seq: number; id: number; time: string });
    expect(rows.map(({ seq }) => seq)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    // That it was read is the newest entry.
    expect(rows.map(({ id }) => id)).toEqual([9320, 9030, 9020, 9010, 9010, 9310, 9000]);
    for (const { time } of rows) expect(new Date(time).toISOString()).toBe(time);
    const two = await home.pam('--forest', home.forest, 'events', '--id', '9010', '--limit', '1');
    expect(two.out.map(line => (JSON.parse(line) as { seq: number }).seq)).toEqual([4]);
    expect(await home.pam('--forest', home.forest, 'events', '--id', '101')).toEqual({
      code: 0,
      out: [],
      err: [],
    });
  });
});

describe('request', () => {
  const ask = (...more: string[]) =>
    home.value('request', '--role', 'R', '--for', 'PRIV.Jen', ...more) as Promise<Record<string, unknown>>;

  it('runs the gates with the simulated phone to the end', async () => {
    await furnish();
    expect(await ask('--call', 'verified')).toMatchObject({ RequestStatus: 'Active', Requestor: 'PRIV.Jen' });
    for (const call of ['no-answer', 'hung-up', '147']) {
      const request = await ask('--call', call);
      expect(request, call).toMatchObject({ RequestStatus: 'Rejected' });
      if (call === '147') expect(request['CallStatus']).toBe(147);
    }
    expect(await ask('--ttl', '7200')).toMatchObject({ RequestStatus: 'Rejected', RequestedTTL: 7200 });
    await home.exec('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled 1');
    expect(await ask('--ttl', '600')).toMatchObject({ RequestStatus: 'PendingApproval', RequestedTTL: 600 });
    const events = (await home.pam('--forest', home.forest, 'events')).out.map(
      line => JSON.parse(line) as { id: number; severity: string; source: string; userName: string },
    );
    const of = (id: number) => events.filter(event => event.id === id);
    expect(of(103)).toHaveLength(2);
    expect(of(103)[0]).toMatchObject({
      severity: 'Information',
      source: 'MIM Service',
      userName: 'PRIV.Jen',
    });
    expect(of(101)).toHaveLength(3);
    expect(of(101)[0]).toMatchObject({ severity: 'Error', source: 'MIM Service' });
  });

  it('takes the account in each way it is written', async () => {
    await furnish();
    for (const account of ['priv.jen', 'PRIV\\PRIV.Jen', 'PRIV.Jen@priv.contoso.local']) {
      const request = await home.value('request', '--role', 'r', '--for', account);
      expect(request).toMatchObject({ RequestStatus: 'Active', Requestor: 'PRIV.Jen' });
    }
    expect(await home.error('request', '--role', 'R', '--for', 'Jen')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await home.error('request', '--role', 'X', '--for', 'PRIV.Jen')).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('ends what is held with --ttl 0', async () => {
    await furnish();
    await ask();
    expect(await ask('--ttl', '0')).toMatchObject({ RequestedTTL: 0, RequestStatus: 'Closed' });
    expect(await home.exec('Get-PAMUser Jen | Get-PAMRequest -Active')).toEqual([]);
  });
});

describe('a forest on its first use', () => {
  it('takes its names from the directory file that was put there', async () => {
    writeFileSync(join(home.forest, 'corp.ldif'), corpText([], 'DC=fabrikam,DC=com'));
    expect(await home.exec('New-PAMUser fabrikam Jen')).toMatchObject([
      { PrivUserPrincipalName: 'PRIV.Jen@priv.fabrikam.com' },
    ]);
    expect(statSync(join(home.forest, 'Service')).mode & 0o777).toBe(0o700);
    expect(await home.error('exec', 'New-PAMUser CONTOSO Ann')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reads csvde’s columns as well', async () => {
    const other = join(home.root, 'other');
    mkdirSync(other);
    writeFileSync(
      join(other, 'corp.csv'),
      'DN,objectClass,sAMAccountName,displayName,mobile,mail\n"CN=Jen,DC=contoso,DC=local",user,Jen,Jen,12135551212,j@contoso.local\n',
    );
    const said = await home.pam('--forest', other, 'exec', 'New-PAMUser CONTOSO Jen');
    expect(JSON.parse(said.out[0]!)).toMatchObject([{ SourcePhoneNumber: '12135551212' }]);
  });

  it('may be a folder that is not there yet, and not a file', async () => {
    const said = await home.pam('--forest', join(home.root, 'a', 'b'), 'exec', 'Get-PAMRole');
    expect(said).toEqual({ code: 0, out: ['[]'], err: [] });
    const file = join(home.forest, 'corp.ldif');
    for (const dir of [file, join(file, 'below')]) {
      const error = errorOf(await home.pam('--forest', dir, 'exec', 'Get-PAMRole'));
      expect(error).toMatchObject({ code: 'UNAVAILABLE' });
      expect(error.message).toContain(dir);
    }
    expect(readFileSync(file, 'utf8')).toBe(corpText());
  });

  it('needs a folder of the user’s own that can be written', async () => {
    home.env.BASTION_USER_DATA = join(home.forest, 'corp.ldif', 'below');
    const error = await home.error('exec', 'Get-PAMRole');
    expect(error).toMatchObject({ code: 'UNAVAILABLE' });
    expect(error.message).toContain(home.env.BASTION_USER_DATA);
  });
});
