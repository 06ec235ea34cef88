import { describe, expect, it } from 'vitest';
import {
  checkCommand,
  checkPipeline,
  type Command,
  commandSchema,
  pipelineSchema,
} from '../../../shared/cmdlets/command.ts';
import { requestRef, roleForRequestRef, roleRef, userRef } from '../../../shared/cmdlets/refs.ts';

const R = roleRef({ displayName: 'R' });
const jen = userRef({ privAccountName: 'PRIV.Jen', sourceDomain: 'contoso.local', sourceAccountName: 'Jen' });
const requireMfa: Command = { cmdlet: 'Set-PAMRole', parameters: { Role: R, MFAEnabled: true } };

describe('checking a command', () => {
  it.each<Command>([
    requireMfa,
    { cmdlet: 'Get-PAMConfiguration', parameters: {} },
    {
      cmdlet: 'New-PAMRole',
      parameters: { DisplayName: 'R', TTL: 600, Candidates: [jen], AvailableFrom: '20:00' },
    },
    { cmdlet: 'Set-PAMRole', parameters: { Role: R, Candidates: [] } },
    {
      cmdlet: 'New-PAMUser',
      parameters: { SourceDomain: 'c', SourceAccountName: 'j', PrivPassword: 'typed' },
    },
    {
      cmdlet: 'Set-PAMUser',
      parameters: { User: jen, PrivPINCode: { prompt: 'text' }, SourcePhoneNumber: '' },
    },
    { cmdlet: 'Get-PAMRole', parameters: {}, where: { property: 'DisplayName', equals: 'R' } },
    {
      cmdlet: 'Close-PAMRequestForControl',
      parameters: { Request: requestRef('request', 'x', jen), Force: true },
    },
    { cmdlet: 'Get-PAMRequest', parameters: { User: jen, Extended: true } },
  ])('accepts %j', command => {
    expect(checkCommand(command)).toEqual([]);
    expect(commandSchema.parse(command)).toEqual(command);
  });

  it.each<[what: string, command: unknown, path: string, words: RegExp]>([
    ['no command', 'Get-PAMRole', '', /A command is/],
    ['an unknown cmdlet', { cmdlet: 'Get-Process', parameters: {} }, 'cmdlet', /no cmdlet/],
    ['another spelling', { cmdlet: 'get-pamrole', parameters: {} }, 'cmdlet', /no cmdlet/],
    ['an inherited name', { cmdlet: 'toString', parameters: {} }, 'cmdlet', /no cmdlet/],
    ['an extra key', { ...requireMfa, run: true }, 'run', /not known/],
    ['no parameters', { cmdlet: 'Get-PAMRole' }, 'parameters', /names with their values/],
    [
      'an unknown parameter',
      { cmdlet: 'Get-PAMRole', parameters: { Owner: 'x' } },
      'parameters.Owner',
      /no parameter/,
    ],
    [
      'a parameter in another spelling',
      { cmdlet: 'Get-PAMRole', parameters: { displayname: 'x' } },
      'parameters.displayname',
      /no parameter/,
    ],
    [
      'a number for a text',
      { cmdlet: 'Get-PAMRole', parameters: { DisplayName: 5 } },
      'parameters.DisplayName',
      /text/,
    ],
    [
      'a very long text',
      { cmdlet: 'Get-PAMRole', parameters: { DisplayName: 'x'.repeat(4097) } },
      'parameters.DisplayName',
      /4,096/,
    ],
    [
      'an empty mandatory text',
      { cmdlet: 'New-PAMRole', parameters: { DisplayName: '' } },
      'parameters.DisplayName',
      /must not be empty/,
    ],
    [
      'an empty secret that cannot be taken away',
      {
        cmdlet: 'New-PAMUser',
        parameters: { SourceDomain: 'c', SourceAccountName: 'j', PrivPassword: '' },
      },
      'parameters.PrivPassword',
      /must not be empty/,
    ],
    [
      'a missing parameter',
      { cmdlet: 'New-PAMRole', parameters: {} },
      'parameters.DisplayName',
      /needs -DisplayName/,
    ],
    [
      'a missing object',
      { cmdlet: 'Set-PAMRole', parameters: { TTL: 600 } },
      'parameters.Role',
      /needs -Role/,
    ],
    ['a list for one', { cmdlet: 'Set-PAMRole', parameters: { Role: [] } }, 'parameters.Role', /One only/],
    [
      'a name for an object',
      { cmdlet: 'Set-PAMRole', parameters: { Role: 'R' } },
      'parameters.Role',
      /Get- cmdlet/,
    ],
    [
      'another object',
      { cmdlet: 'Set-PAMRole', parameters: { Role: jen } },
      'parameters.Role.get',
      /a PAM role/,
    ],
    [
      'a reference that changes',
      { cmdlet: 'Set-PAMRole', parameters: { Role: { get: 'Set-PAMRole', parameters: {} } } },
      'parameters.Role.get',
      /Get- cmdlet/,
    ],
    [
      'a wrong parameter in a reference',
      { cmdlet: 'Set-PAMRole', parameters: { Role: { get: 'Get-PAMRole', parameters: { Name: 'R' } } } },
      'parameters.Role.parameters.Name',
      /no parameter/,
    ],
    [
      'one for a list',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, Candidates: jen } },
      'parameters.Candidates',
      /list/,
    ],
    [
      'a wrong member',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, Candidates: [jen, R] } },
      'parameters.Candidates.1.get',
      /a PAM user/,
    ],
    [
      'half a second',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, TTL: 0.5 } },
      'parameters.TTL',
      /Whole seconds/,
    ],
    [
      'a negative time',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, TTL: -1 } },
      'parameters.TTL',
      /from 0/,
    ],
    [
      'no time of day',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, AvailableFrom: '24:00' } },
      'parameters.AvailableFrom',
      /time of day/,
    ],
    [
      '1 for true',
      { cmdlet: 'Set-PAMRole', parameters: { Role: R, MFAEnabled: 1 } },
      'parameters.MFAEnabled',
      /true or/,
    ],
    [
      'a switch that is off',
      { cmdlet: 'New-PAMRole', parameters: { DisplayName: 'R', MFAEnabled: false } },
      'parameters.MFAEnabled',
      /left out/,
    ],
    [
      'no whole number',
      { cmdlet: 'Set-PAMConfiguration', parameters: { UserAdminPasswordLength: 2 ** 31 } },
      'parameters.UserAdminPasswordLength',
      /whole number/,
    ],
    [
      'an unknown level',
      { cmdlet: 'Set-PAMConfiguration', parameters: { ForestFunctionality: 'DS_BEHAVIOR_2015' } },
      'parameters.ForestFunctionality',
      /DS_BEHAVIOR_WIN2012R2 or DS_BEHAVIOR_WIN2015/,
    ],
    [
      'a prompt of the wrong kind',
      { cmdlet: 'Set-PAMUser', parameters: { User: jen, PrivPINCode: { prompt: 'secureString' } } },
      'parameters.PrivPINCode',
      /Type the secret/,
    ],
    [
      'a prompt for what is no secret',
      { cmdlet: 'Set-PAMUser', parameters: { User: jen, SourcePhoneNumber: { prompt: 'text' } } },
      'parameters.SourcePhoneNumber',
      /text is needed/,
    ],
    [
      'a filter after a change',
      { ...requireMfa, where: { property: 'DisplayName', equals: 'R' } },
      'where',
      /Get- cmdlet/,
    ],
    [
      'a filter that is code',
      { cmdlet: 'Get-PAMRole', parameters: {}, where: { property: 'a; b', equals: 'R' } },
      'where.property',
      /letters/,
    ],
    [
      'a filter on a number',
      { cmdlet: 'Get-PAMRole', parameters: {}, where: { property: 'TTL', equals: 5 } },
      'where.equals',
      /text/,
    ],
  ])('refuses %s', (_what, command, path, words) => {
    const issue = checkCommand(command).find(candidate => candidate.path === path);
    expect(issue?.message).toMatch(words);
    const parsed = commandSchema.safeParse(command);
    expect(parsed.success).toBe(false);
    expect(parsed.error?.issues.map(({ path: at }) => at.join('.'))).toContain(path);
  });

  it('refuses a __proto__ that came as JSON', () => {
    const command: unknown = JSON.parse(
      '{"cmdlet":"Get-PAMRole","parameters":{"__proto__":{"DisplayName":"R"}}}',
    );
    expect(checkCommand(command)).toEqual([expect.objectContaining({ path: 'parameters.__proto__' })]);
  });

  it('demands exactly one parameter set, and says so at each of its fields', () => {
    const decide = (...names: string[]): Command => ({
      cmdlet: 'Set-PAMRequestToApprove',
      parameters: {
        Request: requestRef('requestToApprove', 'x'),
        ...Object.fromEntries(names.map(name => [name, true])),
      },
    });
    expect(checkCommand(decide('Approve'))).toEqual([]);
    const neither = checkCommand(decide());
    expect(neither.map(issue => issue.path)).toEqual(['parameters.Approve', 'parameters.Reject']);
    expect(neither[0]?.message).toBe('Set-PAMRequestToApprove needs one of -Approve or -Reject.');
    expect(checkCommand(decide('Approve', 'Reject'))[0]?.message).toBe(
      '-Approve and -Reject cannot be given together.',
    );
    expect(checkCommand({ cmdlet: 'New-PAMRequest', parameters: {} })[0]?.message).toMatch(
      /one of -Role or -RoleDisplayName/,
    );
    const both = { Role: roleForRequestRef({ displayName: 'R' }), RoleDisplayName: 'R' };
    expect(checkCommand({ cmdlet: 'New-PAMRequest', parameters: both })).toHaveLength(2);
    const mixed = { User: jen, Extended: true, Active: true };
    expect(checkCommand({ cmdlet: 'Get-PAMRequest', parameters: mixed })[0]?.message).toMatch(
      /cannot be given together/,
    );
  });
});

