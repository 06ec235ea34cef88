import { bindGiven, type Given } from '../../../shared/cmdlets/arguments.ts';
import type { Command, Ref } from '../../../shared/cmdlets/command.ts';
import { helperValue } from '../../../shared/cmdlets/helpers.ts';
import { Lexer } from '../../../shared/cmdlets/lex.ts';
import { ParseError } from '../../../shared/cmdlets/parse-error.ts';
import { isDynamic, type Raw, Reader } from '../../../shared/cmdlets/reader.ts';
import type { Invocation } from '../../../shared/cmdlets/script/ast.ts';
import { importModule } from '../../../shared/cmdlets/script/shapers.ts';
import type { CmdletShape, ObjectKind } from '../../../shared/cmdlets/spec.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { Piece } from '../arguments.ts';
import { journaledAs, refOf, runCommand } from '../invoke.ts';
import { type Data, dataOf, inWords, isList, type Item } from './data.ts';
import { evaluate } from './evaluate.ts';
import type { Frame } from './frame.ts';

/** Runs a cmdlet with the values that its parameters have now, once for each value of the pipe. `input` null: no pipe. */
export function runInvocation(frame: Frame, stage: Invocation, input: readonly Item[] | null): Item[] {
  if (input === null) return runOnce(frame, stage, null);
  return input.flatMap(item => {
    if (typeof item === 'object' && item?.is === 'object') return runOnce(frame, stage, item.piece);
    const why = `${stage.spec.name} takes objects of PAM from a pipe.`;
    throw frame.refuse(stage.start, `${inWords(item)} before ${stage.spec.name}`, why);
  });
}

function runOnce(frame: Frame, stage: Invocation, piped: Piece | null): Item[] {
  frame.meter.step();
  const { spec, cmdlet, given } = stage;
  const piece = piped === null ? null : present(frame, piped);
  if (cmdlet === null) {
    const parameters = bindNow(frame, spec, null, given);
    if (spec === importModule) return [];
    const raw = helperValue(reader(spec, given), spec, parameters, { start: stage.start, end: given.end });
    const [item = null] = raw.kind === 'dynamic' ? [] : [literal(raw)];
    return [item];
  }
  const parameters = stage.command?.parameters ?? bindNow(frame, spec, piece?.kind ?? null, given);
  const command = { cmdlet, parameters };
  const items = run(frame, command, piece, stage.start);
  frame.ran.push(journaledAs(command, piece, frame.base));
  return items;
}

function literal(raw: Raw): Item {
  if (raw.kind === 'seconds') return { is: 'seconds', seconds: raw.seconds };
  if (raw.kind === 'date') return { is: 'date', text: raw.text };
  if (raw.kind === 'prompt') return { is: 'prompt', prompt: raw.prompt };
  throw new TypeError(`No cmdlet of PowerShell stands for a ${raw.kind}`);
}

function run(frame: Frame, command: Command, piped: Piece | null, start: number): Item[] {
  frame.place = start;
  const pieces = runCommand(command, piped, frame.base);
  frame.meter.step(pieces.length / 10);
  frame.meter.list(pieces.length);
  // A test answers a bare value, so that `if (Test-PAMTrust …)` asks what it says.
  return pieces.map(piece => (piece.kind === 'answer' ? piece.object : { is: 'object', piece }));
}

/** What a reference that stands in a script returns. */
export function runRef(frame: Frame, ref: Ref, start: number): Data {
  frame.meter.step();
  const where = ref.where === undefined ? {} : { where: ref.where };
  return dataOf(run(frame, { cmdlet: ref.get, parameters: ref.parameters, ...where }, null, start));
}

