import { bindGiven, isSettled, readGiven } from '../arguments.ts';
import { type CmdletSpec, explainUnknownCmdlet, findCmdlet } from '../catalogue.ts';
import { plainDashes } from '../characters.ts';
import { helperNamed, helperValue } from '../helpers.ts';
import type { Token } from '../lex.ts';
import type { CmdletShape, ObjectKind } from '../spec.ts';
import { isWhereObject } from '../where.ts';
import {
  type Block,
  comparisons,
  type Expression,
  type Invocation,
  type Stage,
  type Statement,
} from './ast.ts';
import { readExpression } from './expressions.ts';
import type { ScriptReader } from './script-reader.ts';
import { importModule, isForEach, shaperNamed } from './shapers.ts';

type Word = Extract<Token, { kind: 'word' }>;

const anyCmdlet = ['a cmdlet of MIM PAM, for example Get-PAMRole'];
const afterPipe = [...anyCmdlet, 'ForEach-Object', 'Where-Object', 'Select-Object', 'Sort-Object'];

/** Reads what pipes join: a cmdlet or an expression, and what is done with what it gives. */
export function readPipeline(reader: ScriptReader): Stage[] {
  const stages = [readFirst(reader)];
  let incoming = outOf(stages[0], 'unknown');
  for (;;) {
    reader.lexer.readAs(true);
    const token = reader.lexer.peek();
    if (token.kind !== 'mark' || token.text !== '|') return stages;
    const last = stages.at(-1);
    if (last?.kind === 'cmdlet' && last.spec.output === null && last.cmdlet !== null) {
      const why = `${last.spec.name} returns nothing, so nothing can follow it.`;
      throw reader.refuse(token, ['the end of the line'], why);
    }
    reader.lexer.next();
    reader.skipBreaks();
    const next = readNext(reader, incoming);
    stages.push(next);
    incoming = outOf(next, incoming);
  }
}

function readFirst(reader: ScriptReader): Stage {
  if (reader.lexer.startsWord()) {
    const word = reader.lexer.next() as Word;
    if (/^import-module$/i.test(plainDashes(word.text))) return invocation(reader, word, importModule, null);
    const helper = helperNamed(word.text);
    return helper === undefined ? readCmdlet(reader, word, null) : invocation(reader, word, helper, null);
  }
  const token = reader.lexer.peek();
  if (token.kind === 'end') throw reader.refuse(token, anyCmdlet);
  const of = readExpression(reader);
  return { kind: 'expression', of, start: of.start, end: of.end };
}

function readNext(reader: ScriptReader, incoming: ObjectKind | 'unknown'): Stage {
  if (!reader.lexer.startsWord()) throw reader.refuse(reader.lexer.peek(), afterPipe);
  const word = reader.lexer.next() as Word;
  const { start } = word;
  if (isWhereObject(word.text)) {
    const body = readFilter(reader);
    return { kind: 'where', body, start, end: reader.lexer.offset };
  }
  if (isForEach(word.text)) {
    const body = readEach(reader);
    return { kind: 'forEach', body, start, end: reader.lexer.offset };
  }
  const spec = shaperNamed(word.text);
  if (spec === undefined) return readCmdlet(reader, word, incoming, afterPipe);
  const given = readAfterName(reader, spec, word);
  if (isSettled(given)) bindGiven(reader, spec, null, given);
  return { kind: 'shaper', spec, given, start, end: reader.lexer.offset };
}

/** The kind of object that a stage gives on; 'unknown' where only the run will tell. A filter gives on what it gets. */
function outOf(stage: Stage | undefined, incoming: ObjectKind | 'unknown'): ObjectKind | 'unknown' {
  if (stage?.kind === 'where') return incoming;
  return (stage?.kind === 'cmdlet' ? stage.spec.output : null) ?? 'unknown';
}

function readCmdlet(
  reader: ScriptReader,
  word: Word,
  incoming: ObjectKind | 'unknown' | null,
  expected = anyCmdlet,
): Invocation {
  const name = plainDashes(word.text);
  const spec: CmdletSpec | null = findCmdlet(name);
  if (spec === null) {
    if (name.startsWith('.')) throw reader.refuse(word, expected, 'Scripts are not called here.');
    const { near, why } = explainUnknownCmdlet(name);
    throw reader.refuse(word, near === null ? expected : [near], why);
  }
  return invocation(reader, word, spec, spec, incoming);
}

