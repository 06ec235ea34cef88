import { describe, expect, it } from 'vitest';
import { furnished, type Desk } from '../compose/desk.ts';

const exec = async (desk: Desk, ...lines: string[]) =>
  (await desk.call('cmdlet.exec', { line: lines.join('\n') })).objects;
const refused = async (desk: Desk, ...lines: string[]) =>
  (await desk.refused('cmdlet.exec', { line: lines.join('\n') })).message;
const candidates = async (desk: Desk) =>
  (await exec(desk, '(Get-PAMRole R).Candidates | Select-Object -ExpandProperty PrivAccountName')).map(
    ({ Value }) => Value,
  );

describe('a script', () => {
  it('adds a candidate to a role as Microsoft’s example does', async () => {
    const desk = await furnished();
    await exec(
      desk,
      '$r = Get-PAMRole -DisplayName R; Set-PAMRole $r -Candidates ($r.Candidates + (Get-PAMUser -SourceAccountName Pat))',
    );
    expect(await candidates(desk)).toEqual(['PRIV.Jen', 'PRIV.Pat']);
    // The history holds the command with its values, as a person would have typed it.
    const { powershell } = (await desk.journal()).at(-1)!;
    expect(powershell).toMatch(
      /^Set-PAMRole \(Get-PAMRole -DisplayName 'R'\) -Candidates \(Get-PAMUser .*'Jen'\), \(Get-PAMUser .*'Pat'\)$/,
    );
  });

  it('takes a candidate off, and holds an object that it renames', async () => {
    const desk = await furnished();
    await exec(
      desk,
      '$r = Get-PAMRole R',
      "$r | Set-PAMRole -DisplayName 'R2' | Out-Null",
      "Set-PAMRole $r -Candidates @($r.Candidates | Where-Object { $_.SourceAccountName -ne 'Jen' })",
    );
    expect(await exec(desk, '(Get-PAMRole R2).Candidates.Count')).toEqual([{ Value: 0 }]);
  });

  it.each<[string, unknown[]]>([
    [
      "Get-PAMUser | Where-Object { $_.SourceAccountName -like 'p*' } | ForEach-Object { $_.PrivAccountName }",
      ['PRIV.Pat'],
    ],
    [
      'Get-PAMUser | Sort-Object PrivAccountName -Descending | Select -First 1 | % PrivAccountName',
      ['PRIV.Pat'],
    ],
    ['(Get-PAMUser).Count', [3]],
    ['@(Get-PAMUser -SourceAccountName Nobody).Count', [0]],
    ['(Get-PAMUser | Measure-Object).Count', [3]],
    ['$x = 2; $x += 3; $x * 2 - 1', [9]],
    ['$n = (Get-PAMUser).PrivAccountName; $n[0]; $n[-1]', ['PRIV.Ann', 'PRIV.Pat']],
    ["$a = 'a', 'b'; $a += 'c'; $a.Count; \"$a and $($a[1])\"", [3, 'a b c and b']],
    ["'PRIV.Jen' -in (Get-PAMUser).PrivAccountName -and -not $false", [true]],
    ['(Get-PAMRole R).Candidates -contains (Get-PAMUser -SourceAccountName Jen)', [true]],
    ["if ((Get-PAMRole R).TTL -gt 7200) { 'long' } elseif ($true) { 'short' } else { 'never' }", ['short']],
    ["foreach ($u in Get-PAMUser) { if ($u.SourcePhoneNumber -eq '') { $u.SourceAccountName } }", ['Pat']],
    ['(Get-PAMRole R).TTL -eq (New-TimeSpan -Hours 1)', [true]],
    ["('A' -eq 'a'), ('b' -gt 'A'), ($null -lt 1), (10 -lt '9')", [true, true, true, false]],
    ['@(1, 2, 3) -ge 2', [2, 3]],
    ["'one' # a comment\n<# and\nanother #>\n'two'", ['one', 'two']],
  ])('%s', async (line, values) => {
    const desk = await furnished();
    if (line.includes('SourcePhoneNumber'))
      await desk.run("Set-PAMUser (Get-PAMUser 'Pat Park') -SourcePhoneNumber ''");
    expect((await exec(desk, line)).map(({ Value }) => Value)).toEqual(values);
  });

  it('gives objects out with their kind, and rows of the properties that were chosen', async () => {
    const desk = await furnished();
    const result = await desk.call('cmdlet.exec', { line: '$r = Get-PAMRole; $r' });
    expect(result).toMatchObject({ kind: 'role', objects: [{ DisplayName: 'R' }], changed: [] });
    expect(result.powershell).toBe('Get-PAMRole');
    expect(await exec(desk, 'Get-PAMRole | Select-Object displayname, TTL')).toEqual([
      { DisplayName: 'R', TTL: 3600 },
    ]);
  });

  it('is kept whole or not at all, and says in which line it failed', async () => {
    const desk = await furnished();
    const before = (await desk.journal()).length;
    const message = await refused(
      desk,
      'New-PAMRole S',
      '',
      'Remove-PAMUser (Get-PAMUser -SourceAccountName Jen)',
    );
    expect(message).toMatch(/^Line 3: .*candidate/);
    expect(await desk.run('Get-PAMRole S')).toEqual([]);
    expect((await desk.journal()).length).toBe(before);
  });

  it.each<[string, RegExp]>([
    ['$r = Get-PAMRole R\n$r.Owner', /^Line 2, column 3: .*It has RoleID, DisplayName/],
    [
      '$u = Get-PAMUser -SourceAccountName Nobody\nSet-PAMUser $u -SourcePhoneNumber 1',
      /^Line 2, column 13: found \$null/,
    ],
    [
      '$u = Get-PAMUser -SourceAccountName Jen\nSet-PAMRole $u -TTL 600',
      /^Line 2, column 13: found \(Get-PAMUser …\), expected \(Get-PAMRole …\)/,
    ],
    ["$t = 'soon'\nSet-PAMRole (Get-PAMRole R) -TTL $t", /^Line 2, column 34: found "soon"/],
    ['Get-PAMUser | Set-PAMRole -TTL 600', /Set-PAMRole takes a PAM role/],
    ['(Get-PAMRole R) -gt 5', /no order|cannot be compared/],
    ["'x' - 1", /is no number/],
    ['$l = @(1)\n$l - 1', /Where-Object/],
    ['"$(Get-PAMRole R)"', /has no text of its own/],
  ])('%s is refused', async (line, message) => {
    const desk = await furnished();
    expect(await refused(desk, line)).toMatch(message);
  });

  it('is bounded in steps, objects and text', async () => {
    const desk = await furnished();
    const doubled = '$x = @(1, 2, 3, 4)\n' + '$x += $x\n'.repeat(20);
    expect(await refused(desk, doubled)).toMatch(/50,000 objects/);
    const deep =
      '$x = @(0, 1, 2, 3, 4, 5, 6, 7, 8, 9)\n$x | % { $x | % { $x | % { $x | % { $x | % { $x | % { 1 | Out-Null } } } } } }';
    expect(await refused(desk, deep)).toMatch(/100,000 steps/);
    expect(await refused(desk, "$s = 'xxxxxxxx'\n" + '$s += $s\n'.repeat(30))).toMatch(/text/);
  });

  it('neither answers nor keeps a secret', async () => {
    const desk = await furnished();
    const line = "$pin = '4711'\nSet-PAMUser (Get-PAMUser -SourceAccountName Jen) -PrivPINCode $pin";
    const reply = await desk.call('cmdlet.exec', { line });
    expect(JSON.stringify([reply, await desk.journal()])).not.toContain('4711');
    expect(reply.powershell).toContain("-PrivPINCode (Read-Host -Prompt 'PIN code')");
  });
});
