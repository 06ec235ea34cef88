import { describe, expect, it } from 'vitest';
import {
  catalogue,
  cmdlet,
  cmdletNames,
  explainUnknownCmdlet,
  findCmdlet,
  gettersOf,
  matchParameter,
} from '../../../shared/cmdlets/catalogue.ts';
import { parametersOfSet, setsOf } from '../../../shared/cmdlets/sets.ts';

/** All that MIM PAM has: the 29 of the 2017 reference and the three for sets (version history, 4.5.26). */
const promised = [
  ...['User', 'Group', 'Role'].flatMap(noun =>
    ['New', 'Get', 'Set', 'Remove'].map(verb => `${verb}-PAM${noun}`),
  ),
  'New-PAMRequest',
  'Get-PAMRequest',
  'Close-PAMRequest',
  'Get-PAMRequestToApprove',
  'Set-PAMRequestToApprove',
  'Close-PAMRequestForControl',
  'Get-PAMRoleForRequest',
  'Get-PAMRequestForReview',
  'Get-PAMConfiguration',
  'Set-PAMConfiguration',
  ...['Trust', 'DomainConfiguration'].flatMap(noun =>
    ['New', 'Test', 'Remove'].map(verb => `${verb}-PAM${noun}`),
  ),
  'Get-PAMSet',
  'Add-PAMSetMember',
  'Remove-PAMSetMember',
  'New-PAMSession',
];

describe('the catalogue', () => {
  it('has the 32 cmdlets of MIM PAM and no other', () => {
    expect(promised).toHaveLength(32);
    expect([...cmdletNames].sort()).toEqual([...promised].sort());
  });

  it.each(catalogue.map(spec => [spec.name, spec] as const))('%s is described soundly', (name, spec) => {
    const names = [...spec.parameters, ...(spec.unsupported ?? [])].map(parameter =>
      parameter.name.toLowerCase(),
    );
    expect(new Set(names).size).toBe(names.length);
    // A session is made by no change; a test is kept in the history.
    expect(spec.changes).toBe(!name.startsWith('Get-') && name !== 'New-PAMSession');
    for (const set of setsOf(spec)) {
      const positions = [...parametersOfSet(spec, set), ...(spec.unsupported ?? [])].flatMap(
        ({ position }) => (position === undefined ? [] : [position]),
      );
      expect(new Set(positions).size, `positions of ${String(set)}`).toBe(positions.length);
    }
    for (const parameter of spec.parameters) {
      expect(parameter.help.length).toBeGreaterThan(10);
      expect(parameter.type === 'enum').toBe(parameter.values !== undefined);
    }
  });

  it('asks no right but to read for what reads, and the right of the operator for what is asked, decided and tested', () => {
    for (const spec of catalogue) {
      const wanted = !spec.changes ? 'read' : /Request|^Test-/.test(spec.name) ? 'operate' : 'administer';
      expect(spec.access, spec.name).toBe(wanted);
    }
  });

  it('has the gates as switches in New-PAMRole and as Booleans in Set-PAMRole', () => {
    const type = (name: 'New-PAMRole' | 'Set-PAMRole') =>
      cmdlet(name).parameters.find(parameter => parameter.name === 'MFAEnabled')?.type;
    expect([type('New-PAMRole'), type('Set-PAMRole')]).toEqual(['switch', 'boolean']);
  });

  it.each([
    ['Set-PAMUser', 'SourcePhoneNumber', 10],
    ['Set-PAMUser', 'PrivPINCode', 12],
    ['New-PAMRole', 'Candidates', 4],
    ['Set-PAMRole', 'Candidates', 10],
    ['Get-PAMRole', 'Active', 3],
    ['Get-PAMRequest', 'Extended', 9],
    ['Get-PAMRequestForReview', 'Closed', 7],
    ['Set-PAMConfiguration', 'ForestFunctionality', 5],
    ['New-PAMRequest', 'RequestedTime', undefined],
    ['New-PAMTrust', 'Bidirectional', 3],
    ['Test-PAMTrust', 'CorpCredentials', 2],
    ['Test-PAMTrust', 'PrivCredentials', 3],
    ['Test-PAMTrust', 'Bidirectional', 4],
    ['Remove-PAMTrust', 'Credentials', 2],
    ['New-PAMDomainConfiguration', 'SourceDomain', 1],
    ['New-PAMSession', 'Credentials', 2],
    ['New-PAMRole', 'Session', 12],
    ['Set-PAMRole', 'Session', 13],
    ['Get-PAMRole', 'Session', 2],
    ['Set-PAMUser', 'Session', 14],
    ['New-PAMGroup', 'Session', 7],
  ] as const)('keeps the position that Microsoft prints: %s -%s', (name, parameter, position) => {
    expect(cmdlet(name).parameters.find(candidate => candidate.name === parameter)?.position).toBe(position);
  });

  it('keeps exactly these secret', () => {
    const secrets = catalogue.flatMap(spec =>
      spec.parameters.filter(({ secret }) => secret === true).map(({ name }) => `${spec.name} ${name}`),
    );
    expect(secrets).toEqual([
      'New-PAMUser PrivPassword',
      'New-PAMUser Credentials',
      'Set-PAMUser PrivPINCode',
      'New-PAMGroup Credentials',
      'New-PAMTrust Credentials',
      'Test-PAMTrust CorpCredentials',
      'Test-PAMTrust PrivCredentials',
      'Remove-PAMTrust Credentials',
      'New-PAMDomainConfiguration Credentials',
      'Test-PAMDomainConfiguration Credentials',
      'Remove-PAMDomainConfiguration Credentials',
      'New-PAMSession Credentials',
    ]);
  });

  it('marks as ours what Microsoft has not published, -WhatIf and -Confirm apart, and nothing else', () => {
    const ours = catalogue.flatMap(spec =>
      spec.parameters
        .filter(parameter => parameter.ours === true && !/^(WhatIf|Confirm)$/.test(parameter.name))
        .map(({ name }) => `${spec.name} ${name}`),
    );
    expect(ours).toEqual([
      'Add-PAMSetMember Set',
      'Add-PAMSetMember Member',
      'Remove-PAMSetMember Set',
      'Remove-PAMSetMember Member',
    ]);
    expect(cmdlet('Get-PAMSet').parameters).toEqual([]);
  });
});

