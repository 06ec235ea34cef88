import { signsInNowhere } from './no-effect.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

/** `-Session` of the cmdlets that have it, at its position there. */
export function sessionAt(position: number): ParameterSpec & { readonly type: 'session' } {
  return {
    name: 'Session',
    type: 'session',
    position,
    help: 'A session of New-PAMSession. The console runs in one forest, so only a session of that one is taken.',
  };
}

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md (sessions).

export const sessionCmdlets = [
  {
    name: 'New-PAMSession',
    access: 'read',
    kind: 'administrator',
    output: 'session',
    changes: false,
    summary: 'Gives a session of this PAM server for the parameter Session of other cmdlets.',
    parameters: [
      {
        name: 'Domain',
        type: 'string',
        position: 1,
        help: 'The domain of the PAM server: the PRIV domain of this forest. Left out, it is that one.',
      },
      {
        name: 'Credentials',
        type: 'credential',
        position: 2,
        secret: true,
        noEffect: signsInNowhere,
        help: 'An administrator of the other server.',
      },
    ],
  },
] as const satisfies readonly CmdletShape[];
