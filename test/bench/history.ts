import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { compose } from '../../electron/compose.ts';
import { columns } from '../../electron/evidence/verify-evidence.mjs';
import { noLog } from '../../electron/log.ts';
import { keyFileSealer } from '../../electron/shell/key-file.ts';
import type { CommandName, Input, Output, Request } from '../../shared/contract/registry.ts';
import type { UserId } from '../../shared/domain/ids.ts';
import { largeHistory } from '../fakes/large-history.ts';
import { measure, report } from './measure.ts';
import { reportPeer, runPeer } from './peer.ts';

type Filter = Input<'events.list'>['filter'];
type Call = <N extends CommandName>(name: N, input: Request<N>) => Promise<Output<N>>;

const median = (times: readonly number[]) =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

/**
 * A history of `events` entries: pages, search, counts, bundle and verification through the router as a window calls it,
 * beside bare better-sqlite3, the sqlite3 command, and what an auditor would take to the exported lines.
 */
export async function largeHistoryBench(events: number): Promise<void> {
  const kept = await largeHistory(events);
  const userData = mkdtempSync(join(tmpdir(), 'bastion-bench-history-'));
  cpSync(kept, userData, { recursive: true });
  const dir = join(userData, 'forest');
  const app = compose({
    shell: null,
    sealer: keyFileSealer(userData),
    userData,
    assets: resolve('assets'),
    osUser: 'bench',
    now: Date.now,
    log: noLog,
    launch: { forestDir: dir },
  });
  const call: Call = async (name, input) => {
    const reply = await app.router.callTrusted(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`);
    return reply.value as never;
  };
  console.log(`\nhistory of ${events.toLocaleString('en')} entries, ${mebibytes(join(dir, 'store.db'))} MiB`);
  try {
    report('opening', await measure(1, () => app.start()));
    const ours = await reading(call, join(dir, 'store.db'));
    await evidence(call, userData, events);
    peers(join(dir, 'store.db'), userData, ours);
  } finally {
    await app.dispose();
    rmSync(userData, { recursive: true, force: true });
  }
}

/** Seconds, at the median. */
interface Ours {
  page: number;
  ofId: number;
  word: number;
  counts: number;
}

async function reading(call: Call, store: string): Promise<Ours> {
  const bare = new Database(store, { readonly: true });
  const sql = (text: string, ...params: unknown[]) => {
    const statement = bare.prepare(text);
    return () => statement.all(...params);
  };
  const list = (filter: Filter) => () => call('events.list', { filter, limit: 100 });
  const someone = bare
    .prepare('SELECT user_id FROM journal WHERE user_id IS NOT NULL ORDER BY seq DESC LIMIT 1')
    .pluck()
    .get() as UserId;
  const words = (match: string) =>
    sql(
      `SELECT * FROM journal WHERE seq IN (SELECT rowid FROM journalWords WHERE journalWords MATCH ? ORDER BY rowid DESC LIMIT 100) ORDER BY seq DESC`,
      `{message user_name role_name reason} : ${match}`,
    );
  const newest = 'ORDER BY seq DESC LIMIT 100';
  const pages = {
    page: [{}, sql(`SELECT * FROM journal ${newest}`)],
    'page of 101': [{ ids: [101] }, sql(`SELECT * FROM journal WHERE id = 101 ${newest}`)],
    'page of one user': [
      { userId: someone },
      sql(`SELECT * FROM journal WHERE user_id = ? ${newest}`, someone),
    ],
    'a common word': [{ text: 'activated' }, words('activated')],
    'a rare word': [{ text: 'CHG150000' }, words('CHG150000')],
    'a phrase': [{ text: '"Patch night"' }, words('"Patch night"')],
    'a short beginning': [{ text: 'ro' }, words('ro*')],
  } as const satisfies Record<string, [Filter, () => unknown]>;
  const seconds = new Map<string, number>();
  for (const [what, [filter, beside]] of Object.entries(pages)) {
    await measure(5, list(filter));
    const times = await measure(100, list(filter));
    report(`  ${what}`, times, await measure(100, beside));
    seconds.set(what, median(times) / 1000);
  }
  const summary = (filter: Filter) => () => call('events.summary', { filter });
  const counts = await measure(20, summary({}));
  report(
    '  counts and facets',
    counts,
    await measure(5, sql('SELECT id, count(*) FROM journal GROUP BY id')),
    'bare count by id',
  );
  report('  counts and facets of one user', await measure(20, summary({ userId: someone })));
  report('  counts and facets of failures', await measure(20, summary({ results: ['failed'] })));
  report('  counts and facets of a common word', await measure(5, summary({ text: 'activated' })));
  bare.close();
  return {
    page: seconds.get('page')!,
    ofId: seconds.get('page of 101')!,
    word: seconds.get('a rare word')!,
    counts: median(counts) / 1000,
  };
}

async function evidence(call: Call, userData: string, events: number): Promise<void> {
  const each = (times: number[]) =>
    `${Math.round(events / (times[0]! / 1000)).toLocaleString('en')} a second`;
  const verified = await measure(1, () => finished(call, 'events.verify', {}));
  report('  verification in the console', verified);
  console.log(`    ${each(verified)}`);
  const bundle = join(userData, 'evidence.zip');
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
  const written = await measure(1, () =>
    finished(call, 'events.bundle', { filter: {}, reason: 'Bench', path: bundle }),
  );
  clearInterval(watch);
  report('  evidence bundle of everything', written);
  console.log(
    `    ${each(written)}, ${mebibytes(bundle)} MiB, memory ${Math.round((most - before) / 2 ** 20)} MiB more at most`,
  );
}

/** The tools at hand, over the store and over the lines of the bundle that was written. */
function peers(store: string, userData: string, ours: Ours): void {
  const bundle = join(userData, 'evidence.zip');
  const lines = join(userData, 'events.ndjson');
  const unpacked = runPeer('python3', [
    '-c',
    'import shutil,sys,zipfile; shutil.copyfileobj(zipfile.ZipFile(sys.argv[1]).open("events.ndjson"), open(sys.argv[2],"wb"))',
    bundle,
    lines,
  ]);
  if (unpacked === null) throw new Error('python3 is not installed here.');
  console.log(`beside it, over the store and over ${mebibytes(lines)} MiB of lines:`);
  const newest = 'ORDER BY seq DESC LIMIT 100';
  const id = columns.indexOf('id');
  const run = (what: string, program: string, args: string[], seconds: number | null) =>
    reportPeer(`${program}: ${what}`, runPeer(program, args), seconds);

  run('page', 'sqlite3', [store, `SELECT * FROM journal ${newest}`], ours.page);
  run('page', 'tail', ['-n', '100', lines], ours.page);
  run('page of 101', 'sqlite3', [store, `SELECT * FROM journal WHERE id = 101 ${newest}`], ours.ofId);
  run('all of 101', 'jq', ['-c', `select(.[${id}] == 101)`, lines], ours.ofId);
  run('a rare word', 'grep', ['-i', 'CHG150000', lines], ours.word);
  run('a rare word', 'jq', ['-c', 'select(tostring | contains("CHG150000"))', lines], ours.word);
  run('count by id', 'sqlite3', [store, 'SELECT id, count(*) FROM journal GROUP BY id'], ours.counts);
  const byId = `reduce inputs as $e ({}; .[$e[${id}]|tostring] += 1)`;
  run('count by id', 'jq', ['-nc', byId, lines], ours.counts);
  const home = lnavHome(userData);
  const lnav = (...commands: string[]) => [
    `HOME=${home}`,
    'lnav',
    '-n',
    '-N',
    ...commands.flatMap(command => ['-c', command]),
    lines,
  ];
  const inLnav = runPeer('lnav', ['-V']) !== null;
  if (!inLnav) console.log('  lnav: not installed here');
  else {
    reportPeer('lnav: a rare word', runPeer('env', lnav(':filter-in CHG150000')), ours.word);
  }

  const verifier = resolve('electron/evidence/verify-evidence.mjs');
  const verified = runPeer(process.execPath, [verifier, bundle]);
  reportPeer('verify-evidence.mjs: the bundle', verified, null);
  run('the same bytes', 'sha256sum', [lines], verified?.seconds ?? null);
  run('the same bytes', 'openssl', ['dgst', '-sha256', lines], verified?.seconds ?? null);
}

/** A home for lnav, so that the bench leaves nothing in the user's own. */
function lnavHome(userData: string): string {
  const home = join(userData, 'lnav');
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, '.hushlogin'), '');
  return home;
}

const mebibytes = (path: string) => Math.round(statSync(path).size / 2 ** 20);

/** Starts a job and waits for its end. */
async function finished<N extends 'events.bundle' | 'events.verify'>(
  call: Call,
  name: N,
  input: Request<N>,
): Promise<void> {
  const { job } = (await call(name, input)) as { job: string };
  for (;;) {
    const { state, message } = await call('jobs.get', { id: job });
    if (state === 'failed' || state === 'cancelled') throw new Error(`${name}: ${message}`);
    if (state === 'done') return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
