import type { z } from 'zod';
import { makeCommand, type Pipeline } from '../../../shared/cmdlets/command.ts';
import { pamConfiguration, type PamConfiguration } from '../../../shared/domain/configuration.ts';
import { durationInWords } from '../../../shared/domain/words.ts';

/** The form's values: the configuration without its version, and the durations in an order that can hold. */
export const pamSchema = pamConfiguration.omit({ version: true }).superRefine((values, context) => {
  if (values.roleMaximalDuration < values.roleMinimalDuration)
    context.addIssue({
      code: 'custom',
      path: ['roleMaximalDuration'],
      message: `The longest duration cannot be less than the shortest, ${durationInWords(values.roleMinimalDuration)}.`,
    });
  if (
    values.roleDefaultDuration < values.roleMinimalDuration ||
    values.roleDefaultDuration > values.roleMaximalDuration
  )
    context.addIssue({
      code: 'custom',
      path: ['roleDefaultDuration'],
      message: 'Give a duration between the shortest and the longest.',
    });
});
export type PamValues = z.infer<typeof pamSchema>;

/** Each field and the parameter of Set-PAMConfiguration that it is. */
export const parameterOf = {
  privUserPrefix: 'PrivUserPrefix',
  roleMinimalDuration: 'RoleMinimalDuration',
  roleMaximalDuration: 'RoleMaximalDuration',
  roleDefaultDuration: 'RoleDefaultDuration',
  forestFunctionality: 'ForestFunctionality',
  userAdminPasswordLength: 'UserAdminPasswordLength',
  requestExpirationInDays: 'RequestExpirationInDays',
  defaultADContainer: 'DefaultADContainer',
} as const satisfies Record<keyof PamValues, string>;

const fields = Object.keys(parameterOf) as (keyof PamValues)[];

/** The field that an issue's path names: `parameters.TTL`, with or without the stage of the pipeline before it. */
export function fieldOf(path: string): keyof PamValues | undefined {
  const name = path.split('.').at(-1);
  return fields.find(field => parameterOf[field] === name);
}

/** The line that Save runs: the parameters that differ from what was read, or null where none does or one is no number yet. */
export function pamPipeline(base: PamConfiguration, values: PamValues): Pipeline | null {
  const parameters: Record<string, string | number> = {};
  for (const field of fields) {
    const value = values[field];
    if (Number.isNaN(value)) return null;
    if (value !== base[field]) parameters[parameterOf[field]] = value;
  }
  return Object.keys(parameters).length === 0 ? null : [makeCommand('Set-PAMConfiguration', parameters)];
}
