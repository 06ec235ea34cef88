import { signsInNowhere } from './no-effect.ts';
import type { CmdletShape, ParameterSpec } from './spec.ts';

// Source: Microsoft's MIMPAM reference, gathered in docs/mim-facts.md (domains). Positions are the reference's. In MIM
// these cmdlets change Active Directory; here they keep a record of it, because the console reaches no domain controller.

const sourceForest: ParameterSpec = {
  name: 'SourceForest',
  type: 'string',
  position: 1,
  mandatory: true,
  help: 'The CORP forest: the DNS name of its root domain.',
};

const sourceDomain: ParameterSpec = {
  name: 'SourceDomain',
  type: 'string',
  position: 1,
  mandatory: true,
  help: 'The CORP domain: its NetBIOS name or its DNS name.',
};

const credentials: ParameterSpec = {
  name: 'Credentials',
  type: 'credential',
  position: 2,
  mandatory: true,
  secret: true,
  noEffect: signsInNowhere,
  help: 'An administrator of the CORP side.',
};

export const domainCmdlets = [
  {
    name: 'New-PAMTrust',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary:
      'Records the trust of a CORP forest in PRIV. The netdom commands that make it are on the page Domains.',
    parameters: [
      sourceForest,
      credentials,
      {
        name: 'Bidirectional',
        type: 'switch',
        position: 3,
        help: 'PRIV trusts CORP too. Microsoft’s design is one way: CORP trusts PRIV.',
      },
    ],
  },
  {
    name: 'Test-PAMTrust',
    access: 'operate',
    kind: 'administrator',
    output: 'answer',
    changes: true,
    summary:
      'Answers from the record, without looking at the trust: true where SID history, SID filtering and PIM trust are confirmed.',
    parameters: [
      sourceForest,
      { ...credentials, name: 'CorpCredentials' },
      {
        name: 'PrivCredentials',
        type: 'credential',
        position: 3,
        secret: true,
        noEffect: signsInNowhere,
        help: 'An administrator of PRIV.',
      },
      {
        name: 'Bidirectional',
        type: 'switch',
        position: 4,
        help: 'Also asks that the trust is recorded as one in both directions.',
      },
    ],
  },
  {
    name: 'Remove-PAMTrust',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Removes the record of a trust with its confirmations. What is recorded of the domains stays.',
    parameters: [sourceForest, credentials],
  },
  {
    name: 'New-PAMDomainConfiguration',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Records that a CORP domain is configured for PAM. At the 2016 level netdom does it instead.',
    parameters: [sourceDomain, credentials],
  },
  {
    name: 'Test-PAMDomainConfiguration',
    access: 'operate',
    kind: 'administrator',
    output: 'answer',
    changes: true,
    summary: 'Says from the record which of the seven requirements of a CORP domain are not confirmed.',
    parameters: [sourceDomain, credentials],
  },
  {
    name: 'Remove-PAMDomainConfiguration',
    access: 'administer',
    kind: 'administrator',
    output: null,
    changes: true,
    summary: 'Removes the record that a CORP domain is configured for PAM. Its other confirmations stay.',
    parameters: [sourceDomain, credentials],
  },
] as const satisfies readonly CmdletShape[];
