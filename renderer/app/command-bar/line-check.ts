import { ParseError } from '../../../shared/cmdlets/parse-error.ts';
import type { Pipeline } from '../../../shared/cmdlets/command.ts';
import { longestLine } from '../../../shared/cmdlets/parse.ts';
import { parseScript } from '../../../shared/cmdlets/script/parse-script.ts';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import { sections, type Section } from '../frame/sections.ts';

/** What a line in the command bar is, while it is typed. */
export type LineCheck =
  | { kind: 'empty' }
  | { kind: 'page'; pages: Section[] }
  /** `powershell` is the line in full; a script, which is no pipeline, runs as it stands. */
  | { kind: 'runs'; pipeline: Pipeline | null; powershell: string }
  /** Right as far as it goes: something is missing at its end. */
  | { kind: 'unfinished'; message: string }
  | { kind: 'wrong'; message: string; column: number };

/** Reads a line without running it: a page's name, a line of cmdlets, or where it goes wrong. Never throws. */
export function checkLine(text: string): LineCheck {
  const line = text.trim();
  if (line === '') return { kind: 'empty' };
  const pages = pagesNamed(line);
  if (pages.length > 0) return { kind: 'page', pages };
  try {
    const { pipeline } = parseScript(text, longestLine);
    return { kind: 'runs', pipeline, powershell: pipeline === null ? line : writePipeline(pipeline) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.column > text.trimEnd().length) return { kind: 'unfinished', message: error.message };
    return { kind: 'wrong', message: error.message, column: error.column };
  }
}

/** Pages whose name begins with the words; an address (`/roles`) names its own. */
export function pagesNamed(text: string): Section[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '' || wanted.includes('-')) return [];
  return sections.filter(
    section =>
      section.name.toLowerCase().startsWith(wanted) || (wanted.length > 1 && section.path.startsWith(wanted)),
  );
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
