import { describe, expect, test } from 'vitest';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import type { RoleId } from '../../../../shared/domain/ids.ts';
import {
  afterOf,
  bothWays,
  edited,
  isEdit,
  type ManyEdit,
  noEdit,
} from '../../../../renderer/features/roles/many-edit.ts';
import type { RoleForm } from '../../../../renderer/features/roles/role-form.ts';
import { form, jen, kim, pat } from './people.ts';

const limits = { roleMinimalDuration: 60, roleMaximalDuration: 86_400, roleDefaultDuration: 3600 };
const after = (role: RoleForm, edit: Partial<ManyEdit>) =>
  afterOf({ id: 'role-1' as RoleId, version: 7, form: role }, { ...noEdit, ...edit }, limits);
const written = (role: RoleForm, edit: Partial<ManyEdit>) => {
  const { line } = after(role, edit);
  return line?.pipeline.map(writeCommand) ?? null;
};

describe('an edit of several roles', () => {
  test('leaves every field as it is that is given nothing to do', () => {
    const role = form({ ttl: 900, mfaEnabled: true, approvers: [pat] });
    expect(isEdit(noEdit)).toBe(false);
    expect(edited(role, noEdit)).toEqual(role);
    expect(after(role, {})).toMatchObject({ differences: [], wrong: [], line: null });
  });

  test('is one Set-PAMRole with what changes of the role, and expects the version that was read', () => {
    expect(after(form(), { ttl: 900, approvalEnabled: false }).line).toMatchObject({
      expects: { kind: 'role', id: 'role-1', version: 7 },
    });
    expect(written(form(), { ttl: 900, approvalEnabled: false })).toEqual([
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds 900)",
    ]);
    expect(written(form({ ttl: 900 }), { ttl: 900 })).toBeNull();
  });

  test('tells what was and what will be; of a list who comes and who goes', () => {
    const role = form({ ttl: 3600, candidates: [jen, pat] });
    const { differences } = after(role, { ttl: 900, mfaEnabled: true, removeCandidates: [jen] });
    expect(differences.map(({ label, before, after: now, words }) => [label, before, now, words])).toEqual([
      ['Longest activation', '1 hour', '15 minutes', '1 hour became 15 minutes'],
      ['Phone call', 'off', 'on', 'off became on'],
      ['Candidates', undefined, undefined, 'Jen was taken off'],
    ]);
  });

  test('adds nobody twice, and misses nobody who is not there', () => {
    const role = form({ candidates: [jen], approvers: [] });
    const next = edited(role, {
      ...noEdit,
      addCandidates: [jen, pat],
      removeCandidates: [kim],
      removeApprovers: [pat],
    });
    expect(next.candidates).toEqual([jen, pat]);
    expect(next.approvers).toEqual([]);
  });

  test('turns the window on with its hours, and off without them', () => {
    expect(written(form(), { window: { from: '08:00', to: '18:00' } })).toEqual([
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -AvailableFrom '08:00' -AvailableTo '18:00' -AvailabilityWindowEnabled $true",
    ]);
    const open = form({ availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' });
    expect(written(open, { window: 'off' })).toEqual([
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -AvailabilityWindowEnabled $false",
    ]);
  });

  test('says of each role why it would be refused', () => {
    expect(after(form(), { ttl: 30 }).wrong).toEqual(['The PAM configuration allows 1 minute to 1 day.']);
    expect(after(form({ candidates: [kim] }), { mfaEnabled: true }).wrong).toEqual([
      expect.stringContaining('Kim cannot be called'),
    ]);
    expect(after(form(), { window: { from: '18:00', to: '08:00' } }).wrong).toEqual([
      expect.stringContaining('08:00 is not after 18:00'),
    ]);
  });

  test('does not add and take off the same person', () => {
    expect(bothWays([jen, pat], [kim])).toBeUndefined();
    expect(bothWays([jen, pat], [pat])).toBe('Pat would be added and taken off. Decide for one of the two.');
  });
});
