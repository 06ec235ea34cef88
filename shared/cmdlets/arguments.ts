import { matchParameter } from './catalogue.ts';
import { explainSetProblem } from './check.ts';
import { coerce, expectedOf } from './coerce.ts';
import type { Value } from './command.ts';
import type { Token } from './lex.ts';
import { dashed, isDynamic, type Raw, type Reader } from './reader.ts';
import { chooseSet, viableSets } from './sets.ts';
import { type CmdletShape, isObjectKind, type ObjectKind, type ParameterSpec } from './spec.ts';

/** Where each parameter got its value, and the value; undefined for a switch that was turned off. */
type Bound = Map<string, { start: number; value: Value | undefined }>;

const names = (spec: CmdletShape): string[] => spec.parameters.map(({ name }) => `-${name}`);

/** What stands after the name of a cmdlet, in the order in which it stands there. */
export interface Given {
  /** `raw` is undefined for a switch that is only named. */
  readonly named: readonly { parameter: ParameterSpec; start: number; raw: Raw | undefined }[];
  /** The values without a name. */
  readonly loose: readonly Raw[];
  /** The cmdlet's own name and what follows the command: where errors about all of it are shown. */
  readonly name: Token;
  readonly end: Token;
}

function resolve(
  reader: Reader,
  spec: CmdletShape,
  token: Extract<Token, { kind: 'parameter' }>,
  given: ReadonlySet<string>,
): ParameterSpec {
  const match = matchParameter(spec, token.name);
  switch (match.kind) {
    case 'ambiguous':
      throw reader.refuse(
        token,
        match.names.map(name => `-${name}`),
        'Write enough of the name that one is left.',
      );
    case 'unsupported':
      throw reader.refuse(token, names(spec), `The console does not offer -${match.name} of ${spec.name}.`);
    case 'none': {
      const hint =
        match.nearest === null ? `${spec.name} has no such parameter.` : `The nearest is -${match.nearest}.`;
      throw reader.refuse(token, names(spec), hint);
    }
    case 'one':
      if (given.has(match.parameter.name)) {
        const left = names(spec).filter(name => !given.has(name.slice(1)));
        throw reader.refuse(token, left, `-${match.parameter.name} is given already.`);
      }
      return match.parameter;
  }
}

function bind(bound: Bound, parameter: ParameterSpec, start: number, value: Value): void {
  const off = parameter.type === 'switch' && value === false;
  bound.set(parameter.name, { start, value: off ? undefined : value });
}

function readNamed(reader: Reader, spec: CmdletShape, given: Set<string>): Given['named'][number] {
  const token = reader.lexer.next();
  if (token.kind !== 'parameter') throw reader.refuse(token, names(spec));
  const parameter = resolve(reader, spec, token, given);
  given.add(parameter.name);
  if (parameter.secret === true) reader.discreet = true;
  if (parameter.type === 'switch' && !token.colon) return { parameter, start: token.start, raw: undefined };
  const next = reader.lexer.peek();
  if (next.kind === 'parameter' || reader.endsCommand()) {
    throw reader.refuse(next, expectedOf(parameter), `-${parameter.name} needs a value.`);
  }
  const raw = reader.grammar.value(reader, expectedOf(parameter));
  // Checked where it stands, so that what is refused first is what stands first.
  if (!isDynamic(raw)) coerce(reader, parameter, raw);
  return { parameter, start: token.start, raw };
}

/**
 * The parameter that a value without a name belongs to: as in PowerShell the free one with the lowest position, among
 * the sets that still fit. Where sets differ in who stands there, an object goes to the one that takes objects.
 */
