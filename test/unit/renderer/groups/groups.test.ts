import { describe, expect, it } from 'vitest';
import { checkCommand } from '../../../../shared/cmdlets/command.ts';
import { writeCommand } from '../../../../shared/cmdlets/write.ts';
import {
  groupForm,
  groupIssues,
  newGroupCommand,
  setGroupCommand,
} from '../../../../renderer/features/groups/group-form.ts';
import { sidState } from '../../../../renderer/features/groups/sids.ts';
import { aGroup } from '../../../fakes/pam-objects.ts';

const group = aGroup(1, 'CorpAdmins');

describe('the SIDs of a group', () => {
  it.each([
    ['match', {}],
    ['match', { privAccountSid: group.sourceAccountSid.toLowerCase() }],
    ['differ', { privAccountSid: 'S-1-5-21-9-9-9-1' }],
    ['differ', { privAccountSid: '' }],
    ['none', { sourceAccountSid: '', privAccountSid: '' }],
    ['history', { usesSidHistory: true, privAccountSid: 'S-1-5-21-9-9-9-1' }],
    ['priv-only', { privOnly: true, sourceAccountSid: '' }],
  ] as const)('%s for %o', (state, change) => {
    expect(sidState({ ...group, ...change })).toBe(state);
  });
});

describe('the form of a group', () => {
  const base = groupForm(group);

  it('is Set-PAMGroup with what was changed', () => {
    const command = setGroupCommand(group, base, { ...base, active: false, privDescription: 'Old' });
    expect(checkCommand(command)).toEqual([]);
    expect(command && writeCommand(command)).toBe(
      "Set-PAMGroup (Get-PAMGroup -SourceAccountName 'CorpAdmins' | Where-Object { $_.SourceDomain -eq 'contoso.local' }) -PrivDescription 'Old' -Active $false",
    );
    expect(setGroupCommand(group, base, base)).toBeNull();
  });

  it('refuses a text that is no SID, and an empty name', () => {
    expect(groupIssues(base, { ...base, sourceAccountSid: 'S-2' }).sourceAccountSid).toMatch(/SID/);
    expect(groupIssues(base, { ...base, sourceAccountSid: '' })).toEqual({});
    expect(Object.keys(groupIssues(base, { ...base, privAccountName: ' ' }))).toEqual(['privAccountName']);
  });

  it('names a new group by its CORP account, or its PRIV name with -PrivOnly', () => {
    const form = { from: 'priv', entry: null, privDomain: 'priv.contoso.local', privGroup: 'Ops' } as const;
    const command = newGroupCommand(form);
    expect(checkCommand(command)).toEqual([]);
    expect(command && writeCommand(command)).toBe(
      "New-PAMGroup -SourceGroupName 'Ops' -SourceDomain 'priv.contoso.local' -PrivOnly",
    );
    expect(newGroupCommand({ ...form, from: 'corp' })).toBeNull();
  });
});
