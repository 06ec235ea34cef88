import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSigned } from '../../../electron/attestation/signed-file.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { furnished, matching, openDesk, temporary, type Desk } from '../compose/desk.ts';

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

it('is answered at another console, kept meanwhile, and written as a signed reply', async () => {
  const now = () => start;
  const maker = await furnished({ signs: true, now });
  const id = await made(maker);
  const options = { signs: true, now, osUser: 'rita', root: temporary() };
  const first = await openDesk(options);
  const opened = await first.call('attestation.open', { path: reviewFile(maker) });
  expect(opened).toMatchObject({ title: 'Candidates', keyStanding: 'new', answered: 0, items: 1 });
  const { digest, content } = opened;
  const item = { role: content.roles[0]!.id, user: content.roles[0]!.candidates[0]!.user };
  const path = join(first.root, 'rita.reply.json');
  expect(await first.refused('attestation.reply', { digest, path })).toMatchObject({
    code: 'CONFLICT',
    message: matching(/words of the key/),
  });
  await first.call('attestation.compared', { digest });
  expect((await first.refused('attestation.reply', { digest, path })).message).toMatch(/nothing is answered/);
  const remove = { digest, ...item, verdict: 'remove' as const };
  expect(await first.refused('attestation.answer', remove)).toMatchObject({ issues: [{ path: 'note' }] });
  expect(await first.refused('attestation.answer', { ...remove, user: item.role, note: 'x' })).toMatchObject({
    code: 'NOT_FOUND',
  });
  await first.call('attestation.answer', { ...remove, note: ' Left the team ' });
  await first.close();

  // The console was closed meanwhile, and no forest is open now.
  const desk = await openDesk(options);
  await desk.call('forest.close', {});
  expect(await desk.call('attestation.inbox', {})).toMatchObject({ opened: [{ digest, answered: 1 }] });
  expect(await desk.call('attestation.open', { path: reviewFile(maker) })).toMatchObject({
    keyStanding: 'compared',
    answers: [{ ...item, verdict: 'remove', note: 'Left the team' }],
  });
  expect(await desk.call('attestation.reply', { digest, path })).toEqual({ path, answers: 1 });
  expect(readSigned('reply', readFileSync(path), 'No').content).toEqual({
    campaign: id,
    digest,
    reviewer: 'rita',
    answeredAt: start,
    answers: [{ ...item, verdict: 'remove', note: 'Left the team' }],
  });
  // With a forest open its history says so.
  await desk.call('forest.open', { dir: join(desk.root, 'forest') });
  await desk.call('attestation.reply', { digest, path });
  expect((await desk.journal()).at(-1)?.event).toMatchObject({ id: 9342, actor: 'rita' });
  await desk.call('attestation.answer', { digest, ...item, verdict: null });
  expect(await desk.call('attestation.opened', { digest })).toMatchObject({ answers: [], stale: true });
  await desk.call('attestation.forget', { digest });
  expect(await desk.call('attestation.inbox', {})).toEqual({ opened: [] });
  expect(await desk.refused('attestation.opened', { digest })).toMatchObject({ code: 'NOT_FOUND' });
});
