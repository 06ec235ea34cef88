import { isBlank, isBreak, isDash, isDoubleQuote } from '../characters.ts';
import { Lexer, type Token } from '../lex.ts';
import { scanExpandable } from '../scan.ts';
import type { Expression } from './ast.ts';
import { refuse, scoped, variableAt } from './variables.ts';

/** Reads `$( … )` inside a text: `at` is the dollar sign. */
export type ReadHole = (at: number) => { readonly part: Expression; readonly end: number };

/** What follows a value at once: a property, an opening bracket, or nothing. */
export type Suffix =
  { readonly kind: 'property'; readonly name: string; readonly start: number } | '[' | null;

const number = /\d{1,15}(?:\.\d{1,9})?/y;
/** `PS C:\\>`, as PowerShell writes it. */
const prompt = /\s*PS (?:[A-Za-z]:\\[^<>|\r\n]{0,200})?> ?/y;
const signs = '()+*=!,{}|;&<>].%/';

/**
 * Cuts a script into tokens. As PowerShell, it reads in one of two ways: after a cmdlet's name words are values
 * (`Get-PAMRole R+1`), elsewhere they are expressions (`$r + 1`). The parser says which by `readAs`.
 */
export class ScriptLexer extends Lexer {
  readonly #hole: ReadHole;
  /** Texts that were read already: one that is looked at twice must not be parsed twice, and so on inwards. */
  readonly #texts = new Map<number, Token>();
  #expression = true;
  #from = 0;

  constructor(text: string, hole: ReadHole, at = 0) {
    super(text);
    this.at = at;
    this.#from = at;
    this.#hole = hole;
  }

  /** Where the next token is looked for. */
  get offset(): number {
    return this.peeked === null ? this.at : this.#from;
  }

  get readsExpressions(): boolean {
    return this.#expression;
  }

  /** From the next token on: as an expression (true), or as what stands after a cmdlet's name. */
  readAs(expression: boolean): void {
    if (this.#expression !== expression && this.peeked !== null) {
      this.at = this.#from;
      this.peeked = null;
    }
    this.#expression = expression;
  }

  override peek(): Token {
    if (this.peeked === null) this.#from = this.at;
    return super.peek();
  }

  /** Goes to an offset, where what lies before was read by another lexer over the same text. */
  goTo(offset: number): void {
    this.at = offset;
    this.peeked = null;
  }

  /** True if a word begins here: the name of a cmdlet, or `if` and `foreach`. */
  startsWord(): boolean {
    this.readAs(true);
    const token = this.peek();
    return token.kind === 'word' && !/^\d/.test(token.text);
  }

  /** True if what was just read is given a value: `=` or `+=` follows. */
  beforeAssignment(): boolean {
    const { at } = this;
    this.skipBlank();
    const assigns = this.text.startsWith('=', this.at) || this.text.startsWith('+=', this.at);
    this.at = at;
    return assigns;
  }

  /** Passes over the prompt that stands before a line that was copied from a console or from Microsoft's pages. */
  passPrompt(): void {
    if (this.peeked !== null) return;
    prompt.lastIndex = this.at;
    if (prompt.test(this.text)) this.at = prompt.lastIndex;
  }

