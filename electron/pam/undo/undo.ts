import { makeCommand } from '../../../shared/cmdlets/command.ts';
import type { PamConfiguration } from '../../../shared/domain/configuration.ts';
import type { Change } from '../../store/entry.ts';
import { configurationParameters } from '../parameters.ts';
import type { PastObjects } from './past.ts';
import { noChange, setting, type Undo } from './setting.ts';
import { undoGroup } from './undo-group.ts';
import { undoRole } from './undo-role.ts';
import { undoUser, type UserUndo } from './undo-user.ts';

/**
 * The cmdlets that bring PAM's objects back from `after` an entry to what they were `before` it. Objects are named as they
 * are after it, so the script is right as long as nothing changed in between; of several entries the last is taken back first.
 * `canSetNumber` tells if Set-PAMUser takes a number.
 *
 * An object that is made anew has another id. A PIN code, and anything that no parameter sets, is said in `cannot`.
 */
export function undoOf(
  changes: readonly Change[],
  before: PastObjects,
  after: PastObjects,
  canSetNumber: (text: string) => boolean,
): Undo {
  const undo: Undo = { commands: [], cannot: [] };
  const seen = new Set<string>();
  for (const change of changes) {
    const key = `${change.kind} ${change.id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const pinSet = changes.some(({ op, id }) => op === 'secret' && id === change.id);
    const part = undoOfObject(change, { before, after, pinSet, canSetNumber });
    undo.commands.unshift(...part.commands);
    undo.cannot.push(...part.cannot);
  }
  return undo;
}

function undoOfObject(
  { kind, id }: Change,
  {
    before,
    after,
    ...user
  }: Pick<UserUndo, 'pinSet' | 'canSetNumber'> & { before: PastObjects; after: PastObjects },
): Undo {
  switch (kind) {
    case 'user':
      return undoUser({ before: before.user(id), after: after.user(id), ...user });
    case 'group':
      return undoGroup(before.group(id), after.group(id));
    case 'role':
      return undoRole(before.role(id), after.role(id), { before, after });
    case 'pamConfiguration':
      return undoConfiguration(before.pamConfiguration(), after.pamConfiguration());
    case 'request':
    case 'membership':
      return {
        commands: [],
        cannot: ['An activation cannot be undone. Close-PAMRequestForControl ends one that is still active.'],
      };
    case 'consoleConfiguration':
      return {
        commands: [],
        cannot: ['The console’s own configuration is not part of MIM. Change it under Settings.'],
      };
    default:
      // What follows from another change of the same entry: the right of a user whose account was renamed, CORP's last number.
      return { commands: [], cannot: [] };
  }
}

/** Takes back what happened to the PAM configuration. */
export function undoConfiguration(
  before: PamConfiguration | undefined,
  after: PamConfiguration | undefined,
): Undo {
  if (before === undefined || after === undefined) return { commands: [], cannot: [] };
  const { values } = setting(configurationParameters, after, before);
  return {
    commands: noChange(values) ? [] : [makeCommand('Set-PAMConfiguration', values)],
    cannot: [],
  };
}
