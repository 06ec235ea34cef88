import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { mimEvidenceContract } from '../../shared/contract/mim-evidence.ts';
import type { PamEvent } from '../../shared/domain/event.ts';
import {
  evidenceStates,
  type EvidenceRow,
  type EvidenceState,
  type EvidenceSummary,
} from '../../shared/domain/mim-evidence.ts';
import { isTimeZone } from '../../shared/domain/time-zone.ts';
import { compareEvidence, latest } from '../mim-evidence/compare.ts';
import { limits } from '../mim-evidence/limits.ts';
import { readEventLog } from '../mim-evidence/open-log.ts';
import { identify } from '../pam/identity.ts';
import { readTextFile } from '../transfer/read-file.ts';
import { writeComparison } from './comparison-file.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';
import { paged } from './handlers-transfer.ts';

/** MIM's published numbers; the console records no other of them. */
const published = [101, 103, 825];
/** A request, and the rest of one that is too long for an event: their JSON has no published field (docs/mim-facts.md). */
const requestLogIds = [4121, 4137];

/** Handlers of shared/contract/mim-evidence.ts. A forest's last comparison is kept as long as the forest. */
export function mimEvidenceHandlers(
  forest: () => Forest,
  uuid: () => string,
): Handlers<typeof mimEvidenceContract> {
  const last = new WeakMap<Forest, { summary: EvidenceSummary; rows: EvidenceRow[] }>();
  function kept(opened: Forest, session: string, states: readonly EvidenceState[] | undefined) {
    const found = last.get(opened);
    if (found?.summary.session !== session)
      throw new AppError('NOT_FOUND', 'This comparison is no longer kept here. Open the file again.');
    const { summary, rows } = found;
    return {
      summary,
      rows: states === undefined ? rows : rows.filter(({ state }) => states.includes(state)),
    };
  }
  return {
    'mimEvidence.compare': async ({ path, timeZone, dateOrder, tolerance }, caller) => {
      const opened = forest();
      const { store } = opened;
      if (!isTimeZone(timeZone))
        throw new AppError(
          'BAD_REQUEST',
          `The time zone “${timeZone}” is not known. Choose one of the list.`,
        );
      const { actor } = identify(store, caller, undefined);
      const { text, sha256 } = await readTextFile(path, limits.bytes, 'An exported event log');
      const events = await readEventLog(text, timeZone, dateOrder);
      const mim = events.filter(event => published.includes(event.id));
      const from = events.reduce((least, { at }) => Math.min(least, at), Infinity);
      const to = events.reduce((most, { at }) => Math.max(most, at), -Infinity);
      const ours = await eventsBetween(opened, from - latest, to + latest + 1);
      const names = new Map(store.users.find({}).map(user => [user.privAccountName.toLowerCase(), user.id]));
      const rows = compareEvidence({ mim, ours, names, from, to, tolerance: tolerance * 1000 });
      const counts = { missing: 0, extra: 0, late: 0, matched: 0 };
      for (const { state } of rows) counts[state] += 1;
      const session = uuid();
      const otherIds = events.length - mim.length;
      store.apply({
        ...actor,
        event: 9340,
        message: `MIM’s event log ${path} was compared with the history: ${evidenceStates.map(state => `${counts[state]} ${state}`).join(', ')}.`,
        cause: { path, sha256, timeZone, tolerance, events: events.length, otherIds, from, to, ...counts },
        changes: [],
      });
      const sources = [...new Set(mim.map(({ source }) => source))].slice(0, 20);
      const requestLog = events.filter(({ id }) => requestLogIds.includes(id)).length;
      const summary = {
        ...{ session, path, sha256, events: events.length, otherIds, requestLog, sources, from, to, counts },
      };
      last.set(opened, { summary, rows });
      return summary;
    },
    'mimEvidence.list': ({ session, states, page }) => paged(kept(forest(), session, states).rows, page),
    'mimEvidence.save': async ({ session, states, format, path }, caller) => {
      const opened = forest();
      const { store, now } = opened;
      const { actor } = identify(store, caller, undefined);
      const { summary, rows } = kept(opened, session, states);
      requireForeign('The comparison was not saved', path, opened);
      const { corpDnsName, privDnsName } = store.consoleConfiguration();
      const chosen = (states ?? evidenceStates).join(', ');
      const named = { forest: `${corpDnsName} ▸ ${privDnsName}`, by: actor.actor, at: now(), chosen };
      await writeComparison(path, format, { ...summary, ...named }, rows);
      store.apply({
        ...actor,
        event: 9319,
        message: `${rows.length} rows of the comparison of ${summary.path} with the history were saved to ${path} as ${format.toUpperCase()}.`,
        cause: { path, format, states: states ?? evidenceStates, of: summary.path, sha256: summary.sha256 },
        changes: [],
      });
      return { rows: rows.length };
    },
  };
}

async function eventsBetween({ reader }: Forest, from: number, to: number): Promise<PamEvent[]> {
  const found: PamEvent[] = [];
  for (let before: number | null | undefined; before !== null;) {
    const page = await reader.page({ ids: published, from, to }, before ?? null, 1000);
    found.push(...page.rows);
    before = page.next;
  }
  return found;
}
