import type { CmdletName } from '../catalogue.ts';
import { type Raw, Reader } from '../reader.ts';
import type { CmdletShape } from '../spec.ts';
import type { Given } from '../arguments.ts';
import type { Block, Expression } from './ast.ts';
import { ScriptLexer } from './script-lexer.ts';

/** How deep parentheses, blocks and signs may nest. */
export const deepest = 64;

/** What is known of the whole script, also by the readers of what stands inside its texts. */
export class Scope {
  readonly text: string;
  readonly cmdlets = new Set<CmdletName>();
  /** Names that a statement before this place gives a value, in lower case. */
  readonly assigned = new Set<string>();
  secret = false;
  depth = 0;
  /** How many blocks that get what a pipe gives enclose this place. */
  piped = 0;

  constructor(text: string) {
    this.text = text;
  }
}

/** What the parts of the grammar ask of each other. Handed in, because they enclose one another. */
export interface ScriptGrammar {
  block(reader: ScriptReader, close: ')' | '}'): Block;
  value(reader: ScriptReader, expected: readonly string[]): Raw;
}

/** Reads a script; one reader more for each `$( )` inside a text. */
export class ScriptReader extends Reader {
  declare readonly lexer: ScriptLexer;
  readonly scope: Scope;
  readonly script: ScriptGrammar;

  constructor(scope: Scope, script: ScriptGrammar, at = 0) {
    const inside = (): never => {
      throw new TypeError('A script reads parentheses itself');
    };
    const lexer = new ScriptLexer(scope.text, hole => this.#hole(hole), at);
    super(lexer, { value: (_, expected) => script.value(this, expected), inside });
    this.scope = scope;
    this.script = script;
  }

  override endsCommand(): boolean {
    const token = this.lexer.peek();
    return (
      token.kind === 'end' || token.kind === 'break' || (token.kind === 'mark' && '|;)}'.includes(token.text))
    );
  }

  /** Reads what lies one level deeper; refuses what lies too deep. `start` is where the level begins. */
  deeper<T>(start: number, read: () => T): T {
    if (this.scope.depth >= deepest) {
      // Without a look at what comes next: to read that could lead deeper still.
      const why = `Parentheses and blocks nest at most ${String(deepest)} deep.`;
      throw this.refuseAt(start, 'one level too many', [], why);
    }
    this.scope.depth += 1;
    const value = read();
    this.scope.depth -= 1;
    return value;
  }

  skipBreaks(): void {
    this.lexer.readAs(true);
    while (this.lexer.peek().kind === 'break') this.lexer.next();
  }

  /** Reads `( … )`, `@( … )` or `$( … )`, whose opening mark is next, and leaves the lexer reading as it did. */
  group(): Expression {
    const { readsExpressions } = this.lexer;
    const open = this.lexer.next();
    const body = this.deeper(open.start, () => this.script.block(this, ')'));
    this.lexer.readAs(readsExpressions);
    const { end } = this.take(')');
    const list = open.kind === 'mark' && open.text === '@(';
    return { kind: 'group', body, list, start: open.start, end };
  }

  #hole(at: number): { part: Expression; end: number } {
    const inner = new ScriptReader(this.scope, this.script, at);
    const part = inner.group();
    return { part, end: part.end };
  }

  /** Notes what the whole script is judged by: its cmdlets, and whether a secret may stand in it. */
  note(spec: CmdletShape, cmdlet: CmdletName | null, { named, loose }: Given): void {
    if (cmdlet !== null) this.scope.cmdlets.add(cmdlet);
    const secrets = spec.parameters.filter(({ secret }) => secret === true);
    const told = named.some(
      ({ parameter, raw }) => parameter.secret === true && raw !== undefined && tells(raw),
    );
    // A value without a name may stand for a secret; which one is known when the script runs.
    const first = Math.min(...secrets.map(({ position = Infinity }) => position));
    const reaches = secrets.length > 0 && named.length + loose.length >= first;
    if (told || (reaches && loose.some(tells))) this.scope.secret = true;
  }
}

/** True for a value that could be a secret's own text: neither what asks for it, nor the empty text that takes it away. */
function tells(raw: Raw): boolean {
  return raw.kind !== 'prompt' && !('text' in raw && raw.text === '');
}
