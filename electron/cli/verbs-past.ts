import type { FoundMoment, PastMoment } from '../../shared/contract/past.ts';
import type { Output } from '../../shared/contract/registry.ts';
import type { Verb } from './arguments.ts';
import { call, type Bench } from './bench.ts';

/** The verb that shows the forest as it was. */
export const pastVerbs = {
  async past(bench) {
    const { at = '', to, role } = bench.arguments.flags;
    const moment = momentOf(at);
    if (to !== undefined) {
      const compared = await call(bench, 'past.compare', { moments: [moment, momentOf(to)] });
      return bench.print({ ...compared, from: line(compared.from), to: line(compared.to) });
    }
    if (role !== undefined) {
      const {
        seq,
        at: time,
        entry,
        ...told
      } = await call(bench, 'past.whoCould', {
        moment,
        role: { name: role },
      });
      return bench.print({ ...line({ seq, at: time, entry }), ...told });
    }
    const found = await call(bench, 'past.objects', { moment, kind: 'configuration', page: {} });
    const { seq } = found;
    bench.print({
      ...line(found),
      roles: await all(bench, seq, 'role'),
      users: await all(bench, seq, 'user'),
      groups: await all(bench, seq, 'group'),
      configuration: found.rows,
    });
  },
} satisfies Partial<Record<Verb, (bench: Bench) => Promise<void>>>;

/** The number of an entry, or a time on the forest's clock. */
function momentOf(text: string): PastMoment {
  return /^\d{1,15}$/.test(text) ? { seq: Number(text) } : { text };
}

function line({ seq, at, entry }: FoundMoment) {
  const iso = (moment: number) => new Date(moment).toISOString();
  return { seq, time: iso(at), entry: { time: iso(entry.at), message: entry.message } };
}

async function all(bench: Bench, seq: number, kind: 'role' | 'user' | 'group') {
  const rows: Output<'past.objects'>['rows'] = [];
  let after: string | null = null;
  do {
    const page: Output<'past.objects'> = await call(bench, 'past.objects', {
      moment: { seq },
      kind,
      page: { after, limit: 200 },
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
