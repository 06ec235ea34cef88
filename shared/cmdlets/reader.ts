import type { Ref } from './command.ts';
import { isInvisible } from './characters.ts';
import type { Lexer, Token } from './lex.ts';
import { ParseError } from './parse-error.ts';
import { orList } from './problem.ts';
import type { Expression } from './script/ast.ts';
import type { ObjectKind } from './spec.ts';

/** How deep parentheses and lists may nest. */
export const deepestNesting = 8;

/** A value as it was read, before it is known which parameter it belongs to. */
export type Raw = { readonly start: number } & (
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'constant'; readonly name: 'true' | 'false' | 'null' }
  | { readonly kind: 'list'; readonly items: readonly Raw[] }
  | { readonly kind: 'ref'; readonly ref: Ref; readonly output: ObjectKind }
  | { readonly kind: 'seconds'; readonly seconds: number }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'prompt'; readonly prompt: 'secureString' | 'credential' | 'text' }
  /** Known only when the script runs. */
  | { readonly kind: 'dynamic'; readonly expression: Expression }
);

/** True for a value that is known only when the script runs. */
export function isDynamic(raw: Raw): boolean {
  return raw.kind === 'dynamic' || (raw.kind === 'list' && raw.items.some(isDynamic));
}

/** How values are read, which a line and a script do differently. Handed in, because values have commands of their own. */
export interface Grammar {
  /** Reads one value, or a list of them. `expected` is what could stand there. */
  value(reader: Reader, expected: readonly string[]): Raw;
  /** Reads the command that stands for a value, from its name up to the closing parenthesis. */
  inside(reader: Reader): Raw;
}

/** What is known while a line is read. */
export class Reader {
  readonly lexer: Lexer;
  readonly grammar: Grammar;
  /** True once the line names a secret's parameter: from there on messages do not repeat what was typed. */
  discreet = false;
  #depth = 0;

  constructor(lexer: Lexer, grammar: Grammar) {
    this.lexer = lexer;
    this.grammar = grammar;
  }

  get nested(): boolean {
    return this.#depth > 0;
  }

  /** True where a command ends. */
  endsCommand(): boolean {
    return this.lexer.peek().kind === 'end' || this.sees('|') || (this.nested && this.sees(')'));
  }

  /** Reads what an opening parenthesis encloses, and its end. */
  enclosed<T>(open: Token, read: () => T): T {
    if (this.#depth >= deepestNesting) {
      const why = `Parentheses nest at most ${String(deepestNesting)} deep.`;
      throw this.refuse(open, [], why);
    }
    this.#depth += 1;
    const value = read();
    this.take(')');
    this.#depth -= 1;
    return value;
  }

  /** Takes the mark that must come next. */
  take(mark: string, why?: string): Token {
    const token = this.lexer.peek();
    if (token.kind !== 'mark' || token.text !== mark) throw this.refuse(token, [`"${mark}"`], why);
    return this.lexer.next();
  }

  /** True if the next token is this mark. */
  sees(mark: string): boolean {
    const token = this.lexer.peek();
    return token.kind === 'mark' && token.text === mark;
  }

  /** The error for a token that cannot stand where it stands. */
  refuse(token: Token, expected: readonly string[], why?: string): ParseError {
    return this.refuseAt(token.start, this.#describe(token), expected, why);
  }

  /** The error for a value that the parameter does not take. */
  refuseRaw(raw: Raw, expected: readonly string[], why?: string): ParseError {
    return this.refuseAt(raw.start, this.#describeRaw(raw), expected, why);
  }

  refuseAt(start: number, found: string, expected: readonly string[], why?: string): ParseError {
    return new ParseError({ column: start + 1, found, expected, ...(why === undefined ? {} : { why }) });
  }

  #describe(token: Token): string {
    switch (token.kind) {
      case 'end':
        return 'the end of the line';
      case 'word':
      case 'string':
        return this.#quoted(token.text);
      case 'parameter':
        return `-${token.name}`;
      case 'constant':
        return `$${token.name}`;
      case 'property':
        return `$_.${token.name}`;
      case 'variable':
        return `$${token.name}`;
      case 'expandable':
        return 'a text';
      case 'break':
        return 'the end of the line';
      case 'mark':
        return `"${token.text}"`;
    }
  }

  #describeRaw(raw: Raw): string {
    switch (raw.kind) {
      case 'word':
      case 'string':
        return this.#quoted(raw.text);
      case 'constant':
        return `$${raw.name}`;
      case 'list':
        return raw.items.length === 0 ? 'an empty list' : 'a list';
      case 'ref':
        return `(${raw.ref.get} …)`;
      case 'seconds':
        return 'a time span';
      case 'date':
        return 'a date';
      case 'prompt':
        return raw.prompt === 'credential' ? '(Get-Credential)' : '(Read-Host …)';
      case 'dynamic':
        return 'a value';
    }
  }

  #quoted(text: string): string {
    if (this.discreet || isInvisible(text)) return 'a text';
    return text.length > 40 ? `"${text.slice(0, 40).replace(/[\ud800-\udbff]$/, '')}…"` : `"${text}"`;
  }
}

/** `-A`, `-A or -B` for sentences. */
export const dashed = (names: readonly string[]): string => orList(names.map(name => `-${name}`));
