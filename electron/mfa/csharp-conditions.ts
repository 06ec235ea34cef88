/** A condition of `#if` that cannot be read. */
export class ConditionError extends Error {}

type Parse = () => boolean;

/**
 * The value of a `#if` condition with these symbols defined; every other symbol is not, as in a release build without symbols of
 * its own. Knows `! && || == != ( ) true false`. Throws ConditionError.
 */
export function evaluateCondition(text: string, symbols: ReadonlySet<string>): boolean {
  const tokens = text.match(/&&|\|\||==|!=|[!()]|[\p{L}_][\p{L}\p{N}_]*|\S/gu) ?? [];
  let at = 0;
  let depth = 0;
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false;
    at += 1;
    return true;
  };
  const primary: Parse = () => {
    depth += 1;
    if (depth > 100) throw new ConditionError('nested too deep');
    let value: boolean;
    if (take('!')) value = !primary();
    else if (take('(')) {
      value = or();
      if (!take(')')) throw new ConditionError('a parenthesis is not closed');
    } else {
      const word = tokens[at];
      if (word === undefined || !/^[\p{L}_]/u.test(word)) throw new ConditionError('a symbol is missing');
      at += 1;
      value = word === 'true' || (word !== 'false' && symbols.has(word));
    }
    depth -= 1;
    return value;
  };
  const equality: Parse = () => {
    let value = primary();
    for (;;) {
      if (take('==')) value = value === primary();
      else if (take('!=')) value = value !== primary();
      else return value;
    }
  };
  const and: Parse = () => {
    let value = equality();
    while (take('&&')) value = equality() && value;
    return value;
  };
  const or: Parse = () => {
    let value = and();
    while (take('||')) value = and() || value;
    return value;
  };
  const value = or();
  if (at !== tokens.length) throw new ConditionError('something is left over');
  return value;
}

interface Level {
  /** True if the surrounding code is compiled. */
  outer: boolean;
  /** True once a branch of this `#if` was taken. */
  taken: boolean;
  active: boolean;
}

/** Follows `#if … #endif` line by line, and says which code is compiled. */
export class Conditions {
  private readonly levels: Level[] = [];
  private readonly symbols = new Set<string>();

  get active(): boolean {
    return this.levels.at(-1)?.active ?? true;
  }

  /** True inside any `#if`. */
  get conditional(): boolean {
    return this.levels.length > 0;
  }

  /** Takes a line that begins with `#`. Directives other than conditions and symbols are ignored. Throws ConditionError. */
  directive(line: string): void {
    const match = /^\s*#\s*([a-z]+)\s*(.*?)\s*(?:\/\/.*)?$/.exec(line);
    const word = match?.[1];
    const rest = match?.[2] ?? '';
    const top = this.levels.at(-1);
    if (word === 'if') {
      const outer = this.active;
      const active = outer && evaluateCondition(rest, this.symbols);
      this.levels.push({ outer, taken: active, active });
    } else if (word === 'elif' || word === 'else') {
      if (top === undefined) throw new ConditionError(`#${word} without #if`);
      top.active = top.outer && !top.taken && (word === 'else' || evaluateCondition(rest, this.symbols));
      top.taken ||= top.active;
    } else if (word === 'endif') {
      if (this.levels.pop() === undefined) throw new ConditionError('#endif without #if');
    } else if (word === 'define' && this.active) this.symbols.add(rest);
    else if (word === 'undef' && this.active) this.symbols.delete(rest);
  }
}
