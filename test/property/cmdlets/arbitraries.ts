import fc from 'fast-check';
import {
  catalogue,
  type CmdletSpec,
  gettersOf,
  cmdlet,
  isGetCmdlet,
} from '../../../shared/cmdlets/catalogue.ts';
import type { Command, Pipeline, Prompt, Ref, Value } from '../../../shared/cmdlets/command.ts';
import { parametersOfSet, setsOf } from '../../../shared/cmdlets/sets.ts';
import { isObjectKind, isSecret, type ObjectKind, type ParameterSpec } from '../../../shared/cmdlets/spec.ts';

// Every valid command of every cmdlet, made from the catalogue itself, with the texts that break writers.

const nasty = [
  ...`'"\`$#;&|(){}[]<>,@-:=%?\\ `,
  ...'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u2013\u2014\u2212',
  ...'\n\r\t\0\x07\b\f\v\x1b\x7f\u0085\u00a0\u00ad',
  ...'\u200b\u202e\u2028\u2029\ufeff',
  '\ud800',
  '\udfff',
  '🚀',
  '\u{e0001}',
  'é',
  '$(',
  '$_',
  '$([char]65)',
  '`u{41}',
  "''",
  '""',
  '--%',
  '@(',
  'a',
  '1',
];

/** A text that a string parameter may hold. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.array(fc.constantFrom(...nasty), { maxLength: 20 }).map(parts => parts.join('')),
  fc.constantFrom('R', '-MFAEnabled', '600', '$true', '+12135551212', '007', '', "Jen's"),
);
const someText = anyText.filter(text => text !== '');

const dateTexts = ['20:00', '8:05 AM', '2026-07-11 23:40', '2026/07/11', '2026-07-11T23:40:00Z'];

const whereOf = fc.record({
  property: fc.constantFrom('RequestId', 'PrivAccountName', 'a1'),
  equals: anyText,
});

function refOf(kind: ObjectKind): fc.Arbitrary<Ref> {
  return fc.constantFrom(...gettersOf(kind)).chain(get => {
    const parameters = parametersOf(cmdlet(get), null) as fc.Arbitrary<Ref['parameters']>;
    return fc.record(
      { get: fc.constant(get), parameters, where: whereOf },
      { requiredKeys: ['get', 'parameters'] },
    );
  });
}

function valueOf(parameter: ParameterSpec): fc.Arbitrary<Value> {
  const text = parameter.mandatory === true || isSecret(parameter, '') ? someText : anyText;
  if (parameter.secret === true) {
    const prompt: Prompt['prompt'] =
      parameter.type === 'secureString' || parameter.type === 'credential' ? parameter.type : 'text';
    return fc.oneof(text, fc.constant({ prompt }));
  }
  if (isObjectKind(parameter.type)) return refOf(parameter.type);
  switch (parameter.type) {
    case 'string':
      return text;
    case 'int':
      return fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 });
    case 'boolean':
      return fc.boolean();
    case 'switch':
      return fc.constant(true);
    case 'timespan':
      return fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(0, 600, 3600));
    case 'datetime':
      return fc.constantFrom(...dateTexts);
    case 'enum':
      return fc.constantFrom(...(parameter.values ?? []));
    default:
      throw new Error(`No values for ${parameter.type}`);
  }
}

/** The parameters of a complete command; `without` comes through the pipe. */
function parametersOf(spec: CmdletSpec, without: ObjectKind | null): fc.Arbitrary<Record<string, Value>> {
  const piped = (parameter: ParameterSpec) => parameter.pipeline === true && parameter.type === without;
  const sets = setsOf(spec).filter(set => without === null || parametersOfSet(spec, set).some(piped));
  return fc.constantFrom(...sets).chain(set => {
    const parameters = parametersOfSet(spec, set).filter(parameter => !piped(parameter));
    const values = parameters.map(parameter => {
      const value = valueOf(parameter);
      return [
        parameter.name,
        parameter.list === true
          ? fc.array(value, { minLength: parameter.mandatory === true ? 1 : 0, maxLength: 3 })
          : value,
      ] as const;
    });
    const mandatory = parameters.filter(parameter => parameter.mandatory === true).map(({ name }) => name);
    return fc.record(Object.fromEntries(values), { requiredKeys: mandatory });
  });
}

/** A valid command of one cmdlet, alone or after a stage that hands it `incoming`. */
export function commandOf(spec: CmdletSpec, incoming: ObjectKind | null = null): fc.Arbitrary<Command> {
  const required = {
    cmdlet: fc.constant(spec.name),
    parameters: parametersOf(spec, incoming),
  };
  if (!isGetCmdlet(spec.name)) return fc.record(required);
  return fc.record({ ...required, where: whereOf }, { requiredKeys: ['cmdlet', 'parameters'] });
}

export const anyCommand = fc.constantFrom(...catalogue).chain(spec => commandOf(spec));

const takers = (kind: ObjectKind | null) =>
  catalogue.filter(spec => spec.parameters.some(({ pipeline, type }) => pipeline === true && type === kind));

/** A valid pipeline of one to four commands. */
export const anyPipeline: fc.Arbitrary<Pipeline> = anyCommand.chain(first => grow([first], 3));

function grow(pipeline: Pipeline, more: number): fc.Arbitrary<Pipeline> {
  const last = pipeline.at(-1);
  const output = last === undefined ? null : cmdlet(last.cmdlet).output;
  const next = output === null ? [] : takers(output);
  if (more === 0 || next.length === 0) return fc.constant(pipeline);
  const grown = fc
    .constantFrom(...next)
    .chain(spec => commandOf(spec, output))
    .chain(command => grow([...pipeline, command], more - 1));
  return fc.oneof(fc.constant(pipeline), grown);
}
