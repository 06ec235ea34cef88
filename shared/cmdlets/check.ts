import { cmdletNames, findCmdlet, isGetCmdlet, parameterNamed } from './catalogue.ts';
import { problemsOfValue } from './check-value.ts';
import { chooseSet, type SetProblem } from './sets.ts';
import type { CmdletShape, ObjectKind } from './spec.ts';
import { anObject, isRecord, orList, type Problem, unknownKeys } from './problem.ts';

export type { Problem } from './problem.ts';

/** The most commands that one pipe may join. */
export const maxStages = 8;

const propertyName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

/** What is wrong with a filter on a property. */
function problemsOfWhere(where: unknown): Problem[] {
  if (!isRecord(where)) return [{ path: [], message: 'A filter is a property and a text.' }];
  const problems = unknownKeys(where, ['property', 'equals']);
  if (typeof where.property !== 'string' || !propertyName.test(where.property)) {
    problems.push({ path: ['property'], message: 'The name of a property is letters and digits.' });
  }
  if (typeof where.equals !== 'string' || where.equals.length > 4096) {
    problems.push({ path: ['equals'], message: 'A filter compares with a text of up to 4,096 characters.' });
  }
  return problems;
}

/** A set problem as one sentence. `dash` puts the dash of a line before parameter names. */
export function explainSetProblem(spec: CmdletShape, problem: SetProblem): string {
  const dashed = problem.kind === 'pipe' ? [] : problem.names.map(name => `-${name}`);
  switch (problem.kind) {
    case 'conflict':
      return `${orList(dashed, 'and')} cannot be given together.`;
    case 'missing':
      return problem.oneOf
        ? `${spec.name} needs one of ${orList(dashed)}.`
        : `${spec.name} needs ${orList(dashed, 'and')}.`;
    case 'pipe':
      if (problem.taken !== null) {
        return `-${problem.taken} is given already, and the pipe gives it again.`;
      }
      return problem.takes.length === 0
        ? `${spec.name} takes nothing from a pipe.`
        : `${spec.name} takes ${orList(problem.takes.map(anObject))} from a pipe, and something else comes.`;
  }
}

function problemsOfSet(
  spec: CmdletShape,
  given: ReadonlySet<string>,
  incoming: ObjectKind | null,
): Problem[] {
  const choice = chooseSet(spec, given, incoming);
  if (choice.ok) return [];
  const message = explainSetProblem(spec, choice.problem);
  if (choice.problem.kind === 'pipe') return [{ path: ['cmdlet'], message }];
  // Where one of several would do, the message stands at each, so that a form shows it beside its fields.
  return choice.problem.names.map(name => ({ path: ['parameters', name], message }));
}

/** What is wrong with the parameters of a command or a reference, its paths beginning with `parameters`. */
export function problemsOfParameters(
  spec: CmdletShape,
  parameters: unknown,
  incoming: ObjectKind | null,
): Problem[] {
  if (!isRecord(parameters)) {
    return [{ path: ['parameters'], message: 'The parameters are names with their values.' }];
  }
  const problems: Problem[] = [];
  const given = new Set<string>();
  for (const [name, value] of Object.entries(parameters)) {
    const parameter = parameterNamed(spec, name);
    if (parameter === undefined) {
      const message = `${spec.name} has no parameter of exactly this name.`;
      problems.push({ path: ['parameters', name], message });
      continue;
    }
    given.add(name);
    for (const { path, message } of problemsOfValue(parameter, value, problemsOfRef)) {
      problems.push({ path: ['parameters', name, ...path], message });
    }
  }
  return [...problems, ...problemsOfSet(spec, given, incoming)];
}

function withWhere(value: Record<string, unknown>, problems: Problem[]): Problem[] {
  if (!('where' in value) || value.where === undefined) return problems;
  return [
    ...problems,
    ...problemsOfWhere(value.where).map(({ path, message }) => ({ path: ['where', ...path], message })),
  ];
}

/** What is wrong with a reference that must return objects of a kind. The catalogue bounds how deep references nest. */
function problemsOfRef(value: Record<string, unknown>, kind: ObjectKind): Problem[] {
  const problems = unknownKeys(value, ['get', 'parameters', 'where']);
  const spec = typeof value.get === 'string' && isGetCmdlet(value.get) ? findCmdlet(value.get) : null;
  if (spec === null) {
    return [...problems, { path: ['get'], message: `Name ${anObject(kind)} by a Get- cmdlet.` }];
  }
  if (spec.output !== kind) {
    return [...problems, { path: ['get'], message: `${spec.name} does not return ${anObject(kind)}.` }];
  }
  return withWhere(value, [...problems, ...problemsOfParameters(spec, value.parameters, null)]);
}

/** What is wrong with a command. `incoming` is the kind of object that comes through the pipe; null: it is the first. */
export function problemsOfCommand(value: unknown, incoming: ObjectKind | null): Problem[] {
  if (!isRecord(value)) return [{ path: [], message: 'A command is a cmdlet with its parameters.' }];
  const problems = unknownKeys(value, ['cmdlet', 'parameters', 'where']);
  const name =
    typeof value.cmdlet === 'string' ? cmdletNames.find(known => known === value.cmdlet) : undefined;
  const spec = name === undefined ? null : findCmdlet(name);
  if (spec === null) {
    return [...problems, { path: ['cmdlet'], message: 'This is no cmdlet that the console runs.' }];
  }
  problems.push(...problemsOfParameters(spec, value.parameters, incoming));
  if (value.where !== undefined && !isGetCmdlet(spec.name)) {
    return [...problems, { path: ['where'], message: 'Only what a Get- cmdlet returns can be filtered.' }];
  }
  return withWhere(value, problems);
}

/** What is wrong with a pipeline, each path beginning with the number of the stage. */
export function problemsOfPipeline(value: unknown): Problem[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > maxStages) {
    return [{ path: [], message: `A pipeline has from 1 to ${String(maxStages)} commands.` }];
  }
  const problems: Problem[] = [];
  let incoming: ObjectKind | null = null;
  for (const [stage, command] of (value as unknown[]).entries()) {
    for (const { path, message } of problemsOfCommand(command, incoming)) {
      problems.push({ path: [stage, ...path], message });
    }
    const spec = isRecord(command) && typeof command.cmdlet === 'string' ? findCmdlet(command.cmdlet) : null;
    // Without a cmdlet nothing can be said about the stages after it.
    if (spec === null) return problems;
    if (spec.output === null && stage < value.length - 1) {
      const message = `${spec.name} returns nothing, so nothing can follow it in a pipe.`;
      return [...problems, { path: [stage, 'cmdlet'], message }];
    }
    incoming = spec.output;
  }
  return problems;
}
