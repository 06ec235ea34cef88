import { type Command, makeCommand } from '../../../shared/cmdlets/command.ts';
import { groupRef } from '../../../shared/cmdlets/refs.ts';
import type { CorpEntry } from '../../../shared/contract/forest.ts';
import type { Group } from '../../../shared/domain/group.ts';
import { changedFields, changedParameters, type FormSpec } from '../../components/object-form.ts';

/** A group as the editor holds it: what Set-PAMGroup takes. */
export type GroupForm = {
  privDisplayName: string;
  privAccountName: string;
  privDescription: string;
  active: boolean;
  sourceDomain: string;
  sourceAccountName: string;
  sourceAccountSid: string;
};

export const groupSpec: FormSpec<GroupForm> = {
  parameterOf: {
    privDisplayName: 'PrivDisplayName',
    privAccountName: 'PrivAccountName',
    privDescription: 'PrivDescription',
    active: 'Active',
    sourceDomain: 'SourceDomain',
    sourceAccountName: 'SourceAccountName',
    sourceAccountSid: 'SourceAccountSID',
  },
  labels: {
    privDisplayName: 'Display name',
    privAccountName: 'PRIV group',
    privDescription: 'Description',
    active: 'Active for activation',
    sourceDomain: 'CORP domain',
    sourceAccountName: 'CORP group',
    sourceAccountSid: 'CORP SID',
  },
  lists: {},
};

/** The stored group as a form. */
export function groupForm(group: Group): GroupForm {
  const { privDisplayName, privAccountName, privDescription, active } = group;
  const { sourceDomain, sourceAccountName, sourceAccountSid } = group;
  return {
    privDisplayName,
    privAccountName,
    privDescription,
    active,
    sourceDomain,
    sourceAccountName,
    sourceAccountSid,
  };
}

/** Set-PAMGroup with what was edited; null where nothing was. `group` is named by what is stored. */
export function setGroupCommand(
  group: Pick<Group, 'privAccountName' | 'sourceDomain' | 'sourceAccountName' | 'privOnly'>,
  base: GroupForm,
  form: GroupForm,
): Command | null {
  if (changedFields(groupSpec, base, form).length === 0) return null;
  return makeCommand('Set-PAMGroup', {
    Group: groupRef(group),
    ...changedParameters(groupSpec, base, form),
  });
}

/** What is wrong with what was edited, by field. The main process checks all of it again. */
export function groupIssues(base: GroupForm, form: GroupForm): Partial<Record<keyof GroupForm, string>> {
  const issues: Partial<Record<keyof GroupForm, string>> = {};
  const changed = changedFields(groupSpec, base, form);
  const sid = form.sourceAccountSid.trim();
  if (changed.includes('sourceAccountSid') && sid !== '' && !/^S-1(-\d+){2,15}$/i.test(sid))
    issues.sourceAccountSid = 'A SID is written as S-1-5-21- and further numbers.';
  for (const field of ['privAccountName', 'sourceAccountName', 'sourceDomain'] as const)
    if (changed.includes(field) && form[field].trim() === '')
      issues[field] = `${groupSpec.labels[field]} must have a name.`;
  return issues;
}

/** What the page for a new group holds. */
export interface NewGroupForm {
  from: 'corp' | 'priv';
  /** The CORP group that was picked. */
  entry: CorpEntry | null;
  /** For a group that is in PRIV alone. */
  privDomain: string;
  privGroup: string;
}

/** New-PAMGroup for what was chosen; null where no group is chosen yet. */
export function newGroupCommand(form: NewGroupForm): Command | null {
  if (form.from === 'priv') {
    if (form.privGroup.trim() === '') return null;
    return makeCommand('New-PAMGroup', {
      SourceGroupName: form.privGroup.trim(),
      SourceDomain: form.privDomain.trim(),
      PrivOnly: true,
    });
  }
  if (form.entry === null) return null;
  return makeCommand('New-PAMGroup', {
    SourceGroupName: form.entry.accountName,
    SourceDomain: form.entry.domain,
  });
}

/** The field of the page for a new group that a refusal's issue speaks of. */
export function newGroupField(path: string): string | undefined {
  const name = /(?:^|\.)parameters\.([A-Za-z]+)/.exec(path)?.[1];
  if (name === 'SourceGroupName' || name === 'PrivAccountName') return 'group';
  return name === 'SourceDomain' ? 'domain' : undefined;
}
