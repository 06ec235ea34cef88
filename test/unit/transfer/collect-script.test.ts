import { describe, expect, it } from 'vitest';
import { collectScript } from '../../../electron/transfer/collect-script.ts';
import { collectedProperties } from '../../../shared/domain/transfer.ts';

const text = collectScript();
/** The lines that run. */
const code = text
  .split('\r\n')
  .filter(line => !line.trimStart().startsWith('#'))
  .join('\n');

describe('the collect script', () => {
  it('reads by Get- cmdlets only, and reaches for no network and no secret', () => {
    const called = [...code.matchAll(/\b([A-Z][A-Za-z]+)-PAM([A-Za-z]+)/g)].map(([name]) => name);
    expect([...new Set(called)].toSorted()).toEqual([
      'Get-PAMConfiguration',
      'Get-PAMGroup',
      'Get-PAMRequest',
      'Get-PAMRole',
      'Get-PAMUser',
    ]);
    expect(text).not.toMatch(/\b(?:Set|New|Remove|Close|Stop|Start|Invoke|Clear|Disable|Enable)-/i);
    expect(code).not.toMatch(/https?:|Net\.|WebRequest|RestMethod|Session|Credential/i);
    expect(code).not.toMatch(/PIN|Password\b/i);
  });

  it('can be read by Windows PowerShell 5.1 under any code page', () => {
    expect(text).toMatch(/^[\x20-\x7e\r\n]*$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('has its brackets closed', () => {
    const plain = code.replaceAll(/'[^']*'|"[^"]*"/g, '');
    for (const [open, close] of ['()', '{}', '[]'].map(pair => [...pair] as [string, string]))
      expect(plain.split(open).length, open).toBe(plain.split(close).length);
  });

  it('asks for every property that the file has, and for users before requests', () => {
    for (const kind of ['Users', 'Groups', 'Roles', 'Requests', 'Configuration'] as const)
      for (const name of collectedProperties(kind)) expect(code).toContain(`'${name}'`);
    expect(code.indexOf('Get-PAMUser')).toBeLessThan(code.indexOf('Get-PAMRequest -User $user -All'));
    expect(code).toContain("Format = 'Bastion Console: collected from MIM PAM'");
  });

  it('says that nobody ran it against MIM, and where the file is', () => {
    expect(text).toContain('not run against a MIM server');
    expect(code.trimEnd().split('\n').slice(-5).join('\n')).toMatch(/Written to .*secrets/s);
  });
});
