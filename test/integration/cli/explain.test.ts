import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpText } from '../compose/corp-text.ts';
import { ended, PamHome } from './pam-process.ts';

let home: PamHome;
beforeEach(async () => {
  home = new PamHome();
  mkdirSync(home.forest);
  writeFileSync(join(home.forest, 'corp.ldif'), corpText());
  for (const account of ['Jen', 'Ann', 'Pat']) await home.exec(`New-PAMUser CONTOSO ${account}`);
  await home.exec('New-PAMGroup CorpAdmins CONTOSO');
  await home.exec(
    "New-PAMRole R (Get-PAMGroup CorpAdmins) (Get-PAMUser 'Ann Owner') (Get-PAMUser Jen) (New-TimeSpan -Hours 1)",
  );
});
afterEach(() => home.remove());

const question = ['explain', '--role', 'R', '--for', 'PRIV.Jen'];
type Told = {
  outcome: string;
  startsAt: string;
  endsAt: string;
  timeZone: string;
  gates: { id: string; verdict: string; reason: string }[];
  rights: { membership: string; ticket: { capped: boolean; until: string } } | null;
  events: { id: number; occasion: string }[];
};
const told = (...more: string[]) => home.value(...question, ...more) as Promise<Told>;

describe('explain', () => {
  it('is a process that prints JSON, exits 0 whatever the verdict, and writes nothing', async () => {
    const before = await home.pam('--forest', home.forest, 'events');
    const child = await ended(home.spawn('--forest', home.forest, ...question));
    expect(child).toMatchObject({ code: 0, err: [] });
    const answer = JSON.parse(child.out.join('')) as Told;
    expect(answer).toMatchObject({ outcome: 'active', role: { displayName: 'R' } });
    expect(Date.parse(answer.endsAt) - Date.parse(answer.startsAt)).toBe(3_600_000);
    expect(answer.rights?.ticket).toMatchObject({ capped: true, until: answer.endsAt });
    expect(answer.events.map(({ id }) => id)).toEqual([9100, 9107, 9110, 9108, 9109]);

    const refused = await ended(
      home.spawn('--forest', home.forest, 'explain', '--role', 'R', '--for', 'PRIV.Pat'),
    );
    expect(refused).toMatchObject({ code: 0, err: [] });
    expect(JSON.parse(refused.out.join(''))).toMatchObject({ outcome: 'refused', rights: null });
    expect(await home.pam('--forest', home.forest, 'events')).toEqual(before);
  });

  it('takes a start on the forest’s clock or with its offset, and a duration', async () => {
    await home.exec('Set-PAMConfiguration -ForestFunctionality DS_BEHAVIOR_WIN2012R2');
    const later = await told('--at', '2099-07-11T17:55:00+02:00', '--ttl', '600');
    expect(later).toMatchObject({
      outcome: 'scheduled',
      startsAt: '2099-07-11T15:55:00.000Z',
      endsAt: '2099-07-11T16:05:00.000Z',
      rights: { ticket: { capped: false, until: '2099-07-11T17:05:00.000Z' } },
    });
    const { timeZone } = later;
    const local = await told('--at', '2099-07-11T17:55');
    const wall = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
    expect(wall.format(Date.parse(local.startsAt))).toBe('17:55');
    expect((await told('--ttl', '1')).gates.find(({ id }) => id === 'duration')?.verdict).toBe('refused');
  });

  it('prints text for people', async () => {
    await home.exec('Set-PAMUser (Get-PAMUser Jen) -SourcePhoneNumber 12135551212');
    await home.exec('Set-PAMRole (Get-PAMRole R) -MFAEnabled 1 -ApprovalEnabled 1');
    const said = await home.pam('--forest', home.forest, ...question, '--text');
    expect(said).toMatchObject({ code: 0, err: [] });
    const text = said.out.join('\n');
    for (const line of [
      /^Jen \(PRIV\.Jen\) asks for R for 1 hour\.\nA phone call comes first\. Jen will be called on \+1 213 555 1212;/,
      /\nGates\n {2}Passed +Candidate +Jen is a candidate of R\.\n/,
      /\n {2}Dialled as +\+12135551212\n/,
      /\nWho decides\n {2}may +Ann Owner \(PRIV\.Ann\) +Ann Owner may decide\.\n/,
      /\n {2}after the start +Drop the old tickets: klist purge\n/,
      /\n {2}101 +MFA not completed +if the call does not verify the person\n/,
    ])
      expect(text).toMatch(line);
  });

  it('fails for a role, a person or a start that is none', async () => {
    expect(await home.error('explain', '--role', 'X', '--for', 'PRIV.Jen')).toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('no role X') as string,
    });
    expect(await home.error('explain', '--role', 'R', '--for', 'Nobody')).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await home.error(...question, '--at', 'noon')).toMatchObject({ code: 'BAD_REQUEST' });
  });
});
