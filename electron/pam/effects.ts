import type { Command } from '../../shared/cmdlets/command.ts';
import type { Entry } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { describeChanges } from './describe.ts';

/** What an entry does, as one sentence: its event's own words, and the change. */
function effectOf(store: Store, entry: Entry): string {
  // A request's own events say all that its fields would say again.
  const changes = entry.changes.some(({ kind }) => kind === 'request')
    ? []
    : describeChanges(store, entry.changes);
  return changes.length === 0 ? entry.message : `${entry.message} ${changes.join('; ')}.`;
}

/** Runs `work`, and answers with its result what it does to the store, one effect a line. */
export function withEffects<T>(store: Store, work: () => T): { result: T; effects: string[] } {
  const effects: string[] = [];
  const stop = store.onApply(entry => effects.push(effectOf(store, entry)));
  try {
    return { result: work(), effects };
  } finally {
    stop();
  }
}

/** What a cmdlet with -WhatIf would do, in PowerShell's manner. Nothing of it is kept, and nothing follows from it. */
export function rehearsed(command: Command, work: () => unknown, store: Store): string[] {
  const { effects } = store.rehearse(() => withEffects(store, work));
  const lines = effects.length === 0 ? ['Nothing would change.'] : effects;
  return lines.map(line => `What if: ${command.cmdlet}: ${line}`);
}
