import type { Access } from '../../contract/define.ts';
import { accessOf } from '../access.ts';
import { ParseError } from '../parse-error.ts';
import type { Raw } from '../reader.ts';
import type { Block, Script, Statement } from './ast.ts';
import { readOperand } from './expressions.ts';
import { pipelineOf, rawOf } from './plain.ts';
import { Scope, type ScriptGrammar, ScriptReader } from './script-reader.ts';
import { readPipeline } from './stages.ts';

export type { Script } from './ast.ts';

/** The longest script that is read from a file, in UTF-16 units. */
export const longestScript = 1_048_576;

const grammar: ScriptGrammar = { block: readBlock, value: readArgument };

/**
 * Reads PowerShell as a script. Nothing is run and nothing is looked up.
 *
 * The language is small and closed: the cmdlets of the catalogue, those of PowerShell that stand for a value or shape what
 * a pipe gives, variables, `+=`, properties, indexes, + - *, comparisons, -and -or -not, lists, `$( )` in texts, if, and
 * foreach. No other command, no .NET, no files. A variable that no statement before gives a value is refused.
 *
 * Throws ParseError (BAD_REQUEST) with line and column for everything else, and for a text over `longest`.
 */
export function parseScript(text: string, longest: number): Script {
  if (text.length > longest) {
    throw new ParseError({
      column: longest + 1,
      found: 'a longer text',
      expected: [`at most ${longest.toLocaleString('en-US')} characters`],
    });
  }
  const scope = new Scope(text);
  try {
    const reader = new ScriptReader(scope, grammar);
    const statements = readBlock(reader, null);
    if (statements.length === 0) {
      throw reader.refuse(reader.lexer.peek(), ['a cmdlet of MIM PAM, for example Get-PAMRole']);
    }
    const [only, ...more] = statements;
    const pipeline = only?.kind === 'pipeline' && more.length === 0 ? pipelineOf(only.stages) : null;
    return { text, statements, cmdlets: scope.cmdlets, secret: scope.secret, pipeline };
  } catch (error) {
    throw error instanceof ParseError ? error.in(text) : error;
  }
}

/**
 * The right that a script needs: the highest of the cmdlets that it names anywhere, whether it comes to them or not. One
 * that cannot be read needs none but to read: it is refused with its place by the one who runs it.
 */
export function accessOfScript(text: string, longest: number): Access {
  try {
    return accessOf(parseScript(text, longest).cmdlets);
  } catch (error) {
    if (error instanceof ParseError) return 'read';
    throw error;
  }
}

function readBlock(reader: ScriptReader, close: ')' | '}' | null): Block {
  const { lexer } = reader;
  const statements: Statement[] = [];
  for (;;) {
    lexer.readAs(true);
    lexer.passPrompt();
    while (lexer.peek().kind === 'break' || reader.sees(';')) {
      lexer.next();
      lexer.passPrompt();
    }
    if (lexer.peek().kind === 'end' || (close !== null && reader.sees(close))) return statements;
    reader.discreet = false;
    statements.push(readStatement(reader));
    lexer.readAs(true);
    const token = lexer.peek();
    const ends = token.kind === 'break' || token.kind === 'end' || reader.sees(';');
    if (!ends && !(close !== null && reader.sees(close))) {
      throw reader.refuse(
        token,
        ['the end of the statement', ...(close === null ? [] : [`"${close}"`])],
        misuse(reader),
      );
    }
  }
}

function misuse(reader: ScriptReader): string | undefined {
  if (reader.sees('=')) return 'Only variables are given a value; objects are changed by Set- cmdlets.';
  if (reader.sees('&') || reader.sees('.')) return 'Nothing is called here.';
  return reader.sees('<') || reader.sees('>') ? 'Nothing is written to files here.' : undefined;
}

