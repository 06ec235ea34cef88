import { describe, expect, it } from 'vitest';
import { longestLine, ParseError, parseLine } from '../../../shared/cmdlets/parse.ts';
import { parseScript, type Script } from '../../../shared/cmdlets/script/parse-script.ts';

const read = (text: string): Script => parseScript(text, longestLine);

function refusal(text: string): ParseError {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ParseError) return error;
    throw error;
  }
  throw new Error(`This was read: ${text}`);
}

describe('a script', () => {
  it.each([
    'Set-PAMRole (Get-PAMRole -DisplayName "R") -MFAEnabled 1',
    'Set-PAMRole (Get-PAMRole R) -Candidates @((Get-PAMUser Jen), (Get-PAMUser Ann)) # both',
    "Get-PAMRequestToApprove | Where-Object { $_.RequestId -eq 'a1' } | Set-PAMRequestToApprove -Approve",
    'Get-PAMRequestToApprove | ? RequestId -eq a1',
    'Set-PAMRole (Get-PAMRole R) -TTL (New-TimeSpan -Hours 2) -AvailableFrom (Get-Date 20:00)',
    'Set-PAMUser (Get-PAMUser Jen) -PrivPINCode (Read-Host)',
  ])('that is one line of cmdlets is its pipeline: %s', line => {
    expect(read(line).pipeline).toEqual(parseLine(line));
  });

  it.each([
    '$r = Get-PAMRole R',
    'Get-PAMRole | Where-Object { $_.TTL -gt 600 }',
    'Get-PAMRole R; Get-PAMRole S',
    '(Get-PAMRole R).Candidates',
    'Get-PAMRole | ForEach-Object { $_.DisplayName }',
  ])('that is more is none: %s', line => {
    expect(read(line).pipeline).toBeNull();
  });

  it('names every cmdlet in it, wherever it stands', () => {
    const text =
      '$x = Get-PAMRole "$(Get-PAMUser)"\nif ($x) { foreach ($r in $x) { $r | % { Set-PAMRole $_ -TTL 600 } } }';
    expect([...read(text).cmdlets].sort()).toEqual(['Get-PAMRole', 'Get-PAMUser', 'Set-PAMRole']);
  });

  it.each<[string, boolean]>([
    ['Set-PAMUser (Get-PAMUser Jen) -PrivPINCode 4711', true],
    ["$p = '4711'; Set-PAMUser (Get-PAMUser Jen) -PrivPINCode $p", true],
    ['$c = Get-Credential; New-PAMUser CONTOSO Jen -Credentials (Get-Credential)', false],
    ['Get-PAMUser Jen | Set-PAMUser -SourcePhoneNumber 1', false],
  ])('says whether a secret may stand in it: %s', (text, secret) => {
    expect(read(text).secret).toBe(secret);
  });

  it.each([
    'Get-PAMRole |\n  Where-Object DisplayName -like "A*" |\n  Select-Object -First 1',
    '$x = @(\n  Get-PAMUser\n  Get-PAMUser Jen\n)',
    'Set-PAMRole (Get-PAMRole R) `\r\n  -Candidates (Get-PAMUser Jen),\r\n    (Get-PAMUser Ann)',
    'if ($true) {\n  1\n}\nelseif (1 -eq 2) { 2 }\n\nelse\n{\n  3\n}\n',
    '$x = 1 +\n  2',
    '\n\n; ;# nothing\n<# here #>Get-PAMRole',
    'Get–PAMRole –DisplayName “R”; $u = ‘x’',
  ])('goes over several lines: %j', text => {
    expect(read(text).statements.length).toBeGreaterThan(0);
  });
});

