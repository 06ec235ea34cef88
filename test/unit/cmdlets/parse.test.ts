import { describe, expect, it } from 'vitest';
import { checkPipeline, type Command, type Pipeline, type Ref } from '../../../shared/cmdlets/command.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';

const R: Ref = { get: 'Get-PAMRole', parameters: { DisplayName: 'R' } };
const jen: Ref = { get: 'Get-PAMUser', parameters: { SourceDisplayName: 'Jen' } };
const setRole = (parameters: Command['parameters']): Pipeline => [
  { cmdlet: 'Set-PAMRole', parameters: { Role: R, ...parameters } },
];
const getRole = (DisplayName: string): Pipeline => [{ cmdlet: 'Get-PAMRole', parameters: { DisplayName } }];

describe('the lines of Microsoft’s pages', () => {
  it.each<[string, Pipeline]>([
    [
      'Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -SourcePhoneNumber 12135551212',
      [{ cmdlet: 'Set-PAMUser', parameters: { User: jen, SourcePhoneNumber: '12135551212' } }],
    ],
    ['Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 1', setRole({ MFAEnabled: true })],
    ['Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 0', setRole({ MFAEnabled: false })],
    [
      'New-PAMUser -SourceDomain CONTOSO.local -SourceAccountName Jen',
      [{ cmdlet: 'New-PAMUser', parameters: { SourceDomain: 'CONTOSO.local', SourceAccountName: 'Jen' } }],
    ],
    [
      'New-PAMRole -DisplayName "CorpAdmins" -TTL 600',
      [{ cmdlet: 'New-PAMRole', parameters: { DisplayName: 'CorpAdmins', TTL: 600 } }],
    ],
    [
      'Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2015',
      [{ cmdlet: 'Set-PAMConfiguration', parameters: { ForestFunctionality: 'DS_BEHAVIOR_WIN2015' } }],
    ],
    ['Get-PAMRequestToApprove', [{ cmdlet: 'Get-PAMRequestToApprove', parameters: {} }]],
  ])('%s', (line, pipeline) => {
    expect(parseLine(line)).toEqual(pipeline);
    expect(checkPipeline(parseLine(line))).toEqual([]);
  });
});

describe('texts', () => {
  it.each([
    ['Get-PAMRole R', 'R'],
    ["Get-PAMRole 'it''s'", "it's"],
    ['Get-PAMRole "say ""so"""', 'say "so"'],
    ['Get-PAMRole "a`tb`n`"c`" `$d ``"', 'a\tb\n"c" $d `'],
    ["Get-PAMRole 'a`tb $c'", 'a`tb $c'],
    ['Get-PAMRole Domain` Admins', 'Domain Admins'],
    ['Get-PAMRole a#b', 'a#b'],
    ['Get-PAMRole "5 $ or $"', '5 $ or $'],
    ['Get-PAMRole "R$([char]8238)x$([CHAR]55296)"', 'R\u202ex\ud800'],
    ['Get-PAMRole foo–bar', 'foo–bar'],
    ["Get-PAMRole '–'", '–'],
    ['Get-PAMRole Zürich', 'Zürich'],
    ['Get-PAMRole 🚀', '🚀'],
    ['Get-PAMRole -5', '-5'],
    ['Get-PAMRole 007', '007'],
    ['Get-PAMRole 600', '600'],
    ['Get-PAMRole jen@contoso.local', 'jen@contoso.local'],
    ['Get-PAMRole PRIV\\PRIV.Jen', 'PRIV\\PRIV.Jen'],
    ["Get-PAMRole 'two\nlines'", 'two\nlines'],
    ["Get-PAMRole '-DisplayName'", '-DisplayName'],
    ['Get-PAMRole $null', ''],
  ])('%s', (line, text) => {
    expect(parseLine(line)).toEqual(getRole(text));
  });

  it.each(['+12135551212', '00121', '0049711', '4711'])('keeps the number %s as it is typed', number => {
    const [command] = parseLine(`Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber ${number}`);
    expect(command?.parameters.SourcePhoneNumber).toBe(number);
  });
});

