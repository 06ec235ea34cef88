import { cmdlet } from './catalogue.ts';
import {
  type Command,
  type Pipeline,
  type Prompt,
  promptFor,
  type Ref,
  type Value,
  type Where,
} from './command.ts';
import { quoteString } from './quote.ts';
import { type CmdletShape, isSecret, type ParameterSpec } from './spec.ts';

// A String parameter that is given a SecureString stores the name of the type and not the secret. PrivPINCode is a
// String, so the line asks for it as text.
const asked: Readonly<Record<Prompt['prompt'], string>> = {
  secureString: '(Read-Host -AsSecureString)',
  credential: '(Get-Credential)',
  text: "(Read-Host -Prompt 'PIN code')",
};

/** What asks for a secret in a line: it stands wherever the secret would. */
export function writePrompt(parameter: ParameterSpec): string {
  return asked[promptFor(parameter.type).prompt];
}

function writeWhere({ property, equals }: Where): string {
  return ` | Where-Object { $_.${property} -eq ${quoteString(equals)} }`;
}

/** A reference as it stands in a line: `(Get-PAMRole -DisplayName 'R')`. */
export function writeRef(ref: Ref): string {
  const body = writeBody(cmdlet(ref.get), ref.parameters);
  return `(${body}${ref.where === undefined ? '' : writeWhere(ref.where)})`;
}

function writeValue(parameter: ParameterSpec | undefined, value: Value): string {
  if (parameter !== undefined && isSecret(parameter, value)) return writePrompt(parameter);
  if (Array.isArray(value)) {
    return value.length === 0 ? '@()' : value.map(item => writeValue(parameter, item)).join(', ');
  }
  switch (typeof value) {
    case 'boolean':
      return value ? '$true' : '$false';
    case 'number':
      return parameter?.type === 'timespan' ? `(New-TimeSpan -Seconds ${String(value)})` : String(value);
    case 'string':
      return parameter?.type === 'enum' ? value : quoteString(value);
    default:
      return 'prompt' in value ? asked[value.prompt] : writeRef(value);
  }
}

/** The object that a Set- or Remove- cmdlet works on stands first and without its name, as in Microsoft's pages. */
function isSubject(spec: CmdletShape, parameter: ParameterSpec): boolean {
  return /^(Set|Remove)-/.test(spec.name) && parameter.position === 1 && parameter.pipeline === true;
}

function writeBody(spec: CmdletShape, parameters: Record<string, Value>): string {
  const parts: string[] = [spec.name];
  // In the catalogue's order, so that the same command is always the same line.
  for (const parameter of spec.parameters) {
    const value = parameters[parameter.name];
    if (value === undefined) continue;
    if (isSubject(spec, parameter)) parts.push(writeValue(parameter, value));
    else if (parameter.type === 'switch') parts.push(`-${parameter.name}${value === true ? '' : ':$false'}`);
    else parts.push(`-${parameter.name} ${writeValue(parameter, value)}`);
  }
  return parts.join(' ');
}

/**
 * A command as one line of PowerShell: what an administrator could run in MIM's own module. Parameters by name in the
 * catalogue's order, time spans as `(New-TimeSpan -Seconds 600)`, a secret always as the prompt that asks for it. Only
 * inside quotes is anything not ASCII. A command that is not complete yet is written as far as it goes. `parseLine` of
 * the line gives the command back, up to the length that it reads.
 */
export function writeCommand(command: Command): string {
  const body = writeBody(cmdlet(command.cmdlet), command.parameters);
  return command.where === undefined ? body : body + writeWhere(command.where);
}

/** A pipeline as one line of PowerShell, each command as `writeCommand` writes it. */
export function writePipeline(pipeline: Pipeline): string {
  return pipeline.map(writeCommand).join(' | ');
}
