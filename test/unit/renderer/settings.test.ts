import { describe, expect, it } from 'vitest';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import { checkPipeline } from '../../../shared/cmdlets/command.ts';
import { fieldOf, pamPipeline, pamSchema } from '../../../renderer/features/settings/pam-values.ts';
import {
  changedConsole,
  consoleFieldOf,
  consoleSchema,
  consoleValuesOf,
} from '../../../renderer/features/settings/console-values.ts';
import { leavesForm } from '../../../renderer/components/leaves-form.ts';
import { aConsoleConfiguration, aPamConfiguration } from '../../fakes/pam-objects.ts';

describe('the PAM configuration’s form', () => {
  const { version: _version, ...values } = aPamConfiguration;
  it('runs nothing while nothing differs, or while a number is being typed', () => {
    expect(pamPipeline(aPamConfiguration, values)).toBeNull();
    expect(pamPipeline(aPamConfiguration, { ...values, roleMinimalDuration: Number.NaN })).toBeNull();
  });
  it('runs only the parameters that differ, as the catalogue has them', () => {
    const pipeline = pamPipeline(aPamConfiguration, {
      ...values,
      roleMinimalDuration: 600,
      privUserPrefix: 'P.',
    });
    if (pipeline === null) throw new Error('Nothing would run.');
    expect(checkPipeline(pipeline)).toEqual([]);
    expect(writePipeline(pipeline)).toBe(
      "Set-PAMConfiguration -PrivUserPrefix 'P.' -RoleMinimalDuration (New-TimeSpan -Seconds 600)",
    );
  });
  it('refuses durations in an order that cannot hold, at the field', () => {
    const result = pamSchema.safeParse({ ...values, roleMaximalDuration: 60 });
    expect(result.error?.issues.map(issue => issue.path[0])).toEqual([
      'roleMaximalDuration',
      'roleDefaultDuration',
    ]);
  });
  it('finds the field of a refusal', () => {
    expect(fieldOf('0.parameters.RoleMinimalDuration')).toBe('roleMinimalDuration');
    expect(fieldOf('expects')).toBeUndefined();
  });
});

describe('the console’s form', () => {
  const base = { ...aConsoleConfiguration, mimServiceFolders: ['C:\\A', '\\\\server\\b'] };
  it('sends nothing that does not differ', () => {
    expect(changedConsole(base, consoleValuesOf(base))).toEqual({});
  });
  it('sends folders as a list and the attributes in their order', () => {
    const values = {
      ...consoleValuesOf(base),
      folders: ' C:\\A \n\n',
      phoneOrder: 'telephoneNumber' as const,
    };
    expect(changedConsole(base, values)).toEqual({
      mimServiceFolders: ['C:\\A'],
      phoneAttributes: ['telephoneNumber'],
    });
  });
  it('refuses what is no pattern and no folder at all', () => {
    const result = consoleSchema.safeParse({
      ...consoleValuesOf(base),
      internalNumbers: '4(',
      folders: ' \n',
    });
    expect(result.error?.issues.map(issue => issue.path[0])).toEqual(['folders', 'internalNumbers']);
  });
  it('sends the limits of the checks whole, and refuses what is no number of days', () => {
    const values = { ...consoleValuesOf(base), unusedDays: ' 30 ' };
    expect(changedConsole(base, values)).toEqual({
      checkLimits: { ...base.checkLimits, unusedDays: 30 },
    });
    for (const unusedDays of ['', '0', '1.5', '-3', '99999'])
      expect(consoleSchema.safeParse({ ...values, unusedDays }).error?.issues[0]?.path).toEqual([
        'unusedDays',
      ]);
    expect(consoleFieldOf('values.checkLimits.unusedDays')).toBe('unusedDays');
  });
  it('finds the field of a refusal', () => {
    expect(consoleFieldOf('values.mimServiceFolders.1')).toBe('folders');
    expect(consoleFieldOf('values.timeZone')).toBe('timeZone');
    expect(consoleFieldOf('expects')).toBeUndefined();
  });
});

it.each([
  ['/settings/pam', '/settings/pam', undefined, false],
  ['/settings/pam', '/settings/access', undefined, true],
  ['/roles/1/settings', '/roles/1/people', '/roles/1', false],
  ['/roles/1/settings', '/roles/12/settings', '/roles/1', true],
  ['/roles/1', '/roles', '/roles/1', true],
])('from %s to %s within %s leaves the form: %s', (from, to, within, leaves) => {
  expect(leavesForm(from, to, within)).toBe(leaves);
});
