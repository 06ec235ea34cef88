import { readArguments } from './arguments.ts';
import { type CmdletSpec, explainUnknownCmdlet, findCmdlet, isGetCmdlet } from './catalogue.ts';
import { plainDashes } from './characters.ts';
import { maxStages } from './check.ts';
import { helperNames, isHelper, readHelper } from './helpers.ts';
import type { Command, Pipeline, Ref, Value } from './command.ts';
import { Lexer, type Token } from './lex.ts';
import { ParseError } from './parse-error.ts';
import { type Raw, Reader } from './reader.ts';
import { readValue } from './values.ts';
import { isWhereObject, readWhere } from './where.ts';

export { ParseError } from './parse-error.ts';

/** The longest line that is read, in UTF-16 units. */
export const longestLine = 65_536;

const anyCmdlet = ['a cmdlet of MIM PAM, for example Get-PAMRole'];
const insideParentheses = ['a Get- cmdlet of MIM PAM', 'New-PAMSession', ...helperNames];

function readName(reader: Reader, expected: readonly string[]): { spec: CmdletSpec; token: Token } {
  const token = reader.lexer.peek();
  if (token.kind !== 'word') throw reader.refuse(token, expected);
  const name = plainDashes(token.text);
  const spec = findCmdlet(name);
  if (spec !== null) return { spec, token: reader.lexer.next() };
  if (name.startsWith('.')) throw reader.refuse(token, expected, 'Scripts are not called here.');
  const { near, why } = explainUnknownCmdlet(name);
  throw reader.refuse(token, near === null ? expected : [near], why);
}

/** Reads the filter that may follow a Get- cmdlet; undefined where none does. */
function readFilter(reader: Reader): Command['where'] {
  const token = reader.lexer.peek();
  if (token.kind !== 'word' || !isWhereObject(token.text)) return undefined;
  reader.lexer.next();
  return readWhere(reader);
}

function isRefValue(value: Value): value is Ref['parameters'][string] {
  return !Array.isArray(value);
}

/** Reads what stands in parentheses: a Get- cmdlet and its filter, or one of PowerShell's that stands for a value. */
function readInside(reader: Reader): Raw {
  const first = reader.lexer.peek();
  if (first.kind === 'word' && isHelper(first.text)) return readHelper(reader);
  const { spec, token } = readName(reader, insideParentheses);
  const { output } = spec;
  if (!isGetCmdlet(spec.name) || output === null) {
    throw reader.refuse(token, insideParentheses, 'Inside parentheses nothing is changed.');
  }
  const values = readArguments(reader, spec, null, token);
  // No cmdlet that reads takes a list, which a reference could not hold.
  const parameters = Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Ref['parameters'][string]] =>
      isRefValue(entry[1]),
    ),
  );
  const ref: Ref = { get: spec.name, parameters };
  const { start } = token;
  if (!reader.sees('|')) return { kind: 'ref', ref, output, start };
  reader.lexer.next();
  const where = readFilter(reader);
  if (where === undefined) throw reader.refuse(reader.lexer.peek(), ['Where-Object']);
  return { kind: 'ref', ref: { ...ref, where }, output, start };
}

/** Reads the filter after a stage into the stage; false where no filter follows. */
function readFilterInto(reader: Reader, command: Command): boolean {
  const at = reader.lexer.peek();
  const where = readFilter(reader);
  if (where === undefined) return false;
  if (!isGetCmdlet(command.cmdlet)) {
    throw reader.refuse(at, anyCmdlet, 'Only what a Get- cmdlet returns can be filtered.');
  }
  if (command.where !== undefined) throw reader.refuse(at, anyCmdlet, 'One filter is read after a cmdlet.');
  command.where = where;
  return true;
}

/**
 * Reads one line of PowerShell as a value. Nothing is run and nothing is looked up: a reference stays a reference.
 *
 * Read are the cmdlets of the catalogue, joined by pipes, with the values that their parameters take: texts with and
 * without quotes, $true and $false, numbers, lists, a Get- cmdlet in parentheses with or without
 * `| Where-Object { $_.Property -eq 'text' }`, New-TimeSpan, Get-Date, Read-Host and Get-Credential; names in any case
 * and shortened as far as they stay clear; typographic dashes and quotes as PowerShell takes them; a comment at the end.
 *
 * A secret comes back as a prompt, except a PIN code that stands in the line as text.
 *
 * Throws ParseError (BAD_REQUEST) with the column for everything else, and for a line over `longestLine`. The pipeline
 * that it returns passes `checkPipeline`.
 */
export function parseLine(text: string): Pipeline {
  if (text.length > longestLine) {
    throw new ParseError({
      column: longestLine + 1,
      found: 'a longer line',
      expected: ['at most 65,536 characters'],
    });
  }
  const reader = new Reader(new Lexer(text), { value: readValue, inside: readInside });
  const pipeline: Pipeline = [];
  let previous: CmdletSpec | null = null;
  for (;;) {
    const last: Command | undefined = pipeline.at(-1);
    if (last === undefined || !readFilterInto(reader, last)) {
      if (pipeline.length === maxStages) {
        throw reader.refuse(
          reader.lexer.peek(),
          ['the end of the line'],
          `A pipe joins at most ${String(maxStages)} commands.`,
        );
      }
      const { spec, token } = readName(reader, anyCmdlet);
      const parameters = readArguments(reader, spec, previous?.output ?? null, token);
      pipeline.push({ cmdlet: spec.name, parameters });
      previous = spec;
    }
    const token = reader.lexer.peek();
    if (token.kind === 'end') return pipeline;
    reader.take('|');
    if (previous?.output === null) {
      throw reader.refuse(
        token,
        ['the end of the line'],
        `${previous.name} returns nothing, so nothing can follow it.`,
      );
    }
  }
}
