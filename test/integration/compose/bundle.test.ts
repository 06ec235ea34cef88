import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyBundle } from '../../../electron/evidence/verify-evidence.mjs';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { matching, openDesk, type Desk } from './desk.ts';

const day = 86_400_000;

async function ended(desk: Desk, { job }: { job: string }) {
  await expect.poll(async () => (await desk.call('jobs.get', { id: job })).state).not.toBe('running');
  return desk.call('jobs.get', { id: job });
}

it('takes an evidence bundle of what is filtered, verified by a stranger, and records it with its filter', async () => {
  const desk = await openDesk({ sample: true });
  const path = join(desk.root, 'evidence.zip');
  const job = await ended(
    desk,
    await desk.call('events.bundle', { filter: { ids: [101, 103] }, reason: 'Audit of November', path }),
  );
  expect(job).toMatchObject({
    state: 'done',
    message: matching(/entries written to .*node verify-evidence/),
  });
  const { bad, manifest } = await verifyBundle(path, null);
  expect(bad).toBeNull();
  expect(manifest).toMatchObject({
    reason: 'Audit of November',
    filterInWords: matching(/event 101 .* or event 103/),
  });
  const { rows } = await desk.call('events.list', { filter: { ids: [9305] } });
  expect(rows).toMatchObject([
    { reason: 'Audit of November', message: matching(/event 101 MFA not completed/) },
  ]);
  expect(await desk.refused('events.bundle', { filter: {}, reason: ' ', path })).toMatchObject({
    code: 'BAD_REQUEST',
  });
  expect(
    await desk.refused('events.bundle', { filter: {}, reason: 'x', path: join(desk.dir, 'store.db') }),
  ).toMatchObject({ code: 'BAD_REQUEST' });
});

it('seals entries: the bundle first, then the word, then their text leaves, and the history verifies', async () => {
  let now = Date.now();
  const desk = await openDesk({ now: () => now });
  for (const prefix of ['A.', 'B.', 'C.']) await desk.run(`Set-PAMConfiguration -PrivUserPrefix ${prefix}`);
  const path = join(desk.root, 'sealed.zip');
  const seal = (before: number) => desk.call('events.seal', { before, reason: 'A year is over', path });

  expect(await desk.refused('events.seal', { before: now - day, reason: 'x', path })).toMatchObject({
    code: 'BAD_REQUEST',
    message: matching(/entries of the last 30 days stay/),
  });
  expect(await ended(desk, await seal(now - 40 * day))).toMatchObject({
    state: 'failed',
    message: matching(/there is no entry from before/),
  });
  expect(existsSync(path)).toBe(false);

  const border = now + 1;
  now += 60 * day;
  await desk.run('Set-PAMConfiguration -PrivUserPrefix D.');
  const before = (await desk.call('events.list', { filter: {} })).rows;
  expect(await ended(desk, await seal(border))).toMatchObject({
    state: 'done',
    message: matching(/Keep that file/),
  });
  const { segments } = await desk.call('events.segments', {});
  expect(segments).toMatchObject([{ name: 'sealed.zip' }]);
  const upTo = segments[0]!.upTo;
  const after = (await desk.call('events.list', { filter: {} })).rows.filter(row => row.id !== 9350);
  expect(after).toHaveLength(before.length);
  for (const [at, row] of after.entries())
    expect(row.message).toBe(row.seq <= upTo ? 'Sealed. Its text is in sealed.zip.' : before[at]!.message);

  expect((await verifyBundle(path, null)).bad).toBeNull();
  expect(await ended(desk, await desk.call('events.verify', {}))).toMatchObject({ state: 'done' });
  const whole = join(desk.root, 'rest.zip');
  expect(
    await ended(desk, await desk.call('events.bundle', { filter: {}, reason: 'The rest', path: whole })),
  ).toMatchObject({ state: 'done' });
  const rest = await verifyBundle(whole, null);
  expect(rest.bad).toBeNull();
  expect(rest.manifest!.entries).toBeLessThan(rest.head!.size);
  await desk.close();
  expect(verifyReplay({ dir: desk.dir })).toMatchObject({ same: true });
});
