import { AppError } from '../../shared/contract/errors.ts';
import type { ComparedItem, TransferChoice } from '../../shared/domain/transfer-views.ts';
import { fold } from '../../shared/domain/fold.ts';
import type { Compared } from './compared.ts';

export interface ItemFilter {
  kind?: ComparedItem['kind'] | undefined;
  states?: ComparedItem['state'][] | undefined;
  search?: string | undefined;
}

export interface Choices {
  /** By state: what is done with an object that `except` does not name. */
  choices: Record<'new' | 'differs' | 'missing', TransferChoice>;
  except: { key: string; choice: TransferChoice }[];
}

export function filtered(items: Compared[], { kind, states, search }: ItemFilter): Compared[] {
  const text = fold(search?.trim() ?? '');
  return items.filter(
    item =>
      (kind === undefined || item.kind === kind) &&
      (states === undefined || states.includes(item.state)) &&
      (text === '' || fold(item.name).includes(text)),
  );
}

/** Which objects are taken, and for which a script is written. */
export function choose(items: readonly Compared[], { choices, except }: Choices) {
  const own = new Map(except.map(({ key, choice }) => [key, choice]));
  const take: Compared[] = [];
  const script: Compared[] = [];
  for (const item of items) {
    const { state } = item;
    const named = own.get(item.key);
    const choice = named ?? (state === 'same' || state === 'problem' ? 'leave' : choices[state]);
    const may = choice === 'take' ? ['new', 'differs'] : ['differs', 'missing'];
    // MIM’s history is no object that a script could change: for requests such a choice is none.
    if (choice === 'leave' || (choice === 'script' && item.kind === 'request' && named === undefined))
      continue;
    if (!may.includes(state) || (choice === 'script' && item.kind === 'request'))
      throw wrongChoice(item.name, choice);
    (choice === 'take' ? take : script).push(item);
  }
  return { take, script };
}

/** Refuses a choice that its object cannot have. */
function wrongChoice(name: string, choice: string): AppError {
  return new AppError(
    'BAD_REQUEST',
    `“${choice}” cannot be chosen for ${name}: what is new or differs can be taken, and a script can be written for what differs or is missing in MIM.`,
  );
}
