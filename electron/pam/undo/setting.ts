import type { Command, Value } from '../../../shared/cmdlets/command.ts';

/** What takes a change back. */
export interface Undo {
  /** The cmdlets, in the order in which they are to be run. */
  commands: Command[];
  /** What no cmdlet brings back, each as a sentence. */
  cannot: string[];
}

/** The parameters by which a Set- cmdlet brings `from` to `to`; `emptied` tells that a field goes back to null, which none can say. */
export function setting<T extends object>(
  parameters: Readonly<Partial<Record<keyof T, string>>>,
  from: T,
  to: T,
): { values: Record<string, Value>; emptied: boolean } {
  const values: Record<string, Value> = {};
  let emptied = false;
  for (const [field, parameter] of Object.entries(parameters) as [keyof T, string][]) {
    if (from[field] === to[field] || Array.isArray(to[field])) continue;
    if (to[field] === null) emptied = true;
    else values[parameter] = to[field] as Value;
  }
  return { values, emptied };
}

/** True if a Set- cmdlet would have nothing to say. */
export const noChange = (values: object) => Object.keys(values).length === 0;
