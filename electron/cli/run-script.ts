import { AppError } from '../../shared/contract/errors.ts';
import type { ScriptOutcome } from '../../shared/contract/scripts.ts';

/** The error of a script that did not come to its end, or null: which line, why, and what is left of it. */
export function scriptFailure({ statements, kept }: ScriptOutcome): AppError | null {
  const failed = statements.find(({ state }) => state === 'failed');
  if (failed === undefined) return null;
  const why = failed.failed ?? '';
  const where = /^Line \d/.test(why) ? why : `Line ${failed.line}: ${why}`;
  const left = kept ? 'What stands before it was kept.' : 'Nothing was kept.';
  return new AppError('BAD_REQUEST', `${where} ${left}`);
}
