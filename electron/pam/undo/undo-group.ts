import { makeCommand } from '../../../shared/cmdlets/command.ts';
import { groupRef } from '../../../shared/cmdlets/refs.ts';
import type { Group } from '../../../shared/domain/group.ts';
import { groupParameters } from '../parameters.ts';
import { noChange, setting, type Undo } from './setting.ts';

/** Takes back what happened to a group: made, changed or removed. */
export function undoGroup(before: Group | undefined, after: Group | undefined): Undo {
  if (before === undefined) {
    return {
      commands: after ? [makeCommand('Remove-PAMGroup', { Group: groupRef(after) })] : [],
      cannot: [],
    };
  }
  if (after !== undefined) {
    const { values } = setting(groupParameters, after, before);
    return {
      commands: noChange(values) ? [] : [makeCommand('Set-PAMGroup', { Group: groupRef(after), ...values })],
      cannot: [],
    };
  }
  const made = makeCommand('New-PAMGroup', {
    SourceGroupName: before.sourceAccountName,
    SourceDomain: before.sourceDomain,
    PrivOnly: before.privOnly,
  });
  // The group that New-PAMGroup makes is found by its source; what it names by itself is set again.
  const { sourceAccountSid, privAccountName, privDisplayName, privDescription, active } = before;
  const again = {
    PrivAccountName: privAccountName,
    PrivDisplayName: privDisplayName,
    PrivDescription: privDescription,
    Active: active,
    ...(before.privOnly ? {} : { SourceAccountSID: sourceAccountSid }),
  };
  const found = before.privOnly ? { ...before, privAccountName: before.sourceAccountName } : before;
  return {
    commands: [made, makeCommand('Set-PAMGroup', { Group: groupRef(found), ...again })],
    cannot: [
      `${before.privDisplayName} is made anew from CORP: CORP must still have ${before.sourceDomain}\\${before.sourceAccountName}.`,
      ...(before.usesSidHistory
        ? [
            `${before.privDisplayName} was a SID-history group. A forest at the 2016 level makes a shadow principal instead.`,
          ]
        : []),
    ],
  };
}
