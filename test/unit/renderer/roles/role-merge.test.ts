import { describe, expect, test } from 'vitest';
import { differencesOf, rebase } from '../../../../renderer/components/object-form.ts';
import { roleSpec } from '../../../../renderer/features/roles/role-form.ts';
import { form, groupNamed, jen, kim, pat } from './people.ts';

describe('entries on top of what somebody else saved meanwhile', () => {
  const base = form({ candidates: [jen, pat], ttl: 900 });

  test('keep what was edited and take the rest', () => {
    const mine = { ...base, ttl: 1800 };
    const theirs = { ...base, description: 'New', mfaEnabled: true };
    expect(rebase(roleSpec, base, mine, theirs)).toEqual({ ...theirs, ttl: 1800 });
  });

  test('win over the other’s in the same field', () => {
    expect(rebase(roleSpec, base, { ...base, ttl: 1800 }, { ...base, ttl: 600 }).ttl).toBe(1800);
  });

  test('merge lists entry by entry', () => {
    const mine = { ...base, candidates: [pat] }; // Jen was taken off here
    const theirs = { ...base, candidates: [jen, pat, kim] }; // Kim was added there
    expect(rebase(roleSpec, base, mine, theirs).candidates).toEqual([pat, kim]);
  });

  test('do not add a person twice whom both added', () => {
    const both = { ...base, candidates: [jen, pat, kim] };
    expect(rebase(roleSpec, base, both, both).candidates).toEqual([jen, pat, kim]);
  });

  test('change nothing where nothing was edited', () => {
    const theirs = form({ candidates: [kim], privileges: [groupNamed('Backup')], ttl: 60 });
    expect(rebase(roleSpec, base, base, theirs)).toEqual(theirs);
  });
});

describe('what changed meanwhile, in words', () => {
  const base = form({ ttl: 900 });
  const words = (theirs: typeof base, mine = base) =>
    differencesOf(roleSpec, base, theirs, mine).map(({ label, words: text }) => `${label}: ${text}`);

  test('nothing', () => {
    expect(words(base)).toEqual([]);
  });

  test('values, gates and people', () => {
    expect(
      words({ ...base, ttl: 3600, mfaEnabled: true, description: 'For the night', candidates: [pat, kim] }),
    ).toEqual([
      'Description: nothing became “For the night”',
      'Longest activation: 15 minutes became 1 hour',
      'Phone call: off became on',
      'Candidates: Pat, Kim were added; Jen was taken off',
    ]);
  });

  test('marks the fields that the person edited as well', () => {
    const theirs = { ...base, ttl: 600, description: 'x' };
    const marks = differencesOf(roleSpec, base, theirs, { ...base, ttl: 1800 }).map(({ field, mine }) => [
      field,
      mine,
    ]);
    expect(marks).toEqual([
      ['description', false],
      ['ttl', true],
    ]);
  });
});
