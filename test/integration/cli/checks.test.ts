import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { corpText } from '../compose/corp-text.ts';
import { having, matching } from '../compose/desk.ts';
import { ended, errorOf, PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(() => {
  home = new PamHome();
  mkdirSync(home.forest);
  writeFileSync(join(home.forest, 'corp.ldif'), corpText());
});
afterEach(() => home.remove());

/** `pam checks` in a process of its own. */
async function checks(...flags: string[]) {
  const said = await ended(home.spawn('--forest', home.forest, 'checks', ...flags));
  expect(said.err).toEqual([]);
  expect(said.out).toHaveLength(1);
  const found = JSON.parse(said.out[0]!) as { check: string; severity: string; object: { id: string } }[];
  return { code: said.code, found, ids: found.map(one => one.check) };
}

it('prints what it finds as one array, and ends with 1 where an error is not suppressed', async () => {
  await home.exec('New-PAMUser CONTOSO Jen');
  await home.exec('New-PAMGroup CorpAdmins CONTOSO');
  await home.exec(
    'New-PAMRole R (Get-PAMGroup CorpAdmins) -Candidates (Get-PAMUser Jen) -TTL (New-TimeSpan -Hours 9)',
  );
  const sound = await checks();
  expect(sound).toMatchObject({
    code: 0,
    ids: ['ttl-above-limit', 'mfa-settings-doubtful', 'fewer-than-two-candidates'],
  });
  expect(sound.found[0]).toMatchObject({
    severity: 'warning',
    area: 'roles',
    object: { kind: 'role', name: 'R' },
    title: 'Long TTL',
    means: matching(/stolen session/),
    remedy: matching(/Shorten/),
    fix: { powershell: "Set-PAMRole (Get-PAMRole -DisplayName 'R') -TTL (New-TimeSpan -Seconds 28800)" },
    suppression: null,
  });

  await home.exec('Set-PAMRole (Get-PAMRole R) -ApprovalEnabled $true');
  expect(await checks('--severity', 'error')).toMatchObject({ code: 1, ids: ['approval-without-approver'] });
  // The code tells of the forest, whatever is printed.
  expect(await checks('--severity', 'notice')).toMatchObject({ code: 1, ids: ['fewer-than-two-candidates'] });

  const [error] = (await checks('--severity', 'error')).found;
  const input = {
    check: error?.check,
    object: { kind: 'role', id: error?.object.id },
    reason: 'The owner starts on Monday',
    until: Date.now() + 86_400_000,
  };
  await home.value('call', 'checks.suppress', JSON.stringify(input));
  expect(await checks('--severity', 'error')).toMatchObject({ code: 0, ids: [] });
  expect(await checks('--all')).toMatchObject({
    code: 0,
    found: having([
      having({
        check: 'approval-without-approver',
        suppression: having({ reason: input.reason, until: new Date(input.until).toISOString() }),
      }),
    ]),
  });
});

it('refuses a severity that there is not, before a forest is opened', async () => {
  const said = await ended(
    home.spawn('--forest', join(home.root, 'nowhere'), 'checks', '--severity', 'fatal'),
  );
  expect(said).toMatchObject({ code: 2, out: [] });
  expect(errorOf({ ...said, code: 1 }).message).toContain('error, warning, notice');
});