describe('looking up names', () => {
  it('finds a cmdlet in any case', () => {
    expect(findCmdlet('get-pamROLE')?.name).toBe('Get-PAMRole');
    expect(findCmdlet('constructor')).toBeNull();
  });

  it('says what was probably meant', () => {
    expect(explainUnknownCmdlet('Get-PAMRoles').near).toBe('Get-PAMRole');
    expect(explainUnknownCmdlet('Get-Process').near).toBeNull();
    expect(explainUnknownCmdlet('Get-PAMSets').near).toBe('Get-PAMSet');
  });

  it('takes a beginning of a parameter that fits one, and names all that several fit', () => {
    expect(matchParameter(cmdlet('Set-PAMRole'), 'mfa')).toMatchObject({ parameter: { name: 'MFAEnabled' } });
    expect(matchParameter(cmdlet('Get-PAMUser'), 'SourceD')).toEqual({
      kind: 'ambiguous',
      names: ['SourceDisplayName', 'SourceDomain'],
    });
    // A whole name wins over the longer one that begins with it.
    expect(matchParameter(cmdlet('New-PAMRequest'), 'role')).toMatchObject({ parameter: { name: 'Role' } });
    expect(matchParameter(cmdlet('Get-PAMRole'), 'whatif')).toEqual({ kind: 'none', nearest: null });
    expect(matchParameter(cmdlet('Remove-PAMRole'), 'w')).toMatchObject({ parameter: { name: 'WhatIf' } });
    expect(matchParameter(cmdlet('Get-PAMRole'), 'sess')).toMatchObject({ parameter: { name: 'Session' } });
    // What is clear in MIM is not made unclear by a parameter of the console's own.
    expect(matchParameter(cmdlet('Set-PAMRole'), 'c')).toMatchObject({ parameter: { name: 'Candidates' } });
    expect(matchParameter(cmdlet('Set-PAMRole'), 'conf')).toMatchObject({ parameter: { name: 'Confirm' } });
    expect(matchParameter(cmdlet('Set-PAMRole'), 'MFAEnable_')).toEqual({
      kind: 'none',
      nearest: 'MFAEnabled',
    });
    expect(matchParameter(cmdlet('Set-PAMRole'), '')).toMatchObject({ kind: 'none' });
  });

  it('knows what returns a kind of object', () => {
    expect(gettersOf('request')).toEqual(['Get-PAMRequest', 'Get-PAMRequestForReview']);
    expect(gettersOf('session')).toEqual(['New-PAMSession']);
    expect(gettersOf('set')).toEqual(['Get-PAMSet']);
    // What a test answers is no object that a parameter takes.
    expect(gettersOf('answer')).toEqual([]);
  });
});