function readAfterName(reader: ScriptReader, spec: CmdletShape, word: Word) {
  reader.lexer.readAs(false);
  const given = readGiven(reader, spec, word);
  return given;
}

function invocation(
  reader: ScriptReader,
  word: Word,
  spec: CmdletShape,
  known: CmdletSpec | null,
  incoming: ObjectKind | 'unknown' | null = null,
): Invocation {
  const given = readAfterName(reader, spec, word);
  const cmdlet = known?.name ?? null;
  reader.note(spec, cmdlet, given);
  const place = { start: word.start, end: given.end.start };
  let command: Invocation['command'] = null;
  if (incoming !== 'unknown' && isSettled(given)) {
    const parameters = bindGiven(reader, spec, incoming, given);
    if (cmdlet === null && spec !== importModule)
      helperValue(reader, spec, parameters, { start: word.start, end: given.end });
    if (cmdlet !== null) command = { cmdlet, parameters };
  }
  return { kind: 'cmdlet', spec, cmdlet, given, command, ...place };
}

/** Reads `{ … }`, in which `$_` stands for what the pipe gives. */
function readBraces(reader: ScriptReader): Block {
  reader.lexer.readAs(true);
  const open = reader.take('{');
  reader.scope.piped += 1;
  const body = reader.deeper(open.start, () => reader.script.block(reader, '}'));
  reader.scope.piped -= 1;
  reader.lexer.readAs(true);
  reader.take('}');
  return body;
}

/** Passes over the name of the parameter that a block may be given by. */
function passName(reader: ScriptReader, name: string): void {
  const token = reader.lexer.peek();
  if (token.kind === 'parameter' && token.name.toLowerCase() === name) reader.lexer.next();
}

/** Reads what follows ForEach-Object: `{ … }`, or the name of a property. */
function readEach(reader: ScriptReader): Block {
  reader.lexer.readAs(true);
  passName(reader, 'process');
  if (reader.sees('{')) return readBraces(reader);
  reader.lexer.readAs(false);
  passName(reader, 'membername');
  return [asStatement(readProperty(reader, ['{ … }', 'the name of a property']))];
}

/** Reads what follows Where-Object: `{ … }`, or `Property -eq value`, or `Property` alone. */
function readFilter(reader: ScriptReader): Block {
  reader.lexer.readAs(true);
  passName(reader, 'filterscript');
  if (reader.sees('{')) return readBraces(reader);
  reader.lexer.readAs(false);
  passName(reader, 'property');
  const first = readProperty(reader, ["{ $_.Property -eq 'text' }", 'the name of a property']);
  const token = reader.lexer.peek();
  if (reader.endsCommand()) return [asStatement(first)];
  const sign =
    token.kind === 'parameter' ? comparisons.find(one => one === token.name.toLowerCase()) : undefined;
  if (sign === undefined)
    throw reader.refuse(
      token,
      comparisons.map(one => `-${one}`),
    );
  reader.lexer.next();
  const raw = reader.grammar.value(reader, ['a value']);
  const of: Expression =
    raw.kind === 'dynamic'
      ? raw.expression
      : { kind: 'literal', raw, start: raw.start, end: reader.lexer.offset };
  const { start } = first;
  return [asStatement({ kind: 'operators', first, rest: [{ sign, of }], start, end: of.end })];
}

function readProperty(reader: ScriptReader, expected: readonly string[]): Expression {
  const token = reader.lexer.peek();
  if (token.kind !== 'word' || !/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(token.text)) {
    throw reader.refuse(token, expected);
  }
  reader.lexer.next();
  const { start, end } = token;
  const of: Expression = { kind: 'variable', name: '_', start, end };
  return { kind: 'steps', of, steps: [{ kind: 'property', name: token.text, start }], start, end };
}

function asStatement(of: Expression): Statement {
  const { start, end } = of;
  return { kind: 'pipeline', stages: [{ kind: 'expression', of, start, end }], start, end };
}
