import { describe, expect, it } from 'vitest';
import { listChanges, setChanged } from '../../../electron/pam/changes.ts';

describe('setChanged', () => {
  it('names only the fields that differ, and is null where none does', () => {
    const before = { displayName: 'R', ttl: 600, mfaEnabled: false };
    expect(setChanged('role', 'id', before, { displayName: 'R', ttl: 900, mfaEnabled: true })).toEqual({
      op: 'set',
      kind: 'role',
      id: 'id',
      values: { ttl: 900, mfaEnabled: 1 },
    });
    expect(setChanged('role', 'id', before, { ttl: 600 })).toBeNull();
    expect(setChanged('role', 'id', before, {})).toBeNull();
  });
});

describe('listChanges', () => {
  it('is nothing for the same members in another order', () => {
    expect(listChanges('id', 'candidates', ['a', 'b'], ['b', 'a'])).toEqual([]);
  });
  it('takes a member that is named twice once', () => {
    expect(listChanges('id', 'approvers', [], ['a', 'a'])).toEqual([
      { op: 'add', kind: 'role', id: 'id', list: 'approvers', items: ['a'] },
    ]);
  });
});