function positional(reader: Reader, spec: CmdletShape, bound: Bound, raw: Raw): ParameterSpec {
  const sets = viableSets(spec, new Set(bound.keys()));
  const free = spec.parameters.filter(
    ({ name, position, sets: own }) =>
      position !== undefined &&
      !bound.has(name) &&
      (own === undefined || sets.some(set => set !== null && own.includes(set))),
  );
  const unsupported = (spec.unsupported ?? []).filter(({ position }) => position !== undefined);
  const lowest = Math.min(...free.map(({ position = Infinity }) => position));
  const before = unsupported.find(({ position = Infinity }) => position < lowest);
  const here = free.filter(({ position }) => position === lowest);
  const named = spec.parameters.filter(({ name }) => !bound.has(name)).map(({ name }) => `-${name}`);
  // A position that is not offered is never passed over: in MIM the values after it would mean something else.
  if (before !== undefined) {
    const why = `Here stands -${before.name} in MIM, which the console does not offer. Name the parameter.`;
    throw reader.refuseRaw(raw, named, why);
  }
  const fitting = here.find(parameter =>
    raw.kind === 'ref' ? parameter.type === raw.output : !isObjectKind(parameter.type),
  );
  const parameter = fitting ?? here[0];
  if (parameter === undefined) {
    throw reader.refuseRaw(
      raw,
      [...named, 'the end of the command'],
      `${spec.name} takes no more values without a name.`,
    );
  }
  if (fitting === undefined && here.length > 1) throw reader.refuseRaw(raw, here.flatMap(expectedOf));
  return parameter;
}

/** Reads what stands after the name of a cmdlet, up to the end of the command. Throws ParseError. */
export function readGiven(reader: Reader, spec: CmdletShape, name: Token): Given {
  const named: Given['named'][number][] = [];
  const loose: Raw[] = [];
  const given = new Set<string>();
  while (!reader.endsCommand()) {
    if (reader.lexer.peek().kind === 'parameter') named.push(readNamed(reader, spec, given));
    else
      loose.push(
        reader.grammar.value(reader, [
          'a parameter',
          'a value',
          reader.nested ? '")"' : 'the end of the command',
        ]),
      );
  }
  return { named, loose, name, end: reader.lexer.peek() };
}

/** True if all of the values are known before the script runs. */
export function isSettled({ named, loose }: Given): boolean {
  return !named.some(({ raw }) => raw !== undefined && isDynamic(raw)) && !loose.some(isDynamic);
}

/**
 * The parameters of a command: named ones first, then the others by position, then the check that they make one parameter
 * set. Throws ParseError. No value is dynamic any more.
 *
 * @param incoming the kind of object that comes through the pipe, or null
 */
export function bindGiven(
  reader: Reader,
  spec: CmdletShape,
  incoming: ObjectKind | null,
  { named, loose, name, end }: Given,
): Record<string, Value> {
  const bound: Bound = new Map();
  for (const { parameter, start, raw } of named) {
    if (parameter.secret === true) reader.discreet = true;
    bind(bound, parameter, start, raw === undefined ? true : coerce(reader, parameter, raw));
  }
  for (const raw of loose) {
    const parameter = positional(reader, spec, bound, raw);
    if (parameter.secret === true) reader.discreet = true;
    bind(bound, parameter, raw.start, coerce(reader, parameter, raw));
  }
  const values = [...bound].flatMap(([key, { value }]): [string, Value][] =>
    value === undefined ? [] : [[key, value]],
  );
  const choice = chooseSet(spec, new Set(values.map(([key]) => key)), incoming);
  if (choice.ok) return Object.fromEntries(values);

  const why = explainSetProblem(spec, choice.problem);
  switch (choice.problem.kind) {
    case 'missing':
      throw reader.refuse(
        end,
        choice.problem.names.map(key => `-${key}`),
        why,
      );
    case 'pipe':
      throw reader.refuse(name, ['a cmdlet that takes what the pipe gives'], why);
    case 'conflict': {
      const last = Math.max(...choice.problem.names.map(key => bound.get(key)?.start ?? 0));
      const key = choice.problem.names.find(candidate => bound.get(candidate)?.start === last) ?? '';
      throw reader.refuseAt(last, dashed([key]), [], why);
    }
  }
}

/** Reads the parameters of a command up to its end, and binds them: `readGiven` and `bindGiven` in one. */
export function readArguments(
  reader: Reader,
  spec: CmdletShape,
  incoming: ObjectKind | null,
  name: Token,
): Record<string, Value> {
  return bindGiven(reader, spec, incoming, readGiven(reader, spec, name));
}
