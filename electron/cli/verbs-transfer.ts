import { resolve } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Output } from '../../shared/contract/registry.ts';
import type { Verb } from './arguments.ts';
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
} satisfies Partial<Record<Verb, (bench: Bench) => Promise<void>>>;

/** Every object that is not the same on both sides, as it was compared. */
async function unlike(bench: Bench, session: string) {
  const objects: Omit<Output<'transfer.list'>['rows'][number], 'key'>[] = [];
  for (let after: string | null = null; ;) {
    const page: Output<'transfer.list'> = await call(bench, 'transfer.list', {
      session,
      states: ['problem', 'differs', 'new', 'missing'],
      page: { after, limit: 200 },
    });
    objects.push(...page.rows.map(({ key: _, ...item }) => item));
    if (page.next === null) return objects;
    after = page.next;
  }
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
