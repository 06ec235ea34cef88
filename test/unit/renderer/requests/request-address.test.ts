import { expect, test } from 'vitest';
import type { RoleId, UserId } from '../../../../shared/domain/ids.ts';
import { openStatuses } from '../../../../shared/domain/request.ts';
import {
  requestAddress,
  requestListInput,
  viewOf,
} from '../../../../renderer/features/requests/request-address.ts';
import { roleAddress, roleListInput } from '../../../../renderer/features/roles/role-address.ts';

const id = '8ce3256d-8f25-473d-be6d-1380395e0964';

test.each([
  ['/requests', 'open'],
  [`/requests/${id}`, 'open'],
  ['/requests/approvals', 'approvals'],
  [`/requests/approvals/${id}`, 'approvals'],
  [`/requests/all/${id}`, 'all'],
])('%s is the view %s', (path, view) => {
  expect(viewOf(path)).toBe(view);
});

test('the filter of the requests comes back from its address', () => {
  const filter = {
    q: 'tank 9',
    statuses: ['Active' as const, 'Rejected' as const],
    role: id as RoleId,
    user: id as UserId,
  };
  expect(requestAddress.read(requestAddress.write(filter))).toEqual(filter);
});

test('what an address says and no filter knows is left out', () => {
  const params = new URLSearchParams('statuses=Nonsense&role=R&user=&q=%20');
  expect(requestAddress.read(params)).toEqual({});
});

test('the open view asks for open states only, whatever the address says', () => {
  expect(requestListInput('open', {}).statuses).toEqual([...openStatuses]);
  expect(requestListInput('open', { statuses: ['Active', 'Rejected'] }).statuses).toEqual(['Active']);
  expect(requestListInput('open', { statuses: ['Rejected'] }).statuses).toEqual([...openStatuses]);
});

test('the view of all asks for every state unless some are chosen', () => {
  expect(requestListInput('all', {})).toEqual({});
  expect(requestListInput('all', { statuses: ['Rejected'], role: id as RoleId, q: 'x' })).toEqual({
    statuses: ['Rejected'],
    roleId: id,
    search: 'x',
  });
});

test('the filter of the roles comes back from its address and is asked for', () => {
  const filter = roleAddress.read(
    new URLSearchParams(`q=admin&mfa=no&approval=yes&active=yes&candidate=${id}`),
  );
  expect(roleListInput(filter)).toEqual({
    search: 'admin',
    mfaEnabled: false,
    approvalEnabled: true,
    active: true,
    candidate: id,
  });
  expect(roleAddress.read(roleAddress.write(filter))).toEqual(filter);
});
