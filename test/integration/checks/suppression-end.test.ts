import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { openForest, type Forest } from '../../../electron/compose/forest.ts';
import { createVirtualClock } from '../../../electron/compose/virtual-clock.ts';
import { openLog } from '../../../electron/log.ts';
import { keyFileSealer } from '../../../electron/shell/key-file.ts';
import { verifyReplay } from '../../../electron/store/replay.ts';
import { corpText } from '../compose/corp-text.ts';
import { temporary } from '../compose/desk.ts';

const day = 86_400_000;
const start = Date.UTC(2026, 10, 24, 12);

async function forestAt(root: string, clock: ReturnType<typeof createVirtualClock>): Promise<Forest> {
  const dir = join(root, 'forest');
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'corp.ldif'), corpText());
  const ports = {
    osUser: 'pat',
    now: clock.now,
    setTimer: clock.setTimer,
    uuid: randomUUID,
    sealer: keyFileSealer(join(root, 'user')),
    log: openLog(join(root, 'logs'), clock.now),
  };
  const forest = await openForest(dir, ports, { timeZone: 'UTC' });
  onTestFinished(() => forest.dispose());
  return forest;
}

const caller = { osUser: 'pat', access: 'administer', as: null } as const;
const actor = { actor: 'pat', as: null };
const ended = async (forest: Forest) => (await forest.reader.page({ ids: [9071] }, null, 10)).rows;

/** A forest whose role has one candidate, and that finding suppressed for 40 days. */
async function suppressed(root: string, clock: ReturnType<typeof createVirtualClock>): Promise<Forest> {
  const forest = await forestAt(root, clock);
  for (const line of [
    'New-PAMUser CONTOSO Jen',
    'New-PAMGroup CorpAdmins CONTOSO',
    'New-PAMRole R (Get-PAMGroup CorpAdmins) -Candidates (Get-PAMUser Jen) -TTL (New-TimeSpan -Hours 1)',
  ])
    forest.pam.exec(line, undefined, caller);
  const role = forest.store.roles.find({})[0]!;
  await forest.checks.suppress(
    {
      check: 'fewer-than-two-candidates',
      object: { kind: 'role', id: role.id },
      reason: 'Known',
      until: start + 40 * day,
    },
    actor,
  );
  return forest;
}

/** Whether the finding is suppressed; undefined where it is not there. */
async function isSuppressed(forest: Forest): Promise<boolean | undefined> {
  const { found } = await forest.checks.look();
  const finding = found.find(one => one.finding.check === 'fewer-than-two-candidates')?.finding;
  return finding && finding.suppression !== null;
}

it('ends at its moment, by itself, and the history says so', async () => {
  const clock = createVirtualClock(start);
  const forest = await suppressed(temporary(), clock);
  await clock.advanceTo(start + 40 * day - 1);
  expect(await isSuppressed(forest)).toBe(true);
  expect(await ended(forest)).toEqual([]);
  await clock.advanceTo(start + 40 * day);
  expect(await isSuppressed(forest)).toBe(false);
  expect(await ended(forest)).toMatchObject([
    {
      at: start + 40 * day,
      actor: 'checks',
      roleName: 'R',
      message:
        'The suppression of “Fewer than two candidates” of R ended: its time has come. It was suppressed by pat: Known',
    },
  ]);
  expect(forest.store.checkSuppressions.all()).toEqual([]);
  expect(verifyReplay(forest.store)).toMatchObject({ same: true });
});

it('ends at the next start where the console was closed at its moment', async () => {
  const root = temporary();
  const clock = createVirtualClock(start);
  await (await suppressed(root, clock)).dispose();
  await clock.advanceTo(start + 50 * day);
  const forest = await forestAt(root, clock);
  expect(await isSuppressed(forest)).toBe(false);
  expect(await ended(forest)).toMatchObject([{ at: start + 50 * day }]);
  expect(verifyReplay(forest.store)).toMatchObject({ same: true });
});

it('suppressing again puts another end in its place, and one end is recorded', async () => {
  const clock = createVirtualClock(start);
  const forest = await suppressed(temporary(), clock);
  const object = { kind: 'role' as const, id: forest.store.roles.find({})[0]!.id };
  const again = {
    check: 'fewer-than-two-candidates' as const,
    object,
    reason: 'Longer',
    until: start + 60 * day,
  };
  await forest.checks.suppress(again, actor);
  await clock.advanceTo(start + 50 * day);
  expect(await isSuppressed(forest)).toBe(true);
  expect(await ended(forest)).toEqual([]);
  await clock.advanceTo(start + 61 * day);
  expect(await ended(forest)).toMatchObject([{ at: start + 60 * day }]);
  expect(verifyReplay(forest.store)).toMatchObject({ same: true });
});
