import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSigned } from '../../../electron/attestation/signed-file.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { furnished, matching, type Desk } from '../compose/desk.ts';

const start = Date.UTC(2026, 2, 2, 9);
const reviewFile = (desk: Desk) => join(desk.root, 'r.review.json');

async function made(desk: Desk): Promise<string> {
  const input = { title: 'Candidates', due: '2026-03-16', days: 90, roles: null, path: reviewFile(desk) };
  return (await desk.call('attestation.make', input)).id;
}

it('makes a signed file of the candidates with their use, and refuses what cannot be reviewed', async () => {
  let now = start;
  const desk = await furnished({ signs: true, now: () => now });
  await desk.run('New-PAMRequest R', { as: 'PRIV.Jen' });
  now += 60_000;
  const jen = (await desk.call('users.list', { search: 'Jen', page: {} })).rows[0]!.user;
  const wrong = { title: 'x', due: '2026-03-01', days: 1, roles: null, path: reviewFile(desk) };
  expect(await desk.refused('attestation.make', wrong)).toMatchObject({ issues: [{ path: 'due' }] });
  const id = await made(desk);
  const { content, key } = readSigned('campaign', readFileSync(reviewFile(desk)), 'No');
  expect(key).toBe(desk.app.session.forest().signer?.publicKey.toString('hex'));
  expect(content).toMatchObject({
    id,
    madeBy: 'pat',
    madeAt: now,
    from: now - 90 * 86_400_000,
    roles: [
      {
        name: 'R',
        privileges: ['CONTOSO.CorpAdmins'],
        candidates: [
          { user: jen.id, since: start, activations: 1, lastActivation: start, refused: 0, mfa: null },
        ],
      },
    ],
  });
  const journal = await desk.journal();
  expect(journal.at(-1)?.event).toMatchObject({
    id: 9341,
    message: matching(/“Candidates” of 1 candidate of 1 role/),
  });
  // The anchor is over what was there when it was made.
  expect(content.anchor.seq).toBe(journal.length - 1);

  expect(await desk.call('attestation.list', {})).toMatchObject({
    campaigns: [{ id, items: 1, answered: 0, overdue: false }],
  });
  now += 30 * 86_400_000;
  expect(await desk.call('attestation.get', { id })).toMatchObject({
    overdue: true,
    rows: [{ standing: 'candidate', outcome: 'open' }],
  });
  // The same file once more, byte for byte.
  const again = join(desk.root, 'again.json');
  await desk.call('attestation.write', { id, path: again });
  expect(readFileSync(again)).toEqual(readFileSync(reviewFile(desk)));
  expect(verifyReplay({ dir: desk.dir })).toMatchObject({ same: true });
});
