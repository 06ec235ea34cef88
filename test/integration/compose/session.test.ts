import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeIn, furnished, matching, openDesk, temporary } from './desk.ts';

const names = { corpDnsName: 'fabrikam.com', privDnsName: 'priv.fabrikam.com', timeZone: 'Europe/Berlin' };

describe('forests', () => {
  it('another is made and opened in place of the one in use, which can be opened again', async () => {
    const desk = await openDesk();
    const dir = join(desk.root, 'second');
    expect(await desk.call('forest.create', { dir, ...names })).toEqual({
      dir,
      kind: 'own',
      drill: null,
      ...names,
    });
    expect((await desk.call('console.get', {})).privNetbiosName).toBe('PRIV');
    expect(await desk.refused('forest.create', { dir, ...names })).toMatchObject({
      code: 'CONFLICT',
      issues: [{ path: 'dir' }],
    });
    expect(await desk.call('forest.open', { dir: desk.dir })).toMatchObject({ corpDnsName: 'contoso.local' });
    await desk.call('forest.close', {});
    expect((await desk.call('app.state', {})).forest).toBeNull();
    expect(await desk.refused('users.list', { page: {} })).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await desk.refused('cmdlet.exec', { line: 'New-PAMRole X' })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('one that cannot be opened leaves the one in use', async () => {
    const desk = await openDesk();
    const file = join(desk.root, 'file');
    writeFileSync(file, 'x');
    const holder = await openDesk();
    const wrong = [
      ['forest.open', { dir: join(desk.root, 'nothing') }, 'NOT_FOUND'],
      ['forest.open', { dir: 'relative' }, 'BAD_REQUEST'],
      ['forest.open', { dir: holder.dir }, 'UNAVAILABLE'],
      ['forest.create', { dir: file, ...names }, 'UNAVAILABLE'],
      ['forest.create', { dir: join(desk.root, 'a'), ...names, timeZone: 'Moon/Sea' }, 'BAD_REQUEST'],
      ['forest.create', { dir: join(desk.root, 'b'), ...names, corpDnsName: 'one' }, 'BAD_REQUEST'],
      ['forest.create', { dir: join(desk.root, 'c'), ...names, privDnsName: 'FABRIKAM.com' }, 'BAD_REQUEST'],
    ] as const;
    for (const [name, input, code] of wrong) {
      expect(await desk.refused(name, input), JSON.stringify(input)).toMatchObject({ code });
      expect((await desk.call('app.state', {})).forest?.dir).toBe(desk.dir);
    }
    expect(await desk.run('New-PAMUser CONTOSO Jen')).toHaveLength(1);
  });

  it('a refused creation can be made again in the same folder', async () => {
    const desk = await openDesk();
    const dir = join(desk.root, 'again');
    await desk.refused('forest.create', { dir, ...names, timeZone: 'Moon/Sea' });
    expect(await desk.call('forest.create', { dir, ...names })).toMatchObject({
      dir,
      timeZone: 'Europe/Berlin',
    });
  });

  it('says UNAVAILABLE where the user’s folder or the forest’s cannot be written', async () => {
    const root = temporary();
    mkdirSync(join(root, 'user'));
    writeFileSync(join(root, 'forest'), 'x');
    const app = composeIn(root, {}, () => undefined);
    await expect(app.start()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: matching(/is a file/) });
    await app.dispose();
  });
});

describe('a folder without a forest', () => {
  const opening = async (dir: string) => (await openDesk()).refused('forest.open', { dir });

  it('that is empty or not there can be made one, and is told so', async () => {
    const root = temporary();
    mkdirSync(join(root, 'empty'));
    for (const [dir, words] of [
      [join(root, 'empty'), /holds no forest yet: the folder is empty/],
      [join(root, 'a', 'b'), /holds no forest yet: the folder is not there/],
    ] as const) {
      expect(await opening(dir)).toMatchObject({
        code: 'NOT_FOUND',
        message: matching(words),
        issues: [{ path: 'folder' }],
      });
    }
    expect(existsSync(join(root, 'a'))).toBe(false);
  });

  it('that is a file, lies below one, or holds other files cannot, and says which', async () => {
    const root = temporary();
    writeFileSync(join(root, 'file'), 'x');
    mkdirSync(join(root, 'full'));
    writeFileSync(join(root, 'full', 'letter.txt'), 'x');
    const told = async (name: string) => {
      const { code, message, issues } = await opening(join(root, name));
      expect(issues).toBeUndefined();
      return `${code} ${message}`;
    };
    expect(await told('file')).toMatch(/^UNAVAILABLE .*file is a file, and a forest is a folder/);
    expect(await told('file/below')).toMatch(/^UNAVAILABLE .*file is no folder/);
    expect(await told('full')).toMatch(/^NOT_FOUND .*other files are/);
  });

  // Root may write anywhere.
  it.skipIf(process.getuid?.() === 0)('that cannot be written says so', async () => {
    const root = temporary();
    mkdirSync(join(root, 'locked'), { mode: 0o500 });
    for (const name of ['locked', 'locked/below']) {
      expect(await opening(join(root, name))).toMatchObject({
        code: 'UNAVAILABLE',
        message: matching(/cannot be written/),
      });
    }
  });

  it('whose store is gone and whose backups are there offers these', async () => {
    const desk = await openDesk();
    await desk.call('forest.close', {});
    rmSync(join(desk.dir, 'store.db'));
    expect(await desk.refused('forest.open', { dir: desk.dir })).toMatchObject({
      code: 'UNAVAILABLE',
      issues: [{ path: 'store' }],
    });
  });

  it('and that the start names is kept for the first page, until a forest is opened', async () => {
    const root = temporary();
    const dir = join(root, 'forest');
    const app = composeIn(root, { make: false }, () => undefined);
    await expect(app.start()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const ask = async (name: string, input: object) => {
      const reply = await app.router.callTrusted(name, input);
      return reply.ok ? reply.value : reply.error;
    };
    expect(await ask('app.state', {})).toMatchObject({
      forest: null,
      notOpened: { dir, code: 'NOT_FOUND', issues: [{ path: 'folder' }] },
    });
    expect(await ask('forest.create', { dir, ...names })).toMatchObject({ dir });
    expect(await ask('app.state', {})).toMatchObject({ forest: { dir }, notOpened: null });
    await app.dispose();
  });
});

describe('the history’s export', () => {
  it('writes no file over the forest’s own or MfaSettings.xml', async () => {
    const desk = await openDesk();
    await desk.call('mfa.writeSettings', {
      values: { username: 'x' },
      expects: (await desk.call('mfa.settings', {})).version,
    });
    const service = join(desk.dir, 'Service');
    const own = [join(desk.dir, 'store.db'), join(desk.dir, 'corp.ldif'), join(service, 'MfaSettings.xml')];
    const before = readFileSync(own[2]!, 'utf8');
    for (const path of [...own, join(service, '..', 'Service', 'MfaSettings.xml')]) {
      const error = await desk.refused('events.export', { filter: {}, format: 'csv', path });
      expect(error, path).toMatchObject({ code: 'BAD_REQUEST', issues: [{ path: 'path' }] });
    }
    expect(
      await desk.refused('events.export', { filter: {}, format: 'csv', path: 'history.csv' }),
    ).toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(readFileSync(own[2]!, 'utf8')).toBe(before);
    expect(await desk.run('Get-PAMRole')).toEqual([]);
  });

  it('says in its job what the disk refused, and journals only what was written', async () => {
    const desk = await openDesk();
    const path = join(desk.root, 'no', 'such', 'folder.csv');
    const { job } = await desk.call('events.export', { filter: {}, format: 'csv', path });
    await expect
      .poll(async () => (await desk.call('jobs.get', { id: job })).state, { timeout: 20_000 })
      .toBe('failed');
    expect((await desk.call('jobs.get', { id: job })).message).toMatch(/not exported/);
    expect((await desk.journal()).map(({ event }) => event.id)).toEqual([9000]);
  });
});

describe('dispose', () => {
  it('leaves no timer, thread or handle, with a call that rings and an activation that will end', async () => {
    const idle = process.getActiveResourcesInfo().toSorted();
    const desk = await furnished();
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    await desk.run('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1');
    desk.say(undefined);
    await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
    expect(process.getActiveResourcesInfo().toSorted()).not.toEqual(idle);
    await desk.close();
    await expect
      .poll(() => process.getActiveResourcesInfo().filter(name => name !== 'Timeout' && name !== 'Immediate'))
      .toEqual(idle.filter(name => name !== 'Timeout' && name !== 'Immediate'));
    expect(existsSync(join(desk.dir, 'store.db-wal'))).toBe(false);

    // The call that was left ringing is rejected at the next start, and never Active.
    const again = await openDesk({ root: desk.root });
    const open = await again.run('Get-PAMUser Jen | Get-PAMRequest');
    expect(open.map(request => request['RequestStatus']).toSorted()).toEqual(['Active', 'Rejected']);
    expect((await again.journal()).map(({ event }) => event.id)).toContain(9112);
  });

  it('twice is once', async () => {
    const desk = await openDesk();
    await desk.app.dispose();
    await desk.app.dispose();
    expect(await desk.refused('overview.get', {})).toMatchObject({ code: 'UNAVAILABLE' });
  });
});

it(
  'a folder that may not be written is UNAVAILABLE in words',
  { skip: process.getuid?.() === 0 },
  async () => {
    const desk = await openDesk();
    const dir = join(desk.root, 'locked');
    mkdirSync(dir);
    chmodSync(dir, 0o500);
    expect(await desk.refused('forest.create', { dir, ...names })).toMatchObject({ code: 'UNAVAILABLE' });
  },
);
