import { readArguments } from './arguments.ts';
import { plainDashes } from './characters.ts';
import type { Value } from './command.ts';
import { isSeconds, longestSeconds } from './durations.ts';
import type { Token } from './lex.ts';
import type { Raw, Reader } from './reader.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// The few cmdlets of PowerShell itself that are read inside parentheses, described as MIM's are so that the same code
// reads their parameters. None of them is run: each stands for a value.

const helper = (
  name: string,
  parameters: readonly ParameterSpec[],
  unsupported: readonly string[] = [],
): CmdletShape => ({
  name,
  access: 'read',
  kind: 'administrator',
  output: null,
  changes: false,
  summary: '',
  parameters,
  unsupported: unsupported.map(other => ({ name: other })),
});

const units = { Days: 86_400, Hours: 3_600, Minutes: 60, Seconds: 1 } as const;

const timeSpan = helper(
  'New-TimeSpan',
  Object.keys(units).map(name => ({ name, type: 'int', help: `${name} of the time span.` })),
  // Known so that -M and -S are as ambiguous here as in PowerShell.
  ['Start', 'End', 'Milliseconds'],
);
const date = helper('Get-Date', [
  { name: 'Date', type: 'datetime', position: 1, mandatory: true, help: 'The date and time.' },
]);
const readHost = helper('Read-Host', [
  { name: 'Prompt', type: 'string', position: 1, help: 'What the question says.' },
  { name: 'AsSecureString', type: 'switch', help: 'Hides what is typed.' },
]);
const credential = helper('Get-Credential', [
  { name: 'Credential', type: 'string', position: 1, help: 'The name of the account.' },
  { name: 'UserName', type: 'string', help: 'The name of the account.' },
  { name: 'Message', type: 'string', help: 'What the question says.' },
]);

const all = [timeSpan, date, readHost, credential];
/** The cmdlets of PowerShell's that stand for a value. */
export const helperNames: readonly string[] = all.map(spec => spec.name);
const helpers = new Map(all.map(spec => [spec.name.toLowerCase(), spec]));

/** The description of a cmdlet of PowerShell's that stands for a value, by its name in any case. */
export const helperNamed = (name: string): CmdletShape | undefined =>
  helpers.get(plainDashes(name).toLowerCase());

/** True for the name of a cmdlet of PowerShell's that stands for a value. */
export const isHelper = (name: string): boolean => helperNamed(name) !== undefined;

/** Reads a helper from its name to the closing parenthesis. The next token is known to be a helper's name. */
export function readHelper(reader: Reader): Raw {
  const name = reader.lexer.next();
  const spec = name.kind === 'word' ? helperNamed(name.text) : undefined;
  if (spec === undefined) throw reader.refuse(name, helperNames);
  return helperValue(reader, spec, readArguments(reader, spec, null, name), {
    start: name.start,
    end: reader.lexer.peek(),
  });
}

/** What a helper stands for, given its parameters. `place` is where it begins and what follows it. */
export function helperValue(
  reader: Reader,
  spec: CmdletShape,
  values: Record<string, Value>,
  { start, end }: { start: number; end: Token },
): Raw {
  if (spec === date) return { kind: 'date', text: typeof values.Date === 'string' ? values.Date : '', start };
  if (spec === credential) return { kind: 'prompt', prompt: 'credential', start };
  if (spec === readHost) {
    return { kind: 'prompt', prompt: values.AsSecureString === true ? 'secureString' : 'text', start };
  }
  const given = Object.entries(units).filter(([unit]) => values[unit] !== undefined);
  if (given.length === 0)
    throw reader.refuse(
      end,
      Object.keys(units).map(unit => `-${unit}`),
    );
  const seconds = given.reduce((sum, [unit, length]) => sum + Number(values[unit]) * length, 0);
  if (!isSeconds(seconds)) {
    throw reader.refuseAt(start, 'a time span out of range', [`from 0 to ${String(longestSeconds)} seconds`]);
  }
  return { kind: 'seconds', seconds, start };
}
