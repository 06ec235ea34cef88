import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { parseLine } from '../../../../shared/cmdlets/parse.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import { roleDraft } from '../../../../shared/contract/pam.ts';
import { changedFields, fieldOfPath, fieldsOf } from '../../../../renderer/components/object-form.ts';
import {
  draftOf,
  emptyForm,
  formLike,
  newCommand,
  roleSpec,
  setCommand,
} from '../../../../renderer/features/roles/role-form.ts';
import { form, groupNamed, jen, kim, pat } from './people.ts';

describe('Set-PAMRole of an edited role', () => {
  test('is nothing while nothing is changed', () => {
    expect(setCommand(form(), form())).toBeNull();
    expect(setCommand(form(), form({ displayName: ' R ', description: '  ' }))).toBeNull();
  });

  test('holds only what changed', () => {
    const command = setCommand(form(), form({ mfaEnabled: true }));
    expect(command && writeCommand(command)).toBe(
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -MFAEnabled $true",
    );
  });

  test('can turn a gate off', () => {
    const command = setCommand(form({ mfaEnabled: true }), form());
    expect(command?.parameters['MFAEnabled']).toBe(false);
  });

  test('names the role by its stored name when it is renamed', () => {
    const command = setCommand(form(), form({ displayName: 'R2' }));
    expect(command && writeCommand(command)).toBe(
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -DisplayName 'R2'",
    );
  });

  test('gives a changed list whole, and an emptied one as empty', () => {
    const more = setCommand(form(), form({ candidates: [jen, pat] }));
    expect(more?.parameters['Candidates']).toHaveLength(2);
    const none = setCommand(form(), form({ candidates: [] }));
    expect(none && writeCommand(none)).toContain('-Candidates @()');
  });

  test('takes another order of the same people for no change', () => {
    expect(setCommand(form({ candidates: [jen, pat] }), form({ candidates: [pat, jen] }))).toBeNull();
  });

  test('leaves hours out while no window uses them', () => {
    expect(changedFields(roleSpec, form(), form({ availableFrom: '08:00' }))).toEqual([]);
    expect(
      changedFields(
        roleSpec,
        form(),
        form({ availabilityWindowEnabled: true, availableFrom: '08:00', availableTo: '18:00' }),
      ),
    ).toEqual(['availabilityWindowEnabled', 'availableFrom', 'availableTo']);
  });

  test('is a line that the parser reads back and the catalogue accepts', () => {
    const command = setCommand(
      form(),
      form({
        displayName: "Night's watch",
        description: 'For the night',
        ttl: 900,
        mfaEnabled: true,
        approvalEnabled: true,
        disableAutoApprovalIfOwner: true,
        availabilityWindowEnabled: true,
        availableFrom: '08:00',
        availableTo: '18:00',
        candidates: [pat],
        approvers: [kim],
        privileges: [groupNamed('Backup')],
      }),
    );
    expect(command).not.toBeNull();
    if (command === null) return;
    expect(checkCommand(command)).toEqual([]);
    expect(Object.keys(command.parameters)).toHaveLength(1 + fieldsOf(roleSpec).length);
    expect(parseLine(writeCommand(command))).toEqual([command]);
  });
});

describe('New-PAMRole of a new role', () => {
  test('leaves out what is empty or off', () => {
    expect(Object.keys(newCommand(form()).parameters).sort()).toEqual([
      'Candidates',
      'DisplayName',
      'Privileges',
      'TTL',
    ]);
  });

  test('is written as far as it goes while the form is not complete', () => {
    expect(writeCommand(newCommand(emptyForm(Number.NaN)))).toBe("New-PAMRole -DisplayName ''");
  });
});

test('a form is a draft that the contract accepts but for its made-up ids', () => {
  const draft = draftOf(form({ candidates: [], privileges: [] }), null);
  expect(roleDraft.safeParse(draft).success).toBe(true);
  expect(draft.availableFrom).toBeNull();
});

test.each([
  ['parameters.TTL', 'ttl'],
  ['0.parameters.Candidates.1.parameters.SourceDomain', 'candidates'],
  ['parameters.MFAEnabled', 'mfaEnabled'],
  ['reason', undefined],
])('the issue path %s belongs to the field %s', (path, field) => {
  expect(fieldOfPath(roleSpec, path)).toBe(field);
});

describe('a new role like another', () => {
  test('holds all of it but the name, and is written by one New-PAMRole', () => {
    const model = form({
      description: 'Nights',
      ttl: 900,
      mfaEnabled: true,
      approvalEnabled: true,
      disableAutoApprovalIfOwner: true,
      availabilityWindowEnabled: true,
      availableFrom: '08:00',
      availableTo: '18:00',
      approvers: [pat],
    });
    const like = formLike(model);
    expect(like).toEqual({ ...model, displayName: '' });
    const command = newCommand({ ...like, displayName: 'R2' });
    expect(command.cmdlet).toBe('New-PAMRole');
    expect(Object.keys(command.parameters).sort()).toEqual(Object.values(roleSpec.parameterOf).sort());
  });
});
