import { lineStarts, placeIn } from '../../../shared/cmdlets/parse-error.ts';
import { notesOf } from '../../../shared/cmdlets/notes.ts';
import type { Script, Statement } from '../../../shared/cmdlets/script/ast.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ScriptMode, ScriptOutcome, ScriptStatement } from '../../../shared/contract/scripts.ts';
import { withEffects } from '../effects.ts';
import type { Base } from '../invoke.ts';
import { Frame } from './frame.ts';
import { Meter } from './meter.ts';
import { given, placed, written } from './run-script.ts';
import { runStatement } from './statements.ts';

/** The most effects of one statement that a reply names. */
const mostEffects = 500;

/** Ends the transaction of a script that failed: what its statements did is undone, what they came to is not. */
class Undone extends Error {}

/**
 * Runs a script statement by statement, and says what each does. A statement that fails is undone itself; as a transaction
 * all before it is undone too. With `whatIf` everything is undone.
 *
 * @param changed the objects that `base.touched` notes
 */
export function runStatements(
  script: Script,
  base: Base,
  changed: ScriptOutcome['changed'],
  { mode, whatIf }: { mode: ScriptMode; whatIf: boolean },
): ScriptOutcome {
  const frame = new Frame(script.text, base, new Meter());
  const { store } = base;
  const statements: ScriptStatement[] = [];
  const whole = mode === 'transaction' || whatIf;
  const starts = lineStarts(script.text);
  const lineAt = (offset: number) => placeIn(starts, offset).line;
  const work = () => {
    let failed = false;
    for (const statement of script.statements) {
      const { start, end } = statement;
      const lines = { line: lineAt(start), lastLine: lineAt(Math.max(start, end - 1)) };
      const told: ScriptStatement = failed ? notRun(lines) : runOne(frame, statement, lines, changed);
      failed ||= told.state === 'failed';
      statements.push(told);
    }
    if (failed && whole) throw new Undone();
  };
  let kept = !whatIf;
  try {
    if (whatIf) store.rehearse(work);
    else if (whole) store.transaction(work);
    else work();
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
    kept = false;
  }
  return {
    statements,
    kept,
    changed: kept ? changed : [],
    powershell: written(frame.ran),
    notes: notesOf(frame.ran),
  };
}

type Lines = Pick<ScriptStatement, 'line' | 'lastLine'>;

function notRun(lines: Lines): ScriptStatement {
  return { ...lines, state: 'not-run', effect: [], objects: [], kind: null, failed: null };
}

function runOne(
  frame: Frame,
  statement: Statement,
  lines: Lines,
  changed: ScriptOutcome['changed'],
): ScriptStatement {
  const { base } = frame;
  const [said, touched, ran] = [base.whatIf.length, changed.length, frame.ran.length];
  try {
    const { result, effects } = base.store.transaction(() =>
      withEffects(base.store, () => {
        const items = runStatement(frame, statement);
        frame.meter.gave(items.length);
        return given(frame, items);
      }),
    );
    return {
      ...lines,
      state: 'done',
      effect: shortened([...effects, ...base.whatIf.slice(said)]),
      ...result,
      failed: null,
    };
  } catch (error) {
    const told = placed(frame, error);
    // A fault of ours is none of the script's: it goes to the log.
    if (!(told instanceof AppError) || told.code === 'INTERNAL') throw error;
    // Of what it did before it failed nothing is left.
    changed.length = touched;
    frame.ran.length = ran;
    return { ...notRun(lines), state: 'failed', failed: told.message };
  }
}

function shortened(effects: readonly string[]): string[] {
  const left = effects.length - mostEffects;
  return left > 0 ? [...effects.slice(0, mostEffects), `and ${left} more`] : [...effects];
}
