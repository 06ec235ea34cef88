import { describe, expect, it } from 'vitest';
import {
  changedFields,
  changedParameters,
  differencesOf,
  fieldOfPath,
  type FormSpec,
  rebase,
} from '../../../../renderer/components/object-form.ts';

type Thing = { name: string; note: string; active: boolean };
const spec: FormSpec<Thing> = {
  parameterOf: { name: 'DisplayName', note: 'Description', active: 'Active' },
  labels: { name: 'Name', note: 'Note', active: 'Active' },
  lists: {},
};
const base: Thing = { name: 'Jen', note: '', active: true };

describe('the form of one object', () => {
  it('sees no edit in blanks at the ends of a text', () => {
    expect(changedFields(spec, base, { ...base, name: ' Jen ', note: '  ' })).toEqual([]);
  });

  it('gives the cmdlet what was edited and nothing else, trimmed', () => {
    expect(changedParameters(spec, base, { name: 'Jen', note: ' on call ', active: false })).toEqual({
      Description: 'on call',
      Active: false,
    });
  });

  it('finds the field of an issue, and none for what is no parameter of it', () => {
    expect(fieldOfPath(spec, 'pipeline.0.parameters.Description')).toBe('note');
    expect(fieldOfPath(spec, 'parameters.DisplayName')).toBe('name');
    expect(fieldOfPath(spec, 'parameters.User')).toBeUndefined();
    expect(fieldOfPath(spec, 'DisplayName')).toBeUndefined();
  });

  it('tells what somebody else changed, and whether the person edited the same', () => {
    const theirs = { name: 'Jennifer', note: 'left', active: true };
    expect(differencesOf(spec, base, theirs, { ...base, note: 'on call' })).toEqual([
      {
        field: 'name',
        label: 'Name',
        words: '“Jen” became “Jennifer”',
        before: '“Jen”',
        after: '“Jennifer”',
        mine: false,
      },
      {
        field: 'note',
        label: 'Note',
        words: 'nothing became “left”',
        before: 'nothing',
        after: '“left”',
        mine: true,
      },
    ]);
  });

  it('takes the own save, come back as stored, for no difference', () => {
    const mine = { ...base, name: 'Jennifer' };
    expect(differencesOf(spec, base, mine, mine)).toEqual([]);
  });

  it('puts the edits on top of what is stored now', () => {
    const theirs = { name: 'Jennifer', note: 'left', active: false };
    expect(rebase(spec, base, { ...base, note: 'on call' }, theirs)).toEqual({
      name: 'Jennifer',
      note: 'on call',
      active: false,
    });
  });
});