describe('checking a pipeline', () => {
  const get: Command = { cmdlet: 'Get-PAMRole', parameters: { DisplayName: 'R' } };

  it('lets the pipe give what is mandatory', () => {
    const pipeline: Command[] = [get, { cmdlet: 'Set-PAMRole', parameters: { MFAEnabled: true } }];
    expect(checkPipeline(pipeline)).toEqual([]);
    expect(pipelineSchema.parse(pipeline)).toEqual(pipeline);
  });

  it.each<[what: string, pipeline: unknown, path: string, words: RegExp]>([
    ['none', [], '', /from 1 to 8/],
    ['nine', Array.from({ length: 9 }, () => get), '', /from 1 to 8/],
    ['no list', get, '', /from 1 to 8/],
    [
      'a stage that returns nothing',
      [{ cmdlet: 'Remove-PAMRole', parameters: { Role: R } }, get],
      '0.cmdlet',
      /returns nothing/,
    ],
    ['a stage that takes nothing', [get, get], '1.cmdlet', /takes nothing from a pipe/],
    [
      'another kind',
      [get, { cmdlet: 'Set-PAMUser', parameters: {} }],
      '1.cmdlet',
      /takes a PAM user from a pipe/,
    ],
    ['the object given twice', [get, requireMfa], '1.cmdlet', /-Role is given already/],
    [
      'the first without its object',
      [{ cmdlet: 'Set-PAMRole', parameters: {} }],
      '0.parameters.Role',
      /needs -Role/,
    ],
    ['an unknown stage', [get, { cmdlet: 'x', parameters: {} }], '1.cmdlet', /no cmdlet/],
  ])('refuses %s', (_what, pipeline, path, words) => {
    expect(checkPipeline(pipeline).find(issue => issue.path === path)?.message).toMatch(words);
    expect(pipelineSchema.safeParse(pipeline).success).toBe(false);
  });

  it('takes the parameter set from what comes through the pipe', () => {
    const users: Command = { cmdlet: 'Get-PAMUser', parameters: {} };
    const close: Command = { cmdlet: 'Close-PAMRequestForControl', parameters: {} };
    expect(checkPipeline([users, close])).toEqual([]);
    expect(checkPipeline([get, close])).toEqual([]);
    expect(checkPipeline([users, { ...close, parameters: { Role: R } }])).toHaveLength(1);
  });
});
