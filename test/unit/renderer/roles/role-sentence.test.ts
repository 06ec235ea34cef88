import { describe, expect, test } from 'vitest';
import type { GroupId, UserId } from '../../../../shared/domain/ids.ts';
import {
  roleSentence,
  roleSentenceParts,
  type SentenceNames,
  type SentenceRole,
} from '../../../../shared/domain/role-sentence.ts';

const names: SentenceNames = {
  user: id => String(id),
  group: id => String(id),
  timeZone: 'Europe/Berlin',
};
const users = (...list: string[]) => list as UserId[];
const groups = (...list: string[]) => list as GroupId[];

const plainRole: SentenceRole = {
  ttl: 900,
  mfaEnabled: false,
  approvalEnabled: false,
  disableAutoApprovalIfOwner: false,
  availabilityWindowEnabled: false,
  availableFrom: null,
  availableTo: null,
  candidates: users('Jen'),
  approvers: [],
  privileges: groups('CONTOSO.CorpAdmins'),
};
const say = (change: Partial<SentenceRole> = {}) => roleSentence({ ...plainRole, ...change }, names);

describe('the sentence of a role', () => {
  test('says that no gate stands in the way', () => {
    expect(say()).toBe(
      'Jen may join CONTOSO.CorpAdmins for up to 15 minutes without a phone call; nobody approves; activation is possible at any time.',
    );
  });

  test('says that a phone call comes first', () => {
    expect(say({ mfaEnabled: true })).toContain('for up to 15 minutes after a phone call; nobody approves');
  });

  test.each([
    [users(), 'Nobody may join'],
    [users('Jen', 'Pat'), 'Jen and Pat may join'],
    [users('Jen', 'Pat', 'Kim'), 'Jen, Pat and Kim may join'],
    [users('Jen', 'Pat', 'Kim', 'Lee'), 'Jen and 3 others may join'],
  ])('names up to three candidates and counts the rest: %s', (candidates, words) => {
    expect(say({ candidates }).startsWith(words)).toBe(true);
  });

  test.each([
    [groups(), 'may activate the role, which grants no group, for up to'],
    [groups('A', 'B'), 'may join A and B for'],
    [groups('A', 'B', 'C', 'D', 'E'), 'may join A and 4 other groups for'],
  ])('names the groups that are granted: %s', (privileges, words) => {
    expect(say({ privileges })).toContain(words);
  });

  test.each([
    [60, 'for up to 1 minute '],
    [5400, 'for up to 1 hour 30 minutes '],
    [2_592_000, 'for up to 30 days '],
    [Number.NaN, 'for a time that is not set '],
    [0, 'for a time that is not set '],
  ])('says %d seconds in words', (ttl, words) => {
    expect(say({ ttl })).toContain(words);
  });

  test('says that an approval is asked and nobody can give it', () => {
    expect(say({ approvalEnabled: true })).toContain('; an approval is asked and nobody can give it;');
  });

  test.each([
    [users('Pat'), '; Pat approves;'],
    [users('Pat', 'Kim'), '; Pat or Kim approves;'],
    [users('Pat', 'Kim', 'Lee'), '; Pat, Kim or Lee approves;'],
    [users('Pat', 'Kim', 'Lee', 'Max'), '; Pat or one of 3 others approves;'],
  ])('names those of whom one approves: %s', (approvers, words) => {
    expect(say({ approvalEnabled: true, approvers })).toContain(words);
  });

  test('leaves approvers out where no approval is asked', () => {
    expect(say({ approvers: users('Pat') })).toContain('; nobody approves;');
  });

  test('says that an owner who asks is approved automatically', () => {
    expect(say({ approvalEnabled: true, approvers: users('Jen', 'Pat') })).toContain(
      '; Jen or Pat approves, and Jen is approved automatically on asking;',
    );
    expect(
      say({ approvalEnabled: true, candidates: users('Jen', 'Pat'), approvers: users('Jen', 'Pat') }),
    ).toContain('and Jen and Pat are approved automatically on asking;');
  });

  test('says that another approver decides where automatic approval is off', () => {
    expect(
      say({ approvalEnabled: true, disableAutoApprovalIfOwner: true, approvers: users('Jen', 'Pat') }),
    ).toContain('; Jen or Pat approves, and another approver decides when Jen asks;');
  });

  test('says that the only approver cannot be approved by anybody', () => {
    expect(
      say({ approvalEnabled: true, disableAutoApprovalIfOwner: true, approvers: users('Jen') }),
    ).toContain('; Jen approves, but nobody can approve Jen;');
  });

  test.each([
    ['08:00', '18:00', 'activation is possible from 08:00 to 18:00 every day (Europe/Berlin).'],
    [null, '18:00', 'activation is possible in a window whose hours are not set.'],
    ['08:00', null, 'activation is possible in a window whose hours are not set.'],
    ['20:00', '06:00', 'activation is never possible, because 06:00 is not after 20:00.'],
  ])('tells the window from %s to %s', (availableFrom, availableTo, words) => {
    expect(say({ availabilityWindowEnabled: true, availableFrom, availableTo })).toContain(words);
  });

  test('leaves hours out that are stored and not enforced', () => {
    expect(say({ availableFrom: '08:00', availableTo: '18:00' })).toContain('at any time.');
  });

  test('is the same as its parts, of which an edit changes only its own', () => {
    const before = roleSentenceParts(plainRole, names);
    const after = roleSentenceParts({ ...plainRole, mfaEnabled: true }, names);
    expect(before.map(part => part.text).join('')).toBe(say());
    const changed = after.filter((part, index) => part.text !== before[index]?.text);
    expect(changed.map(part => part.kind)).toEqual(['call']);
  });

  test('has no part without words in any combination of the gates', () => {
    for (let bits = 0; bits < 32; bits += 1) {
      const role: SentenceRole = {
        ...plainRole,
        mfaEnabled: (bits & 1) > 0,
        approvalEnabled: (bits & 2) > 0,
        disableAutoApprovalIfOwner: (bits & 4) > 0,
        availabilityWindowEnabled: (bits & 8) > 0,
        approvers: (bits & 16) > 0 ? users('Jen', 'Pat') : [],
      };
      expect(roleSentenceParts(role, names).every(part => part.text !== '')).toBe(true);
      expect(roleSentence(role, names)).toMatch(/^[A-Z].*[^.]\.$/);
    }
  });
});
