import { z } from 'zod';
import { accessOfScript, longestScript } from '../cmdlets/script/parse-script.ts';
import { pipelineSchema } from '../cmdlets/command.ts';
import { pathText } from './app.ts';
import { command } from './define.ts';
import { cmdletResult, mostLines } from './cmdlets.ts';

/** How a script is kept: all of it or nothing, or up to the first statement that fails. */
export const scriptModes = ['transaction', 'stop-at-first'] as const;
export type ScriptMode = (typeof scriptModes)[number];

/** What became of one statement of a script. */
export const scriptStatement = z.object({
  /** Its first and its last line, from 1. */
  line: z.int(),
  lastLine: z.int(),
  state: z.enum(['done', 'failed', 'not-run']),
  /** What it does or did, one effect a line, from the entries that it makes. */
  effect: z.array(z.string()),
  ...cmdletResult.pick({ objects: true, kind: true }).shape,
  /** Why it failed, with the line of the cmdlet where that is inside of it; else null. */
  failed: z.string().nullable(),
});
export type ScriptStatement = z.infer<typeof scriptStatement>;

export const scriptOutcome = z.object({
  statements: z.array(scriptStatement),
  /** False where nothing of it was kept: it was tried only, or failed as a transaction. */
  kept: z.boolean(),
  ...cmdletResult.pick({ changed: true, powershell: true, notes: true }).shape,
});
export type ScriptOutcome = z.infer<typeof scriptOutcome>;

/** Scripts: several statements of PowerShell, tried and run. `cmdlet.exec` runs what is typed in the command bar. */
export const scriptsContract = {
  /**
   * Runs a script (docs/decisions/scripts.md). As a transaction it is kept whole or not at all; `stop-at-first` keeps the
   * statements before the one that fails. With `whatIf` all of it runs and nothing of it is kept: what each statement would do.
   * A statement that fails is no error of the call: it stands in the reply, and those after it as not run. What does not parse
   * is BAD_REQUEST with line and column, and nothing is run. The right is the highest of the cmdlets that it names anywhere.
   */
  'script.run': command({
    input: z.strictObject({
      text: z.string().max(longestScript),
      mode: z.enum(scriptModes),
      whatIf: z.boolean(),
      as: z.string().max(256).optional(),
      reason: z.string().max(400).optional(),
    }),
    output: scriptOutcome,
    access: input => accessOfScript(input.text, longestScript),
  }),
  /**
   * Writes a change that is not saved yet as PowerShell for MIM: `path` (a .ps1) makes it, `….whatif.ps1` beside it says what it
   * would do. A header says who wrote it, when and why; secrets stand in it as prompts. Nothing of the change is done. Event 9302.
   * BAD_REQUEST where the file is one of the forest's.
   */
  'script.save': command({
    input: z.strictObject({
      lines: z.array(pipelineSchema).min(1).max(mostLines),
      reason: z.string().max(400).optional(),
      path: pathText,
    }),
    /** The path of the script, and the name of the file beside it. */
    output: z.object({ path: z.string(), whatIf: z.string() }),
    access: 'read',
  }),
  /**
   * Lets the person choose a .ps1 file and reads it: UTF-8, or UTF-16 with its mark, of at most 1,048,576 characters. Null
   * where they cancelled. No path is taken, so that the page reads what was chosen and no other file.
   */
  'script.open': command({
    input: z.strictObject({}),
    output: z.object({ name: z.string(), text: z.string() }).nullable(),
    access: 'read',
  }),
};
