import { resolve } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { ComparedState } from '../../shared/domain/transfer-views.ts';
import { userFileFields, type UserFileMapping } from '../../shared/domain/user-file.ts';
import { UsageError, type Verb } from './arguments.ts';
import { call, type Bench } from './bench.ts';

/** From and to MIM, users from a file, the whole configuration. */
export const transferVerbs = {
  async 'collect-script'(bench) {
    const [file] = bench.arguments.words;
    const { text, path } = await call(bench, 'transfer.collectScript', {
      path: file === undefined ? null : resolve(file),
    });
    if (path === null) bench.say(text.replace(/\r?\n$/, ''));
    else bench.print({ written: path });
  },

  async 'import-mim'(bench) {
    const path = resolve(bench.arguments.words[0] ?? '');
    const opened = await call(bench, 'transfer.openCollected', { path });
    const { session, notes, ...file } = opened;
    const result =
      bench.arguments.flags.apply === true
        ? await ended(
            bench,
            (
              await call(bench, 'transfer.importCollected', {
                session,
                choices: { new: 'take', differs: 'take', missing: 'leave' },
              })
            ).job,
          )
        : null;
    bench.print({ ...file, notes, objects: await unlike(bench, session), applied: result !== null, result });
  },

  async 'import-users'(bench) {
    const path = resolve(bench.arguments.words[0] ?? '');
    let file = await call(bench, 'userFile.open', { path });
    const { map = [], apply } = bench.arguments.flags;
    if (map.length > 0) {
      const mapping = { ...file.mapping, ...mappingOf(map) };
      file = await call(bench, 'userFile.map', { session: file.session, mapping });
    }
    const { session, ...summary } = file;
    const problems = await every(after =>
      call(bench, 'userFile.list', { session, only: 'bad', page: { after, limit: 200 } }),
    );
    const result =
      apply === true ? await ended(bench, (await call(bench, 'userFile.import', { session })).job) : null;
    bench.print({ ...summary, problems, applied: result !== null, result });
  },

  async 'export-configuration'(bench) {
    const path = resolve(bench.arguments.words[0] ?? '');
    bench.print(await call(bench, 'configuration.export', { path }));
  },
} satisfies Partial<Record<Verb, (bench: Bench) => Promise<void>>>;

/** Every object that is not the same on both sides, as it was compared. */
async function unlike(bench: Bench, session: string) {
  const states: ComparedState[] = ['problem', 'differs', 'new', 'missing'];
  const rows = await every(after =>
    call(bench, 'transfer.list', { session, states, page: { after, limit: 200 } }),
  );
  return rows.map(({ key: _, ...item }) => item);
}

/** All rows of a list, page by page. */
async function every<Row>(
  read: (after: string | null) => Promise<{ rows: Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let after: string | null = null; ;) {
    const page = await read(after);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

/** The fields that --map NAME=COLUMN names, by our field or by the parameter of the cmdlets; an empty column takes one away. */
function mappingOf(pairs: readonly string[]): Partial<UserFileMapping> {
  const mapping: Partial<UserFileMapping> = {};
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at)).trim().toLowerCase();
    const field = userFileFields.find(one => one.toLowerCase() === name);
    if (field === undefined) {
      throw new UsageError(
        `--map ${pair} is not NAME=COLUMN with one of these names: ${userFileFields.join(', ')}.`,
      );
    }
    mapping[field] = pair.slice(at + 1) === '' ? null : pair.slice(at + 1);
  }
  return mapping;
}

/** Waits for a job; its sentence, or its failure as an error. */
async function ended(bench: Bench, id: string): Promise<string> {
  for (;;) {
    const job = await call(bench, 'jobs.get', { id });
    if (job.state === 'done') return job.message;
    if (job.state !== 'running') throw new AppError('CONFLICT', job.message);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
