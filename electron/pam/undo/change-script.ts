import { cmdlet, parameterNamed } from '../../../shared/cmdlets/catalogue.ts';
import { pipelineSchema, type Command, type Pipeline } from '../../../shared/cmdlets/command.ts';
import { comment, scriptFile, type ScriptPart } from '../../../shared/cmdlets/script-file.ts';
import { writeCommand, writePipeline } from '../../../shared/cmdlets/write.ts';
import type { JournaledChange } from '../../store/types.ts';
import { Past } from './past.ts';
import { undoOf } from './undo.ts';

/** The three scripts of some changes: what does them again, what says what it would do, and what takes them back. */
export interface ChangeScripts {
  script: string;
  whatIf: string;
  reverse: string;
  /** How many changes they hold. */
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
  const parts: { script: ScriptPart; whatIf: ScriptPart; reverse: ScriptPart }[] = [];
  for await (const entries of journal) {
    for (const entry of entries) {
      after.follow(entry.changes);
      if (chosen(entry.seq)) {
        const pipeline = pipelineSchema.safeParse(entry.command);
        const undo = undoOf(entry.changes, before, after, canSetNumber);
        if (pipeline.success || undo.commands.length > 0) {
          const about = aboutOf(entry);
          parts.push({
            script: {
              about,
              lines: pipeline.success ? [writePipeline(pipeline.data)] : [],
              ...(pipeline.success ? {} : { cannot: ['The system made this change by itself.'] }),
            },
            whatIf: { about, lines: pipeline.success ? [whatIfLine(pipeline.data)] : [] },
            reverse: { about, lines: undo.commands.map(writeCommand), cannot: undo.cannot },
          });
        }
      }
      before.follow(entry.changes);
    }
  }
  const one = (what: string, of: ScriptPart[]) => scriptFile([what, ...header], of);
  return {
    script: one(
      'Changes of PAM, as they were made.',
      parts.map(part => part.script),
    ),
    whatIf: one(
      'What the changes would do. Nothing is changed: a cmdlet without -WhatIf stands as a comment.',
      parts.map(part => part.whatIf),
    ),
    reverse: one(
      'Takes the changes back, the last one first. Objects that are made anew get other ids.',
      parts.map(part => part.reverse).toReversed(),
    ),
    changes: parts.length,
  };
}

function aboutOf(entry: JournaledChange): string[] {
  const who = entry.as === null ? entry.actor : `${entry.actor} as ${entry.as}`;
  return [
    `No. ${String(entry.seq)}, ${new Date(entry.at).toISOString()}, by ${who}: ${entry.message}`,
    ...(entry.reason === '' ? [] : [`Reason: ${entry.reason}`]),
  ];
}

/** MIM's module has -WhatIf on few cmdlets; a line of another one must not run where the reader expects that nothing does. */
function whatIfLine(pipeline: Pipeline): string {
  const last: Command | undefined = pipeline.at(-1);
  const parameter = last && parameterNamed(cmdlet(last.cmdlet), 'WhatIf');
  const line = writePipeline(pipeline);
  return parameter !== undefined && parameter.ours !== true ? `${line} -WhatIf` : comment(line);
}
