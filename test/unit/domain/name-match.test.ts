import { describe, expect, it } from 'vitest';
import { bestFit, classOf, fitOf } from '../../../shared/domain/name-match.ts';

const classFor = (typed: string, name: string) => {
  const fit = fitOf(typed, name);
  return fit === null ? null : classOf(fit);
};
/** Names that fit, best first. */
const ranked = (typed: string, names: string[]) =>
  names
    .flatMap(name => ({ name, fit: fitOf(typed, name) }))
    .filter(({ fit }) => fit !== null)
    .sort((a, b) => (a.fit ?? 0) - (b.fit ?? 0))
    .map(({ name }) => name);

describe('a few letters and a name', () => {
  it.each([
    ['corp admins', 'Corp Admins', 'whole'],
    ['CORP AD', 'Corp Admins', 'beginning'],
    ['adm', 'Corp Admins', 'words'],
    ['ca', 'Corp Admins', 'words'],
    ['corpadm', 'Corp Admins', 'words'],
    ['jen', 'PRIV.Jen', 'words'],
    ['setrole', 'Set-PAMRole', 'words'],
    ['pamrole', 'Set-PAMRole', 'words'],
    ['ole', 'Set-PAMRole', 'part'],
    ['cpd', 'Corp Admins', 'letters'],
    ['müll', 'Jen MÜLLER', 'words'],
    ['mu\u0308ll', 'Jen Müller', 'words'],
  ])('%s fits %s as its %s', (typed, name, wanted) => {
    expect(classFor(typed, name)).toBe(wanted);
  });

  it.each([
    ['', 'R'],
    ['  ', 'R'],
    ['jne', 'Jen'],
    ['jenn', 'Jen'],
    ['x', ''],
  ])('%j does not fit %j', (typed, name) => {
    expect(fitOf(typed, name)).toBeNull();
  });

  it('puts the better one first', () => {
    expect(ranked('r', ['Users', 'Corp Readers', 'Roles', 'R'])).toEqual([
      'R',
      'Roles',
      'Corp Readers',
      'Users',
    ]);
    expect(ranked('ca', ['Scanner', 'Corp Admins', 'Catalogue', 'Can', 'Clean air data'])).toEqual([
      'Catalogue',
      'Can',
      'Corp Admins',
      'Clean air data',
      'Scanner',
    ]);
    expect(ranked('rls', ['Raw lists', 'Roles', 'RxxlxxS'])).toEqual(['Roles', 'Raw lists', 'RxxlxxS']);
  });

  it('takes the best of several names', () => {
    expect(bestFit('jen', ['Jen Doe', 'PRIV.Jen'])).toBe(fitOf('jen', 'Jen Doe'));
    expect(bestFit('zz', ['Jen Doe', 'PRIV.Jen'])).toBeNull();
  });
});