/** The place is where ¦ stands in the text, which is taken out. */
describe('a script that is not read', () => {
  it.each<[text: string, message: RegExp]>([
    ['¦', /found the end of the line, expected a cmdlet/],
    ['¦# only a comment', /expected a cmdlet/],
    ['¦Get-Process', /Only the cmdlets of MIM PAM are run here/],
    ['Get-PAMRole\n¦Invoke-Expression "x"', /Only the cmdlets of MIM PAM are run here/],
    ['¦function f { }', /Only the cmdlets/],
    ['¦& calc.exe', /Nothing is called here/],
    ['¦. .\\other.ps1', /Scripts are not called here/],
    ['¦.\\other.ps1', /Scripts are not called here/],
    ['Get-PAMRole R ¦> out.txt', /Nothing is written to files here/],
    ['$x = ¦[datetime]::Now', /Types of \.NET are not read here/],
    ['$x = 1; $x¦.ToString()', /Methods of \.NET are not called here/],
    ['$x = 1; $x¦::Now', /Nothing of \.NET is called here/],
    ['Get-PAMRole "$((Get-PAMRole)¦.GetType())"', /Methods of \.NET/],
    ['$x = ¦$env:PATH', /nothing outside of the script/],
    ['"¦$env:PATH"', /nothing outside of the script/],
    ['¦${x} = 1', /needs no braces/],
    ['$x = ¦@{ a = 1 }', /Hash tables are not read here/],
    ['Get-PAMRole | Select-Object ¦@{ n = 1 }', /Hash tables are not read here/],
    ['Get-PAMRole ¦$name', /No statement before it gives it a value/],
    ['"¦$name"', /No statement before it gives it a value/],
    ['$x = ¦$x', /No statement before it gives it a value/],
    ['¦$_.Name', /stands for what a pipe gives/],
    ['¦$_ = 1', /The pipe gives it its value/],
    ['$r = Get-PAMRole R\n$r.TTL ¦= 600', /objects are changed by Set- cmdlets/],
    ["'a' ¦-match 'b'", /Regular expressions are not read here/],
    ["'a' ¦-replace 'b'", /expected -eq/],
    ['$x = @(1); $x ¦-= 1', /made shorter by Where-Object/],
    ['1¦..5', /end of the statement/],
    ['$x = ¦{ 1 }', /Script blocks are read only after/],
    ['Get-PAMRole | Where-Object { $_.TTL ¦', /found the end of the line, expected "}"/],
    ['Get-PAMRole -TTL', /no such parameter|-TTL/],
    ['Get-PAMRole\n\n  Set-PAMRole (Get-PAMRole R) -TTL ¦soon', /expected \(New-TimeSpan/],
    ['Remove-PAMRole (Get-PAMRole R) ¦| Get-PAMRole', /returns nothing/],
    ['Get-PAMRole | ¦Set-PAMUser -SourceDomain x', /something else comes/],
    ['Get-PAMRole | Where-Object ¦{', /found the end/],
    ['Get-PAMRole | Where-Object TTL ¦-match 5', /expected -eq/],
    ['¦<# never closed', /a comment that is never closed/],
    ['if ¦Get-PAMRole { }', /expected "\("/],
    ['foreach (¦Get-PAMRole) { }', /a variable, as in \$user/],
  ])('%j', (text, message) => {
    const at = text.indexOf('¦');
    const before = text.slice(0, Math.max(0, at)).split('\n');
    const error = refusal(text.replace('¦', ''));
    expect(error.message).toMatch(message);
    if (at >= 0 && !/found the end/.test(String(message))) {
      expect([error.line, error.column]).toEqual([before.length, (before.at(-1) ?? '').length + 1]);
    }
  });

  it('says the line only where there are several', () => {
    expect(refusal('Get-PAMRole -Owner').message).toMatch(/^Column 13: /);
    expect(refusal('Get-PAMRole\r\nGet-PAMRole -Owner').message).toMatch(/^Line 2, column 13: /);
  });

  it('is bounded in length and depth', () => {
    expect(refusal(`'${'x'.repeat(longestLine)}'`).message).toMatch(/at most 65,536 characters/);
    expect(refusal('('.repeat(100)).message).toMatch(/at most 64 deep/);
    expect(refusal('"$('.repeat(100)).message).toMatch(/at most 64 deep/);
    expect(read(`$x = ${'1 + '.repeat(10_000)}1`).statements).toHaveLength(1);
  });

  it.each([
    "Set-PAMUser (Get-PAMUser Jen) -PrivPINCode 'hunter2' hunter2 -Owner x",
    "$p = 1; New-PAMUser c j -PrivPassword 'hunter2'",
  ])('does not repeat a secret: %s', text => {
    const { message, found, issues, expected } = refusal(text);
    expect(JSON.stringify([message, found, issues, expected])).not.toContain('hunter2');
  });
});