describe('what a paste brings', () => {
  it.each([
    'Get–PAMRole –DisplayName “R”',
    'Get—PAMRole —DisplayName „R“',
    'Get−PAMRole −DisplayName ‘R’',
    'Get-PAMRole\u00a0-DisplayName\u00a0R',
    '  Get-PAMRole -DisplayName R  \r\n',
    '\nGet-PAMRole R',
    'Get-PAMRole R # the role of the lab; | ( "',
    'Get-PAMRole `\n  -DisplayName R',
    '\ufeffGet-PAMRole R',
  ])('%j', line => {
    expect(parseLine(line)).toEqual(getRole('R'));
  });

  it('doubles typographic quotes as PowerShell does', () => {
    expect(parseLine('Get-PAMRole ‘Jen’’s’')).toEqual(getRole('Jen’s'));
    expect(parseLine('Get-PAMRole “Jen’s “” role”')).toEqual(getRole('Jen’s ” role'));
  });
});

describe('names and positions', () => {
  it.each<[string, Pipeline]>([
    ['GET-pamrole -DISPLAYNAME R', getRole('R')],
    ['Get-PAMRole -d R', getRole('R')],
    ['Get-PAMRole -DisplayName:R', getRole('R')],
    ['Get-PAMRole -DisplayName: R', getRole('R')],
    ['Set-PAMRole(Get-PAMRole R) -MFAEnabled 1', setRole({ MFAEnabled: true })],
    ['Set-PAMRole -MFAEnabled $TRUE (Get-PAMRole R)', setRole({ MFAEnabled: true })],
    ['Set-PAMRole (Get-PAMRole R) 600 20:00', setRole({ TTL: 600, AvailableFrom: '20:00' })],
    ['Set-PAMRole 600 -Role (Get-PAMRole R)', setRole({ TTL: 600 })],
    [
      'New-PAMRequest R -RequestedTTL 60 why',
      [
        {
          cmdlet: 'New-PAMRequest',
          parameters: { RoleDisplayName: 'R', RequestedTTL: 60, Justification: 'why' },
        },
      ],
    ],
    [
      'New-PAMRequest (Get-PAMRoleForRequest -DisplayName R)',
      [
        {
          cmdlet: 'New-PAMRequest',
          parameters: { Role: { get: 'Get-PAMRoleForRequest', parameters: { DisplayName: 'R' } } },
        },
      ],
    ],
    [
      'Close-PAMRequestForControl (Get-PAMUser Jen) -Force',
      [{ cmdlet: 'Close-PAMRequestForControl', parameters: { User: jen, Force: true } }],
    ],
    [
      'Get-PAMRequest (Get-PAMUser Jen) $true',
      [{ cmdlet: 'Get-PAMRequest', parameters: { User: jen, Active: true } }],
    ],
    [
      'Get-PAMRequest (Get-PAMUser Jen) -Ext',
      [{ cmdlet: 'Get-PAMRequest', parameters: { User: jen, Extended: true } }],
    ],
    ['Get-PAMRoleForRequest', [{ cmdlet: 'Get-PAMRoleForRequest', parameters: {} }]],
  ])('%s', (line, pipeline) => {
    expect(parseLine(line)).toEqual(pipeline);
  });
});

