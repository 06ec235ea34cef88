import type { Caller } from '../../shared/contract/define.ts';
import type { Input } from '../../shared/contract/registry.ts';
import type { ConsoleConfiguration } from '../../shared/domain/configuration.ts';
import type { EventFilter, PamEvent } from '../../shared/domain/event.ts';
import { filterInWords } from '../../shared/domain/filter-words.ts';
import { setChanged } from '../pam/changes.ts';
import { identify } from '../pam/identity.ts';
import { singleton } from '../store/cells.ts';
import type { Store } from '../store/types.ts';
import type { Forest } from './forest.ts';
import { stale } from './handlers-forest.ts';

/**
 * Who reads the history is in it: 9320 for all of it or one entry, 9321 for what a filter selects. Recorded here, before the answer, and not
 * when the page says so: a call past the page leaves the same trace. See docs/decisions/reading.md.
 */
export interface Readings {
  /** Before a page of what a filter selects, once for each filter while the forest is open. Throws where it cannot be written. */
  ofFilter(forest: Forest, filter: EventFilter, caller: Caller): Promise<void>;
  /** What was answered: to open one of these is no reading of its own. */
  answered(forest: Forest, rows: readonly PamEvent[]): void;
  /** Before one entry whole, where no page answered it. */
  ofEntry(forest: Forest, event: PamEvent, caller: Caller): Promise<void>;
  /** From now on each reading is one again. */
  forget(forest: Forest): void;
}

/** What came of verifying: whoever looks for that reads nothing of what people did. */
const proofs: ReadonlySet<number> = new Set([9303, 9304, 9310, 9311, 9312, 9313, 9314, 9315, 9324, 9325]);

/** A reading that this user left so lately, from this window or another or by `pam`, is the same one. */
const lately = 15 * 60_000;
/** So many answered entries are remembered; one more begins anew. */
const mostAnswered = 50_000;

interface Known {
  recorded: Map<string, Promise<void>>;
  answered: Set<number>;
}

export function createReadings(): Readings {
  const forests = new WeakMap<Forest, Known>();

  function knownOf(forest: Forest): Known {
    const known = forests.get(forest) ?? { recorded: new Map(), answered: new Set() };
    forests.set(forest, known);
    return known;
  }

  /** Two calls at once wait for the same entry; what could not be written is tried again by the next. */
  async function once(forest: Forest, key: string, write: () => Promise<void>): Promise<void> {
    if (!forest.store.consoleConfiguration().recordReads) return;
    const { recorded } = knownOf(forest);
    const begun = recorded.get(key) ?? write();
    recorded.set(key, begun);
    try {
      await begun;
    } catch (error) {
      recorded.delete(key);
      throw error;
    }
  }

  return {
    async ofFilter(forest, filter, caller) {
      if (filter.ids?.length && filter.ids.every(id => proofs.has(id))) return;
      const plain = plainFilter(filter);
      await once(forest, JSON.stringify(plain), () =>
        Object.keys(plain).length === 0
          ? record(forest, caller, 9320, 'The history was opened.', {})
          : record(
              forest,
              caller,
              9321,
              `The history was filtered: ${filterInWords(plain, (kind, id) => forest.store.lastName(kind, id))}.`,
              { filter: plain },
            ),
      );
    },
    answered(forest, rows) {
      const { answered } = knownOf(forest);
      if (answered.size > mostAnswered) answered.clear();
      for (const { seq } of rows) answered.add(seq);
    },
    async ofEntry(forest, { seq, id }, caller) {
      if (proofs.has(id) || knownOf(forest).answered.has(seq)) return;
      await once(forest, String(seq), () =>
        record(forest, caller, 9320, `Entry ${seq} of the history was opened.`, { entry: seq }),
      );
    },
    forget: forest => void forests.delete(forest),
  };
}

async function record(
  { store, reader, now }: Forest,
  caller: Caller,
  event: 9320 | 9321,
  message: string,
  cause: Record<string, unknown>,
): Promise<void> {
  const { actor } = identify(store, caller, undefined);
  const { rows } = await reader.page({ ids: [event], from: now() - lately }, null, 200);
  if (rows.some(row => row.actor === actor.actor && row.message === message)) return;
  store.apply({ ...actor, event, message, cause, changes: [] });
}

/** Switches the recording of reads off or on (9323). Nothing is written where it is so already. */
export function setReadPolicy(
  store: Store,
  { expects, recordReads, reason }: Input<'events.setPolicy'>,
  caller: Caller,
): ConsoleConfiguration {
  return store.transaction(() => {
    const before = store.consoleConfiguration();
    if (before.version !== expects) throw stale();
    const changed = setChanged('consoleConfiguration', singleton, before, { recordReads });
    if (changed === null) return before;
    store.apply({
      ...identify(store, caller, undefined).actor,
      event: 9323,
      reason,
      message: recordReads
        ? 'Reads of the history are recorded from now on.'
        : 'Reads of the history are no longer recorded.',
      changes: [changed],
    });
    return store.consoleConfiguration();
  });
}

/** The filter without what does not narrow, in one order: the same selection is the same text. */
function plainFilter(filter: EventFilter): EventFilter {
  return Object.fromEntries(
    Object.entries(filter)
      .map(([part, value]) => [part, plainValue(value)] as const)
      .filter(
        ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
      )
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value)
    ? [...new Set<unknown>(value)].sort((a, b) => (String(a) < String(b) ? -1 : 1))
    : value;
}
