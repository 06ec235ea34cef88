import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePipeline } from '../../../shared/cmdlets/write.ts';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { readSigned, writeSigned } from '../../../electron/attestation/signed-file.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { aSigner } from '../../fakes/review-files.ts';
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
  const { content, key, words } = readSigned('campaign', readFileSync(reviewFile(desk)), 'No');
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
  expect((await desk.call('attestation.get', { id })).words).toEqual(words);
  // Not under another key, and its words are then not passed off as the campaign's.
  await desk.call('evidence.rotateKey', { reason: 'Yearly' });
  expect((await desk.call('attestation.get', { id })).words).toEqual([]);
  expect((await desk.refused('attestation.write', { id, path: again })).message).toMatch(/another key/);
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

it('comes back, is merged, decided, turned into PowerShell and applied; what was altered is refused', async () => {
  let now = start;
  const maker = await furnished({ signs: true, now: () => now });
  await maker.run(
    'Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser -SourceAccountName Ann), (Get-PAMUser -SourceAccountName Pat)',
  );
  await maker.run('New-PAMRole Empty (Get-PAMGroup CorpAdmins) -Candidates (Get-PAMUser Jen)');
  const id = await made(maker);
  now += 60_000;

  // Rita answers at a console of her own, with a forest of her own.
  const rita = await openDesk({ signs: true, now: () => now, osUser: 'rita' });
  const { digest, content } = await rita.call('attestation.open', { path: reviewFile(maker) });
  await rita.call('attestation.compared', { digest });
  const item = (role: string, user: string) => {
    const found = content.roles.find(one => one.name === role)!;
    return { role: found.id, user: found.candidates.find(one => one.account === `PRIV.${user}`)!.user };
  };
  const [jen, ann, pat] = [item('R', 'Jen'), item('R', 'Ann'), item('R', 'Pat')];
  const empty = item('Empty', 'Jen');
  const say = (one: object, verdict: 'keep' | 'remove', note = '') =>
    rita.call('attestation.answer', { digest, ...(one as typeof jen), verdict, note });
  await say(jen, 'keep');
  await say(ann, 'remove', 'Moved to Finance');
  await say(pat, 'remove', 'Has another role');
  await say(empty, 'remove', 'Nobody needs it');
  const path = join(rita.root, 'rita.reply.json');
  await rita.call('attestation.reply', { digest, path });

  // A changed reply and one to an altered campaign are refused, and the history says so.
  const bad = join(rita.root, 'bad.json');
  writeFileSync(bad, readFileSync(path, 'utf8').replace('Moved to Finance', 'Moved to Finland'));
  expect(await maker.refused('attestation.bring', { id, path: bad })).toMatchObject({
    code: 'BAD_REQUEST',
    message: matching(/signature does not fit/),
  });
  const sam = aSigner();
  const answers = [{ ...jen, verdict: 'remove' as const, note: 'x' }];
  const samSays = { campaign: id, digest, reviewer: 'sam', answeredAt: now, answers };
  const write = (reply: object, signer = sam) =>
    writeFileSync(bad, writeSigned('reply', { ...samSays, ...reply }, signer));
  for (const [reply, why] of [
    [{ digest: 'ab'.repeat(32) }, /altered on its way/],
    [{ campaign: jen.user }, /not of this forest/],
    [{ answers: [{ ...answers[0]!, user: jen.role }] }, /does not have/],
  ] as const) {
    write(reply);
    expect((await maker.refused('attestation.bring', { id, path: bad })).message).toMatch(why);
  }
  expect((await maker.journal()).slice(-4).map(({ event }) => event.id)).toEqual([9344, 9344, 9344, 9344]);

  // A key is accepted once, by a person.
  const asked = await maker.call('attestation.bring', { id, path });
  if (asked.state !== 'new-key') throw new Error('The key was not asked for');
  expect(asked.words).toEqual((await rita.call('attestation.opened', { digest })).ownWords);
  expect(await maker.call('attestation.get', { id })).toMatchObject({ answered: 0, given: [] });
  await maker.call('attestation.bring', { id, path, acceptKey: asked.key });
  expect((await maker.refused('attestation.bring', { id, path })).message).toMatch(/here already/);
  const asSam = { id, path: bad, acceptKey: sam.publicKey.toString('hex') };
  write({});
  expect(await maker.call('attestation.bring', asSam)).toMatchObject({ state: 'brought', conflicts: 1 });
  write({ reviewer: 'rita', answeredAt: now + 1 });
  expect((await maker.refused('attestation.bring', asSam)).message).toMatch(/accepted for sam/);

  const view = await maker.call('attestation.get', { id });
  expect(view).toMatchObject({ items: 4, answered: 4, removals: 3, conflicts: 1, replies: 2 });
  const noDecision = { id, expects: [] };
  expect((await maker.refused('attestation.finish', noDecision)).message).toMatch(
    /1 conflict must be decided/,
  );
  const decide = { id, ...jen, verdict: 'keep' as const, reason: 'On call until June' };
  expect((await maker.refused('attestation.decide', { ...decide, ...ann })).code).toBe('CONFLICT');
  expect(await maker.call('attestation.decide', decide)).toMatchObject({ conflicts: 0, removals: 3 });

  // Somebody removed Ann meanwhile: only what is left is in the lines.
  await maker.run(
    'Set-PAMRole (Get-PAMRole R) -Candidates (Get-PAMUser Jen), (Get-PAMUser -SourceAccountName Pat)',
  );
  const plan = await maker.call('attestation.plan', { id });
  expect(plan).toMatchObject({ conflicts: 0, open: 0, kept: 1, gone: 1 });
  expect(plan.lines.map(({ pipeline }) => writePipeline(pipeline))).toEqual([
    "Set-PAMRole (Get-PAMRole -DisplayName 'Empty') -Candidates @()",
    "Set-PAMRole (Get-PAMRole -DisplayName 'R') -Candidates (Get-PAMUser -SourceDomain 'CONTOSO' -SourceAccountName 'Jen')",
  ]);
  const expects = plan.lines.map(line => ({ id: line.expects.id as RoleId, version: line.expects.version }));
  await maker.run("Set-PAMRole (Get-PAMRole R) -Description 'Changed meanwhile'");
  expect((await maker.refused('attestation.finish', { id, expects })).code).toBe('CONFLICT');
  const now2 = await maker.call('attestation.plan', { id });
  const fresh = now2.lines.map(line => ({ id: line.expects.id as RoleId, version: line.expects.version }));
  expect(await maker.call('attestation.finish', { id, expects: fresh })).toEqual({ removed: 2 });
  expect(await maker.run('Get-PAMRole R')).toMatchObject([{ Candidates: [{ PrivAccountName: 'PRIV.Jen' }] }]);
  expect(await maker.run('Get-PAMRole Empty')).toMatchObject([{ Candidates: [] }]);
  const events = (await maker.journal()).map(({ event }) => event.id);
  expect(events.slice(-3)).toEqual([9031, 9031, 9346]);
  expect(events.filter(event => event === 9343)).toHaveLength(2);
  expect(events.filter(event => event === 9345)).toHaveLength(1);
  expect(await maker.refused('attestation.bring', { id, path })).toMatchObject({ code: 'CONFLICT' });
  expect(verifyReplay({ dir: maker.dir })).toMatchObject({ same: true });
});