describe('values of other types', () => {
  it.each<[string, Command['parameters']]>([
    ['-MFAEnabled $false', { MFAEnabled: false }],
    ['-MFAEnabled:$true', { MFAEnabled: true }],
    ['-MFAEnabled 2', { MFAEnabled: true }],
    ['-TTL (New-TimeSpan -Seconds 600)', { TTL: 600 }],
    ['-TTL (new-timespan -min 10)', { TTL: 600 }],
    ['-TTL (New-TimeSpan -Days 1 -Hours 2 -Minutes 3 -Seconds 4)', { TTL: 93_784 }],
    ['-TTL 600', { TTL: 600 }],
    ['-TTL 1.02:03:04', { TTL: 93_784 }],
    ["-TTL '00:10:00'", { TTL: 600 }],
    ['-AvailableFrom 20:00', { AvailableFrom: '20:00' }],
    ["-AvailableFrom (Get-Date '8:00 PM')", { AvailableFrom: '8:00 PM' }],
    ['-AvailableFrom (Get-Date -Date 2026-07-11T20:00:00Z)', { AvailableFrom: '2026-07-11T20:00:00Z' }],
    ['-Candidates (Get-PAMUser Jen)', { Candidates: [jen] }],
    ['-Candidates (Get-PAMUser Jen),(Get-PAMUser Jen)', { Candidates: [jen, jen] }],
    ['-Candidates @((Get-PAMUser Jen), (Get-PAMUser Jen))', { Candidates: [jen, jen] }],
    ['-Candidates @(Get-PAMUser Jen)', { Candidates: [jen] }],
    ['-Candidates @()', { Candidates: [] }],
    ['-Candidates $null', { Candidates: [] }],
  ])('%s', (given, parameters) => {
    expect(parseLine(`Set-PAMRole (Get-PAMRole R) ${given}`)).toEqual(setRole(parameters));
  });

  it('takes a switch that is turned off for one that is not given', () => {
    const [command] = parseLine('New-PAMRole R -MFAEnabled:$false -ApprovalEnabled:1');
    expect(command?.parameters).toEqual({ DisplayName: 'R', ApprovalEnabled: true });
  });

  it('reads secrets as prompts, and a PIN code that stands in the line', () => {
    const [user] = parseLine(
      'New-PAMUser c j -PrivPassword (Read-Host "Password" -AsSecureString) -Credentials (Get-Credential CONTOSO\\x)',
    );
    expect(user?.parameters).toMatchObject({
      PrivPassword: { prompt: 'secureString' },
      Credentials: { prompt: 'credential' },
    });
    const pin = (value: string) =>
      parseLine(`Set-PAMUser (Get-PAMUser Jen) -PrivPINCode ${value}`)[0]?.parameters.PrivPINCode;
    expect(pin("(Read-Host -Prompt 'PIN code')")).toEqual({ prompt: 'text' });
    expect(pin('0123')).toBe('0123');
    expect(pin("''")).toBe('');
    expect(pin('$null')).toBe('');
  });
});

describe('pipes and filters', () => {
  const where = { property: 'RequestId', equals: 'a1' };

  it.each<[string, Pipeline]>([
    [
      'Get-PAMRole R | Set-PAMRole -MFAEnabled 1',
      [...getRole('R'), { cmdlet: 'Set-PAMRole', parameters: { MFAEnabled: true } }],
    ],
    [
      "Get-PAMRequestToApprove | Where-Object { $_.RequestId -eq 'a1' } | Set-PAMRequestToApprove -Approve",
      [
        { cmdlet: 'Get-PAMRequestToApprove', parameters: {}, where },
        { cmdlet: 'Set-PAMRequestToApprove', parameters: { Approve: true } },
      ],
    ],
    [
      'Get-PAMRequestToApprove | ? RequestId -eq a1',
      [{ cmdlet: 'Get-PAMRequestToApprove', parameters: {}, where }],
    ],
    [
      'Get-PAMRequestToApprove|where{$_.RequestId -EQ "a1"}',
      [{ cmdlet: 'Get-PAMRequestToApprove', parameters: {}, where }],
    ],
    [
      'Set-PAMRequestToApprove (Get-PAMRequestToApprove | Where-Object { $_.RequestId -eq "a1" }) -Reject',
      [
        {
          cmdlet: 'Set-PAMRequestToApprove',
          parameters: { Request: { get: 'Get-PAMRequestToApprove', parameters: {}, where }, Reject: true },
        },
      ],
    ],
    [
      'Get-PAMUser Jen | Get-PAMRequest -Active | Close-PAMRequestForControl',
      [
        { cmdlet: 'Get-PAMUser', parameters: { SourceDisplayName: 'Jen' } },
        { cmdlet: 'Get-PAMRequest', parameters: { Active: true } },
        { cmdlet: 'Close-PAMRequestForControl', parameters: {} },
      ],
    ],
  ])('%s', (line, pipeline) => {
    expect(parseLine(line)).toEqual(pipeline);
    expect(checkPipeline(pipeline)).toEqual([]);
  });
});
