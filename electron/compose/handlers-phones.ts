import type { Caller, Handlers } from '../../shared/contract/define.ts';
import { phoneProblems, type phonesContract } from '../../shared/contract/phones.ts';
import { identify } from '../pam/identity.ts';
import { block, giveBypass, takeBypass, unblock } from '../pam/phone-standing.ts';
import { lately, numberChanges, phoneReport, stands } from './phone-report.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/phones.ts. */
export function phonesHandlers(forest: () => Forest, now: () => number): Handlers<typeof phonesContract> {
  const by = (caller: Caller) => ({ actor: identify(forest().store, caller, undefined).actor, now: now() });
  return {
    'phones.report': async ({ search = '', problem, standing, page }) => {
      const { store, phone, reader, refresh } = forest();
      await refresh();
      const all = phoneReport(store, phone, await numberChanges(reader, now() - lately));
      const wanted = search.trim().toLowerCase();
      const rows = all.filter(
        row =>
          (problem === undefined || row.problems.includes(problem)) &&
          (standing === undefined || stands(row, standing, now())) &&
          [row.user.sourceDisplayName, row.user.privAccountName, row.text]
            .concat(row.reading.kind === 'number' ? [row.reading.e164, row.reading.international] : [])
            .some(text => text.toLowerCase().includes(wanted)),
      );
      const counts = Object.fromEntries([
        ...phoneProblems.map(one => [one, all.filter(row => row.problems.includes(one)).length]),
        ...(['blocked', 'bypass'] as const).map(one => [
          one,
          all.filter(row => stands(row, one, now())).length,
        ]),
      ]) as Record<(typeof phoneProblems)[number] | 'blocked' | 'bypass', number>;
      if (page.sort === 'sourceDisplayName') {
        rows.sort((a, b) => a.user.sourceDisplayName.localeCompare(b.user.sourceDisplayName, 'en'));
      }
      if (page.direction === 'descending') rows.reverse();
      const from = Number.parseInt(page.after ?? '0', 10) || 0;
      const to = from + page.limit;
      return {
        rows: rows.slice(from, to),
        next: to < rows.length ? String(to) : null,
        total: rows.length,
        counts,
      };
    },
    'phones.block': (input, caller) => block(forest().store, { ...input, ...by(caller) }),
    'phones.unblock': (input, caller) => unblock(forest().store, { ...input, ...by(caller) }),
    'phones.giveBypass': (input, caller) => giveBypass(forest().store, { ...input, ...by(caller) }),
    'phones.takeBypass': (input, caller) => takeBypass(forest().store, { ...input, ...by(caller) }),
  };
}
