import { beforeEach, expect, it } from 'vitest';
import { furnished, type Desk } from './desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await furnished();
});

const userNamed = async (search: string) => {
  const { rows } = await desk.call('users.list', { search, page: {} });
  return desk.call('users.get', { id: rows[0]!.user.id });
};
const theGroup = async () => {
  const { rows } = await desk.call('groups.list', { page: {} });
  return desk.call('groups.get', { id: rows[0]!.group.id });
};
const names = (roles: readonly { displayName: string }[]) => roles.map(({ displayName }) => displayName);

it('tells of a user the groups that may be joined, and those that are held until when', async () => {
  const group = (await theGroup()).group.privDisplayName;
  const before = await userNamed('Jen');
  expect(before).toMatchObject({
    open: [],
    memberOf: [],
    sets: [{ displayName: 'All PAM Users' }],
    accounts: [],
  });
  expect(
    before.mayJoin.map(({ group: { privDisplayName }, roles }) => [privDisplayName, names(roles)]),
  ).toEqual([[group, ['R']]]);
  await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
  const after = await userNamed('Jen');
  expect(after.open.map(({ request, role }) => [request.status, role.displayName])).toEqual([
    ['Active', 'R'],
  ]);
  expect(after.memberOf).toMatchObject([
    {
      group: { privDisplayName: group },
      role: { displayName: 'R' },
      requestId: after.open[0]!.request.id,
      until: after.open[0]!.request.expiresAt,
    },
  ]);
});

it('tells of a user the sets, and who acts as the user in the console', async () => {
  await desk.run(
    "Add-PAMSetMember (Get-PAMSet | Where-Object { $_.DisplayName -eq 'PAM Administrators' }) (Get-PAMUser Jen)",
  );
  await desk.call('console.setAccess', { osUser: 'rita', access: 'read', as: 'priv.jen' });
  expect(await userNamed('Jen')).toMatchObject({
    sets: [{ displayName: 'PAM Administrators' }, { displayName: 'All PAM Users' }],
    accounts: ['rita'],
  });
});

it('tells of a group who may get into it by which roles, and who asks', async () => {
  await desk.run('New-PAMRole R2 -Candidates (Get-PAMUser Jen) -Privileges (Get-PAMGroup)');
  await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
  const { mayJoin, open, roles } = await theGroup();
  expect(names(roles).sort()).toEqual(['R', 'R2']);
  expect(mayJoin.map(({ user, roles: by }) => [user.privAccountName, names(by).sort()])).toEqual([
    ['PRIV.Jen', ['R', 'R2']],
  ]);
  expect(open.map(({ user, role }) => [user.privAccountName, role.displayName])).toEqual([['PRIV.Jen', 'R']]);
});
