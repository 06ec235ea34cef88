import type { CmdletShape, ParameterSpec, ParameterType } from './spec.ts';
import { parametersOfSet, setsOf } from './sets.ts';

/** Types as PowerShell writes them. An object kind is a PAM object: PAMUser, PAMRole. */
const typeNames: Partial<Record<ParameterType, string>> = {
  string: 'String',
  int: 'Int32',
  boolean: 'Boolean',
  timespan: 'TimeSpan',
  datetime: 'DateTime',
  secureString: 'SecureString',
  credential: 'PSCredential',
};

/**
 * How a cmdlet is typed, as `Get-Command -Syntax` writes it: one line for each of its parameter sets, what may be left out in
 * brackets. The parameters by position stand first.
 */
export function syntaxOf(spec: CmdletShape): string[] {
  const lines = setsOf(spec).map(set => {
    const parameters = parametersOfSet(spec, set).toSorted((a, b) => placeOf(a) - placeOf(b));
    return [spec.name, ...parameters.map(written)].join(' ');
  });
  return [...new Set(lines)];
}

const placeOf = (parameter: ParameterSpec): number =>
  parameter.position ?? (parameter.mandatory === true ? 1000 : 1001);

function written(parameter: ParameterSpec): string {
  const name = parameter.position === undefined ? `-${parameter.name}` : `[-${parameter.name}]`;
  const type = typeOf(parameter);
  const whole = type === null ? `-${parameter.name}` : `${name} ${type}`;
  return parameter.mandatory === true ? whole : `[${whole}]`;
}

function typeOf({ type, values, list }: ParameterSpec): string | null {
  if (type === 'switch') return null;
  const one =
    type === 'enum'
      ? (values ?? []).join('|')
      : (typeNames[type] ?? `PAM${type.charAt(0).toUpperCase()}${type.slice(1)}`);
  return `<${one}${list === true ? '[]' : ''}>`;
}
