import { describe, expect, it } from 'vitest';
import {
  type Attempt,
  checkScript,
  sourceOf,
  summaryOf,
  whyNotRun,
  whyNotTried,
} from '../../../renderer/features/scripts/script-check.ts';
import type { ScriptStatement } from '../../../shared/contract/scripts.ts';

const statement = (line: number, state: ScriptStatement['state']): ScriptStatement => ({
  line,
  lastLine: line,
  state,
  effect: [],
  objects: [],
  kind: null,
  failed: state === 'failed' ? 'No.' : null,
});

function attempt(whatIf: boolean, kept: boolean, ...states: ScriptStatement['state'][]): Attempt {
  const statements = states.map((state, index) => statement(index + 1, state));
  const changed = kept ? [{ kind: 'role', id: 'r' }] : [];
  return { text: 'x', whatIf, outcome: { statements, kept, changed, powershell: '', notes: [] } };
}

describe('a script while it is typed', () => {
  it('is empty, read with the right that it needs, or wrong at a line', () => {
    expect(checkScript(' \n')).toEqual({ kind: 'empty' });
    expect(checkScript('Get-PAMRole\nif ($false) { New-PAMRole X }')).toEqual({
      kind: 'reads',
      statements: 2,
      needs: 'administer',
    });
    expect(checkScript('Get-PAMRole\nGet-PAMRole -Owner')).toMatchObject({ kind: 'wrong', line: 2 });
  });

  it('is run only after its effect was seen, and not as a whole where a line fails', () => {
    const check = checkScript('Get-PAMRole');
    expect(whyNotTried(checkScript(''))).toMatch(/Paste or open/);
    expect(whyNotTried(check)).toBeNull();
    expect(whyNotRun(check, 'x', 'transaction', null)).toMatch(/See first/);
    expect(whyNotRun(check, 'y', 'transaction', attempt(true, false, 'done'))).toMatch(/See first/);
    expect(whyNotRun(check, 'x', 'transaction', attempt(true, false, 'done'))).toBeNull();
    expect(whyNotRun(check, 'x', 'transaction', attempt(false, true, 'done'))).toMatch(/It was run/);
    const failing = attempt(true, false, 'done', 'failed', 'not-run');
    expect(whyNotRun(check, 'x', 'transaction', failing)).toMatch(/^Line 2 fails/);
    expect(whyNotRun(check, 'x', 'stop-at-first', failing)).toBeNull();
  });
});

describe('what came of a script', () => {
  it.each([
    [attempt(true, false, 'done'), 'This is what it would do. Nothing was changed.'],
    [attempt(true, false, 'failed'), 'Line 1 would fail. Nothing was changed.'],
    [attempt(false, true, 'done'), 'Done. 1 object changed.'],
    [attempt(false, false, 'done', 'failed'), 'Line 2 failed. Nothing was kept.'],
    [
      attempt(false, true, 'done', 'failed'),
      'Line 2 failed. What stands before it was kept: 1 object changed.',
    ],
  ])('is said in a sentence', (of, text) => {
    expect(summaryOf(of).text).toBe(text);
  });

  it('stands beside its own lines, at most a few of them', () => {
    expect(sourceOf('a\r\nb\nc', 2, 3)).toBe('b\nc');
    expect(sourceOf('1\n2\n3\n4', 1, 4, 3)).toBe('1\n2\n…');
  });
});
