import { describe, expect, it } from 'vitest';
import { checkLine, isLine, mayRemember } from '../../../renderer/app/command-bar/line-check.ts';
import { cellText, columnsOf } from '../../../renderer/app/command-bar/result-cells.ts';

describe('a line in the command bar', () => {
  it.each([
    ['Get-PAMRole', true],
    ['get\u2013pamrole', true],
    ['Get-PAMRole R', true],
    ['  Set-PAMRl -TTL 600', true],
    ['$roles = Get-PAMRole', true],
    ['(Get-PAMRole R).TTL', true],
    ['if (Get-PAMRole R) { }', true],
    ['get-pam', false],
    ['his', false],
    ['/mf', false],
    ['Jean-Luc Picard', false],
    ['Corp Admins', false],
    ['if only', false],
    ['', false],
  ])('%j is a line: %j', (text, wanted) => {
    expect(isLine(text)).toBe(wanted);
    expect(checkLine('  ')).toEqual({ kind: 'empty' });
  });
  it('says how it will be run', () => {
    expect(checkLine('set-pamrole (get-pamrole R) -mfa 1')).toMatchObject({
      kind: 'runs',
      powershell: "Set-PAMRole (Get-PAMRole -DisplayName 'R') -MFAEnabled $true",
    });
  });
  it('is wrong at a column', () => {
    const line = 'Set-PAMRole (Get-PAMRole R) -MFAEnabled maybe';
    expect(checkLine(line)).toMatchObject({ kind: 'wrong', column: line.indexOf('maybe') + 1 });
  });
  it('is unfinished, not wrong, while something is missing at its end', () => {
    expect(checkLine('Set-PAMRole (Get-PAMRole R) -MFAEnabled ').kind).toBe('unfinished');
    expect(checkLine("Get-PAMRole 'R").kind).not.toBe('runs');
  });
  it('is not remembered where it carries a secret or cannot be read', () => {
    expect(mayRemember('Get-PAMRole R')).toBe(true);
    expect(mayRemember('Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -PrivPINCode 1234')).toBe(false);
    expect(mayRemember('Set-PAMUser -PrivPINCode 1234 -nonsense')).toBe(false);
    expect(mayRemember("Set-PAMUser (Get-PAMUser -SourceDisplayName Jen) -PrivPINCode ''")).toBe(true);
  });
});

describe('a result', () => {
  it('has every property of its objects as a column, in order', () => {
    expect(columnsOf([{ B: 1 }, { A: 2, B: 3 }])).toEqual(['B', 'A']);
  });
  it.each([
    [true, 'True'],
    [null, ''],
    [0, '0'],
    [[], '{}'],
    [[{ DisplayName: 'R' }, 'x'], '{R, x}'],
    [{ PrivAccountName: 'PRIV.Jen', SourceDomain: 'c' }, 'PRIV.Jen'],
  ])('shows %j as PowerShell’s users read it', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
});
