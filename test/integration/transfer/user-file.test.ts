import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { corpText } from '../compose/corp-text.ts';
import { furnished, matching, openDesk, type Desk } from '../compose/desk.ts';

async function open(desk: Desk, text: string, name = 'people.csv') {
  const path = join(desk.root, name);
  writeFileSync(path, text);
  return desk.call('userFile.open', { path });
}

async function rows(desk: Desk, session: string, only: 'all' | 'good' | 'bad' = 'all') {
  return (await desk.call('userFile.list', { session, only, page: { limit: 200 } })).rows;
}

async function done(desk: Desk, job: string) {
  await expect
    .poll(async () => (await desk.call('jobs.get', { id: job })).state, { timeout: 60_000 })
    .not.toBe('running');
  return desk.call('jobs.get', { id: job });
}

/** CORP with so many people as ldifde writes them. */
const manyInCorp = (count: number) =>
  [
    corpText(),
    ...Array.from({ length: count }, (_, at) =>
      [
        `dn: CN=p${at},OU=Staff,DC=contoso,DC=local`,
        'objectClass: user',
        `sAMAccountName: p${at}`,
        `displayName: Person ${at}`,
        `mobile: +1 213 555 ${String(at % 10_000).padStart(4, '0')}`,
        '',
      ].join('\n'),
    ),
  ].join('\n');

