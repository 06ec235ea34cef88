import type { Token } from '../lex.ts';
import { comparisons, type Expression, type Sign, type Step } from './ast.ts';
import type { ScriptReader } from './script-reader.ts';

type Read = (reader: ScriptReader) => Expression;

const isComparison = (name: string): name is (typeof comparisons)[number] =>
  (comparisons as readonly string[]).includes(name);

/** The sign that a token is on a level of the grammar, or null. */
type SignOf = (token: Token) => Sign | null;
const word = (token: Token): string =>
  token.kind === 'parameter' && !token.colon ? token.name.toLowerCase() : '';
const logic: SignOf = token => {
  const name = word(token);
  return name === 'and' || name === 'or' ? name : null;
};
// PowerShell's -ieq and its like say aloud what -eq does anyway.
const comparison: SignOf = token => {
  const name = word(token).replace(/^i(?!n$)/, '');
  return isComparison(name) ? name : null;
};
const sums: SignOf = token =>
  token.kind === 'mark' && (token.text === '+' || token.text === '-') ? token.text : null;
const products: SignOf = token => (token.kind === 'mark' && token.text === '*' ? '*' : null);

/** Reads operands of one level with the signs between them. */
const level =
  (next: Read, signOf: SignOf): Read =>
  reader => {
    const first = next(reader);
    const rest: { sign: Sign; of: Expression }[] = [];
    for (let sign = signOf(reader.lexer.peek()); sign !== null; sign = signOf(reader.lexer.peek())) {
      reader.lexer.next();
      reader.skipBreaks();
      rest.push({ sign, of: next(reader) });
    }
    const last = rest.at(-1);
    return last === undefined
      ? first
      : { kind: 'operators', first, rest, start: first.start, end: last.of.end };
  };

const readLevels = level(level(level(level(readPrefix, products), sums), comparison), logic);

/** Reads an expression: `$r.Candidates + (Get-PAMUser Jen)`, `$_.TTL -gt 600 -and $_.MFAEnabled`. */
export function readExpression(reader: ScriptReader): Expression {
  reader.lexer.readAs(true);
  const expression = reader.deeper(reader.lexer.offset, () => readLevels(reader));
  const token = reader.lexer.peek();
  if (token.kind === 'parameter') {
    const why = /^[ic]?(not)?match$/i.test(token.name)
      ? 'Regular expressions are not read here; -like takes * and ?.'
      : undefined;
    throw reader.refuse(
      token,
      [...comparisons, 'and', 'or'].map(name => `-${name}`),
      why,
    );
  }
  return expression;
}

function readPrefix(reader: ScriptReader): Expression {
  const token = reader.lexer.peek();
  const sign = prefixOf(token);
  if (sign === null) return readCommas(reader);
  reader.lexer.next();
  reader.skipBreaks();
  const of = reader.deeper(token.start, () => readPrefix(reader));
  return { kind: 'prefix', sign, of, start: token.start, end: of.end };
}

function prefixOf(token: Token): 'not' | '-' | '+' | null {
  if (word(token) === 'not' || (token.kind === 'mark' && token.text === '!')) return 'not';
  const sign = sums(token);
  return sign === '+' || sign === '-' ? sign : null;
}

function readCommas(reader: ScriptReader): Expression {
  const first = readOperand(reader);
  if (!reader.sees(',')) return first;
  const items = [first];
  while (reader.sees(',')) {
    reader.lexer.next();
    reader.skipBreaks();
    items.push(readOperand(reader));
  }
  return { kind: 'list', items, start: first.start, end: items.at(-1)?.end ?? first.end };
}

const operand = ['a variable, as in $role', 'a text in quotes', 'a number', 'a Get- cmdlet in parentheses'];

/** Reads one value with what follows it at once: `$r.Candidates[0].PrivAccountName`. In either way of reading. */
export function readOperand(reader: ScriptReader, expected: readonly string[] = operand): Expression {
  const { lexer } = reader;
  const token = lexer.peek();
  const { start, end } = token;
  switch (token.kind) {
    case 'variable':
      lexer.next();
      return withSteps(reader, variable(reader, token));
    case 'expandable':
      lexer.next();
      for (const part of token.parts) if (typeof part !== 'string') known(reader, part);
      return { kind: 'text', parts: token.parts, start, end };
    case 'string':
    case 'constant':
      lexer.next();
      return { kind: 'literal', raw: rawOf(token), start, end };
    case 'word':
      if (!/^\d/.test(token.text)) {
        throw reader.refuse(token, expected, 'A text stands in quotes, a cmdlet in parentheses.');
      }
      lexer.next();
      return { kind: 'literal', raw: rawOf(token), start, end };
    case 'mark':
      if (token.text === '(' || token.text === '@(' || token.text === '$(') {
        return withSteps(reader, reader.group());
      }
      throw reader.refuse(token, expected, whyNot(token.text));
    default:
      throw reader.refuse(token, expected);
  }
}

function whyNot(mark: string): string | undefined {
  if (mark === '{') return 'Script blocks are read only after ForEach-Object and Where-Object.';
  if (mark === '&') return 'Nothing is called here.';
  if (mark === '<' || mark === '>') return 'Nothing is written to files here.';
  return mark === '.' ? 'Scripts are not called here.' : undefined;
}

function rawOf(token: Extract<Token, { kind: 'string' | 'word' | 'constant' }>) {
  const { start } = token;
  return token.kind === 'constant'
    ? ({ kind: 'constant', name: token.name, start } as const)
    : ({ kind: token.kind, text: token.text, start } as const);
}

/** A variable that has a value here; refused are those that no statement before gives one. */
function variable(reader: ScriptReader, token: Extract<Token, { kind: 'variable' }>): Expression {
  const { name, start, end } = token;
  return known(reader, { kind: 'variable', name, start, end });
}

function known(reader: ScriptReader, expression: Expression): Expression {
  if (expression.kind !== 'variable') return expression;
  const { name, start } = expression;
  const { scope } = reader;
  if (name === '_' && scope.piped === 0) {
    const why = 'It stands for what a pipe gives, inside the braces of ForEach-Object and Where-Object.';
    throw reader.refuseAt(start, '$_', ['a variable of the script'], why);
  }
  if (name !== '_' && !scope.assigned.has(name)) {
    const names = [...scope.assigned].map(other => `$${other}`);
    const why = 'No statement before it gives it a value; a text with $ stands in single quotes.';
    throw reader.refuseAt(start, `the variable $${name}`, names.length > 0 ? names : ['a value'], why);
  }
  return expression;
}

function withSteps(reader: ScriptReader, of: Expression): Expression {
  const steps: Step[] = [];
  for (let suffix = reader.lexer.suffix(); suffix !== null; suffix = reader.lexer.suffix()) {
    if (suffix !== '[') {
      steps.push(suffix);
      continue;
    }
    const { readsExpressions, offset } = reader.lexer;
    const index = readExpression(reader);
    reader.lexer.readAs(true);
    reader.take(']');
    reader.lexer.readAs(readsExpressions);
    steps.push({ kind: 'index', of: index, start: offset });
  }
  if (steps.length === 0) return of;
  return { kind: 'steps', of, steps, start: of.start, end: reader.lexer.offset };
}
