import { beforeEach, describe, expect, it } from 'vitest';
import { parseLine } from '../../../shared/cmdlets/parse.ts';
import { furnished, type Desk } from '../compose/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await furnished();
  await desk.run("New-PAMRole 'R2' -Candidates (Get-PAMUser Jen)");
  await desk.run("New-PAMRole 'R3'");
});

async function lineOf(name: string, parameters: string) {
  const { rows } = await desk.call('roles.list', { search: name, page: {} });
  const { id, version } = rows.find(({ role }) => role.displayName === name)!.role;
  return {
    pipeline: parseLine(`Set-PAMRole (Get-PAMRole -DisplayName '${name}') ${parameters}`),
    expects: { kind: 'role' as const, id, version },
  };
}
const stored = async () =>
  (await desk.call('roles.list', { page: {} })).rows.map(({ role }) => ({
    name: role.displayName,
    ttl: role.ttl,
    version: role.version,
  }));

describe('cmdlet.runAll', () => {
  it('changes every role, each with an entry of its own and the reason', async () => {
    const before = await desk.journal();
    const names = ['R', 'R2', 'R3'];
    const lines = await Promise.all(names.map(name => lineOf(name, '-TTL 00:15:00')));
    const { changed, powershell } = await desk.call('cmdlet.runAll', { lines, reason: 'Shorter' });
    expect(changed.map(({ id }) => id)).toEqual(lines.map(({ expects }) => expects.id));
    expect(powershell.split('\n')).toHaveLength(3);
    expect((await stored()).map(({ ttl }) => ttl)).toEqual([900, 900, 900]);
    const added = (await desk.journal()).slice(before.length);
    expect(added.map(({ event }) => [event.id, event.message, event.reason])).toEqual(
      names.map(name => [9031, `Role ${name} was changed.`, 'Shorter']),
    );
  });

  it('keeps none where one is refused, and names its role', async () => {
    const before = { roles: await stored(), journal: await desk.journal() };
    const lines = [
      await lineOf('R', '-TTL 00:15:00'),
      await lineOf('R2', '-TTL 99.00:00:00'),
      await lineOf('R3', '-TTL 00:15:00'),
    ];
    const error = await desk.refused('cmdlet.runAll', { lines });
    expect(error.code).toBe('BAD_REQUEST');
    expect(error.message).toMatch(/^Role R2: .* None of the 3 changes was made\.$/);
    expect((error.issues ?? []).map(({ path }) => path)).toEqual(['lines.1.parameters.TTL']);
    expect({ roles: await stored(), journal: await desk.journal() }).toEqual(before);
  });

  it('refuses all where one was changed or removed by someone else since it was read', async () => {
    const lines = [await lineOf('R', '-TTL 00:15:00'), await lineOf('R3', '-TTL 00:15:00')];
    await desk.run('Set-PAMRole (Get-PAMRole R3) -Description Nights');
    const before = await stored();
    const stale = await desk.refused('cmdlet.runAll', { lines });
    expect(stale).toMatchObject({ code: 'CONFLICT' });
    expect(stale.message).toMatch(/^Role R3: This role was changed by someone else .*Nights/);
    await desk.run('Remove-PAMRole (Get-PAMRole R3) -Force');
    const gone = await desk.refused('cmdlet.runAll', { lines });
    expect(gone.message).toMatch(/^Set-PAMRole \(Get-PAMRole -DisplayName 'R3'\): This role was removed/);
    expect(await stored()).toEqual(before.filter(({ name }) => name !== 'R3'));
  });

  it('takes a version of each role as it was before any line', async () => {
    const first = await lineOf('R', '-TTL 00:15:00');
    const second = { ...(await lineOf('R', '-Description Nights')), expects: first.expects };
    await desk.call('cmdlet.runAll', { lines: [first, second] });
    expect((await desk.run('Get-PAMRole R'))[0]).toMatchObject({ Description: 'Nights' });
  });
});

describe('cmdlet.impactAll', () => {
  it('tells what all lines do together, and keeps nothing of it', async () => {
    const before = await desk.journal();
    const lines = [await lineOf('R', '-Candidates @()'), await lineOf('R2', '-Candidates @()')];
    const { impacts } = await desk.call('cmdlet.impactAll', { lines });
    expect(impacts.map(({ sentence }) => sentence)).toEqual([
      'Jen can no longer ask for R.',
      'Jen can no longer ask for R2.',
    ]);
    expect(await desk.journal()).toEqual(before);
  });
});
