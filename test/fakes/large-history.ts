import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeSampleForest } from '../../electron/compose/sample.ts';
import { readChain } from '../../electron/events/chain.ts';
import { canonicalText, columns, leafHash } from '../../electron/evidence/verify-evidence.mjs';
import { noLog } from '../../electron/log.ts';
import { keyFileSealer } from '../../electron/shell/key-file.ts';
import { connect } from '../../electron/store/connection.ts';
import { keepDayCounts } from '../../electron/store/day-counts.ts';
import { storeFile } from '../../electron/store/files.ts';
import { migrations } from '../../electron/store/migrations/all.ts';
import { latestVersion } from '../../electron/store/migrate.ts';
import { Sql } from '../../electron/store/sql.ts';
import { eventKind, type EventId } from '../../shared/domain/event-catalogue.ts';

const span = 3 * 365 * 86_400_000;
const people = 400;
const duties = 60;
const stories: readonly (readonly EventId[])[] = [
  [9100, 9101, 103, 9107, 9110],
  [9100, 9101, 103, 9102, 9103, 9107, 9109],
  [9100, 9101, 103, 9107, 9108, 9109],
  [9100, 9101, 101, 9105],
  [9100, 9102, 9104],
  [9100, 9106, 9101, 103, 9107, 9110],
  [9011],
  [9031],
];
const reasons = [
  'Patch night',
  'Incident',
  'New printer queue',
  'Quarterly review',
  'Backup did not run',
  '',
];
const servers = ['DC01', 'SQL07', 'FILE12', 'PRINT03', 'EXCH02'];

/**
 * A user's folder with a sample forest in `forest`, whose history has `count` entries more, of the three years up to now: through the real columns,
 * chain and triggers, in one transaction. Made once for each count and schema, and kept in .cache: copy it, do not open it.
 */
export async function largeHistory(count: number): Promise<string> {
  const userData = resolve('.cache', `large-history-${String(count)}-${String(latestVersion(migrations))}`);
  if (existsSync(userData)) return userData;
  const draft = `${userData}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const dir = join(draft, 'forest');
  const start = Date.now() - span;
  await makeSampleForest({
    dir,
    assets: resolve('assets'),
    osUser: 'bench',
    now: () => start,
    uuid: randomUUID,
    sealer: keyFileSealer(draft),
    log: noLog,
    setTimer: () => () => undefined,
  });
  fillHistory(storeFile(dir), count, Date.now());
  renameSync(draft, userData);
  return userData;
}

/** Adds `count` entries to the history of a store, evenly up to a moment. Nobody else may have the store open. */
function fillHistory(path: string, count: number, until: number): void {
  const db = connect(path);
  const sql = new Sql(db, path);
  db.pragma('synchronous = OFF');
  const names = [...columns, 'hash'];
  const insert = db.prepare(
    `INSERT INTO "journal" (${names.map(name => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  const last = sql.get('SELECT "seq", "at" FROM "journal" ORDER BY "seq" DESC LIMIT 1') ?? { seq: 0, at: 0 };
  const first = Number(last['at']);
  const step = Math.max(0, until - first) / (count + 1);
  const whom = Array.from({ length: people }, (_, at) => ({ id: randomUUID(), name: `PRIV.Person${at}` }));
  const what = Array.from({ length: duties }, (_, at) => ({ id: randomUUID(), name: `Duty ${at}` }));
  // The same rows each time, up to the ids: a small linear generator is enough.
  let state = 42;
  const dice = (sides: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % sides;
  db.transaction(() => {
    const chain = readChain(sql);
    let seq = Number(last['seq']);
    for (let done = 0; done < count;) {
      const story = stories[Math.min(dice(1009) % 11, stories.length - 1)]!;
      // Few people do most: the square of a dice.
      const user = whom[Math.floor((dice(people) * dice(people)) / people)]!;
      const role = what[dice(duties)]!;
      const request = story.length > 1 ? randomUUID() : null;
      const reason = reasons[dice(reasons.length)]!;
      const server = servers[dice(servers.length)]!;
      for (const id of story.slice(0, count - done)) {
        done += 1;
        seq += 1;
        const kind = eventKind(id)!;
        const row = {
          seq,
          at: Math.floor(first + done * step),
          mono: null,
          boot: null,
          id,
          severity: kind.severity,
          source: kind.source,
          actor: id < 9100 ? 'pat' : 'workflow',
          as_account: null,
          reason: id === 9100 ? reason : '',
          message: `${kind.title}: ${user.name} for ${role.name} on ${server}, ticket CHG${String(100_000 + (done % 99_991))}.`,
          user_id: user.id,
          user_name: user.name,
          role_id: role.id,
          role_name: role.name,
          request_id: request,
          command: null,
          cause: null,
          changes: '[]',
        };
        const hash = chain.add(leafHash(canonicalText(row)));
        insert.run(...columns.map(column => (row as Record<string, string | number | null>)[column]), hash);
      }
    }
    sql.run(
      `UPDATE "chain" SET "size" = ?, "hash" = ?, "root" = ?, "peaks" = ?, "at" = NULL, "signer" = NULL, "signature" = NULL`,
      [chain.size, chain.hash, chain.root, Buffer.concat(chain.peaks)],
    );
    keepDayCounts(sql);
  }).immediate();
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
