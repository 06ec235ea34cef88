import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { furnished, matching, openDesk, type Desk } from '../compose/desk.ts';

/** Everything that a configuration file is to bring, versions apart. */
function content(desk: Desk) {
  const { store } = desk.app.session.forest();
  const plain = <T extends { version: number }>(object: T) => ({ ...object, version: 0 });
  return {
    console: plain({ ...store.consoleConfiguration(), accounts: [] }),
    pam: plain(store.pamConfiguration()),
    users: store.users.find({}).map(user => ({ ...plain(user), hasPinCode: false })),
    groups: store.groups.find({}).map(plain),
    roles: store.roles.find({}).map(plain),
  };
}

async function written(desk: Desk) {
  const path = join(desk.root, 'whole.json');
  await desk.call('configuration.export', { path });
  return path;
}

it('a configuration file makes the same forest elsewhere, without secrets and without history', async () => {
  const desk = await furnished();
  await desk.run("Set-PAMUser (Get-PAMUser Jen) -PrivPINCode '93571824'");
  await desk.run(
    "Set-PAMRole (Get-PAMRole R) -ApprovalEnabled 1 -AvailableFrom '08:00' -AvailableTo '17:00'",
  );
  await desk.run('Set-PAMConfiguration -RoleDefaultDuration 1800');
  await desk.call('console.setAccess', { osUser: 'rita', access: 'read', as: 'PRIV.Jen' });
  const path = await written(desk);
  const text = readFileSync(path, 'utf8');
  expect(text).toMatch(/^{\n {2}"Format": "Bastion Console configuration",\n {2}"Version": 1,/);
  expect(text).not.toContain('93571824');
  expect(text).not.toMatch(/privPin|hasPin/i);
  const before = content(desk);
  expect((await desk.journal()).at(-1)?.event).toMatchObject({
    id: 9084,
    message: matching(/whole\.json: 3 users/),
  });

  const preview = await desk.call('forest.previewConfiguration', { path });
  expect(preview).toMatchObject({ users: 3, groups: 1, roles: 1, accounts: 2, foldersNotHere: [] });
  const dir = join(desk.root, 'elsewhere');
  await desk.call('forest.createFromConfiguration', { dir, path, expects: preview.sha256 });
  expect(content(desk)).toEqual(before);
  expect((await desk.call('app.state', {})).user).toEqual({ osUser: 'pat', access: 'administer', as: null });
  expect((await desk.call('console.get', {})).accounts).toContainEqual({
    osUser: 'rita',
    access: 'read',
    as: 'PRIV.Jen',
  });
  expect((await desk.journal()).map(({ event }) => event.id)).toEqual([9000, 9085]);
  expect(verifyReplay({ dir })).toMatchObject({ same: true });
});

it('who makes a forest of another person’s file is its administrator', async () => {
  const desk = await furnished();
  const path = await written(desk);
  await desk.close();
  const other = await openDesk({ osUser: 'olu' });
  const { sha256 } = await other.call('forest.previewConfiguration', { path });
  await other.call('forest.createFromConfiguration', { dir: join(other.root, 'new'), path, expects: sha256 });
  expect((await other.call('app.state', {})).user).toMatchObject({ osUser: 'olu', access: 'administer' });
});

it('a file that contradicts itself, was changed or is none makes no forest', async () => {
  const desk = await furnished();
  const path = await written(desk);
  const good = JSON.parse(readFileSync(path, 'utf8')) as Record<string, never[]> & {
    roles: { candidates: string[] }[];
    console: { internalNumbers: string };
  };
  const dir = join(desk.root, 'never');
  const expects = (await desk.call('forest.previewConfiguration', { path })).sha256;
  const spoilt: [unknown, RegExp][] = [
    [{ ...good, users: [] }, /contradicts itself/],
    [{ ...good, roles: [good.roles[0], good.roles[0]] }, /contradicts itself/],
    [{ ...good, Version: 2 }, /has version 2/],
    [{ ...good, secrets: [] }, /not as the console writes it/],
    [{ ...good, console: { ...good.console, internalNumbers: '(a+)+' } }, /too involved/],
    [[1], /not a configuration file/],
  ];
  for (const [value, why] of spoilt) {
    writeFileSync(path, JSON.stringify(value));
    for (const name of ['forest.previewConfiguration', 'forest.createFromConfiguration'] as const) {
      const input = name === 'forest.previewConfiguration' ? { path } : { dir, path, expects };
      expect(await desk.refused(name, input)).toMatchObject({ code: 'BAD_REQUEST', message: matching(why) });
    }
  }
  writeFileSync(path, JSON.stringify(good));
  expect(await desk.refused('forest.createFromConfiguration', { dir, path, expects })).toMatchObject({
    code: 'CONFLICT',
  });
  expect(existsSync(dir)).toBe(false);
  expect((await desk.call('app.state', {})).forest?.dir).toBe(desk.dir);
});
