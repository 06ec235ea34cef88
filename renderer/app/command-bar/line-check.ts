import { catalogue, findCmdlet } from '../../../shared/cmdlets/catalogue.ts';
import { plainDashes } from '../../../shared/cmdlets/characters.ts';
import { ParseError } from '../../../shared/cmdlets/parse-error.ts';
import type { Pipeline } from '../../../shared/cmdlets/command.ts';
import { longestLine } from '../../../shared/cmdlets/parse.ts';
import { parseScript } from '../../../shared/cmdlets/script/parse-script.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';

/** What a line is, while it is typed. */
export type LineCheck =
  | { kind: 'empty' }
  /** `powershell` is the line in full; a script, which is no pipeline, runs as it stands. */
  | { kind: 'runs'; pipeline: Pipeline | null; powershell: string }
  /** Right as far as it goes: something is missing at its end. */
  | { kind: 'unfinished'; message: string }
  | { kind: 'wrong'; message: string; column: number };

const verbs = new Set(catalogue.map(({ name }) => name.toLowerCase().split('-')[0]));

/**
 * Whether a text is a line of PowerShell rather than a few letters of a name: a cmdlet's whole name, a verb of cmdlets with
 * something after it, or what begins no name (`$`, `(`, quotes, `if (`).
 */
export function isLine(text: string): boolean {
  const line = plainDashes(text.trimStart());
  if (/^[$(@{'"]/.test(line) || /^(if|foreach)\s*\(/i.test(line)) return true;
  const [first = ''] = line.split(/\s/, 1);
  if (findCmdlet(first) !== null) return true;
  return /^[a-z]+-\w*\s/i.test(line) && verbs.has(first.toLowerCase().split('-')[0] ?? '');
}

/** Reads a line without running it: how it runs, or where it goes wrong. Never throws. */
export function checkLine(text: string): LineCheck {
  const line = text.trim();
  if (line === '') return { kind: 'empty' };
  try {
    const { pipeline } = parseScript(text, longestLine);
    return { kind: 'runs', pipeline, powershell: pipeline === null ? line : writePipeline(pipeline) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.column > text.trimEnd().length) return { kind: 'unfinished', message: error.message };
    return { kind: 'wrong', message: error.message, column: error.column };
  }
}

/** Whether a line may be remembered: one that carries a secret, or that cannot be read, may not. */
export function mayRemember(text: string): boolean {
  try {
    return !parseScript(text, longestLine).secret;
  } catch {
    return false;
  }
}

/** The part of a line around a column (from 1), at most `width` characters, and where the column is in it (from 0). */
export function excerptAt(text: string, column: number, width = 72): { text: string; at: number } {
  const index = Math.max(0, Math.min(column - 1, text.length));
  const from = Math.max(0, Math.min(index - Math.floor(width / 2), text.length - width));
  const cut = text.slice(from, from + width);
  const before = from > 0 ? '…' : '';
  return {
    text: `${before}${cut}${from + width < text.length ? '…' : ''}`,
    at: index - from + before.length,
  };
}
