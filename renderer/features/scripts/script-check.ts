import { accessOf } from '../../../shared/cmdlets/access.ts';
import { ParseError } from '../../../shared/cmdlets/parse-error.ts';
import { longestScript, parseScript } from '../../../shared/cmdlets/script/parse-script.ts';
import type { Access } from '../../../shared/contract/define.ts';
import type { ScriptMode, ScriptOutcome } from '../../../shared/contract/scripts.ts';

/** What a script is, while it is typed. */
export type ScriptCheck =
  | { kind: 'empty' }
  | { kind: 'reads'; statements: number; needs: Access }
  | { kind: 'wrong'; message: string; line: number };

/** Reads a script without running it. Never throws. */
export function checkScript(text: string): ScriptCheck {
  if (text.trim() === '') return { kind: 'empty' };
  try {
    const { statements, cmdlets } = parseScript(text, longestScript);
    return { kind: 'reads', statements: statements.length, needs: accessOf(cmdlets) };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    return { kind: 'wrong', message: error.message, line: error.line };
  }
}

/** A script that was tried or run, and what came of it. */
export interface Attempt {
  text: string;
  whatIf: boolean;
  outcome: ScriptOutcome;
}

/** Why the script cannot be tried; null where it can. */
export function whyNotTried(check: ScriptCheck): string | null {
  if (check.kind === 'empty') return 'Paste or open a script first.';
  return check.kind === 'wrong' ? 'The script cannot be read yet. See below it where it goes wrong.' : null;
}

/** Why the script cannot be run; null where it can. Nobody runs what they have not seen the effect of. */
export function whyNotRun(
  check: ScriptCheck,
  text: string,
  mode: ScriptMode,
  attempt: Attempt | null,
): string | null {
  const unreadable = whyNotTried(check);
  if (unreadable !== null) return unreadable;
  if (attempt === null || attempt.text !== text) return 'See first what the script would do.';
  if (!attempt.whatIf) return 'It was run. To run it again, see first what it would do now.';
  const failed = attempt.outcome.statements.find(({ state }) => state === 'failed');
  return failed !== undefined && mode === 'transaction'
    ? `Line ${String(failed.line)} fails, so nothing would be kept. Change it, or choose to stop at the first failure.`
    : null;
}

/** The text of the lines of a statement, at most `most` of them. */
export function sourceOf(text: string, line: number, lastLine: number, most = 6): string {
  const lines = text.split(/\r\n|[\r\n]/).slice(line - 1, lastLine);
  return lines.length > most ? [...lines.slice(0, most - 1), '…'].join('\n') : lines.join('\n');
}

/** What became of the whole script, as a sentence. */
export function summaryOf({ whatIf, outcome }: Attempt): {
  tone: 'success' | 'error' | 'info';
  text: string;
} {
  const { statements, changed, kept } = outcome;
  const failed = statements.find(({ state }) => state === 'failed');
  const objects = `${String(changed.length)} ${changed.length === 1 ? 'object' : 'objects'}`;
  if (failed === undefined) {
    if (whatIf) return { tone: 'info', text: 'This is what it would do. Nothing was changed.' };
    return { tone: 'success', text: `Done. ${changed.length === 0 ? 'Nothing' : objects} changed.` };
  }
  const where = `Line ${String(failed.line)} ${whatIf ? 'would fail' : 'failed'}.`;
  if (whatIf) return { tone: 'error', text: `${where} Nothing was changed.` };
  return {
    tone: 'error',
    text: kept
      ? `${where} What stands before it was kept: ${objects} changed.`
      : `${where} Nothing was kept.`,
  };
}
