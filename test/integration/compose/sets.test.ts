import { expect, it } from 'vitest';
import { pamSets } from '../../../shared/domain/pam-set.ts';
import { furnished } from './desk.ts';

const [administrators, everybody] = pamSets;

it('lists the sets with their counts, and names who was put into one', async () => {
  const desk = await furnished();
  const users = await desk.run('Get-PAMUser');
  const counts = async () => (await desk.call('sets.list', {})).rows.map(({ count }) => count);
  expect(await counts()).toEqual([0, users.length]);
  await desk.run(
    "Add-PAMSetMember (Get-PAMSet | Where-Object DisplayName -eq 'PAM Administrators') (Get-PAMUser Jen)",
  );
  expect(await counts()).toEqual([1, users.length]);
  expect(await desk.call('sets.get', { id: administrators.id })).toMatchObject({
    displayName: 'PAM Administrators',
    members: 'explicit',
    count: 1,
    explicit: [{ privAccountName: 'PRIV.Jen' }],
  });
  expect(await desk.call('sets.get', { id: everybody.id })).toMatchObject({
    members: 'all-users',
    count: users.length,
    explicit: [],
  });
});

it('refuses a set that there is not', async () => {
  const desk = await furnished();
  const error = await desk.refused('sets.get', { id: '00000000-0000-4000-8000-000000000000' });
  expect(error.code).toBe('BAD_REQUEST');
});
