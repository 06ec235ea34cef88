import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  choose,
  chooseAll,
  countChosen,
  noChoices,
  optionsOf,
} from '../../../renderer/features/transfer/choices.ts';

const zero = { new: 0, differs: 0, same: 0, missing: 0, problem: 0 };
const counts = {
  configuration: { ...zero, differs: 1 },
  user: { ...zero, new: 10, differs: 2, missing: 1, problem: 3 },
  group: zero,
  role: { ...zero, new: 4 },
  request: { ...zero, new: 20, differs: 5 },
};
const role = { key: 'role 1', kind: 'role', state: 'new' } as const;
const request = { key: 'request 1', kind: 'request', state: 'differs' } as const;
const user = { key: 'user 1', kind: 'user', state: 'differs' } as const;

describe('the choices of an import', () => {
  it('take what is new and leave what differs, until somebody chooses', () => {
    expect(countChosen(noChoices, counts)).toEqual({ take: 34, script: 0 });
    expect(choiceOf(noChoices, role)).toBe('take');
    expect(choiceOf(noChoices, user)).toBe('leave');
    expect(choiceOf(noChoices, { ...user, state: 'problem' })).toBe('leave');
  });

  it('are counted with the objects that are chosen one by one', () => {
    const chosen = choose(choose(noChoices, role, 'leave'), user, 'script');
    expect(countChosen(chosen, counts)).toEqual({ take: 33, script: 1 });
    // Chosen back: it is as if nothing had been.
    expect(choose(chosen, role, 'take').own.size).toBe(1);
  });

  it('of all of a state take those along that were chosen one by one', () => {
    const chosen = chooseAll(choose(noChoices, user, 'script'), 'differs', 'take');
    expect(chosen.own.size).toBe(0);
    expect(countChosen(chosen, counts)).toEqual({ take: 42, script: 0 });
  });

  it('write no script for requests', () => {
    const chosen = chooseAll(noChoices, 'differs', 'script');
    expect(choiceOf(chosen, request)).toBe('leave');
    expect(countChosen(chosen, counts)).toEqual({ take: 34, script: 3 });
    expect(optionsOf('differs', 'request').map(({ value }) => value)).toEqual(['take', 'leave']);
    expect(optionsOf('missing', 'user').map(({ value }) => value)).toEqual(['leave', 'script']);
  });
});
