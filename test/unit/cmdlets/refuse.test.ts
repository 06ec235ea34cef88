import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { longestLine, ParseError, parseLine } from '../../../shared/cmdlets/parse.ts';

function refusal(line: string): ParseError {
  try {
    parseLine(line);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
  throw new Error(`This was read: ${line}`);
}

/** The column is where ¦ stands in the line, which is taken out. */
const marked = (text: string): { line: string; column: number } => ({
  line: text.replace('¦', ''),
  column: text.indexOf('¦') + 1,
});

describe('a line that is not read', () => {
  it('is BAD_REQUEST, with the column, what was found, and what was expected', () => {
    const error = refusal('Get-PAMRole R; Get-PAMRole');
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'BAD_REQUEST', column: 14, found: '";"' });
    expect(error.expected).toEqual(['a parameter', 'a value', 'the end of the command']);
    expect(error.message).toBe(
      'Column 14: found ";", expected a parameter, a value or the end of the command. One line holds one command.',
    );
    expect(error.issues).toEqual([{ path: 'line', message: error.message }]);
  });

  it.each<[text: string, found: string, expected: string]>([
    // Not a command.
    ['¦', 'the end of the line', 'a cmdlet'],
    ['¦# only a comment', 'the end of the line', 'a cmdlet'],
    ['¦Get-PAMRol', '"Get-PAMRol"', 'Get-PAMRole'],
    ['¦Get-Process', '"Get-Process"', 'a cmdlet'],
    ['¦. script.ps1', '"."', 'a cmdlet'],
    ['¦.\\script.ps1', '".\\script.ps1"', 'a cmdlet'],
    ['¦& Get-PAMRole', '"&"', 'a cmdlet'],
    ['¦(Get-PAMRole)', '"("', 'a cmdlet'],
    ["¦'Get-PAMRole'", '"Get-PAMRole"', 'a cmdlet'],
    ['¦$x = 1', 'a variable', 'a value'],
    ['¦[int]5', '"["', 'a value'],
    ['New-PAMTrust a¦', 'the end of the line', '-Credentials'],
    ['Set-PAMRole (¦Test-PAMTrust a b)', '"Test-PAMTrust"', 'a Get- cmdlet of MIM PAM'],
    ['Get-PAMRole -Session ¦PRIV', '"PRIV"', '(New-PAMSession …)'],
    // What PowerShell would do something with.
    ['Get-PAMRole R ¦& Get-PAMRole', '"&"', 'a parameter'],
    ['Get-PAMRole R ¦> out.txt', '">"', 'a parameter'],
    ['Get-PAMRole R 2¦> out.txt', '">"', 'a parameter'],
    ['Get-PAMRole ¦{ R }', '"{"', 'a value'],
    ['Get-PAMRole ¦$name', 'a variable', '$true'],
    ['Get-PAMRole ¦$(whoami)', 'a variable', '$true'],
    ['Get-PAMRole "R¦$(whoami)"', '"$("', 'a text'],
    ['Get-PAMRole "R¦$name"', 'a variable', 'a text'],
    ['Get-PAMRole "R¦${name}"', 'a variable', 'a text'],
    ['Get-PAMRole "R¦$([char]65536)"', '"$("', 'a text'],
    ['Get-PAMRole a¦$b', '"$" inside a word', 'a text in quotes'],
    ['Get-PAMRole ¦@args', '"@"', '"@(" for a list'],
    ["Get-PAMRole ¦@'", '"@"', 'a text in quotes'],
    ['Set-PAMRole (Get-PAMRole R) -TTL ¦[timespan]600', '"["', 'a value'],
    ['Set-PAMRole (Get-PAMRole R)¦.Candidates', '"."', 'a space'],
    ['Set-PAMRole (Get-PAMRole R)¦[0]', '"["', 'a space'],
    ['Set-PAMRole (Get-PAMRole R) -MFAEnabled $true¦.ToString()', '"."', 'a space'],
    ['Get-PAMRole R ¦\nGet-PAMRole', 'the end of the line with more after it', 'one line'],
    ['Get-PAMRole | ¦ForEach-Object', '"ForEach-Object"', 'a cmdlet'],
    ['Get-PAMRole "a¦`u{41}"', '"`u"', 'the character itself'],
    // Quotes.
    ["Get-PAMRole ¦'R", 'a quote that is never closed', 'a closing quote'],
    ['Get-PAMRole ¦"R', 'a quote that is never closed', 'a closing quote'],
    ['Get-PAMRole ¦"R`"', 'a quote that is never closed', 'a closing quote'],
    ["Get-PAMRole 'R'¦x", '"x"', 'a space'],
    ["Get-PAMRole O¦'Brien", '"\'" inside a word', 'a text in quotes'],
    ["Get-PAMRole 'Jen’¦s'", '"s"', 'a space'],
    ['Get-PAMRole a¦\u200bb', 'the character U+200B', 'a value'],
    ['Get-PAMRole ¦\0', 'the character U+0000', 'a value'],
    // Parameters.
    ['Get-PAMRole ¦-Owner R', '-Owner', '-DisplayName'],
    ['Get-PAMUser ¦-SourceD x', '-SourceD', '-SourceDomain'],
    ['Get-PAMRole ¦-WhatIf', '-WhatIf', '-Filter'],
    ['Get-PAMRole -DisplayName R ¦-displayname S', '-displayname', '-Active'],
    ['New-PAMRole R -MFAEnabled:$false ¦-MFAEnabled', '-MFAEnabled', '-TTL'],
    ['Get-PAMRole -DisplayName¦', 'the end of the line', 'a text'],
    ['Get-PAMRole -DisplayName ¦| Set-PAMRole', '"|"', 'a text'],
    ['Set-PAMRole (Get-PAMRole R) -TTL ¦-MFAEnabled 1', '-MFAEnabled', 'whole seconds'],
    ['Get-PAMRole -DisplayName¦.x R', '"."', 'a space'],
    ['Get-PAMRole R ¦x', '"x"', '(New-PAMSession …)'],
    ['Get-PAMConfiguration ¦x', '"x"', 'the end of the command'],
    ['Set-PAMRole¦', 'the end of the line', '-Role'],
    ['Set-PAMRole -MFAEnabled 1¦', 'the end of the line', '-Role'],
    ['Set-PAMRequestToApprove (Get-PAMRequestToApprove)¦', 'the end of the line', '-Approve'],
    ['Set-PAMRequestToApprove (Get-PAMRequestToApprove) -Reject ¦-Approve', '-Approve', ''],
    ['Set-PAMRequestToApprove (Get-PAMRequestToApprove) -Approve:$false¦', 'the end of the line', '-Approve'],
    ['New-PAMUser CONTOSO¦', 'the end of the line', '-SourceAccountName'],
    // Values.
    ['Set-PAMRole ¦R -MFAEnabled 1', '"R"', '(Get-PAMRole …)'],
    ['Set-PAMRole ¦@() -MFAEnabled 1', 'an empty list', '(Get-PAMRole …)'],
    ['Set-PAMRole ¦$null -MFAEnabled 1', '$null', '(Get-PAMRole …)'],
    ['Set-PAMRole ¦(Get-PAMUser Jen)', '(Get-PAMUser …)', '(Get-PAMRole …)'],
    ['Set-PAMRole ¦(Get-PAMRole R),(Get-PAMRole S)', 'a list', '(Get-PAMRole …)'],
    ['Set-PAMRole (¦Remove-PAMRole (Get-PAMRole R))', '"Remove-PAMRole"', 'a Get- cmdlet of MIM PAM'],
    ['Set-PAMRole (¦)', '")"', 'a Get- cmdlet of MIM PAM'],
    ['Set-PAMRole (Get-PAMRole R¦', 'the end of the line', '")"'],
    ['Set-PAMRole (Get-PAMRole R | ¦Get-PAMRole)', '"Get-PAMRole"', 'Where-Object'],
    ['Get-PAMRole R¦)', '")"', 'a parameter'],
    ["Set-PAMRole (Get-PAMRole R) -MFAEnabled ¦'true'", '"true"', '$true'],
    ['Set-PAMRole (Get-PAMRole R) -MFAEnabled ¦yes', '"yes"', '$true'],
    ['Set-PAMRole (Get-PAMRole R) -TTL ¦-5', '"-5"', ''],
    ["Set-PAMRole (Get-PAMRole R) -TTL ¦'600'", '"600"', 'whole seconds'],
    ['Set-PAMRole (Get-PAMRole R) -TTL ¦10m', '"10m"', '(New-TimeSpan -Minutes 10)'],
    ['Set-PAMRole (Get-PAMRole R) -TTL (New-TimeSpan¦)', '")"', '-Minutes'],
    ['Set-PAMRole (Get-PAMRole R) -TTL (New-TimeSpan ¦-M 1)', '-M', '-Minutes'],
    ['Set-PAMRole (Get-PAMRole R) -TTL (¦New-TimeSpan -Days 99999)', 'a time span out of range', ''],
    ['Set-PAMRole (Get-PAMRole R) -AvailableFrom ¦25:00', '"25:00"', "'20:00'"],
    ['Set-PAMRole (Get-PAMRole R) -AvailableFrom (Get-Date¦)', '")"', '-Date'],
    ['Set-PAMRole (Get-PAMRole R) -AvailableFrom (Get-Date ¦-Day 1)', '-Day', '-Date'],
    [
      'Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), ¦(Get-PAMRole R)',
      '(Get-PAMRole …)',
      '(Get-PAMUser …)',
    ],
    ['Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen),¦', 'the end of the line', '(Get-PAMUser …)'],
    ['Set-PAMRole (Get-PAMRole R) -Description ¦a,b', 'a list', 'a text'],
    ['Set-PAMConfiguration -UserAdminPasswordLength ¦99999999999', '"99999999999"', 'a whole number'],
    [
      'Set-PAMConfiguration -ForestFunctionality ¦DS_BEHAVIOR_2015',
      '"DS_BEHAVIOR_2015"',
      'DS_BEHAVIOR_WIN2015',
    ],
    ["New-PAMRole ¦''", '""', 'a text'],
    ['New-PAMRole ¦$null', '$null', 'a text'],
    // Pipes and filters.
    ['Get-PAMRole R |¦', 'the end of the line', 'a cmdlet'],
    ['Get-PAMRole R |¦| Get-PAMRole', '"|"', 'a cmdlet'],
    ['Remove-PAMRole (Get-PAMRole R) ¦| Get-PAMRole', '"|"', 'the end of the line'],
    [
      'Get-PAMRole R | ¦Set-PAMUser -SourceDomain x',
      '"Set-PAMUser"',
      'a cmdlet that takes what the pipe gives',
    ],
    [
      'Get-PAMRole R | ¦Set-PAMRole (Get-PAMRole R)',
      '"Set-PAMRole"',
      'a cmdlet that takes what the pipe gives',
    ],
    ['Get-PAMRole R | Set-PAMRole ¦600', '"600"', '(Get-PAMRole …)'],
    ['Get-PAMRole | Where-Object { ¦DisplayName -eq R }', '"DisplayName"', '$_. and the name of a property'],
    ['Get-PAMRole | Where-Object { $_.DisplayName ¦-like R }', '-like', '-eq'],
    ['Get-PAMRole | Where-Object { $_.MFAEnabled -eq ¦$true }', '$true', 'a text in quotes'],
    ["Get-PAMRole | Where-Object { $_.a -eq 'b' ¦-or 1 }", '-or', '"}"'],
    ["Get-PAMRole | Where-Object { $_.a¦.b -eq 'b' }", '"."', 'a space'],
    ['Get-PAMRole | ? a -eq b | ¦? c -eq d', '"?"', 'a cmdlet'],
    ['Get-PAMRole R | Set-PAMRole -TTL 60 | ¦? a -eq b', '"?"', 'a cmdlet'],
  ])('%j', (text, found, expected) => {
    const { line, column } = marked(text);
    const error = refusal(line);
    expect(error.message).toContain(`Column ${String(column)}: found ${found}`);
    expect(error).toMatchObject({ column, found });
    if (expected !== '') expect(error.expected.join('|')).toContain(expected);
  });

  it('is bounded in length, depth and stages', () => {
    expect(refusal(`Get-PAMRole '${'x'.repeat(longestLine)}'`)).toMatchObject({ column: longestLine + 1 });
    expect(refusal(`Get-PAMRole ${'('.repeat(60_000)}`).column).toBeLessThan(30);
    expect(refusal(`Set-PAMRole ${'@('.repeat(9)}`).message).toMatch(/^Column \d+: found "@\("/);
    const set = ' | Set-PAMRole -TTL 60';
    expect(parseLine(`Get-PAMRole R${set.repeat(7)}`)).toHaveLength(8);
    expect(refusal(`Get-PAMRole R${set.repeat(8)}`).message).toMatch(/at most 8 commands/);
  });

  it.each([
    'New-PAMUser c j -PrivPassword hunter2',
    "New-PAMUser c j n 'hunter2'",
    'Set-PAMUser (Get-PAMUser Jen) -PrivPINCode 12 hunter2',
    "Set-PAMUser (Get-PAMUser Jen) -PrivPINC 'hunter2' hunter2 -Owner x",
    'New-PAMUser c j -PrivPassword $hunter2',
    "New-PAMUser c j -PrivPassword 'hunter2",
    'Set-PAMUser (Get-PAMUser Jen) -PrivPINCode (hunter2)',
  ])('does not repeat a secret: %s', line => {
    const { message, found, issues, expected } = refusal(line);
    expect(JSON.stringify([message, found, issues, expected])).not.toContain('hunter2');
  });

  it('says why a PIN code is not a SecureString', () => {
    const line = 'Set-PAMUser (Get-PAMUser Jen) -PrivPINCode (Read-Host -AsSecureString)';
    expect(refusal(line).message).toMatch(/-PrivPINCode is a String/);
  });
});
