import type { PastObjects } from '../pam/undo/past.ts';
import type { ChangePart } from '../pam/undo/script-set.ts';
import type { Undo } from '../pam/undo/setting.ts';
import { undoConfiguration } from '../pam/undo/undo.ts';
import { undoGroup } from '../pam/undo/undo-group.ts';
import { undoRole } from '../pam/undo/undo-role.ts';
import { undoUser } from '../pam/undo/undo-user.ts';
import type { Compared } from './compared.ts';

/**
 * What brings MIM to what the console has, for the chosen objects: the same cmdlets that take a change of the history back, from
 * MIM's state to ours. `items` is the whole comparison, by which objects are named as MIM names them.
 */
export function bringMim(
  items: readonly Compared[],
  chosen: readonly Compared[],
  canSetNumber: (text: string) => boolean,
): ChangePart[] {
  const sides = { here: sideOf(items, 'here'), mim: sideOf(items, 'mim') };
  return chosen.flatMap(item => {
    const does = between(item, 'mim', 'here', sides, canSetNumber);
    const undo = between(item, 'here', 'mim', sides, canSetNumber);
    if (does.commands.length === 0 && does.cannot.length === 0) return [];
    return [
      {
        about: [aboutOf(item)],
        does: { pipelines: does.commands.map(command => [command]), cannot: does.cannot },
        undo,
      },
    ];
  });
}

type Side = 'here' | 'mim';

/** The cmdlets from one side of an object to the other. */
function between(
  item: Compared,
  from: Side,
  to: Side,
  sides: Record<Side, PastObjects>,
  canSetNumber: (text: string) => boolean,
): Undo {
  switch (item.kind) {
    case 'configuration':
      return undoConfiguration(item[to] ?? undefined, item[from] ?? undefined);
    case 'user':
      return undoUser({
        before: item[to] ?? undefined,
        after: item[from] ?? undefined,
        pinSet: false,
        canSetNumber,
      });
    case 'group':
      return undoGroup(item[to] ?? undefined, item[from] ?? undefined);
    case 'role':
      return undoRole(item[to] ?? undefined, item[from] ?? undefined, {
        before: sides[to],
        after: sides[from],
      });
    case 'request':
      return { commands: [], cannot: ['A request cannot be made to have been.'] };
  }
}

function sideOf(items: readonly Compared[], side: Side): PastObjects {
  const byId = new Map(
    items.flatMap(item => {
      const object = item[side];
      return object === null || !('id' in object) ? [] : [[`${item.kind} ${object.id}`, object]];
    }),
  );
  return {
    user: id => byId.get(`user ${id}`) as ReturnType<PastObjects['user']>,
    group: id => byId.get(`group ${id}`) as ReturnType<PastObjects['group']>,
    role: id => byId.get(`role ${id}`) as ReturnType<PastObjects['role']>,
    pamConfiguration: () => undefined,
  };
}

function aboutOf({ kind, name, state, fields }: Compared): string {
  const what = kind === 'configuration' ? name : `${kind} ${name}`;
  if (state === 'missing') return `The ${what} is not in MIM.`;
  const differences = fields.map(
    ({ field, here, mim }) => `${field}: ${mim === '' ? 'empty' : mim} → ${here === '' ? 'empty' : here}`,
  );
  return `The ${what} differs in MIM. ${differences.join('; ')}`;
}