  /** Takes what follows the value that was just read, without a space between them. Refuses what only .NET has. */
  suffix(): Suffix {
    if (this.peeked !== null) return null;
    const start = this.at;
    const character = this.text.charAt(start);
    if (character === '[') {
      this.at += 1;
      return '[';
    }
    if (this.text.startsWith('::', start)) {
      throw refuse(start, '"::"', ['a property, as in $r.DisplayName'], 'Nothing of .NET is called here.');
    }
    if (character !== '.') {
      if (!this.#expression) this.demandSpace();
      return null;
    }
    const name = /^\.([A-Za-z]\w{0,63})/.exec(this.text.slice(start, start + 66))?.[1];
    if (name === undefined) {
      throw refuse(start, '"."', ['the name of a property after the point, as in $r.DisplayName']);
    }
    const end = start + 1 + name.length;
    if (this.text.charAt(end) === '(') {
      throw refuse(start, `".${name}("`, ['the name of a property'], 'Methods of .NET are not called here.');
    }
    this.at = end;
    return { kind: 'property', name, start };
  }

  protected override skipBlank(): void {
    const { text } = this;
    for (;;) {
      const character = text.charAt(this.at);
      if (isBlank(character)) this.at += 1;
      else if (character === '`' && isBreak(text.charAt(this.at + 1)))
        this.at += text.startsWith('\r\n', this.at + 1) ? 3 : 2;
      else if (character === '#') {
        while (this.at < text.length && !isBreak(text.charAt(this.at))) this.at += 1;
      } else if (text.startsWith('<#', this.at)) {
        const end = text.indexOf('#>', this.at + 2);
        if (end < 0) throw refuse(this.at, 'a comment that is never closed', ['#>']);
        this.at = end + 2;
      } else return;
    }
  }

  protected override read(): Token {
    const end = this.at;
    this.skipBlank();
    const start = this.at;
    const character = this.text.charAt(start);
    if (character === '') return { kind: 'end', start: end, end };
    if (isBreak(character)) {
      this.at += this.text.startsWith('\r\n', start) ? 2 : 1;
      return { kind: 'break', start: end, end: this.at };
    }
    if (isDoubleQuote(character)) return this.#text(start);
    if (this.text.startsWith('$(', start)) return this.#sign(start, '$(');
    if (this.#expression) {
      const token = this.#readExpression(start, character);
      if (token !== null) return token;
    }
    return super.read();
  }

  /** What is read in another way than after a cmdlet's name; null: what is read alike. */
  #readExpression(start: number, character: string): Token | null {
    if (isDash(character)) {
      if (/^[A-Za-z]$/.test(this.text.charAt(start + 1))) return this.parameter(start);
      return this.#sign(start, '-', this.text.startsWith('=', start + 1) ? '-=' : character);
    }
    if (this.text.startsWith('+=', start)) return this.#sign(start, '+=');
    // `%` and `?` are names of cmdlets where one may stand.
    if (signs.includes(character) && !(character === '%' && this.#namesForEach(start)))
      return this.#sign(start, character);
    number.lastIndex = start;
    const digits = number.exec(this.text)?.[0];
    if (digits === undefined) return null;
    const end = start + digits.length;
    if (/^[\w:]/.test(this.text.charAt(end))) {
      const why = 'Here a number stands alone; a text stands in quotes.';
      throw refuse(start, 'a number with letters', ['a number', 'a text in quotes'], why);
    }
    this.at = end;
    return { kind: 'word', text: digits, start, end };
  }

  #namesForEach(start: number): boolean {
    return /^%\s*(?:\{|[A-Za-z])/.test(this.text.slice(start, start + 20));
  }

  #sign(start: number, text: string, typed = text): Token {
    this.at = start + typed.length;
    if (typed === '-=') throw refuse(start, '"-="', ['=', '+='], 'A list is made shorter by Where-Object.');
    return { kind: 'mark', text, start, end: this.at };
  }

  #text(start: number): Token {
    const known = this.#texts.get(start);
    if (known !== undefined) {
      this.at = known.end;
      return known;
    }
    const { parts, end } = scanExpandable<Expression>(this.text, start, at => this.#expand(at));
    const [only = ''] = parts;
    const token: Token =
      parts.length === 1 && typeof only === 'string'
        ? { kind: 'string', text: only, start, end }
        : { kind: 'expandable', parts, start, end };
    this.at = end;
    this.demandSpace();
    this.#texts.set(start, token);
    return token;
  }

  #expand(at: number): { part: Expression; end: number } | null {
    const following = this.text.charAt(at + 1);
    if (following === '(') return this.#hole(at);
    const found = variableAt(this.text, at);
    if (found === null) return null;
    const { name, end } = found;
    if (this.text.charAt(end) === ':') throw scoped(at);
    return { part: { kind: 'variable', name, start: at, end }, end };
  }

  protected override atSign(start: number): Token {
    if (this.text.charAt(start + 1) === '{') {
      throw refuse(start, '"@{"', ['"@(" for a list'], 'Hash tables are not read here.');
    }
    return super.atSign(start);
  }

  protected override variable(start: number): Token {
    const found = variableAt(this.text, start);
    if (found === null) {
      throw refuse(start, '"$"', ['a variable, as in $role', 'a text in single quotes']);
    }
    const { name, typed, end } = found;
    if (this.text.charAt(end) === ':' && this.text.charAt(end + 1) !== ':') throw scoped(start);
    const constant = (['true', 'false', 'null'] as const).find(known => known === typed.toLowerCase());
    this.at = end;
    if (constant === undefined) return { kind: 'variable', name, start, end };
    this.demandSpace();
    return { kind: 'constant', name: constant, start, end };
  }

  protected override mark(start: number, text: string): Token {
    // What follows a closing parenthesis is for the parser to look at.
    this.at = start + text.length;
    return { kind: 'mark', text, start, end: this.at };
  }

  protected override demandSpace(): void {
    if (!this.#expression) super.demandSpace();
  }
}
