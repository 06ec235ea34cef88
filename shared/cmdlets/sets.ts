import type { CmdletShape, ObjectKind, ParameterSpec } from './spec.ts';

/** Why the parameters of a command do not make one parameter set. */
export type SetProblem =
  /** Two parameters that exclude each other. */
  | { readonly kind: 'conflict'; readonly names: readonly string[] }
  /** What must still be given: all of `names`, or one of them where `oneOf`. */
  | { readonly kind: 'missing'; readonly names: readonly string[]; readonly oneOf: boolean }
  /** Nothing takes what comes through the pipe; `taken` is the parameter that already has a value. */
  | { readonly kind: 'pipe'; readonly taken: string | null; readonly takes: readonly ObjectKind[] };

export type SetChoice =
  | {
      readonly ok: true;
      readonly set: string | null;
      /** The parameter that takes the piped objects, if there are any. */
      readonly piped: ParameterSpec | null;
    }
  | { readonly ok: false; readonly problem: SetProblem };

const belongs = (parameter: ParameterSpec, set: string | null): boolean =>
  parameter.sets === undefined || (set !== null && parameter.sets.includes(set));

/** Every parameter set of a cmdlet, the default one first; [null] for a cmdlet that has only one. */
export function setsOf(spec: CmdletShape): (string | null)[] {
  const named = new Set(spec.defaultSet === undefined ? [] : [spec.defaultSet]);
  for (const parameter of spec.parameters) for (const set of parameter.sets ?? []) named.add(set);
  return named.size === 0 ? [null] : [...named];
}

/** The sets that still fit when these parameters are given. */
export function viableSets(spec: CmdletShape, given: ReadonlySet<string>): (string | null)[] {
  const present = spec.parameters.filter(parameter => given.has(parameter.name));
  return setsOf(spec).filter(set => present.every(parameter => belongs(parameter, set)));
}

/** The parameters of a set. */
export function parametersOfSet(spec: CmdletShape, set: string | null): ParameterSpec[] {
  return spec.parameters.filter(parameter => belongs(parameter, set));
}

function conflicting(spec: CmdletShape, given: ReadonlySet<string>): string[] {
  const bound = spec.parameters.filter(
    parameter => given.has(parameter.name) && parameter.sets !== undefined,
  );
  for (const one of bound) {
    const other = bound.find(
      candidate => !setsOf(spec).some(set => belongs(one, set) && belongs(candidate, set)),
    );
    if (other !== undefined) return [one.name, other.name];
  }
  return bound.map(parameter => parameter.name);
}

function pipeProblem(spec: CmdletShape, given: ReadonlySet<string>): SetProblem {
  const takers = spec.parameters.filter(parameter => parameter.pipeline === true);
  const taken = takers.find(parameter => given.has(parameter.name));
  const takes = takers.map(parameter => parameter.type as ObjectKind);
  return { kind: 'pipe', taken: taken?.name ?? null, takes };
}

/**
 * Finds the one parameter set that a command uses.
 *
 * @param given the names of the parameters that have a value, in the catalogue's spelling
 * @param incoming the kind of object that comes through the pipe, or null for a first stage
 */
export function chooseSet(
  spec: CmdletShape,
  given: ReadonlySet<string>,
  incoming: ObjectKind | null,
): SetChoice {
  const viable = viableSets(spec, given);
  if (viable.length === 0) {
    return { ok: false, problem: { kind: 'conflict', names: conflicting(spec, given) } };
  }
  const takes = (parameter: ParameterSpec) =>
    parameter.pipeline === true && parameter.type === incoming && !given.has(parameter.name);
  const fitting = incoming === null ? viable : viable.filter(set => parametersOfSet(spec, set).some(takes));
  if (fitting.length === 0) return { ok: false, problem: pipeProblem(spec, given) };

  const missing = fitting.map(set => ({
    set,
    names: parametersOfSet(spec, set)
      .filter(parameter => parameter.mandatory === true && !given.has(parameter.name))
      .filter(parameter => incoming === null || !takes(parameter))
      .map(parameter => parameter.name),
  }));
  const complete = missing.find(candidate => candidate.names.length === 0);
  if (complete !== undefined) {
    const piped = incoming === null ? undefined : parametersOfSet(spec, complete.set).find(takes);
    return { ok: true, set: complete.set, piped: piped ?? null };
  }
  const preferred = missing.find(candidate => candidate.set === spec.defaultSet) ?? missing[0];
  if (missing.length === 1 || spec.defaultSet !== undefined) {
    return { ok: false, problem: { kind: 'missing', names: preferred?.names ?? [], oneOf: false } };
  }
  const shared = (preferred?.names ?? []).filter(name => missing.every(({ names }) => names.includes(name)));
  const names = shared.length > 0 ? shared : [...new Set(missing.flatMap(candidate => candidate.names))];
  return { ok: false, problem: { kind: 'missing', names, oneOf: shared.length === 0 } };
}
