import { plainDashes } from '../characters.ts';
import type { CmdletShape, ParameterSpec } from '../spec.ts';

// PowerShell's own cmdlets that shape what a pipe gives, described as MIM's are so that the same code reads their
// parameters. They read properties and change nothing.

const property = (help: string): ParameterSpec => ({
  name: 'Property',
  type: 'string',
  position: 1,
  list: true,
  help,
});
const count = (name: string, help: string): ParameterSpec => ({ name, type: 'int', help });
const flag = (name: string, help: string): ParameterSpec => ({ name, type: 'switch', help });

function shaper(name: string, summary: string, parameters: readonly ParameterSpec[]): CmdletShape {
  return {
    name,
    access: 'read',
    kind: 'administrator',
    output: null,
    changes: false,
    summary,
    parameters,
  };
}

const all: readonly [CmdletShape, ...names: string[]][] = [
  [
    shaper('Select-Object', 'Picks objects by their number and properties by their name.', [
      property('The properties to keep.'),
      { name: 'ExpandProperty', type: 'string', help: 'The property to give instead of the object.' },
      count('First', 'How many from the beginning.'),
      count('Last', 'How many from the end.'),
      count('Skip', 'How many to leave out at the beginning.'),
      flag('Unique', 'Leaves out what came before.'),
    ]),
    'select',
  ],
  [
    shaper('Sort-Object', 'Puts objects in the order of a property.', [
      property('The properties to sort by.'),
      flag('Descending', 'The greatest first.'),
      flag('Unique', 'Leaves out what came before.'),
    ]),
    'sort',
  ],
  [shaper('Measure-Object', 'Counts objects.', []), 'measure'],
  [
    shaper('Format-Table', 'Keeps the properties to show.', [
      property('The properties to show.'),
      flag('AutoSize', 'The console chooses the width itself.'),
    ]),
    'ft',
  ],
  [shaper('Format-List', 'Keeps the properties to show.', [property('The properties to show.')]), 'fl'],
  [shaper('Out-Null', 'Gives nothing on.', [])],
];

const byName = new Map(
  all.flatMap(([spec, ...names]) => [spec.name, ...names].map(name => [name.toLowerCase(), spec] as const)),
);

/** The description of a cmdlet that shapes what a pipe gives, by its name or its short name in any case. */
export const shaperNamed = (name: string): CmdletShape | undefined =>
  byName.get(plainDashes(name).toLowerCase());

/** `Import-Module MIMPAM`, with which Microsoft's examples begin: here it is there already. */
export const importModule: CmdletShape = shaper('Import-Module', 'Loads a module.', [
  { name: 'Name', type: 'enum', values: ['MIMPAM'], position: 1, mandatory: true, help: 'The module.' },
]);

/** True for ForEach-Object and its two short names. */
export const isForEach = (name: string): boolean =>
  ['foreach-object', 'foreach', '%'].includes(plainDashes(name).toLowerCase());
