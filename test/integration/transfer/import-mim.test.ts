import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import type { Request } from '../../../shared/contract/registry.ts';
import { aCollectedFile, collectedFrom } from '../../fakes/collected.ts';
import { furnished, having, matching, openDesk, type Desk } from '../compose/desk.ts';

type Choices = Partial<Request<'transfer.importCollected'>>;

function write(desk: Desk, file: unknown, name = 'mim.json'): string {
  const path = join(desk.root, name);
  writeFileSync(path, `\uFEFF${JSON.stringify(file)}`);
  return path;
}

async function open(desk: Desk, file: unknown) {
  return desk.call('transfer.openCollected', { path: write(desk, file) });
}

async function items(desk: Desk, session: string, more: object = {}) {
  return (await desk.call('transfer.list', { session, page: { limit: 200 }, ...more })).rows;
}

async function done(desk: Desk, job: string) {
  await expect
    .poll(async () => (await desk.call('jobs.get', { id: job })).state, { timeout: 30_000 })
    .not.toBe('running');
  return desk.call('jobs.get', { id: job });
}

async function take(desk: Desk, session: string, more: Choices = {}) {
  const choices = { new: 'take', differs: 'take', missing: 'leave' } as const;
  return done(desk, (await desk.call('transfer.importCollected', { session, choices, ...more })).job);
}

const rowOf = (list: unknown[], name: string) =>
  list.find(row => Object.values(row as object).includes(name)) as Record<string, unknown>;

