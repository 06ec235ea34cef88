import { findCmdlet } from './catalogue.ts';
import { plainDashes } from './characters.ts';
import type { Token } from './lex.ts';
import type { Raw, Reader } from './reader.ts';

/** `@(a, b)`, `@()`, and `@(Get-PAMUser Jen)`, where PowerShell runs what the parentheses hold. */
function readList(reader: Reader, open: Token, expected: readonly string[]): Raw {
  return reader.enclosed(open, () => {
    const { start } = open;
    if (reader.sees(')')) return { kind: 'list', items: [], start };
    const token = reader.lexer.peek();
    if (token.kind === 'word' && findCmdlet(plainDashes(token.text)) !== null) {
      return { kind: 'list', items: [reader.grammar.inside(reader)], start };
    }
    const items = [readItem(reader, expected)];
    while (reader.sees(',')) {
      reader.lexer.next();
      items.push(readItem(reader, expected));
    }
    return { kind: 'list', items, start };
  });
}

function readItem(reader: Reader, expected: readonly string[]): Raw {
  const token = reader.lexer.peek();
  if (token.kind === 'word' || token.kind === 'string') {
    reader.lexer.next();
    return { kind: token.kind, text: token.text, start: token.start };
  }
  if (token.kind === 'constant') {
    reader.lexer.next();
    return { kind: 'constant', name: token.name, start: token.start };
  }
  if (reader.sees('(')) {
    const open = reader.lexer.next();
    return { ...reader.enclosed(open, () => reader.grammar.inside(reader)), start: open.start };
  }
  throw reader.refuse(token, expected, refusal(token));
}

/** Why a mark that PowerShell would do something with is not done here. */
function refusal(token: Token): string | undefined {
  if (token.kind !== 'mark') return undefined;
  switch (token.text) {
    case ';':
      return 'One line holds one command.';
    case '&':
      return 'Nothing is called here.';
    case '<':
    case '>':
      return 'Nothing is written to files here.';
    case '{':
    case '}':
      return 'Script blocks are read only after Where-Object.';
    default:
      return undefined;
  }
}

/**
 * Reads one value, or a list of them.
 *
 * @param expected what could stand here, for the error if nothing that can does
 */
export function readValue(reader: Reader, expected: readonly string[]): Raw {
  const token = reader.lexer.peek();
  if (reader.sees('@(')) return readList(reader, reader.lexer.next(), expected);
  const first = readItem(reader, expected);
  if (!reader.sees(',')) return first;
  const items = [first];
  while (reader.sees(',')) {
    reader.lexer.next();
    items.push(readItem(reader, expected));
  }
  return { kind: 'list', items, start: token.start };
}
