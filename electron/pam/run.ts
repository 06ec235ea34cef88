import { cmdlet } from '../../shared/cmdlets/catalogue.ts';
import { checkPipeline, withoutSecrets, type Pipeline } from '../../shared/cmdlets/command.ts';
import { notesOf } from '../../shared/cmdlets/notes.ts';
import { longestLine, ParseError, parseLine } from '../../shared/cmdlets/parse.ts';
import { longestScript, parseScript } from '../../shared/cmdlets/script/parse-script.ts';
import { writePipeline } from '../../shared/cmdlets/write.ts';
import type { Caller } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { CmdletLine, CmdletResult, Expectation } from '../../shared/contract/cmdlets.ts';
import type { ScriptMode, ScriptOutcome } from '../../shared/contract/scripts.ts';
import type { Impact } from '../../shared/domain/impact.ts';
import { rehearse } from './effects.ts';
import { requireUnchanged } from './expect.ts';
import type { Arguments, Piece } from './arguments.ts';
import { identify, type Identity } from './identity.ts';
import { type Base, runPipeline } from './invoke.ts';
import { shape } from './output.ts';
import type { PamPorts } from './ports.ts';
import { runLines } from './run-lines.ts';
import { runWhole } from './script/run-script.ts';
import { runStatements } from './script/run-statements.ts';

/** What a cmdlet's handler is given beside its arguments. */
export interface Context extends PamPorts {
  caller: Caller;
  identity: Identity;
  /** Why, in the person's words, or ''. */
  reason: string;
  /** The command as the journal keeps it: no secret, piped objects by their own names. */
  journaled: Pipeline;
  /** Notes an object that the line changed or created. */
  touched(kind: string, id: string): void;
  /** Says something beside the objects, as PowerShell's warnings do: a sentence for the person. */
  note(text: string): void;
}

/** Does one cmdlet: reads, checks, and applies entries. Answers what the cmdlet hands on. */
export type Handler = (args: Arguments, context: Context) => Piece[];

export interface RunInput {
  pipeline: Pipeline;
  as?: string | undefined;
  reason?: string | undefined;
  expects?: Expectation | undefined;
}

export interface ScriptInput extends Pick<RunInput, 'as' | 'reason'> {
  text: string;
  mode: ScriptMode;
  whatIf: boolean;
}

export interface LinesInput extends Pick<RunInput, 'reason'> {
  lines: readonly CmdletLine[];
}
export type LinesResult = Omit<CmdletResult, 'objects' | 'kind'>;

/** Runs cmdlets against the store. */
export interface Pam {
  /** Reads a line of cmdlets; BAD_REQUEST with the column where it does not parse. */
  parse(line: string): Pipeline;
  /** All of the line is one transaction: kept whole or not at all. */
  run(input: RunInput, caller: Caller): CmdletResult;
  /** All of the lines are one transaction: every one is kept, or none. A refusal names the object of its line. */
  runAll(input: LinesInput, caller: Caller): LinesResult;
  /** Runs a script statement by statement, or tries it. What a statement fails of stands in the outcome. */
  runScript(input: ScriptInput, caller: Caller): ScriptOutcome;
  /** What `run` would do to people. Nothing is kept, and nothing follows. Throws what `run` would throw. */
  impact(input: RunInput, caller: Caller): Impact[];
  /** The same of `runAll`. */
  impactAll(input: LinesInput, caller: Caller): Impact[];
  /** Reads a line, or a script of several, and runs all of it in one transaction. */
  exec(line: string, as: string | undefined, caller: Caller): CmdletResult;
}

export function createPam(ports: PamPorts): Pam {
  function baseOf({ as, reason = '' }: Pick<RunInput, 'as' | 'reason'>, caller: Caller) {
    const changed: CmdletResult['changed'] = [];
    const notes = new Set<string>();
    const base: Base = {
      ...ports,
      whatIf: [],
      caller,
      identity: identify(ports.store, caller, as),
      reason: reason.trim(),
      touched(kind: string, id: string) {
        if (!changed.some(object => object.id === id)) changed.push({ kind, id });
      },
      note: text => void notes.add(text),
    };
    return { base, changed, notes };
  }

  function run(input: RunInput, caller: Caller): CmdletResult {
    const issues = checkPipeline(input.pipeline);
    if (issues.length > 0) {
      throw new AppError('BAD_REQUEST', issues[0]?.message ?? 'The command is not complete.', {
        issues: issues.map(({ path, message }) => ({ path: path.replace(/^\d+\./, ''), message })),
      });
    }
    const { base, changed, notes } = baseOf(input, caller);
    const pieces = ports.store.transaction(() => {
      if (input.expects !== undefined) requireUnchanged(ports.store, input.expects);
      return runPipeline(input.pipeline, base);
    });
    const last = input.pipeline[input.pipeline.length - 1];
    return {
      objects: pieces.map(piece => shape(ports.store, piece)),
      kind: last === undefined ? null : cmdlet(last.cmdlet).output,
      powershell: writePipeline(input.pipeline.map(withoutSecrets)),
      changed,
      notes: [...notesOf(input.pipeline), ...notes],
      whatIf: base.whatIf,
    };
  }

  function runAll({ lines, reason }: LinesInput, caller: Caller): LinesResult {
    const { base, changed, notes } = baseOf({ reason }, caller);
    ports.store.transaction(() => runLines(lines, base));
    return {
      powershell: lines.map(({ pipeline }) => writePipeline(pipeline.map(withoutSecrets))).join('\n'),
      changed,
      notes: [...new Set([...lines.flatMap(({ pipeline }) => notesOf(pipeline)), ...notes])],
      whatIf: base.whatIf,
    };
  }

  return {
    parse: line => reading(() => parseLine(line)),
    run,
    runAll,
    runScript(input, caller) {
      const script = reading(() => parseScript(input.text, longestScript));
      const { base, changed, notes } = baseOf(input, caller);
      const outcome = runStatements(script, base, changed, input);
      // What cmdlets say of what they did counts only where it was kept.
      return { ...outcome, notes: [...outcome.notes, ...(outcome.kept ? notes : [])] };
    },
    impact: (input, caller) => rehearse(ports, () => run(input, caller)).impacts,
    impactAll: (input, caller) => rehearse(ports, () => runAll(input, caller)).impacts,
    exec(line, as, caller) {
      const script = reading(() => parseScript(line, longestLine));
      if (script.pipeline !== null) return run({ pipeline: script.pipeline, as }, caller);
      const { base, changed, notes } = baseOf({ as }, caller);
      const whole = ports.store.transaction(() => runWhole(script, base));
      return { ...whole, notes: [...whole.notes, ...notes], changed };
    },
  };
}

/** Reads before anything is run; says so where that fails. */
function reading<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new AppError('BAD_REQUEST', `${error.message} Nothing was run.`, {
      issues: [{ path: 'line', message: error.message }],
    });
  }
}