/** The values that parameters have now, as a command holds them. Throws ParseError at the parameter's place. */
export function bindNow(
  frame: Frame,
  spec: CmdletShape,
  incoming: ObjectKind | null,
  given: Given,
): Command['parameters'] {
  const settle = (raw: Raw): Raw =>
    isDynamic(raw)
      ? asRaw(frame, raw.kind === 'dynamic' ? evaluate(frame, raw.expression) : lists(frame, raw), raw.start)
      : raw;
  try {
    return bindGiven(reader(spec, given), spec, incoming, {
      ...given,
      named: given.named.map(one => ({ ...one, raw: one.raw === undefined ? undefined : settle(one.raw) })),
      loose: given.loose.map(settle),
    });
  } catch (error) {
    throw error instanceof ParseError ? error.in(frame.text) : error;
  }
}

/** The values of a list of which some wait for the run. */
function lists(frame: Frame, raw: Raw): Item[] {
  if (raw.kind !== 'list') throw new TypeError(`A ${raw.kind} is no list`);
  return raw.items.flatMap((item): readonly Item[] => {
    const { start } = item;
    const data = evaluate(
      frame,
      item.kind === 'dynamic' ? item.expression : { kind: 'literal', raw: item, start, end: start },
    );
    return isList(data) ? data : [data];
  });
}

/** A reader that only words errors. Where a secret may be among the values, it does not repeat them. */
function reader(spec: CmdletShape, { named, loose }: Given): Reader {
  const nothing = (): never => {
    throw new TypeError('Nothing is read any more');
  };
  const words = new Reader(new Lexer(''), { value: nothing, inside: nothing });
  const secret = spec.parameters.some(parameter => parameter.secret === true);
  words.discreet = secret && (loose.length > 0 || named.some(({ parameter }) => parameter.secret === true));
  return words;
}

/** A value of the script as a parameter takes it. A list of one is its value, as in PowerShell. */
function asRaw(frame: Frame, data: Data, start: number): Raw {
  if (isList(data)) {
    const items = data.map(item => asRaw(frame, item, start));
    return items.length === 1 && items[0] !== undefined ? items[0] : { kind: 'list', items, start };
  }
  switch (typeof data) {
    case 'string':
      return { kind: 'string', text: data, start };
    // As if it stood in the line: seconds for a time span, where a text would be days.
    case 'number':
      return { kind: 'word', text: String(data), start };
    case 'boolean':
      return { kind: 'constant', name: data ? 'true' : 'false', start };
    default:
      break;
  }
  if (data === null) return { kind: 'constant', name: 'null', start };
  switch (data.is) {
    case 'seconds':
      return { kind: 'seconds', seconds: Math.trunc(data.seconds), start };
    case 'date':
      return { kind: 'date', text: data.text, start };
    case 'prompt':
      return { kind: 'prompt', prompt: data.prompt, start };
    case 'row':
      throw frame.refuse(start, inWords(data), 'Name one of its properties, or leave out Select-Object.');
    case 'object': {
      const piece = present(frame, data.piece);
      if (piece.kind === 'configuration') {
        throw frame.refuse(start, inWords(data), 'No parameter takes it; name one of its properties.');
      }
      const ref = refOf(piece, frame.base);
      frame.held.set(ref, piece);
      return { kind: 'ref', ref, output: piece.kind, start };
    }
  }
}

/** An object as the store has it now: a script may have changed it since it was read. NOT_FOUND for one that is gone. */
function present(frame: Frame, piece: Piece): Piece {
  const { store } = frame.base;
  switch (piece.kind) {
    case 'user':
      return { ...piece, object: store.users.get(piece.object.id) ?? gone('user') };
    case 'group':
      return { ...piece, object: store.groups.get(piece.object.id) ?? gone('group') };
    case 'role':
    case 'roleForRequest':
      return { ...piece, object: store.roles.get(piece.object.id) ?? gone('role') };
    case 'request':
    case 'requestToApprove':
      return { ...piece, object: store.requests.get(piece.object.id) ?? gone('request') };
    default:
      return piece;
  }
}

function gone(kind: string): never {
  throw new AppError('NOT_FOUND', `The ${kind} that the script holds was removed since it was read.`);
}