function readStatement(reader: ScriptReader): Statement {
  const { lexer } = reader;
  const token = lexer.peek();
  const { start } = token;
  if (token.kind === 'variable') {
    lexer.next();
    if (lexer.beforeAssignment()) return readAssignment(reader, token.name, start);
    lexer.goTo(start);
  }
  if (token.kind === 'word') {
    const word = token.text.toLowerCase();
    if (word === 'if') return readIf(reader, start);
    if (word === 'foreach') return readForeach(reader, start);
  }
  const stages = readPipeline(reader);
  return { kind: 'pipeline', stages, start, end: stages.at(-1)?.end ?? start };
}

function readAssignment(reader: ScriptReader, name: string, start: number): Statement {
  const sign = reader.lexer.next();
  if (name === '_')
    throw reader.refuseAt(start, '$_', ['a variable of the script'], 'The pipe gives it its value.');
  reader.skipBreaks();
  const value = readPipeline(reader);
  reader.scope.assigned.add(name);
  const add = sign.kind === 'mark' && sign.text === '+=';
  return { kind: 'assign', name, add, value, start, end: value.at(-1)?.end ?? sign.end };
}

function readIf(reader: ScriptReader, start: number): Statement {
  const { lexer } = reader;
  const branches: { test: ReturnType<typeof readPipeline>; body: Block }[] = [];
  let otherwise: Block = [];
  let end: number;
  lexer.next();
  for (;;) {
    lexer.readAs(true);
    reader.take('(');
    reader.skipBreaks();
    const test = reader.deeper(start, () => readPipeline(reader));
    reader.skipBreaks();
    reader.take(')');
    branches.push({ test, body: readBody(reader) });
    end = lexer.offset;
    reader.skipBreaks();
    const token = lexer.peek();
    const word = token.kind === 'word' ? token.text.toLowerCase() : '';
    if (word !== 'elseif' && word !== 'else') {
      // What was looked at belongs to the next statement.
      lexer.goTo(end);
      break;
    }
    lexer.next();
    if (word === 'elseif') continue;
    otherwise = readBody(reader);
    end = lexer.offset;
    break;
  }
  return { kind: 'if', branches, otherwise, start, end };
}

function readForeach(reader: ScriptReader, start: number): Statement {
  const { lexer } = reader;
  lexer.next();
  lexer.readAs(true);
  reader.take('(');
  const variable = lexer.peek();
  if (variable.kind !== 'variable' || variable.name === '_')
    throw reader.refuse(variable, ['a variable, as in $user']);
  lexer.next();
  const token = lexer.peek();
  if (token.kind !== 'word' || token.text.toLowerCase() !== 'in') throw reader.refuse(token, ['in']);
  lexer.next();
  reader.skipBreaks();
  const over = reader.deeper(start, () => readPipeline(reader));
  reader.skipBreaks();
  reader.take(')');
  reader.scope.assigned.add(variable.name);
  const body = readBody(reader);
  return { kind: 'foreach', name: variable.name, over, body, start, end: lexer.offset };
}

function readBody(reader: ScriptReader): Block {
  reader.skipBreaks();
  const open = reader.take('{');
  const body = reader.deeper(open.start, () => readBlock(reader, '}'));
  reader.lexer.readAs(true);
  reader.take('}');
  return body;
}

/** Reads a value that stands after a cmdlet's name, or a list of them. */
function readArgument(reader: ScriptReader, expected: readonly string[]): Raw {
  const first = readItem(reader, expected);
  if (!reader.sees(',')) return first;
  const items = [first];
  while (reader.sees(',')) {
    reader.lexer.next();
    // A list may go on in the next line.
    while (reader.lexer.peek().kind === 'break') reader.lexer.next();
    items.push(readItem(reader, expected));
  }
  return { kind: 'list', items, start: first.start };
}

function readItem(reader: ScriptReader, expected: readonly string[]): Raw {
  const token = reader.lexer.peek();
  if (token.kind === 'word' || token.kind === 'string') {
    reader.lexer.next();
    return { kind: token.kind, text: token.text, start: token.start };
  }
  return rawOf(reader, readOperand(reader, expected));
}
