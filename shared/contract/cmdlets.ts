import { z } from 'zod';
import { accessOfPipeline } from '../cmdlets/access.ts';
import { pipelineSchema } from '../cmdlets/command.ts';
import { longestLine } from '../cmdlets/parse.ts';
import { accessOfScript } from '../cmdlets/script/parse-script.ts';
import { version } from '../domain/ids.ts';
import { impact } from '../domain/impact.ts';
import { command } from './define.ts';

/** Named in `expects`: the object and the version that was read. */
export const expectation = z.strictObject({
  kind: z.enum(['user', 'group', 'role', 'pamConfiguration', 'trust', 'corpDomain']),
  /** A UUID, 'singleton', or the name of a domain in lower case. */
  id: z.string().max(253),
  version,
});
export type Expectation = z.infer<typeof expectation>;

/**
 * A line of cmdlets as a value: what a form, the command bar, `pam` and a row of the history all hold. Each command feeds
 * the next. `as` is a PrivAccountName or `PRIV\account`; acting as someone other than oneself is checked by the handler:
 * raising a request for another needs *operate*, deciding as another needs *administer* and a reason.
 */
export const cmdletCall = z.strictObject({
  pipeline: pipelineSchema,
  as: z.string().max(256).optional(),
  reason: z.string().max(400).optional(),
  expects: expectation.optional(),
});
export type CmdletCall = z.input<typeof cmdletCall>;

/** How many lines `cmdlet.runAll` takes: a transaction of more would keep everybody else waiting. */
export const mostLines = 100;

/** One line of several that are kept whole or not at all, with what it was made from. */
export const cmdletLine = z.strictObject({ pipeline: pipelineSchema, expects: expectation.optional() });
export type CmdletLine = z.infer<typeof cmdletLine>;

const cmdletLines = z.strictObject({
  lines: z.array(cmdletLine).min(1).max(mostLines),
  reason: z.string().max(400).optional(),
});
const accessOfLines = ({ lines }: { lines: readonly CmdletLine[] }) =>
  accessOfPipeline(lines.flatMap(({ pipeline }) => pipeline));

/** What a line answers: objects with MIM's property names and case, durations in seconds, times as ISO 8601 UTC. */
export const cmdletResult = z.object({
  objects: z.array(z.record(z.string(), z.unknown())),
  /** The kind of the objects; null where nothing comes back, or what a script gives out has no one kind. */
  kind: z.string().nullable(),
  /** The line as PowerShell, secrets as prompts; of a script the commands that it came to, one a line. */
  powershell: z.string(),
  /** Ids of the objects that the line changed or created. */
  changed: z.array(z.object({ kind: z.string(), id: z.string() })),
  /** What must be said beside the objects: what was given and had no effect, what was not done, what to do next. Sentences. */
  notes: z.array(z.string()),
  /** What the cmdlets with -WhatIf would have done, one effect a line, as PowerShell says it. They did nothing and returned nothing. */
  whatIf: z.array(z.string()),
});
export type CmdletResult = z.infer<typeof cmdletResult>;

/** Cmdlets, however they were written: all that changes PAM passes here or through a script. */
export const cmdletsContract = {
  /**
   * Runs cmdlets. All of the line is one transaction: kept whole or not at all. The right that it needs is the highest of
   * its cmdlets'. BAD_REQUEST names the parameter in `issues` (`parameters.TTL`); CONFLICT where `expects` is stale.
   */
  'cmdlet.run': command({
    input: cmdletCall,
    output: cmdletResult,
    access: input => accessOfPipeline(input.pipeline),
  }),
  /**
   * What `cmdlet.run` with this input would do to people: candidates, activations and requests, approvals, calls. Found by running it
   * in a transaction that is undone: nothing is kept, nobody is called. Refused as the run would be.
   */
  'cmdlet.impact': command({
    input: cmdletCall,
    output: z.object({ impacts: z.array(impact) }),
    access: input => accessOfPipeline(input.pipeline),
  }),
  /**
   * Runs lines of cmdlets, each made from an object of its own, in one transaction: every line is kept, or none. All `expects` are
   * checked before the first line is run. A refusal names the object of the line that it is about, and its issues begin with the
   * line, from 0 (`lines.2.parameters.TTL`). The history holds an entry for each object, as if each line had been run alone.
   */
  'cmdlet.runAll': command({
    input: cmdletLines,
    output: cmdletResult.pick({ powershell: true, changed: true, notes: true, whatIf: true }),
    access: accessOfLines,
  }),
  /** What `cmdlet.runAll` with this input would do to people, all lines together. Nothing is kept. Refused as the run would be. */
  'cmdlet.impactAll': command({
    input: cmdletLines,
    output: z.object({ impacts: z.array(impact) }),
    access: accessOfLines,
  }),
  /**
   * Reads PowerShell, one line or several, and runs it as `cmdlet.run` does: all of it in one transaction. The right that it
   * needs is the highest of the cmdlets that it names anywhere. What does not parse is BAD_REQUEST with line and column.
   */
  'cmdlet.exec': command({
    input: z.strictObject({ line: z.string().max(longestLine), as: z.string().max(256).optional() }),
    output: cmdletResult,
    access: input => accessOfScript(input.line, longestLine),
  }),
};
