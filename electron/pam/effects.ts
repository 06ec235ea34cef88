import type { Command } from '../../shared/cmdlets/command.ts';
import type { Impact } from '../../shared/domain/impact.ts';
import type { Entry } from '../store/entry.ts';
import type { Store } from '../store/types.ts';
import { describeChanges } from './describe.ts';
import type { PamPorts } from './ports.ts';

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

/** What a cmdlet with -WhatIf would do, and what that does to people, in PowerShell's manner. Nothing of it is kept, and nothing follows from it. */
export function rehearsed(command: Command, work: () => unknown, ports: Rehearsal): string[] {
  const { effects, impacts } = rehearse(ports, work);
  const lines = [...effects, ...impacts.map(({ sentence }) => sentence)];
  return (lines.length === 0 ? ['Nothing would change.'] : lines).map(
    line => `What if: ${command.cmdlet}: ${line}`,
  );
}

type Rehearsal = Pick<PamPorts, 'store' | 'witnessImpact'>;

/** Tries `work`, undoes it, and answers what it does: to the store, one effect a line, and to people. Throws what it throws. */
export function rehearse(
  { store, witnessImpact }: Rehearsal,
  work: () => unknown,
): { effects: string[]; impacts: Impact[] } {
  const { effects, compare } = store.rehearse(() => {
    const entries: Entry[] = [];
    const stop = store.onApply(entry => entries.push(entry));
    try {
      return { effects: withEffects(store, work).effects, compare: witnessImpact(entries) };
    } finally {
      stop();
    }
  });
  return { effects, impacts: compare() };
}