describe('users from a file', () => {
  it('says of each row why it cannot be imported, and imports the others in one transaction', async () => {
    const desk = await furnished();
    const { session, ...summary } = await open(
      desk,
      [
        'sAMAccountName;displayName;mobile;mail;department',
        'Bare;Bare B.;+1 213 555 0199;bare@contoso.local;=1+1',
        'Jen;Jen;;;',
        'Nobody;No Body;;;',
        'Odd;Odd;12;;',
        'odd;Odd again;+1 213 555 0198;;',
        ';Empty;;;',
        'too;few',
      ].join('\r\n'),
    );
    expect(summary).toMatchObject({ rows: 7, good: 1, bad: 6, passedOver: 0 });
    expect(summary.mapping).toMatchObject({
      sourceAccountName: 'sAMAccountName',
      sourceDisplayName: 'displayName',
      sourcePhoneNumber: 'mobile',
      sourceEmailAddress: 'mail',
      sourceDescription: null,
    });
    expect(summary.columns).toContainEqual({ name: 'department', example: '=1+1' });
    expect((await rows(desk, session)).map(({ line, problems }) => [line, problems.join(' ')])).toEqual([
      [2, ''],
      [3, matching(/is a PAM user already: PRIV\.Jen/)],
      [4, matching(/CORP has no user Nobody/)],
      [5, matching(/The number 12 cannot be used/)],
      [6, matching(/on line 5 already/)],
      [7, matching(/account name is empty/)],
      [8, matching(/has 2 fields where the first line names 5 columns/)],
    ]);
    const problems = join(desk.root, 'problems.csv');
    expect(await desk.call('userFile.saveProblems', { session, path: problems })).toEqual({ rows: 6 });
    const saved = readFileSync(problems, 'utf8').split('\r\n');
    expect(saved).toHaveLength(8);
    expect(saved[0]).toBe('Line,Problems,sAMAccountName,displayName,mobile,mail,department');
    expect(saved[3]).toMatch(/^5,"?The number 12 cannot be used.*Odd,Odd,12/);

    const { job } = await desk.call('userFile.import', { session, reason: 'Ticket 7' });
    expect(await done(desk, job)).toMatchObject({
      state: 'done',
      message: matching(/^1 user was imported .*; 6 rows with problems were left out\.$/),
    });
    expect(await desk.run("Get-PAMUser 'Bare B.'")).toMatchObject([
      {
        PrivAccountName: 'PRIV.Bare',
        SourcePhoneNumber: '+1 213 555 0199',
        SourceEmailAddress: 'bare@contoso.local',
      },
    ]);
    const made = (await desk.journal()).filter(({ event }) => event.id === 9010).at(-1);
    expect(made?.powershell).toBe(
      "New-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Bare' | Set-PAMUser -SourceDisplayName 'Bare B.' -SourcePhoneNumber '+1 213 555 0199' -SourceEmailAddress 'bare@contoso.local'",
    );
    expect(made?.event.reason).toBe('Ticket 7');
    expect(verifyReplay({ dir: desk.dir }).same).toBe(true);
  });

  it('makes of a row what its cmdlets would make', async () => {
    const desk = await openDesk();
    const { session } = await open(desk, 'account,Phone,e-mail\nJen,12135551212,j@x.org\n');
    const { job } = await desk.call('userFile.import', { session });
    await done(desk, job);
    const [byFile] = await desk.run('Get-PAMUser Jen');
    const line = (await desk.journal()).find(({ event }) => event.id === 9010)?.powershell ?? '';
    const other = await openDesk();
    await other.call('cmdlet.exec', { line });
    const [byLine] = await other.run('Get-PAMUser Jen');
    const plain = ({ PrivUserResourceId: _, SourceUserResourceId: __, ...rest }: Record<string, unknown>) =>
      rest;
    expect(plain(byFile!)).toEqual(plain(byLine!));
  });

  it('reads what ldifde writes, passes over what is no user, and takes other columns when told', async () => {
    const desk = await openDesk();
    const { session, ...summary } = await open(desk, corpText(), 'corp.ldf');
    expect(summary).toMatchObject({ rows: 5, passedOver: 3, bad: 1 });
    expect((await rows(desk, session, 'bad'))[0]).toMatchObject({ account: 'Odd', number: 'ask the porter' });
    const without = { ...summary.mapping, sourcePhoneNumber: null };
    const mapped = await desk.call('userFile.map', { session, mapping: without });
    const now = mapped.session;
    // CORP’s own number is copied as New-PAMUser copies it, readable or not.
    expect(mapped).toMatchObject({ bad: 0, good: 5 });
    // What was looked at before is no longer what would be imported.
    expect(await desk.refused('userFile.import', { session })).toMatchObject({ code: 'NOT_FOUND' });
    expect(
      await desk.refused('userFile.map', { session: now, mapping: { ...without, sourceDomain: 'nope' } }),
    ).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'mapping.sourceDomain' }] });
    expect(
      await desk.refused('userFile.map', { session: now, mapping: { ...without, sourceAccountName: null } }),
    ).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'mapping.sourceAccountName' }] });
  });

  it('is refused where users changed since, where CORP cannot be asked, and for a file that cannot be read', async () => {
    const desk = await openDesk();
    const { session } = await open(desk, 'sAMAccountName\nJen\n');
    await desk.run('New-PAMUser CONTOSO Jen');
    expect(await desk.refused('userFile.import', { session })).toMatchObject({
      code: 'CONFLICT',
      message: matching(/Open the file again/),
    });
    const path = join(desk.root, 'none.csv');
    expect(await desk.refused('userFile.open', { path })).toMatchObject({ code: 'NOT_FOUND' });
    for (const [text, why] of [
      ['a,a\n1,2\n', /column a is there twice/],
      ['a,b\n"x,1\n', /not closed/],
      ['', /names of the columns are missing/],
      ['dn: CN=x,DC=y\nchangetype: delete\n', /changetype/],
    ] as const) {
      writeFileSync(path, text);
      expect(await desk.refused('userFile.open', { path })).toMatchObject({
        code: 'BAD_REQUEST',
        message: matching(why),
      });
    }
    const without = await openDesk({ corp: null });
    const file = join(without.root, 'people.csv');
    writeFileSync(file, 'sAMAccountName\nJen\n');
    expect(await without.refused('userFile.open', { path: file })).toMatchObject({ code: 'UNAVAILABLE' });
  });

  it('leaves nothing when it is cancelled among thousands, and imports them all when it is not', async () => {
    const desk = await openDesk({ corp: manyInCorp(3000) });
    const text = `sAMAccountName\n${Array.from({ length: 3000 }, (_, at) => `p${at}`).join('\n')}\n`;
    const first = await open(desk, text);
    expect(first).toMatchObject({ rows: 3000, good: 3000 });
    const before = (await desk.journal()).length;
    const { job } = await desk.call('userFile.import', { session: first.session });
    await desk.call('jobs.cancel', { id: job });
    expect(await done(desk, job)).toMatchObject({ state: 'cancelled' });
    expect(await desk.journal()).toHaveLength(before);
    expect(desk.app.session.forest().store.users.count({})).toBe(0);
    const again = await desk.call('userFile.import', { session: first.session });
    expect(await done(desk, again.job)).toMatchObject({ state: 'done', done: 3000, total: 3000 });
    expect(desk.app.session.forest().store.users.count({})).toBe(3000);
    expect(verifyReplay({ dir: desk.dir }).same).toBe(true);
  });
});
