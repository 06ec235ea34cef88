import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference has -WhatIf and -Confirm on the three Remove- cmdlets of users, groups and roles. On
// the other cmdlets that change something they are the console's own, and marked so.

const documented: readonly string[] = ['Remove-PAMUser', 'Remove-PAMGroup', 'Remove-PAMRole'];

const asking: readonly ParameterSpec[] = [
  { name: 'WhatIf', type: 'switch', help: 'Says what the line would do, and does nothing.' },
  {
    name: 'Confirm',
    type: 'switch',
    help: 'Nothing is asked in the middle of a line: -Confirm:$false may stand, -Confirm is refused.',
  },
];

/** A cmdlet that changes something, with -WhatIf and -Confirm; any other as it is. */
export function withAsking<S extends CmdletShape>(spec: S): S {
  if (!spec.changes) return spec;
  const own = documented.includes(spec.name)
    ? asking
    : asking.map((parameter): ParameterSpec => ({ ...parameter, ours: true }));
  return { ...spec, parameters: [...spec.parameters, ...own] };
}