describe('an import from MIM', () => {
  it('takes 200 roles with their people and groups; the journal rebuilds the store; a later import differs in nothing', async () => {
    const desk = await openDesk();
    const file = aCollectedFile({ users: 300, roles: 200, requests: 400 });
    const opened = await open(desk, file);
    expect(opened.counts).toMatchObject({
      user: { new: 300, problem: 0 },
      group: { new: 200 },
      role: { new: 200 },
      request: { new: 400, problem: 0 },
    });
    const job = await take(desk, opened.session);
    expect(job).toMatchObject({
      state: 'done',
      message: 'Imported: 300 users, 200 groups, 200 roles, 400 requests.',
    });
    const [role] = await desk.run("Get-PAMRole 'Role 012'");
    expect(role).toMatchObject({
      RoleID: 'c0000000-0000-4000-8000-00000000000c',
      TTL: 612,
      MFAEnabled: true,
      AvailableFrom: null,
      Privileges: [{ SourceAccountName: 'group12', PrivAccountSID: 'S-1-5-21-1-2-3-50012' }],
    });
    expect(role?.['Candidates']).toHaveLength(20);
    expect(verifyReplay({ dir: desk.dir })).toMatchObject({ same: true });
    const again = await open(desk, file);
    for (const counts of Object.values(again.counts))
      expect(counts).toMatchObject({ new: 0, differs: 0, missing: 0, problem: 0 });
    expect(again.sha256).toBe(opened.sha256);
    const imported = (await desk.call('events.list', { filter: { ids: [9081] } })).rows;
    expect(imported).toMatchObject([{ actor: 'pat', message: matching(/200 roles.*mim\.json/) }]);
  });

  it('shows what differs field by field, and takes MIM’s, keeps ours with a script, or leaves it, as chosen', async () => {
    const desk = await furnished();
    const { store } = desk.app.session.forest();
    const file = collectedFrom(store);
    rowOf(file.Roles, 'R')['TTL'] = 1200;
    rowOf(file.Roles, 'R')['Candidates'] = [];
    rowOf(file.Users, 'PRIV.Jen')['SourcePhoneNumber'] = '+1 213 555 9999';
    rowOf(file.Users, 'PRIV.Ann')['SourceDescription'] = 'Owner';
    const { session, counts } = await open(desk, file);
    expect(counts).toMatchObject({ user: { differs: 2, same: 1 }, role: { differs: 1 }, group: { same: 1 } });
    const rows = await items(desk, session, { states: ['differs'] });
    expect(rows).toMatchObject([
      { name: 'PRIV.Ann', fields: [{ field: 'source description', here: '', mim: 'Owner' }] },
      { name: 'PRIV.Jen', fields: [{ here: '+1 213 555 0142', mim: '+1 213 555 9999' }] },
      {
        name: 'R',
        fields: [
          { field: 'TTL', here: '1 hour', mim: '20 minutes' },
          { field: 'candidates', here: 'PRIV.Jen', mim: '' },
        ],
      },
    ]);
    const scriptPath = join(desk.root, 'mim.ps1');
    const job = await take(desk, session, {
      except: [
        { key: rows[0]!.key, choice: 'leave' },
        { key: rows[2]!.key, choice: 'script' },
      ],
      scriptPath,
      reason: 'Audit 9',
    });
    expect(job).toMatchObject({ state: 'done', message: matching(/1 user\. 1 change for MIM written/) });
    expect(await desk.run('Get-PAMUser Jen')).toMatchObject([{ SourcePhoneNumber: '+1 213 555 9999' }]);
    expect(await desk.run("Get-PAMUser 'Ann Owner'")).toMatchObject([{ SourceDescription: '' }]);
    expect(await desk.run('Get-PAMRole R')).toMatchObject([{ TTL: 3600, Candidates: [{}] }]);
    const lines = (name: string) =>
      readFileSync(join(desk.root, name), 'utf8')
        .split('\r\n')
        .filter(line => line !== '' && !/^\uFEFF?#/.test(line));
    const role = "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds ";
    expect(lines('mim.ps1')).toEqual([
      `${role}3600) -Candidates (Get-PAMUser -SourceDomain 'CONTOSO' -SourceAccountName 'Jen')`,
    ]);
    expect(lines('mim.reverse.ps1')).toEqual([`${role}1200) -Candidates @()`]);
    expect(lines('mim.whatif.ps1')).toEqual([]);
    const [changed] = (await desk.journal()).filter(({ event }) => event.id === 9080);
    expect(changed).toMatchObject({
      event: { userName: 'PRIV.Jen', reason: 'Audit 9' },
      cause: { sha256: matching(/^[0-9a-f]{64}$/) },
      powershell: null,
    });
    expect(verifyReplay({ dir: desk.dir }).same).toBe(true);
  });

  it('deletes nothing: what MIM lacks is listed, and can be made there by a script', async () => {
    const desk = await furnished();
    const file = collectedFrom(desk.app.session.forest().store);
    file.Users = file.Users.filter(
      row => (row as { PrivAccountName: string }).PrivAccountName !== 'PRIV.Pat',
    );
    file.Roles = [];
    const { session, counts } = await open(desk, file);
    expect(counts).toMatchObject({ user: { missing: 1 }, role: { missing: 1 } });
    const nothing = { new: 'take', differs: 'take', missing: 'leave' };
    expect(await desk.refused('transfer.importCollected', { session, choices: nothing })).toMatchObject({
      message: matching(/nothing to do/),
    });
    const scriptPath = join(desk.root, 'make.ps1');
    await take(desk, session, {
      choices: { new: 'leave', differs: 'leave', missing: 'script' },
      scriptPath,
    });
    const script = readFileSync(scriptPath, 'utf8');
    expect(script.indexOf("New-PAMUser -SourceDomain 'CONTOSO'")).toBeGreaterThan(0);
    expect(script.indexOf('New-PAMRole')).toBeGreaterThan(script.indexOf('New-PAMUser'));
    expect(readFileSync(join(desk.root, 'make.reverse.ps1'), 'utf8')).toContain('Remove-PAMRole');
    expect(await desk.run('Get-PAMRole')).toHaveLength(1);
    expect(await desk.run('Get-PAMUser')).toHaveLength(3);
  });

  it('names each object that cannot be taken, with the reason, and takes the others', async () => {
    const desk = await furnished();
    const file = aCollectedFile({ users: 4, roles: 4, requests: 6 });
    const user = (at: number) => file.Users[at] as Record<string, unknown>;
    user(0)['PrivAccountName'] = 'bad/name';
    user(1)['PrivAccountName'] = 'PRIV.Jen';
    file.Users.push({ ...user(2), SourceAccountName: 'other' }, { hello: 1 });
    Object.assign(file.Roles[0] as object, {
      AvailabilityWindowEnabled: true,
      AvailableFrom: '0001-01-01T20:00:00',
      AvailableTo: '0001-01-01T06:00:00',
    });
    (file.Roles[1] as { TTL: null }).TTL = null;
    (file.Roles[2] as { DisplayName: string }).DisplayName = 'R';
    Object.assign(file.Requests[3] as object, { RequestStatus: 'PendingApproval' });
    const { session } = await open(desk, file);
    const problems = await items(desk, session, { states: ['problem'] });
    const told = Object.fromEntries(problems.map(({ name, problems: why }) => [name, why.join(' ')]));
    expect(told).toMatchObject({
      'bad/name': matching(/character that an account/),
      'PRIV.Jen': matching(/Here PRIV\.Jen of CONTOSO\\Jen has the same account/),
      'PRIV.user2': matching(/twice/),
      'user number 6': matching(/does not hold it as the collect script writes it/),
      'Role 000': matching(/ends at 06:00, which is not after its start at 20:00/),
      'Role 001': matching(/no TTL/),
    });
    expect(
      problems.filter(({ kind }) => kind === 'request').map(({ problems: why }) => why.join(' ')),
    ).toEqual(
      expect.arrayContaining([matching(/In MIM it is PendingApproval/), matching(/role is neither/)]),
    );
    const role = rowOf(await items(desk, session, { kind: 'role' }), 'R') as { remarks: string[] };
    expect(role.remarks.join(' ')).toMatch(/candidates .* is left out/);
    expect((await take(desk, session)).state).toBe('done');
    expect(await desk.run('Get-PAMUser')).toHaveLength(5);
    expect(verifyReplay({ dir: desk.dir }).same).toBe(true);
  });

  it('takes an active request with its end and no membership, and it expires by itself', async () => {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const desk = await openDesk({ now: () => now });
    const file = aCollectedFile({ users: 2, roles: 2, requests: 2 });
    Object.assign(file.Requests[0] as object, {
      RequestStatus: 'Active',
      CreationTime: '2026-11-24T09:55:00Z',
      ExpirationTime: '2026-11-24T10:05:00.000Z',
    });
    Object.assign(file.Requests[1] as object, {
      RequestStatus: 'Active',
      ExpirationTime: '2026-11-24T09:00:00Z',
    });
    const { session } = await open(desk, file);
    expect(await items(desk, session, { kind: 'request' })).toMatchObject(
      having([having({ remarks: [matching(/membership was made by MIM/)] })]) as object,
    );
    await take(desk, session);
    const { store, workflow } = desk.app.session.forest();
    expect(store.memberships.all()).toEqual([]);
    const states = () => store.requests.find({}).map(({ status }) => status);
    expect(states().toSorted()).toEqual(['Active', 'Expired']);
    expect(store.nextDue()).toBe(Date.parse('2026-11-24T10:05:00Z'));
    now += 600_000;
    await workflow.settle();
    expect(states()).toEqual(['Expired', 'Expired']);
    expect(verifyReplay({ dir: desk.dir }).same).toBe(true);
  });

  it('does not compare what MIM did not return, and says so', async () => {
    const desk = await furnished();
    const file = collectedFrom(desk.app.session.forest().store);
    file.Returned.Users = file.Returned.Users.filter(name => name !== 'SourcePhoneNumber');
    for (const row of file.Users) (row as { SourcePhoneNumber: null }).SourcePhoneNumber = null;
    const { counts, notes } = await open(desk, file);
    expect(counts.user).toMatchObject({ same: 3, differs: 0 });
    expect(notes).toEqual([matching(/did not return SourcePhoneNumber of users/)]);
  });

  it('is refused where the store changed since, and for a choice that makes no sense', async () => {
    const desk = await furnished();
    const file = collectedFrom(desk.app.session.forest().store);
    rowOf(file.Roles, 'R')['TTL'] = 1200;
    const { session } = await open(desk, file);
    const choices = { new: 'take', differs: 'take', missing: 'leave' };
    const [same] = await items(desk, session, { kind: 'user' });
    expect(
      await desk.refused('transfer.importCollected', {
        session,
        choices,
        except: [{ key: same!.key, choice: 'take' }],
      }),
    ).toMatchObject({ code: 'BAD_REQUEST', message: matching(/“take” cannot be chosen for/) });
    await desk.run("Set-PAMRole (Get-PAMRole R) -Description 'new'");
    expect(await desk.refused('transfer.importCollected', { session, choices })).toMatchObject({
      code: 'CONFLICT',
      message: matching(/Open the file again/),
    });
    await desk.call('transfer.close', { session });
    expect(await desk.refused('transfer.list', { session, page: {} })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('leaves nothing when it is cancelled', async () => {
    const desk = await openDesk();
    const before = (await desk.journal()).length;
    const { session } = await open(desk, aCollectedFile({ users: 3000, roles: 3 }));
    const choices = { new: 'take', differs: 'take', missing: 'leave' } as const;
    const { job } = await desk.call('transfer.importCollected', { session, choices });
    await desk.call('jobs.cancel', { id: job });
    expect(await done(desk, job)).toMatchObject({ state: 'cancelled' });
    expect(await desk.run('Get-PAMUser')).toEqual([]);
    expect(await desk.journal()).toHaveLength(before);
  });
});

describe('a file that is none', () => {
  it.each<[string, unknown, RegExp]>([
    ['another JSON', { a: 1 }, /not a file of the collect script/],
    ['a list', [], /not a file of the collect script/],
    ['a newer version', { ...aCollectedFile({}), Version: 2 }, /has version 2/],
    ['an extra key', { ...aCollectedFile({}), Extra: 1 }, /not as the collect script writes it/],
    ['no users', { ...aCollectedFile({}), Users: undefined }, /not as the collect script/],
  ])('%s is refused with the reason', async (_, file, why) => {
    const desk = await openDesk();
    const path = write(desk, file);
    expect(await desk.refused('transfer.openCollected', { path })).toMatchObject({
      code: 'BAD_REQUEST',
      message: matching(why),
    });
  });

  it('that is no text, no file, or not there is refused', async () => {
    const desk = await openDesk();
    const path = join(desk.root, 'x.json');
    expect(await desk.refused('transfer.openCollected', { path })).toMatchObject({ code: 'NOT_FOUND' });
    writeFileSync(path, Buffer.from([0x7b, 0xff, 0xfe, 0x00]));
    expect(await desk.refused('transfer.openCollected', { path })).toMatchObject({
      code: 'BAD_REQUEST',
      message: matching(/not a text in UTF-8/),
    });
    writeFileSync(path, '{"Format": "secret-looking');
    const cut = await desk.refused('transfer.openCollected', { path });
    expect(cut.message).toMatch(/is not JSON, or is cut off/);
    expect(JSON.stringify(cut)).not.toContain('secret-looking');
    expect(await desk.refused('transfer.openCollected', { path: desk.root })).toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

it('collects by a script that can be saved, but not over a file of the forest', async () => {
  const desk = await openDesk();
  const path = join(desk.root, 'Collect-MimPam.ps1');
  const { text } = await desk.call('transfer.collectScript', { path });
  expect(readFileSync(path, 'utf8')).toBe(text);
  const own = join(desk.dir, 'corp.ldif');
  expect(await desk.refused('transfer.collectScript', { path: own })).toMatchObject({ code: 'BAD_REQUEST' });
});
