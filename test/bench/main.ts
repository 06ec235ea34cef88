import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { compose } from '../../electron/compose.ts';
import { makeSampleForest, sampleZip } from '../../electron/compose/sample.ts';
import { noLog } from '../../electron/log.ts';
import { keyFileSealer } from '../../electron/shell/key-file.ts';
import type { CommandName, Output, Request } from '../../shared/contract/registry.ts';
import { aCollectedFile } from '../fakes/collected.ts';
import { exampleScenario } from '../../electron/simulator/example.ts';
import { simulate } from '../../electron/simulator/simulate.ts';
import { makeCommand } from '../../shared/cmdlets/command.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { largeHistoryBench } from './history.ts';
import { matrix } from './matrix.ts';
import { measure, report } from './measure.ts';

/**
 * `npm run bench [-- EVENTS]`: what operations of the console cost, through the router as a window calls it, beside a bare
 * better-sqlite3 doing the same rows in the same run. Prints; asserts nothing.
 */
const userData = mkdtempSync(join(tmpdir(), 'bastion-bench-'));
const dir = join(userData, 'forest');
const ports = {
  osUser: 'bench',
  now: Date.now,
  uuid: randomUUID,
  sealer: keyFileSealer(userData),
  log: noLog,
  setTimer(delay: number, fire: () => void) {
    const timer = setTimeout(fire, delay);
    return () => clearTimeout(timer);
  },
};
const app = compose({
  shell: null,
  sealer: ports.sealer,
  userData,
  assets: resolve('assets'),
  osUser: ports.osUser,
  now: Date.now,
  log: noLog,
  launch: { forestDir: dir },
  callScript: () => 'verified',
});

async function call<N extends CommandName>(name: N, input: Request<N>): Promise<Output<N>> {
  const reply = await app.router.callTrusted(name, input satisfies Request<N>);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
  return reply.value as Output<N>;
}

/** Verified activations, all gates, durable, beside the same number of rows written bare with the same pragmas. */
async function activations(count: number): Promise<void> {
  const { store, workflow } = app.session.forest();
  const rows = () => store.requests.count({});
  const before = rows();
  const ask = async () => {
    const command = makeCommand('New-PAMRequest', { RoleDisplayName: 'R' });
    const { changed } = await call('cmdlet.run', { pipeline: [command], as: 'PRIV.Jen' });
    await workflow.whenSettled(changed[0]!.id as RequestId);
  };
  const times = await measure(count, ask);
  const file = new Database(join(userData, 'bare.db'));
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.exec('CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT) STRICT');
  const insert = file.prepare('INSERT INTO rows (text) VALUES (?)');
  // An activation is four durable steps: asked, called, verified, active.
  const text = 'x'.repeat(600);
  const bare = await measure(count, () => {
    for (let step = 0; step < 4; step++) file.transaction(() => insert.run(text))();
  });
  file.close();
  report(`activation with a verified call (${rows() - before})`, times, bare);
}

/** What explain answers, gate by gate, for each person and role in turn, beside the two rows that it is about read bare. */
async function explain(): Promise<void> {
  const { store } = app.session.forest();
  const [users, roles] = [store.users.find({}), store.roles.find({})];
  const bare = new Database(join(dir, 'store.db'), { readonly: true });
  const [user, role] = ['users', 'roles'].map(table => bare.prepare(`SELECT * FROM ${table} WHERE id = ?`));
  const at = (index: number) => ({
    userId: users[index % users.length]!.id,
    role: { id: roles[index % roles.length]!.id },
  });
  const times = await measure(2000, index => call('activation.explain', at(index)));
  const rows = await measure(2000, index => [user!.get(at(index).userId), role!.get(at(index).role.id)]);
  bare.close();
  report('explain', times, rows);
  const seconds = times.reduce((sum, time) => sum + time, 0) / 1000;
  console.log(`  ${Math.round(times.length / seconds).toLocaleString('en')} a second`);
}

async function importZip(): Promise<void> {
  const times = await measure(10, async () => {
    const { session } = await call('mfa.openZip', { path: join(dir, sampleZip) });
    await call('mfa.previewImport', { session, username: 'bench' });
    await call('mfa.cancelImport', { session });
  });
  report('credential ZIP: open, test, preview', times);
}

/** 10,000 users from a CSV file, all of them in CORP and none of them here; then 200 roles as the collect script writes them. */
async function imports(): Promise<void> {
  const people = Array.from({ length: 10_000 }, (_, at) => `person${at}`);
  const entry = (name: string) =>
    `\ndn: CN=${name},DC=contoso,DC=local\nobjectClass: user\nsAMAccountName: ${name}\nmobile: +1 213 555 0142\n`;
  appendFileSync(join(dir, 'corp.ldif'), people.map(entry).join(''));
  const csv = join(userData, 'people.csv');
  const row = (name: string) => `${name},Person of the bench,+1 213 555 0142,${name}@contoso.local`;
  writeFileSync(csv, ['sAMAccountName,displayName,mobile,mail', ...people.map(row)].join('\r\n'));
  await call('corp.status', {});
  report(
    '10,000 users from CSV: open and preview',
    await measure(3, async () => {
      const { session, good } = await call('userFile.open', { path: csv });
      if (good !== people.length) throw new Error(`Only ${good} rows are good.`);
      await call('userFile.list', { session, page: {} });
    }),
  );
  const { session } = await call('userFile.open', { path: csv });
  const job = async (id: string) => {
    while ((await call('jobs.get', { id })).state === 'running') await new Promise(setImmediate);
  };
  report(
    '  import them, durable',
    await measure(1, async () => job((await call('userFile.import', { session })).job)),
  );
  const collected = join(userData, 'mim.json');
  writeFileSync(collected, JSON.stringify(aCollectedFile({ users: 2000, roles: 200, requests: 5000 })));
  report(
    '200 roles, 2,000 users, 5,000 requests of MIM',
    await measure(3, () => call('transfer.openCollected', { path: collected })),
  );
  const opened = await call('transfer.openCollected', { path: collected });
  const choices = { new: 'take', differs: 'take', missing: 'leave' } as const;
  report(
    '  import them, durable',
    await measure(1, async () =>
      job((await call('transfer.importCollected', { session: opened.session, choices })).job),
    ),
  );
}

/** Activations through the engine and the pure steps, without a store, in this thread. */
function simulator(): void {
  const example = exampleScenario();
  const scenario = { ...example, requests: { ...example.requests, total: 100_000 } };
  for (let run = 1; run <= 2; run++) {
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const { requests, lines, hash } = simulate(scenario);
    const { user, system } = process.cpuUsage(cpu);
    const perSecond = (seconds: number) => `${Math.round(requests / seconds).toLocaleString('en')} a second`;
    console.log(
      `simulator, ${requests.toLocaleString('en')} activations, run ${run}`.padEnd(46),
      `${perSecond((performance.now() - started) / 1000)}, of processor time ${perSecond((user + system) / 1e6)}`,
      `(${lines.toLocaleString('en')} lines, ${hash.slice(0, 16)}…)`,
    );
  }
}

try {
  simulator();
  const made = await measure(1, () => makeSampleForest({ dir, assets: resolve('assets'), ...ports }));
  report('sample forest: a week by the engine', made);
  report('opening it', await measure(1, () => app.start()));
  await explain();
  await matrix();
  await importZip();
  await activations(50);
  await imports();
} finally {
  await app.dispose();
  rmSync(userData, { recursive: true, force: true });
}
await largeHistoryBench(Number(process.argv[2] ?? 1_000_000));
