import type { Param, Sql } from '../store/sql.ts';
import type { Selection, Span } from './selection.ts';

/** A statement over one index of the journal, without its order and limit. */
interface Lookup {
  /** The column that holds `seq`. */
  seq: string;
  from: string;
  params: Param[];
}

/**
 * The newest rows of a selection within a span, as numbers, at most `limit`. Each kind of filter has its index, and the
 * statement names it: without statistics SQLite would choose by guess, and a wrong guess reads the whole journal.
 */
export function newest(sql: Sql, selection: Selection, span: Span, limit: number): number[] {
  const { text, params } = newestQuery(selection, span, limit);
  return sql.all(text, params).map(row => Number(row['seq']));
}

/** Exported for the tests of its plan. */
export function newestQuery(
  selection: Selection,
  span: Span,
  limit: number,
): { text: string; params: Param[] } {
  const onlyIds = byIdAlone(selection);
  if (onlyIds !== null) {
    // One short walk for each id, merged: an IN would collect every match of all ids before it sorts them.
    const walk = `SELECT * FROM (SELECT "seq" FROM "journal" INDEXED BY "journalById" WHERE "id" = ? AND "seq" BETWEEN ? AND ? ORDER BY "seq" DESC LIMIT ?)`;
    return {
      text: `${onlyIds.map(() => walk).join(' UNION ALL ')} ORDER BY 1 DESC LIMIT ?`,
      params: [...onlyIds.flatMap(id => [id, span.low, span.high, limit]), limit],
    };
  }
  const { seq, from, params } = lookup(selection, span);
  return { text: `SELECT ${seq} AS "seq" ${from} ORDER BY ${seq} DESC LIMIT ?`, params: [...params, limit] };
}

/** How many rows of each id a selection has within a span. Ids without a row are absent. */
export function countById(sql: Sql, selection: Selection, span: Span): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (id: number, count: number) => {
    if (count > 0) counts.set(id, count);
  };
  if (isEverything({ ...selection, ids: null })) {
    for (const { id } of selection.kinds) add(id, count(sql, { ...selection, ids: [id] }, span));
    return counts;
  }
  const { from, params } = lookup(selection, span);
  for (const row of sql.all(`SELECT "id", count(*) AS "n" ${from} GROUP BY "id"`, params))
    add(Number(row['id']), Number(row['n']));
  return counts;
}

/** What finds a selection: the kept counts or the index of ids, that of the users or of the roles, of the requests, or the full-text index. */
export function narrowsBy({
  words,
  userId,
  roleId,
  requestId,
}: Selection): 'ids' | 'who' | 'request' | 'words' {
  if (words !== null) return 'words';
  if (requestId !== null) return 'request';
  if (userId !== null && roleId !== null) return 'words';
  return userId !== null || roleId !== null ? 'who' : 'ids';
}

/** How many rows a selection has within a span. */
export function count(sql: Sql, selection: Selection, span: Span): number {
  const onlyIds = byIdAlone(selection);
  if (onlyIds !== null) {
    if (span.low === 1 && span.high === selection.total)
      return selection.kinds.reduce((sum, { id, count }) => (onlyIds.includes(id) ? sum + count : sum), 0);
    const text = `SELECT count(*) AS "n" FROM "journal" INDEXED BY "journalById" WHERE "id" = ? AND "seq" BETWEEN ? AND ?`;
    let total = 0;
    for (const id of onlyIds) total += Number(sql.get(text, [id, span.low, span.high])?.['n']);
    return total;
  }
  if (isEverything(selection)) return span.high - span.low + 1;
  const { from, params } = lookup(selection, span);
  return Number(sql.get(`SELECT count(*) AS "n" ${from}`, params)?.['n']);
}

function isEverything(selection: Selection): boolean {
  const { ids, userId, roleId, requestId, words } = selection;
  return ids === null && userId === null && roleId === null && requestId === null && words === null;
}

/** The ids, if nothing else narrows. */
function byIdAlone(selection: Selection): number[] | null {
  const { ids, ...others } = selection;
  return ids !== null && isEverything({ ...others, ids: null }) ? ids : null;
}

function lookup(selection: Selection, span: Span): Lookup {
  const { ids, userId, roleId, requestId } = selection;
  if (narrowsBy(selection) === 'words')
    return {
      seq: 'rowid',
      from: `FROM "journalWords" WHERE "journalWords" MATCH ? AND rowid BETWEEN ? AND ?`,
      params: [expression(selection), span.low, span.high],
    };
  const terms = ['"seq" BETWEEN ? AND ?'];
  const params: Param[] = [span.low, span.high];
  const and = (column: string, value: string | null) => {
    if (value === null) return;
    terms.push(`"${column}" = ?`);
    params.push(value);
  };
  and('user_id', userId);
  and('role_id', roleId);
  and('request_id', requestId);
  if (ids !== null) {
    // The plus keeps the id from choosing the index: it only filters what the named one finds.
    terms.push('+"id" IN (SELECT value FROM json_each(?))');
    params.push(JSON.stringify(ids));
  }
  return { seq: '"seq"', from: `FROM "journal" ${indexOf(selection)} WHERE ${terms.join(' AND ')}`, params };
}

function indexOf({ userId, roleId, requestId }: Selection): string {
  if (requestId !== null) return 'INDEXED BY "journalByRequest"';
  if (userId !== null) return 'INDEXED BY "journalByUser"';
  return roleId !== null ? 'INDEXED BY "journalByRole"' : '';
}

/** The full-text expression of the whole selection: the words, and the other filters as words of the column `facets`. */
function expression({ words, userId, roleId, requestId, ids }: Selection): string {
  const terms: string[] = [];
  if (words !== null) terms.push(`{message user_name role_name reason} : (${words})`);
  const facet = (letter: string, id: string | null) => {
    if (id !== null) terms.push(`facets : ${letter}${id.replaceAll('-', '')}`);
  };
  facet('u', userId);
  facet('r', roleId);
  facet('q', requestId);
  if (ids !== null) terms.push(`facets : (${ids.map(id => `i${id}`).join(' OR ')})`);
  return terms.join(' AND ');
}
