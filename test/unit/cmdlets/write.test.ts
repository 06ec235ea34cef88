import { describe, expect, it } from 'vitest';
import type { Command } from '../../../shared/cmdlets/command.ts';
import { quoteString } from '../../../shared/cmdlets/quote.ts';
import { roleRef, userRef } from '../../../shared/cmdlets/refs.ts';
import { writeCommand, writePipeline } from '../../../shared/cmdlets/write.ts';

const Role = roleRef({ displayName: 'R' });
const jen = userRef({ privAccountName: 'PRIV.Jen', sourceDomain: 'contoso.local', sourceAccountName: 'Jen' });

describe('the PowerShell writer', () => {
  it.each<[Command, string]>([
    [
      { cmdlet: 'Set-PAMRole', parameters: { MFAEnabled: true, Role } },
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -MFAEnabled $true",
    ],
    [
      { cmdlet: 'Set-PAMRole', parameters: { Role, MFAEnabled: false, TTL: 600, Candidates: [] } },
      "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds 600) -MFAEnabled $false -Candidates @()",
    ],
    [
      { cmdlet: 'New-PAMRole', parameters: { DisplayName: 'R', MFAEnabled: true, Candidates: [jen, jen] } },
      "New-PAMRole -DisplayName 'R' -Candidates (Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen'), " +
        "(Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen') -MFAEnabled",
    ],
    [
      {
        cmdlet: 'Set-PAMConfiguration',
        parameters: { ForestFunctionality: 'DS_BEHAVIOR_WIN2015', RequestExpirationInDays: 30 },
      },
      'Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2015 -RequestExpirationInDays 30',
    ],
    [
      { cmdlet: 'Remove-PAMRole', parameters: { Role, Force: true } },
      "Remove-PAMRole (Get-PAMRole -DisplayName 'R') -Force",
    ],
    [
      {
        cmdlet: 'New-PAMRequest',
        parameters: { RoleDisplayName: 'R', RequestedTime: '2026-07-11T23:40:00Z' },
      },
      "New-PAMRequest -RoleDisplayName 'R' -RequestedTime '2026-07-11T23:40:00Z'",
    ],
    [{ cmdlet: 'Get-PAMConfiguration', parameters: {} }, 'Get-PAMConfiguration'],
    // A form shows its line while it is filled in.
    [{ cmdlet: 'Set-PAMRole', parameters: { MFAEnabled: true } }, 'Set-PAMRole -MFAEnabled $true'],
  ])('writes %j', (command, line) => {
    expect(writeCommand(command)).toBe(line);
  });

  it('asks for every secret and never writes one', () => {
    const user: Command = {
      cmdlet: 'New-PAMUser',
      parameters: {
        SourceDomain: 'c',
        SourceAccountName: 'j',
        PrivPassword: 'hunter2',
        Credentials: 'hunter2',
      },
    };
    expect(writeCommand(user)).toBe(
      "New-PAMUser -SourceDomain 'c' -SourceAccountName 'j' -PrivPassword (Read-Host -AsSecureString) -Credentials (Get-Credential)",
    );
    const prompted: Command = {
      ...user,
      parameters: { ...user.parameters, PrivPassword: { prompt: 'secureString' } },
    };
    expect(writeCommand(prompted)).toBe(writeCommand(user));
    const pin: Command = { cmdlet: 'Set-PAMUser', parameters: { User: jen, PrivPINCode: '1234' } };
    expect(writeCommand(pin)).toMatch(/-PrivPINCode \(Read-Host -Prompt 'PIN code'\)$/);
    const none: Command = { cmdlet: 'Set-PAMUser', parameters: { User: jen, PrivPINCode: '' } };
    expect(writeCommand(none)).toMatch(/-PrivPINCode ''$/);
  });

  it('joins a pipeline, its filters included', () => {
    const line = writePipeline([
      { cmdlet: 'Get-PAMRole', parameters: {}, where: { property: 'DisplayName', equals: "Jen's" } },
      { cmdlet: 'Set-PAMRole', parameters: { MFAEnabled: true } },
    ]);
    expect(line).toBe(
      "Get-PAMRole | Where-Object { $_.DisplayName -eq 'Jen''s' } | Set-PAMRole -MFAEnabled $true",
    );
  });
});

describe('quoting', () => {
  it.each([
    ['', "''"],
    ["it's", "'it''s'"],
    // PowerShell reads typographic single quotes as quotes.
    ['it\u2019s \u2018so\u201b', "'it\u2019\u2019s \u2018\u2018so\u201b\u201b'"],
    ['a "b" $c `d', `'a "b" $c \`d'`],
    ['Zürich', "'Zürich'"],
    ['a\nb\tc\0', '"a`nb`tc`0"'],
    ['a\n$b `c "d" \u201ce\u201d', '"a`n`$b ``c `"d`" `\u201ce`\u201d"'],
    ['\u001b[2J', '"$([char]27)[2J"'],
    // An override of the direction would make the line read as another one.
    ['R\u202eevil', '"R$([char]8238)evil"'],
    ['\ud800', '"$([char]55296)"'],
    ['\u{e0001}', '"$([char]56128)$([char]56321)"'],
  ])('%j becomes %s', (text, quoted) => {
    expect(quoteString(text)).toBe(quoted);
  });
});
