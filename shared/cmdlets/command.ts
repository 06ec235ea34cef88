import { z } from 'zod';
import type { Issue } from '../contract/errors.ts';
import { cmdlet, type CmdletName, type GetCmdletName, parameterNamed } from './catalogue.ts';
import { problemsOfCommand, problemsOfPipeline, type Problem } from './check.ts';
import { isSecret } from './spec.ts';

/**
 * One value of a parameter: text, a whole number, true or false. A time span is whole seconds. A datetime is the text
 * that was given (`readDateTime` reads it). A switch is true, and left out where it is off.
 */
export type Scalar = string | number | boolean;

/** A filter on one property, `$_.RequestId -eq '…'`: property names and values are compared without regard to case. */
export interface Where {
  property: string;
  equals: string;
}

/** Which object or objects: what a Get- cmdlet returns, or a session. It is looked up when the command runs. */
export interface Ref {
  get: GetCmdletName;
  parameters: Record<string, Scalar | Ref | Prompt>;
  where?: Where;
}

/** A secret that is typed when the command runs: it stands wherever the secret itself must not be kept. */
export interface Prompt {
  prompt: 'secureString' | 'credential' | 'text';
}

export type Value = Scalar | Ref | Prompt | Value[];

/** A cmdlet with its parameters, named in the catalogue's spelling. `where` filters what a Get- cmdlet returns. */
export interface Command {
  cmdlet: CmdletName;
  parameters: Record<string, Value>;
  where?: Where;
}

/** Commands of which each hands its objects to the next: at least one, at most `maxStages`. */
export type Pipeline = Command[];

const inWords = ({ path, message }: Problem): Issue => ({ path: path.join('.'), message });

/**
 * What is wrong with a command that stands alone or first in a pipe; [] if nothing is. Paths are `parameters.TTL`,
 * `parameters.Candidates.1.parameters.SourceDomain`, `where.property`, `cmdlet`; a missing parameter has its own path.
 */
export function checkCommand(command: unknown): Issue[] {
  return problemsOfCommand(command, null).map(inWords);
}

/**
 * What is wrong with a pipeline; [] if nothing is. Paths begin with the number of the stage, from 0: `1.parameters.TTL`.
 * From the second stage on, the parameter that takes the piped objects is missing.
 */
export function checkPipeline(pipeline: unknown): Issue[] {
  return problemsOfPipeline(pipeline).map(inWords);
}

function report(problems: Problem[], context: z.RefinementCtx): void {
  for (const { path, message } of problems) context.addIssue({ code: 'custom', path: [...path], message });
}

/** A command that stands alone: the checks of `checkCommand`, and nothing that the catalogue does not know. */
export const commandSchema: z.ZodType<Command, Command> = z
  .custom<Command>(() => true)
  .superRefine((value, context) => report(problemsOfCommand(value, null), context));

/** A pipeline of 1 to `maxStages` commands: the checks of `checkPipeline`. */
export const pipelineSchema: z.ZodType<Pipeline, Pipeline> = z
  .custom<Pipeline>(() => true)
  .superRefine((value, context) => report(problemsOfPipeline(value), context));

/**
 * A command from the values of a form: leaves out what is undefined and switches that are off, because a command holds
 * only what was given. It does not check: see `checkCommand`.
 */
export function makeCommand(name: CmdletName, values: Record<string, Value | undefined>): Command {
  const spec = cmdlet(name);
  const given = Object.entries(values).filter((entry): entry is [string, Value] => {
    const off = entry[1] === false && parameterNamed(spec, entry[0])?.type === 'switch';
    return entry[1] !== undefined && !off;
  });
  return { cmdlet: name, parameters: Object.fromEntries(given) };
}

const promptKinds = { secureString: 'secureString', credential: 'credential' } as const;

/** The prompt that stands for a secret of this type. A PIN code is a String in MIM, so it is asked for as text. */
export function promptFor(type: string): Prompt {
  return { prompt: type === 'secureString' || type === 'credential' ? promptKinds[type] : 'text' };
}

/** The same command with a prompt in place of every secret: what may be journaled, logged and shown. */
export function withoutSecrets(command: Command): Command {
  return { ...command, parameters: prompted(command.cmdlet, command.parameters) };
}

/** A reference has parameters of its own, and one of New-PAMSession may carry a credential. */
function prompted<V extends Value>(name: CmdletName, parameters: Record<string, V>): Record<string, V> {
  const spec = cmdlet(name);
  const clean = (value: Value): Value => {
    if (Array.isArray(value)) return value.map(clean);
    if (!isRef(value)) return value;
    return { ...value, parameters: prompted(value.get, value.parameters) };
  };
  const entries = Object.entries(parameters).map(([key, value]): [string, V] => {
    const parameter = parameterNamed(spec, key);
    const secret = parameter !== undefined && isSecret(parameter, value);
    return [key, (secret ? promptFor(parameter.type) : clean(value)) as V];
  });
  return Object.fromEntries(entries);
}

/** True for a value that names objects. */
export function isRef(value: Value): value is Ref {
  return typeof value === 'object' && !Array.isArray(value) && 'get' in value;
}

/** The command without the parameters that carry a secret's own text: for what need not know it, and must not keep it. */
export function withoutSecretValues(command: Command): Command {
  const spec = cmdlet(command.cmdlet);
  const parameters = Object.fromEntries(
    Object.entries(command.parameters).filter(([name, value]) => {
      const parameter = parameterNamed(spec, name);
      return parameter === undefined || !isSecret(parameter, value);
    }),
  );
  return { ...command, parameters };
}

/** True if the command carries a secret's own text: such a line is run, and never kept. */
export function hasSecret(command: Command): boolean {
  return holdsSecret(command.cmdlet, command.parameters);
}

function holdsSecret(name: CmdletName, parameters: Record<string, Value>): boolean {
  const spec = cmdlet(name);
  const within = (value: Value): boolean => {
    if (Array.isArray(value)) return value.some(within);
    return isRef(value) && holdsSecret(value.get, value.parameters);
  };
  return Object.entries(parameters).some(([key, value]) => {
    const parameter = parameterNamed(spec, key);
    const own = typeof value === 'string' && parameter !== undefined && isSecret(parameter, value);
    return own || within(value);
  });
}
