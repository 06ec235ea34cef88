import type {
  ComparedItem,
  ComparedKind,
  ComparedState,
  OpenedCollected,
  TransferChoice,
} from '../../../shared/domain/transfer-views.ts';

/** The states of an object about which something can be chosen. */
export type OpenState = Extract<ComparedState, 'new' | 'differs' | 'missing'>;
export const openStates: readonly OpenState[] = ['differs', 'new', 'missing'];

/** What was chosen for an object of its own, and what is needed to count it. */
interface Own {
  choice: TransferChoice;
  state: OpenState;
}

/** What is done by state, and for the objects that are chosen one by one. */
export interface Chosen {
  by: Record<OpenState, TransferChoice>;
  own: ReadonlyMap<string, Own>;
}

/** What is new is taken. What differs needs somebody to decide, so it is left. */
export const noChoices: Chosen = { by: { new: 'take', differs: 'leave', missing: 'leave' }, own: new Map() };

export const kindNames: Record<ComparedKind, { one: string; many: string }> = {
  configuration: { one: 'Configuration', many: 'Configuration' },
  user: { one: 'User', many: 'Users' },
  group: { one: 'Group', many: 'Groups' },
  role: { one: 'Role', many: 'Roles' },
  request: { one: 'Request', many: 'Requests' },
};

export const stateNames: Record<ComparedState, string> = {
  problem: 'Cannot be taken',
  differs: 'Differs',
  new: 'New here',
  missing: 'Not in MIM',
  same: 'Same',
};

const leave = { value: 'leave', label: 'Leave as it is' } as const;
const script = { value: 'script', label: 'Keep ours, write .ps1 for MIM' } as const;

/** What can be chosen for an object of this kind and state. MIM's history is no object that a script could change. */
export function optionsOf(
  state: OpenState,
  kind: ComparedKind | null,
): { value: TransferChoice; label: string }[] {
  if (state === 'new') return [{ value: 'take', label: 'Import' }, leave];
  if (state === 'missing') return [leave, { ...script, label: 'Write .ps1 that makes it in MIM' }];
  return kind === 'request'
    ? [{ value: 'take', label: 'Take MIM’s' }, leave]
    : [{ value: 'take', label: 'Take MIM’s' }, script, leave];
}

export function isOpen(state: ComparedState): state is OpenState {
  return state === 'new' || state === 'differs' || state === 'missing';
}

/** What is done with an object. */
export function choiceOf(chosen: Chosen, item: Pick<ComparedItem, 'key' | 'state' | 'kind'>): TransferChoice {
  if (!isOpen(item.state)) return 'leave';
  const own = chosen.own.get(item.key)?.choice;
  const by = chosen.by[item.state];
  return own ?? (by === 'script' && item.kind === 'request' ? 'leave' : by);
}

export function choose(
  chosen: Chosen,
  item: Pick<ComparedItem, 'key' | 'state'>,
  choice: TransferChoice,
): Chosen {
  if (!isOpen(item.state)) return chosen;
  const own = new Map(chosen.own);
  if (choice === chosen.by[item.state]) own.delete(item.key);
  else own.set(item.key, { choice, state: item.state });
  return { ...chosen, own };
}

/** A choice for all objects of a state: those chosen one by one before follow it. */
export function chooseAll(chosen: Chosen, state: OpenState, choice: TransferChoice): Chosen {
  const own = new Map([...chosen.own].filter(([, one]) => one.state !== state));
  return { by: { ...chosen.by, [state]: choice }, own };
}

/** How many objects are taken, and for how many a script is written. */
export function countChosen(
  chosen: Chosen,
  counts: OpenedCollected['counts'],
): { take: number; script: number } {
  const total = { take: 0, script: 0 };
  for (const state of openStates) {
    const own = [...chosen.own.values()].filter(one => one.state === state);
    for (const { choice } of own) if (choice !== 'leave') total[choice] += 1;
    const by = chosen.by[state];
    if (by === 'leave') continue;
    const all = Object.entries(counts)
      .filter(([kind]) => !(by === 'script' && kind === 'request'))
      .reduce((sum, [, count]) => sum + count[state], 0);
    total[by] += Math.max(0, all - own.length);
  }
  return total;
}
