import { describe, expect, it } from 'vitest';
import { catalogue } from '../../../shared/cmdlets/catalogue.ts';
import { notesOf } from '../../../shared/cmdlets/notes.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';

describe('what has no effect', () => {
  it('is exactly this', () => {
    const without = catalogue.flatMap(spec =>
      spec.parameters.filter(one => one.noEffect !== undefined).map(({ name }) => `${spec.name} ${name}`),
    );
    expect(without).toEqual([
      'New-PAMUser PrivPassword',
      'New-PAMUser Credentials',
      'New-PAMUser Container',
      'New-PAMGroup Credentials',
      'New-PAMGroup SourceDC',
      'New-PAMGroup Container',
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

  it('is told of what was given, each once, and of nothing else', () => {
    expect(notesOf(parseLine('New-PAMUser CONTOSO Jen'))).toEqual([]);
    const line = 'New-PAMUser CONTOSO Jen -PrivPassword (Read-Host -AsSecureString) -Container OU=a';
    expect(notesOf(parseLine(line))).toEqual([
      expect.stringMatching(/^-PrivPassword has no effect: .*keeps no password/),
      expect.stringMatching(/^-Container has no effect: .*makes nothing in PRIV/),
    ]);
    const twice = [
      ...parseLine('New-PAMUser a b -Container c'),
      ...parseLine('New-PAMUser a d -Container c'),
    ];
    expect(notesOf(twice)).toHaveLength(1);
  });
});
