import { cmdlet, parameterNamed } from '../../../shared/cmdlets/catalogue.ts';
import type { Command, Pipeline } from '../../../shared/cmdlets/command.ts';
import { comment, scriptFile } from '../../../shared/cmdlets/script-file.ts';
import { writeCommand, writePipeline } from '../../../shared/cmdlets/write.ts';
import { writeWhole } from '../../events/write-whole.ts';
import type { Undo } from './setting.ts';

/** Some changes as the scripts tell them. */
export interface ChangePart {
  /** Sentences: what the change is. */
  about: string[];
  /** What makes the change; `cannot` says what no cmdlet does. */
  does: { pipelines: Pipeline[]; cannot: string[] };
  /** What takes it back. */
  undo: Undo;
}

/** The three scripts of some changes: what does them, what says what it would do, and what takes them back. */
export interface ScriptSet {
  script: string;
  whatIf: string;
  reverse: string;
}

/**
 * Writes the scripts of changes, given in the order in which they are to be made. `title` says what the first script is, `header`
 * who saves them and when, as sentences.
 */
export function scriptSet(title: string, header: readonly string[], parts: readonly ChangePart[]): ScriptSet {
  return {
    ...plannedScripts(title, header, parts),
    reverse: scriptFile(
      ['Takes the changes back, the last one first. Objects that are made anew get other ids.', ...header],
      parts
        .map(({ about, undo }) => ({ about, lines: undo.commands.map(writeCommand), cannot: undo.cannot }))
        .toReversed(),
    ),
  };
}

/** The scripts of changes that are not made yet: what they would be taken back from is not known. */
export function plannedScripts(
  title: string,
  header: readonly string[],
  parts: readonly Omit<ChangePart, 'undo'>[],
): Pick<ScriptSet, 'script' | 'whatIf'> {
  return {
    script: scriptFile(
      [title, ...header],
      parts.map(({ about, does }) => ({
        about,
        lines: does.pipelines.map(writePipeline),
        cannot: does.cannot,
      })),
    ),
    whatIf: scriptFile(
      [
        'What the changes would do. Nothing is changed: a cmdlet without -WhatIf stands as a comment.',
        ...header,
      ],
      parts.map(({ about, does }) => ({ about, lines: does.pipelines.map(whatIfLine) })),
    ),
  };
}

/** The three files of one name. */
export function scriptSetFiles(path: string): Record<keyof ScriptSet, string> {
  const stem = path.replace(/\.ps1$/i, '');
  return { script: `${stem}.ps1`, whatIf: `${stem}.whatif.ps1`, reverse: `${stem}.reverse.ps1` };
}

/** Writes the files that there are texts of, each whole or not at all. `failure` begins what the disk refuses. */
export async function writeScriptSet(
  path: string,
  texts: Partial<ScriptSet>,
  failure: string,
): Promise<void> {
  const files = scriptSetFiles(path);
  for (const name of ['script', 'whatIf', 'reverse'] as const) {
    const text = texts[name];
    if (text !== undefined) await writeWhole(files[name], failure, append => append(text));
  }
}

/** MIM's module has -WhatIf on few cmdlets; a line of another one must not run where the reader expects that nothing does. */
function whatIfLine(pipeline: Pipeline): string {
  const last: Command | undefined = pipeline.at(-1);
  const parameter = last && parameterNamed(cmdlet(last.cmdlet), 'WhatIf');
  const line = writePipeline(pipeline);
  return parameter !== undefined && parameter.ours !== true ? `${line} -WhatIf` : comment(line);
}
