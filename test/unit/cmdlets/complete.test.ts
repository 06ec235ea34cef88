import { describe, expect, it } from 'vitest';
import { cmdletNames } from '../../../shared/cmdlets/catalogue.ts';
import { completions } from '../../../shared/cmdlets/complete.ts';

/** What is offered where ¦ stands. */
function offered(text: string): string[] {
  return completions(text.replace('¦', ''), text.indexOf('¦')).items.map(item => item.text);
}

describe('completions of the command bar', () => {
  it('offers every cmdlet to an empty line, each with its help', () => {
    expect(offered('¦')).toEqual(cmdletNames);
    expect(completions('', 0).items.every(item => item.kind === 'cmdlet' && item.help.length > 10)).toBe(
      true,
    );
  });

  it.each([
    ['get-pamg¦', ['Get-PAMGroup']],
    ['Get–PAMG¦', ['Get-PAMGroup']],
    ['Set-PAMRole (¦', ['Get-PAMRole']],
    ['Set-PAMRole (Get-PAMRole R) -Candidates (¦', ['Get-PAMUser']],
    ['Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), ¦', ['(Get-PAMUser ']],
    ['Get-PAMRole R | ¦', ['Set-PAMRole', 'Remove-PAMRole', 'Close-PAMRequestForControl']],
    ['Set-PAMRole (Get-PAMRole R) -m¦', ['-MFAEnabled']],
    ['Set-PAMRole (Get-PAMRole R) –m¦ -TTL 600', ['-MFAEnabled']],
    ['Set-PAMRole (Get-PAMRole R) -MFAEnabled ¦', ['$true', '$false']],
    ['Set-PAMRole (Get-PAMRole R) -MFAEnabled $f¦', ['$false']],
    ['Set-PAMConfiguration -ForestFunctionality ¦', ['DS_BEHAVIOR_WIN2012R2', 'DS_BEHAVIOR_WIN2015']],
    ['Set-PAMRequestToApprove (Get-PAMRequestToApprove) ¦', ['-Approve', '-Reject', '-WhatIf', '-Confirm']],
    ['Set-PAMRequestToApprove (Get-PAMRequestToApprove) -Approve ¦', ['-WhatIf', '-Confirm']],
    ['Get-PAMRole R | Remove-PAMRole ¦', ['-Session', '-Force', '-WhatIf', '-Confirm']],
    ['New-PAMRequest R -R¦', ['-RequestedTTL', '-RequestedTime']],
    ['New-PAMUser c j -PrivPassword ¦', ['(Read-Host -AsSecureString)']],
    ["Get-PAMRole 'R ¦", []],
    ['Get-PAMRole $x ¦', []],
    ['Get-Process ¦', []],
    ['Get-PAMRole R¦', []],
  ])('%s', (text, items) => {
    expect(offered(text)).toEqual(items);
  });

  it('leaves out parameters that are used, and puts the mandatory ones first', () => {
    const items = offered('Set-PAMRole -TTL 600 -¦');
    expect(items[0]).toBe('-Role');
    expect(items).not.toContain('-TTL');
  });

  it('says which part of the line is replaced', () => {
    expect(completions('Set-PAMRole -mf x', 15)).toMatchObject({ from: 12, to: 15 });
    expect(completions('Get', 99)).toMatchObject({ from: 0, to: 3 });
    expect(completions('Get', -1)).toMatchObject({ from: 0, to: 0 });
  });
});
