import { gettersOf } from './catalogue.ts';
import { isInt32, longestText } from './check-value.ts';
import type { Value } from './command.ts';
import { dateTimeForms, readDateTime } from './datetime.ts';
import { isSeconds, longestSeconds, readTimeSpan } from './durations.ts';
import type { Raw, Reader } from './reader.ts';
import { isObjectKind, isSecret, type ParameterSpec } from './spec.ts';

/** What a parameter takes, as it would be typed: for the `expected` of an error and for the command bar. */
export function expectedOf(parameter: ParameterSpec): string[] {
  if (isObjectKind(parameter.type)) return gettersOf(parameter.type).map(name => `(${name} …)`);
  switch (parameter.type) {
    case 'string':
      return parameter.secret === true ? ['a text', "(Read-Host -Prompt 'PIN code')"] : ['a text'];
    case 'int':
      return ['a whole number'];
    case 'boolean':
    case 'switch':
      return ['$true', '$false', '1', '0'];
    case 'timespan':
      return ['(New-TimeSpan -Minutes 10)', 'whole seconds', "a text such as '1.02:03:04'"];
    case 'datetime':
      return [...dateTimeForms];
    case 'secureString':
      return ['(Read-Host -AsSecureString)'];
    case 'credential':
      return ['(Get-Credential)'];
    case 'enum':
      return [...(parameter.values ?? [])];
  }
}

const digits = /^[+-]?\d{1,15}$/;

function toText(reader: Reader, parameter: ParameterSpec, raw: Raw): string {
  const mayBeEmpty = parameter.mandatory !== true && !isSecret(parameter, '');
  if (raw.kind === 'constant' && raw.name === 'null' && mayBeEmpty) return '';
  if (raw.kind !== 'word' && raw.kind !== 'string') {
    const why = raw.kind === 'list' ? 'A text with a comma stands in quotes.' : undefined;
    throw reader.refuseRaw(raw, expectedOf(parameter), why);
  }
  if (raw.text === '' && !mayBeEmpty) {
    throw reader.refuseRaw(raw, expectedOf(parameter), `-${parameter.name} must not be empty.`);
  }
  if (raw.text.length > longestText) {
    throw reader.refuseAt(raw.start, 'a longer text', ['a text of up to 4,096 characters']);
  }
  return raw.text;
}

function toInt(reader: Reader, parameter: ParameterSpec, raw: Raw): number {
  const number =
    (raw.kind === 'word' || raw.kind === 'string') && digits.test(raw.text) ? Number(raw.text) : NaN;
  // Adding 0 turns -0, which JSON and equality disagree about, into 0.
  if (!isInt32(number)) throw reader.refuseRaw(raw, expectedOf(parameter));
  return number + 0;
}

function toBoolean(reader: Reader, parameter: ParameterSpec, raw: Raw): boolean {
  if (raw.kind === 'constant' && raw.name !== 'null') return raw.name === 'true';
  // PowerShell takes any number but 0 for true, and no text: 'false' in quotes would be a trap.
  if (raw.kind === 'word' && digits.test(raw.text)) return Number(raw.text) !== 0;
  throw reader.refuseRaw(raw, expectedOf(parameter));
}

function toSeconds(reader: Reader, parameter: ParameterSpec, raw: Raw): number {
  if (raw.kind === 'seconds') return raw.seconds;
  if (raw.kind === 'string' && digits.test(raw.text)) {
    const why = 'A number in quotes is days to PowerShell; without quotes it is seconds.';
    throw reader.refuseRaw(raw, expectedOf(parameter), why);
  }
  if (raw.kind === 'word' && digits.test(raw.text)) {
    const seconds = Number(raw.text) + 0;
    if (isSeconds(seconds)) return seconds;
    throw reader.refuseRaw(raw, [`seconds from 0 to ${String(longestSeconds)}`]);
  }
  const seconds = raw.kind === 'word' || raw.kind === 'string' ? readTimeSpan(raw.text) : null;
  if (seconds === null) throw reader.refuseRaw(raw, expectedOf(parameter));
  return seconds;
}

function toOne(reader: Reader, parameter: ParameterSpec, raw: Raw): Value {
  const { type } = parameter;
  if (isObjectKind(type)) {
    if (raw.kind === 'ref' && raw.output === type) return raw.ref;
    throw reader.refuseRaw(raw, expectedOf(parameter), emptiness(parameter, raw));
  }
  switch (type) {
    case 'string':
      if (raw.kind === 'prompt' && parameter.secret === true) {
        if (raw.prompt === 'text') return { prompt: 'text' };
        const why = `-${parameter.name} is a String: given anything but text, MIM would store the name of its type.`;
        throw reader.refuseRaw(raw, expectedOf(parameter), why);
      }
      return toText(reader, parameter, raw);
    case 'int':
      return toInt(reader, parameter, raw);
    case 'boolean':
    case 'switch':
      return toBoolean(reader, parameter, raw);
    case 'timespan':
      return toSeconds(reader, parameter, raw);
    case 'datetime': {
      if (raw.kind === 'date') return raw.text;
      if ((raw.kind === 'word' || raw.kind === 'string') && readDateTime(raw.text) !== null) return raw.text;
      throw reader.refuseRaw(raw, expectedOf(parameter));
    }
    case 'secureString':
    case 'credential':
      if (raw.kind === 'prompt' && raw.prompt === type) return { prompt: type };
      throw reader.refuseRaw(
        raw,
        expectedOf(parameter),
        'A secret is typed when the line runs, never in it.',
      );
    case 'enum': {
      const text = raw.kind === 'word' || raw.kind === 'string' ? raw.text.toLowerCase() : null;
      const value = (parameter.values ?? []).find(known => known.toLowerCase() === text);
      if (value === undefined) throw reader.refuseRaw(raw, expectedOf(parameter));
      return value;
    }
  }
}

function emptiness(parameter: ParameterSpec, raw: Raw): string | undefined {
  const empty =
    (raw.kind === 'constant' && raw.name === 'null') || (raw.kind === 'list' && raw.items.length === 0);
  return empty && parameter.mandatory === true ? `-${parameter.name} must not be empty.` : undefined;
}

/**
 * The value that a parameter takes from what was read. One value given to a list is a list of one, and $null an empty
 * one. A switch that is off comes back as false. Throws ParseError at the value's column.
 */
export function coerce(reader: Reader, parameter: ParameterSpec, raw: Raw): Value {
  if (parameter.list !== true) return toOne(reader, parameter, raw);
  const none = raw.kind === 'constant' && raw.name === 'null';
  const items = none ? [] : raw.kind === 'list' ? raw.items : [raw];
  if (items.length === 0 && parameter.mandatory === true) {
    throw reader.refuseRaw(raw, expectedOf(parameter), emptiness(parameter, raw));
  }
  return items.map(item => toOne(reader, parameter, item));
}
