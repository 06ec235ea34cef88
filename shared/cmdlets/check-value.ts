import { dateTimeForms, readDateTime } from './datetime.ts';
import { isSeconds, longestSeconds } from './durations.ts';
import { anObject, isRecord, orList, type Problem, unknownKeys } from './problem.ts';
import { isObjectKind, type ObjectKind, type ParameterSpec } from './spec.ts';

/** The longest text of a parameter, in UTF-16 units. Ours: MIM publishes none. */
export const longestText = 4096;

/** Checks a reference; handed in, because a reference has parameters with values of their own. */
type CheckRef = (value: Record<string, unknown>, kind: ObjectKind) => Problem[];

const one = (message: string): Problem[] => [{ path: [], message }];

function problemsOfText(value: unknown, mandatory: boolean): Problem[] {
  if (typeof value !== 'string') return one('A text is needed.');
  if (value.length > longestText) return one('A text may have up to 4,096 characters.');
  return mandatory && value === '' ? one('This must not be empty.') : [];
}

function problemsOfSecret(parameter: ParameterSpec, value: unknown): Problem[] {
  if (!isRecord(value)) return problemsOfText(value, parameter.clearable !== true);
  const wanted = parameter.type === 'string' ? 'text' : parameter.type;
  const problems = unknownKeys(value, ['prompt']);
  return value.prompt === wanted
    ? problems
    : [...problems, ...one('Type the secret, or leave it to be asked for.')];
}

function problemsOfOne(parameter: ParameterSpec, value: unknown, checkRef: CheckRef): Problem[] {
  if (parameter.secret === true) return problemsOfSecret(parameter, value);
  const { type } = parameter;
  if (isObjectKind(type)) {
    if (isRecord(value)) return checkRef(value, type);
    return one(
      Array.isArray(value) ? `One only: ${anObject(type)}.` : `Name ${anObject(type)} by a Get- cmdlet.`,
    );
  }
  switch (type) {
    case 'string':
      return problemsOfText(value, parameter.mandatory === true);
    case 'int':
      return isInt32(value) ? [] : one('A whole number is needed.');
    case 'boolean':
      return typeof value === 'boolean' ? [] : one('This is true or false.');
    case 'switch':
      return value === true ? [] : one('A switch is true, or left out.');
    case 'timespan':
      return typeof value === 'number' && isSeconds(value)
        ? []
        : one(`Whole seconds are needed, from 0 to ${String(longestSeconds)}.`);
    case 'datetime':
      return typeof value === 'string' && readDateTime(value) !== null
        ? []
        : one(`A date or a time of day is needed, for example ${orList(dateTimeForms)}.`);
    case 'enum':
      return typeof value === 'string' && (parameter.values ?? []).includes(value)
        ? []
        : one(`This is ${orList(parameter.values ?? [])}.`);
    case 'secureString':
    case 'credential':
      return problemsOfSecret(parameter, value);
  }
}

/** True for a whole number that fits MIM's Int32. */
export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647;
}

/** What is wrong with the value of a parameter; paths are inside the value. */
export function problemsOfValue(parameter: ParameterSpec, value: unknown, checkRef: CheckRef): Problem[] {
  if (parameter.list !== true) return problemsOfOne(parameter, value, checkRef);
  if (!Array.isArray(value)) return one('A list is needed.');
  if (value.length === 0 && parameter.mandatory === true) return one('At least one is needed.');
  return (value as unknown[]).flatMap((item, index) =>
    problemsOfOne(parameter, item, checkRef).map(({ path, message }) => ({
      path: [index, ...path],
      message,
    })),
  );
}
