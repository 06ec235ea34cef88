import { catalogue, type CmdletSpec, findCmdlet, gettersOf, matchParameter } from './catalogue.ts';
import { isBlank, isDash, plainDashes } from './characters.ts';
import { Lexer, type Token } from './lex.ts';
import { ParseError } from './parse-error.ts';
import { viableSets } from './sets.ts';
import { writePrompt } from './write.ts';
import { isObjectKind, type ObjectKind, type ParameterSpec } from './spec.ts';

/** One thing that could be typed next. */
export interface Completion {
  readonly kind: 'cmdlet' | 'parameter' | 'value';
  /** What takes the place of the text between `from` and `to`. */
  readonly text: string;
  readonly help: string;
}

/** What could be typed at a place in a line. Offsets are UTF-16 units from 0, `to` exclusive. */
export interface Completions {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Completion[];
}

/** A command as far as it is typed. */
interface Frame {
  nested: boolean;
  /** No name has been typed yet. */
  fresh: boolean;
  spec: CmdletSpec | null;
  used: Set<string>;
  /** The parameter whose value comes next, and the one that a comma goes on with. */
  pending: ParameterSpec | null;
  latest: ParameterSpec | null;
  /** What comes through the pipe. */
  incoming: ObjectKind | null;
  /** What the parameter takes that these parentheses stand for. */
  wanted: string | null;
}

const newFrame = (
  nested: boolean,
  incoming: ObjectKind | null = null,
  wanted: string | null = null,
): Frame => ({
  nested,
  fresh: true,
  spec: null,
  used: new Set(),
  pending: null,
  latest: null,
  incoming,
  wanted,
});

const byPosition = (a: ParameterSpec, b: ParameterSpec): number =>
  (a.position ?? Infinity) === (b.position ?? Infinity)
    ? 0
    : (a.position ?? Infinity) - (b.position ?? Infinity);

/** The parameters that may still be given, the mandatory ones first. */
function open(frame: Frame): ParameterSpec[] {
  const { spec } = frame;
  if (spec === null) return [];
  const sets = viableSets(spec, frame.used);
  return spec.parameters
    .filter(({ name }) => !frame.used.has(name))
    .filter(({ sets: own }) => own === undefined || sets.some(set => set !== null && own.includes(set)))
    .filter(({ pipeline }) => frame.incoming === null || pipeline !== true)
    .sort((a, b) => Number(b.mandatory === true) - Number(a.mandatory === true) || byPosition(a, b));
}

function nextPositional(frame: Frame): ParameterSpec | undefined {
  return open(frame)
    .filter(({ position }) => position !== undefined)
    .sort(byPosition)[0];
}

function takeValue(frame: Frame): void {
  if (frame.pending === null) {
    const next = nextPositional(frame);
    if (next !== undefined) frame.used.add(next.name);
    frame.latest = next ?? null;
  }
  frame.pending = null;
}

function follow(frames: Frame[], frame: Frame, token: Token): void {
  if (token.kind === 'mark') {
    if (token.text === '(' || token.text === '@(') {
      frames.push(newFrame(true, null, (frame.pending ?? nextPositional(frame))?.type ?? null));
    } else if (token.text === '|') frames.splice(-1, 1, newFrame(frame.nested, frame.spec?.output ?? null));
    else if (token.text === ',') frame.pending = frame.latest;
    else if (token.text === ')' && frames.length > 1) {
      frames.pop();
      const outer = frames.at(-1);
      if (outer !== undefined) takeValue(outer);
    }
  } else if (frame.fresh) {
    frame.fresh = false;
    frame.spec = token.kind === 'word' ? findCmdlet(plainDashes(token.text)) : null;
  } else if (token.kind === 'parameter') {
    const match = frame.spec === null ? null : matchParameter(frame.spec, token.name);
    const parameter = match?.kind === 'one' ? match.parameter : null;
    if (parameter !== null) frame.used.add(parameter.name);
    frame.latest = parameter;
    frame.pending = parameter?.type === 'switch' && !token.colon ? null : parameter;
  } else takeValue(frame);
}

/** What has been typed before a place; null inside quotes and after what cannot be read. */
function framesOf(text: string): Frame[] | null {
  const frames = [newFrame(false)];
  const lexer = new Lexer(text);
  try {
    for (let token = lexer.next(); token.kind !== 'end'; token = lexer.next()) {
      const frame = frames.at(-1);
      if (frame !== undefined) follow(frames, frame, token);
    }
  } catch (error) {
    if (error instanceof ParseError) return null;
    throw error;
  }
  return frames;
}

function cmdletsFor(frame: Frame): Completion[] {
  return catalogue
    .filter(spec => !frame.nested || !spec.changes)
    .filter(spec => frame.wanted === null || spec.output === frame.wanted)
    .filter(
      spec =>
        frame.incoming === null ||
        spec.parameters.some(({ pipeline, type }) => pipeline === true && type === frame.incoming),
    )
    .map(({ name, summary }): Completion => ({ kind: 'cmdlet', text: name, help: summary }));
}

/** What can be typed for a parameter that does not take just any text. */
function valuesOf(parameter: ParameterSpec): string[] {
  const { type } = parameter;
  if (isObjectKind(type)) return gettersOf(type).map(name => `(${name} `);
  if (type === 'boolean' || type === 'switch') return ['$true', '$false'];
  if (type === 'timespan') return ['(New-TimeSpan -Minutes ', '(New-TimeSpan -Hours '];
  if (type === 'enum') return [...(parameter.values ?? [])];
  return parameter.secret === true ? [writePrompt(parameter)] : [];
}

function candidates(frame: Frame, word: string): Completion[] {
  if (frame.fresh) return cmdletsFor(frame);
  if (frame.pending !== null && !isDash(word.charAt(0))) {
    const { pending } = frame;
    return valuesOf(pending).map((text): Completion => ({ kind: 'value', text, help: pending.help }));
  }
  if (word !== '' && !isDash(word.charAt(0))) return [];
  return open(frame).map(({ name, help }): Completion => ({ kind: 'parameter', text: `-${name}`, help }));
}

/**
 * What could be typed at `cursor`: cmdlets where one begins, parameters that are not used yet, and the values that a
 * parameter is limited to. Nothing inside quotes. `cursor` is an offset in UTF-16 units, as an input's selection is.
 */
export function completions(text: string, cursor: number): Completions {
  const to = Math.min(Math.max(0, Math.trunc(cursor)), text.length);
  let from = to;
  while (from > 0 && !isBlank(text.charAt(from - 1)) && !'(|,{'.includes(text.charAt(from - 1))) from -= 1;
  const word = plainDashes(text.slice(from, to));
  const frame = framesOf(text.slice(0, from))?.at(-1);
  if (frame === undefined) return { from, to, items: [] };
  const items = candidates(frame, word).filter(item =>
    item.text.toLowerCase().startsWith(word.toLowerCase()),
  );
  return { from, to, items };
}
