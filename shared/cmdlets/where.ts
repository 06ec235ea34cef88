import type { Where } from './command.ts';
import { plainDashes } from './characters.ts';
import { longestText } from './check-value.ts';
import type { Reader } from './reader.ts';

const names = ['where-object', 'where', '?'];

/** True for Where-Object and its two short names. */
export const isWhereObject = (name: string): boolean => names.includes(plainDashes(name).toLowerCase());

function readText(reader: Reader): string {
  const token = reader.lexer.peek();
  // A Boolean is no text: PowerShell would compare it by other rules than those that are kept here.
  if (token.kind !== 'string' && token.kind !== 'word') throw reader.refuse(token, ['a text in quotes']);
  if (token.text.length > longestText) {
    throw reader.refuseAt(token.start, 'a longer text', ['a text of up to 4,096 characters']);
  }
  reader.lexer.next();
  return token.text;
}

function takeEquals(reader: Reader): void {
  const token = reader.lexer.peek();
  if (token.kind !== 'parameter' || token.name.toLowerCase() !== 'eq' || token.colon) {
    throw reader.refuse(token, ['-eq']);
  }
  reader.lexer.next();
}

/**
 * Reads what follows Where-Object: `{ $_.Property -eq 'text' }` or `Property -eq text`. Those two and nothing else: a
 * script block could do anything.
 */
export function readWhere(reader: Reader): Where {
  if (reader.sees('{')) {
    reader.lexer.next();
    const property = reader.lexer.peek();
    if (property.kind !== 'property') throw reader.refuse(property, ['$_. and the name of a property']);
    reader.lexer.next();
    takeEquals(reader);
    const equals = readText(reader);
    reader.take('}', 'A filter compares one property with one text.');
    return { property: property.name, equals };
  }
  const property = reader.lexer.peek();
  if (property.kind !== 'word' || !/^[A-Za-z][A-Za-z0-9]{0,63}$/.test(property.text)) {
    throw reader.refuse(property, ["{ $_.Property -eq 'text' }", 'the name of a property']);
  }
  reader.lexer.next();
  takeEquals(reader);
  return { property: property.text, equals: readText(reader) };
}
