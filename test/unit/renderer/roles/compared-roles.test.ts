import { expect, test } from 'vitest';
import { comparedForms } from '../../../../renderer/components/compared-forms.ts';
import { type RoleForm, roleSpec } from '../../../../renderer/features/roles/role-form.ts';
import { form, groupNamed, jen, kim, pat } from './people.ts';

const compared = (a: RoleForm, b: RoleForm) =>
  Object.fromEntries(comparedForms(roleSpec, a, b).map(({ field, ...rest }) => [field, rest]));
const differing = (a: RoleForm, b: RoleForm) =>
  comparedForms(roleSpec, a, b).flatMap(({ field, same }) => (same ? [] : [field]));

test('roles that hold the same differ in nothing, whatever the order of their people', () => {
  const one = form({ candidates: [jen, pat], description: 'Nights' });
  expect(differing(one, form({ candidates: [pat, jen], description: ' Nights ' }))).toEqual([]);
});

test('says values in the words of the page', () => {
  const { ttl, mfaEnabled, description } = compared(
    form({ ttl: 900, mfaEnabled: true, description: 'Nights' }),
    form({ ttl: 3600 }),
  );
  expect(ttl).toEqual({ label: 'Longest activation', same: false, value: { a: '15 minutes', b: '1 hour' } });
  expect(mfaEnabled).toMatchObject({ label: 'Phone call', value: { a: 'on', b: 'off' } });
  expect(description).toMatchObject({ value: { a: '“Nights”', b: 'nothing' } });
});

test('says who is in one only, and who in both', () => {
  const groups = { one: groupNamed('One'), two: groupNamed('Two') };
  const { candidates, privileges } = compared(
    form({ candidates: [pat, jen], privileges: [groups.one, groups.two] }),
    form({ candidates: [jen, kim], privileges: [groups.one] }),
  );
  expect(candidates).toMatchObject({ same: false, value: { onlyA: ['Pat'], onlyB: ['Kim'], both: ['Jen'] } });
  expect(privileges).toMatchObject({ value: { onlyA: ['CONTOSO.Two'], onlyB: [], both: ['CONTOSO.One'] } });
});

test('counts hours only where a window uses them', () => {
  const kept = form({ availableFrom: '08:00', availableTo: '18:00' });
  expect(differing(kept, form())).toEqual([]);
  const on = { ...kept, availabilityWindowEnabled: true };
  expect(differing(on, kept)).toEqual(['availabilityWindowEnabled', 'availableFrom', 'availableTo']);
  expect(compared(on, kept)['availableFrom']).toMatchObject({ value: { a: '“08:00”', b: 'not used' } });
  expect(differing(on, { ...on, availableTo: '20:00' })).toEqual(['availableTo']);
});
