import { resultOf } from '../../shared/domain/event-result.ts';
import type { EventFilter } from '../../shared/domain/event.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Sql } from '../store/sql.ts';
import { narrowsBy } from './lookup.ts';
import { select, type Kind, type Selection } from './selection.ts';
import { isAll, newestRows, tallyOf, type CountedRow, type DayCount } from './tally.ts';
import type { DaySeverity, EventSummary, Who } from './types.ts';

/**
 * How many rows a filter selects, and how they divide. Each facet is counted without its own part of the filter (days without
 * the time, ids, severities, sources and results without these four, users without the user), so that more of it can be chosen.
 */
export function summaryOf(sql: Sql, filter: EventFilter): EventSummary {
  const known = new Map<string, Counter>();
  const of = (...without: (keyof EventFilter)[]) => {
    const kept = Object.entries(filter).filter(([part]) => !without.includes(part as keyof EventFilter));
    const key = JSON.stringify(kept);
    let counter = known.get(key);
    if (counter === undefined) known.set(key, (counter = new Counter(sql, Object.fromEntries(kept))));
    return counter;
  };
  const kinds = of('ids', 'severities', 'sources', 'results').tally();
  const days = of('from', 'to');
  const users = of('userId').who<UserId>('user');
  const roles = of('roleId').who<RoleId>('role');
  const { counts, more } = of().tally();
  const kindOf = kindsOf(sql);
  return {
    count: counts.reduce((sum, { count }) => sum + count, 0),
    more,
    kindsMore: kinds.more,
    ids: most(kinds.counts, ({ id }) => id).map(([id, count]) => ({ id, count })),
    severities: most(kinds.counts, ({ id }) => kindOf.get(id)?.severity ?? '').map(([severity, count]) => ({
      severity,
      count,
    })),
    sources: most(kinds.counts, ({ id }) => kindOf.get(id)?.source ?? '').map(([source, count]) => ({
      source,
      count,
    })),
    results: most(kinds.counts, ({ id }) => resultOf(id)).map(([result, count]) => ({ result, count })),
    users: users.most,
    usersMore: users.more,
    roles: roles.most,
    rolesMore: roles.more,
    days: bySeverity(days.tally().counts, kindOf),
    daysMore: days.tally().more,
  };
}

/** Per day of the forest's zone, how many rows of each severity a filter selects: oldest day first. */
export function daysOf(sql: Sql, filter: EventFilter): DaySeverity[] {
  return bySeverity(tallyOf(sql, select(sql, filter)).counts, kindsOf(sql));
}

/** How many users and roles of the most rows are named. */
const mostNamed = 8;

const who = {
  user: { table: 'eventUsers', column: 'user_id', name: 'user_name', index: 'journalByUser' },
  role: { table: 'eventRoles', column: 'role_id', name: 'role_name', index: 'journalByRole' },
} as const;

/** Counts of one filter, each made once. */
class Counter {
  readonly #sql: Sql;
  readonly #selection: Selection;
  #tally: { counts: DayCount[]; more: boolean } | undefined;
  #rows: { rows: CountedRow[]; more: boolean } | undefined;

  constructor(sql: Sql, filter: EventFilter) {
    this.#sql = sql;
    this.#selection = select(sql, filter);
  }

  tally(): { counts: DayCount[]; more: boolean } {
    return (this.#tally ??= tallyOf(this.#sql, this.#selection));
  }

  /** The users or roles with the most rows. */
  who<Id extends string>(kind: keyof typeof who): { most: Who<Id>[]; more: boolean } {
    const { name, column, index } = who[kind];
    const { found, more } = this.#countsOf(kind);
    const named = found.map(([id, count]) => ({
      id: id as Id,
      count,
      name: String(
        this.#sql.get(
          `SELECT "${name}" AS "name" FROM "journal" INDEXED BY "${index}" WHERE "${column}" = ? ORDER BY "seq" DESC LIMIT 1`,
          [id],
        )?.['name'],
      ),
    }));
    return { most: named, more };
  }

  #countsOf(kind: keyof typeof who): { found: [string, number][]; more: boolean } {
    const { table, column } = who[kind];
    if (narrowsBy(this.#selection) === 'ids' && isAll(this.#selection)) {
      const rows = this.#sql.all(
        `SELECT "${column}" AS "who", sum("count") AS "count" FROM "${table}"
         WHERE "id" IN (SELECT value FROM json_each(?)) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${mostNamed}`,
        [JSON.stringify(this.#selection.kinds.map(({ id }) => id))],
      );
      return { found: rows.map(row => [String(row['who']), Number(row['count'])]), more: false };
    }
    const { rows, more } = (this.#rows ??= newestRows(this.#sql, this.#selection));
    const named = rows.flatMap(row => row[`${kind}Id`] ?? []).map(id => ({ id, count: 1 }));
    return { found: most(named, ({ id }) => id).slice(0, mostNamed), more };
  }
}

function kindsOf(sql: Sql): Map<number, Kind> {
  return new Map(select(sql, {}).kinds.map(kind => [kind.id, kind]));
}

function bySeverity(counts: readonly DayCount[], kindOf: ReadonlyMap<number, Kind>): DaySeverity[] {
  const days = Map.groupBy(counts, ({ day }) => day);
  return [...days].flatMap(([day, ofDay]) =>
    most(ofDay, ({ id }) => kindOf.get(id)?.severity ?? '').map(([severity, count]) => ({
      day,
      severity,
      count,
    })),
  );
}

/** Sums by a key, the most first. */
function most<T extends { count: number }, K extends string | number>(
  parts: readonly T[],
  keyOf: (part: T) => K,
): [K, number][] {
  const sums = new Map<K, number>();
  for (const part of parts) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + part.count);
  return [...sums].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}
