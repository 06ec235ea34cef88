import { expect, it } from 'vitest';
import { catalogue, cmdlet } from '../../../shared/cmdlets/catalogue.ts';
import { syntaxOf } from '../../../shared/cmdlets/syntax.ts';

it('writes a cmdlet as Get-Command -Syntax does', () => {
  expect(syntaxOf(cmdlet('Add-PAMSetMember'))).toEqual([
    expect.stringMatching(/^Add-PAMSetMember \[-Set\] <PAMSet> \[-Member\] <PAMUser\[\]>/),
  ]);
  const [role] = syntaxOf(cmdlet('Set-PAMRole'));
  expect(role).toMatch(/^Set-PAMRole \[-Role\] <PAMRole> /);
  expect(role).toMatch(/\[\[?-TTL\]? <TimeSpan>\]/);
  expect(role).toMatch(/\[-WhatIf\]/);
});

it('has one line for each parameter set, with only its parameters', () => {
  for (const spec of catalogue) {
    const lines = syntaxOf(spec);
    expect(lines.length).toBeGreaterThan(0);
    for (const parameter of spec.parameters) {
      const naming = lines.filter(line => new RegExp(`-${parameter.name}\\b`).test(line));
      expect(naming.length, `${spec.name} -${parameter.name}`).toBeGreaterThan(0);
      if (parameter.sets === undefined) expect(naming).toHaveLength(lines.length);
    }
  }
});
