import { describe, expect, it } from 'vitest';
import { accessOfPipeline } from '../../../shared/cmdlets/access.ts';
import { longestLine } from '../../../shared/cmdlets/parse.ts';
import { accessOfScript } from '../../../shared/cmdlets/script/parse-script.ts';
import { type Command, hasSecret, makeCommand, withoutSecrets } from '../../../shared/cmdlets/command.ts';
import {
  groupRef,
  requestRef,
  roleForRequestRef,
  roleRef,
  sessionRef,
  setRef,
  userRef,
} from '../../../shared/cmdlets/refs.ts';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { writeCommand, writeRef } from '../../../shared/cmdlets/write.ts';

const R = roleRef({ displayName: 'R' });
const jen = userRef({ privAccountName: 'PRIV.Jen', sourceDomain: 'contoso.local', sourceAccountName: 'Jen' });
const requireMfa: Command = { cmdlet: 'Set-PAMRole', parameters: { Role: R, MFAEnabled: true } };

describe('making and cleaning commands', () => {
  it('leaves out what a form did not fill in, and switches that are off', () => {
    const values = { DisplayName: 'R', Description: undefined, MFAEnabled: false, ApprovalEnabled: true };
    expect(makeCommand('New-PAMRole', values).parameters).toEqual({
      DisplayName: 'R',
      ApprovalEnabled: true,
    });
    expect(makeCommand('Set-PAMRole', { MFAEnabled: false }).parameters).toEqual({ MFAEnabled: false });
  });

  it('puts a prompt in place of every secret and leaves the rest', () => {
    const command: Command = {
      cmdlet: 'New-PAMUser',
      parameters: { SourceDomain: 'c', SourceAccountName: 'j', PrivPassword: 'p', Credentials: 'k' },
    };
    expect(hasSecret(command)).toBe(true);
    const clean = withoutSecrets(command);
    expect(hasSecret(clean)).toBe(false);
    expect(clean.parameters).toEqual({
      SourceDomain: 'c',
      SourceAccountName: 'j',
      PrivPassword: { prompt: 'secureString' },
      Credentials: { prompt: 'credential' },
    });
    expect(
      withoutSecrets({ cmdlet: 'Set-PAMUser', parameters: { User: jen, PrivPINCode: '1234' } }).parameters,
    ).toEqual({
      User: jen,
      PrivPINCode: { prompt: 'text' },
    });
    // An empty PIN code takes the stored one away: there is no secret to hide.
    const cleared: Command = { cmdlet: 'Set-PAMUser', parameters: { User: jen, PrivPINCode: '' } };
    expect(hasSecret(cleared)).toBe(false);
    expect(withoutSecrets(cleared)).toEqual(cleared);
  });

  it('puts the prompt into references too: a session may carry a credential', () => {
    const session = { get: 'New-PAMSession', parameters: { Domain: 'PRIV', Credentials: 'k' } } as const;
    const command: Command = { cmdlet: 'Get-PAMRole', parameters: { Session: session } };
    expect(hasSecret(command)).toBe(true);
    const clean = withoutSecrets(command);
    expect(hasSecret(clean)).toBe(false);
    expect(JSON.stringify(clean)).not.toContain('"k"');
    expect(writeCommand(clean)).toBe(
      "Get-PAMRole -Session (New-PAMSession -Domain 'PRIV' -Credentials (Get-Credential))",
    );
    expect(parseLine(writeCommand(clean))).toEqual([clean]);
  });
});

describe('references by natural keys', () => {
  it.each([
    [jen, "(Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen')"],
    [
      userRef({ privAccountName: 'svc', sourceDomain: 'PRIV', sourceAccountName: 'svc', privOnly: true }),
      "(Get-PAMUser | Where-Object { $_.PrivAccountName -eq 'svc' })",
    ],
    [
      userRef({ privAccountName: 'PRIV.Jen' }),
      "(Get-PAMUser | Where-Object { $_.PrivAccountName -eq 'PRIV.Jen' })",
    ],
    [
      groupRef({ privAccountName: 'g', sourceAccountName: 'CorpAdmins', sourceDomain: 'CONTOSO' }),
      "(Get-PAMGroup -SourceAccountName 'CorpAdmins' | Where-Object { $_.SourceDomain -eq 'CONTOSO' })",
    ],
    [
      groupRef({ privAccountName: 'g', sourceAccountName: 'CorpAdmins' }),
      "(Get-PAMGroup -SourceAccountName 'CorpAdmins')",
    ],
    [
      groupRef({ privAccountName: 'g', sourceAccountName: 'x', privOnly: true }),
      "(Get-PAMGroup -PrivAccountName 'g')",
    ],
    [R, "(Get-PAMRole -DisplayName 'R')"],
    [sessionRef(), '(New-PAMSession)'],
    [
      setRef({ displayName: 'PAM Administrators' }),
      "(Get-PAMSet | Where-Object { $_.DisplayName -eq 'PAM Administrators' })",
    ],
    [roleForRequestRef({ displayName: 'R' }), "(Get-PAMRoleForRequest -DisplayName 'R')"],
    [
      requestRef('requestToApprove', 'i'),
      "(Get-PAMRequestToApprove | Where-Object { $_.RequestId -eq 'i' })",
    ],
    [requestRef('request', 'i'), "(Get-PAMRequestForReview -All | Where-Object { $_.RequestId -eq 'i' })"],
    [
      requestRef('request', 'i', jen),
      "(Get-PAMRequest -User (Get-PAMUser -SourceDomain 'contoso.local' -SourceAccountName 'Jen') -All | Where-Object { $_.RequestId -eq 'i' })",
    ],
  ])('%j is written as %s', (ref, line) => {
    expect(writeRef(ref)).toBe(line);
  });
});

describe('the right that is needed', () => {
  const accessOf = (text: string) => accessOfScript(text, longestLine);

  it('is the highest of the stages', () => {
    expect(accessOfPipeline([{ cmdlet: 'Get-PAMRole', parameters: {} }, requireMfa])).toBe('administer');
    expect(accessOf('New-PAMRequest -RoleDisplayName R')).toBe('operate');
    expect(accessOf('Get-PAMRole')).toBe('read');
  });

  it('is that of every cmdlet that a script names, whether it comes to it or not', () => {
    expect(accessOf('if ($false) { Remove-PAMRole (Get-PAMRole R) }')).toBe('administer');
    expect(accessOf('Get-PAMRole "$(New-PAMRequest R)"')).toBe('operate');
    expect(accessOf('$x = Get-PAMRole | ForEach-Object { $_.TTL }')).toBe('read');
  });

  it('is only to read for a line that does not parse', () => {
    expect(accessOf('Set-PAMRole')).toBe('read');
  });
});
