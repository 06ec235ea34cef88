import type { CmdletShape, ParameterSpec } from './spec.ts';

// Microsoft names these three (version history, 4.5.26) and publishes no parameter of them: all that they have here is
// ours, the smallest that does their work. What Get-PAMSet returns is known from an operator's script.

const set: ParameterSpec = {
  name: 'Set',
  type: 'set',
  position: 1,
  mandatory: true,
  pipeline: true,
  ours: true,
  help: 'The set, as Get-PAMSet returns it.',
};

const member: ParameterSpec = {
  name: 'Member',
  type: 'user',
  position: 2,
  mandatory: true,
  list: true,
  ours: true,
  help: 'The PAM users.',
};

export const setCmdlets = [
  {
    name: 'Get-PAMSet',
    access: 'read',
    kind: 'administrator',
    output: 'set',
    changes: false,
    summary: 'Lists the sets with their explicit and computed members.',
    parameters: [],
  },
  {
    name: 'Add-PAMSetMember',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Puts PAM users into a set. A set that computes its members takes none.',
    parameters: [set, member],
  },
  {
    name: 'Remove-PAMSetMember',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Takes PAM users out of a set into which they were put.',
    parameters: [set, member],
  },
] as const satisfies readonly CmdletShape[];
