import { pipelineSchema } from '../../../shared/cmdlets/command.ts';
import type { JournaledChange } from '../../events/types.ts';
import { Past } from './past.ts';
import { scriptSet, type ChangePart, type ScriptSet } from './script-set.ts';
import { undoOf } from './undo.ts';

/** The scripts of some changes, and how many changes they hold. */
export interface ChangeScripts extends ScriptSet {
  changes: number;
}

export interface ChangeScriptOptions {
  /** Who saves the scripts and when, and of which forest, as sentences. */
  header: readonly string[];
  /** True for the entries that the scripts are of. */
  chosen(seq: number): boolean;
  /** Tells if Set-PAMUser takes a number. */
  canSetNumber(text: string): boolean;
}

/**
 * Writes the scripts of chosen entries of the history, from the whole of it: `journal` has every entry that changed objects,
 * oldest first, because an entry says what an object became and not what it was before.
 */
export async function writeChangeScripts(
  journal: AsyncIterable<JournaledChange[]>,
  { header, chosen, canSetNumber }: ChangeScriptOptions,
): Promise<ChangeScripts> {
  const before = new Past();
  const after = new Past();
  const parts: ChangePart[] = [];
  for await (const entries of journal) {
    for (const entry of entries) {
      after.follow(entry.changes);
      if (chosen(entry.seq)) {
        const pipeline = pipelineSchema.safeParse(entry.command);
        const undo = undoOf(entry.changes, before, after, canSetNumber);
        if (pipeline.success || undo.commands.length > 0) {
          const does = pipeline.success
            ? { pipelines: [pipeline.data], cannot: [] }
            : { pipelines: [], cannot: ['No cmdlet made this change: the system did, or an import.'] };
          parts.push({ about: aboutOf(entry), does, undo });
        }
      }
      before.follow(entry.changes);
    }
  }
  return { ...scriptSet('Changes of PAM, as they were made.', header, parts), changes: parts.length };
}

function aboutOf(entry: JournaledChange): string[] {
  const who = entry.as === null ? entry.actor : `${entry.actor} as ${entry.as}`;
  return [
    `No. ${String(entry.seq)}, ${new Date(entry.at).toISOString()}, by ${who}: ${entry.message}`,
    ...(entry.reason === '' ? [] : [`Reason: ${entry.reason}`]),
  ];
}
