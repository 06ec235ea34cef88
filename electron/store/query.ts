import { AppError } from '../../shared/contract/errors.ts';
import type { Page, PageOf } from '../../shared/domain/page.ts';
import type { Row } from './cells.ts';
import { fold } from '../../shared/domain/fold.ts';
import { quoted, type Param, type Sql } from './sql.ts';
import type { Repository } from './types.ts';

/** Conditions that must all hold, with their values in order. */
export class Where {
  readonly #terms: string[] = [];
  readonly params: Param[] = [];

  /** Adds a condition; `sql` has a `?` for each value. */
  and(sql: string, ...params: Param[]): this {
    this.#terms.push(sql);
    this.params.push(...params);
    return this;
  }

  /** A name, compared without regard to case by its folded column. Absent does not narrow. */
  named(column: string, value: string | undefined): this {
    return value === undefined ? this : this.and(`${quoted(`${column}Folded`)} = ?`, fold(value));
  }

  /** One of several names, without regard to case. Absent does not narrow; an empty list matches nothing. */
  namedOneOf(column: string, values: readonly string[] | undefined): this {
    if (values === undefined) return this;
    return this.and(
      `${quoted(`${column}Folded`)} IN (SELECT value FROM json_each(?))`,
      JSON.stringify(values.map(fold)),
    );
  }

  equals(column: string, value: string | number | undefined): this {
    return value === undefined ? this : this.and(`${quoted(column)} = ?`, value);
  }

  is(column: string, value: boolean | undefined): this {
    return value === undefined ? this : this.and(`${quoted(column)} = ?`, value ? 1 : 0);
  }

  /** Text that one of the columns has anywhere in it, without regard to case. Blank does not narrow. */
  contains(columns: readonly string[], search: string | undefined): this {
    const text = fold(search?.trim() ?? '');
    if (text === '') return this;
    const terms = columns.map(column => `instr(${quoted(`${column}Folded`)}, ?) > 0`);
    return this.and(`(${terms.join(' OR ')})`, ...columns.map(() => text));
  }

  get sql(): string {
    return this.#terms.length === 0 ? '' : `WHERE ${this.#terms.join(' AND ')}`;
  }
}

/** How a list can be sorted: an expression over its columns, and the type of its values. */
export interface Sort {
  readonly by: string;
  readonly type: 'string' | 'number';
}

export interface RepositorySpec<T, F, S extends string> {
  readonly table: string;
  readonly sorts: Readonly<Record<S, Sort>>;
  /** The order of `find`. */
  readonly display: { readonly sort: S; readonly direction: Page<S>['direction'] };
  readonly where: (filter: F) => Where;
  /** Makes the objects of rows, all at once: lists are loaded with a bounded number of statements. */
  readonly read: (rows: Row[]) => T[];
}

/** Filter, sort and keyset paging in SQL, for any table of objects. */
export function createRepository<T, Id extends string, F, S extends string>(
  sql: Sql,
  spec: RepositorySpec<T, F, S>,
): Repository<T, Id, F, S> {
  const table = quoted(spec.table);
  return {
    get(id) {
      const row = sql.get(`SELECT * FROM ${table} WHERE "id" = ?`, [id]);
      return row === undefined ? undefined : spec.read([row])[0];
    },
    find(filter) {
      const where = spec.where(filter);
      const order = orderBy(spec.sorts[spec.display.sort], spec.display.direction);
      return spec.read(sql.all(`SELECT * FROM ${table} ${where.sql} ${order}`, where.params));
    },
    count(filter) {
      const where = spec.where(filter);
      return Number(sql.get(`SELECT count(*) AS "n" FROM ${table} ${where.sql}`, where.params)?.['n']);
    },
    page(filter, page) {
      const query = pageQuery(spec, filter, page);
      const rows = sql.all(query.text, query.params);
      const more = rows.length > page.limit;
      if (more) rows.pop();
      const last = rows.at(-1);
      return {
        rows: spec.read(rows),
        next: more && last !== undefined ? writeCursor(last['sortKey'], last['id']) : null,
      } satisfies PageOf<T>;
    },
  };
}

/** The statement of a page, one row longer than asked to know whether there is another. Exported for the tests of its plan. */
export function pageQuery<T, F, S extends string>(
  spec: RepositorySpec<T, F, S>,
  filter: F,
  page: Page<S>,
): { text: string; params: Param[] } {
  const sort = spec.sorts[page.sort];
  const where = spec.where(filter);
  if (page.after !== null) {
    const beyond = page.direction === 'ascending' ? '>' : '<';
    where.and(`(${sort.by}, "id") ${beyond} (?, ?)`, ...readCursor(page.after, sort.type));
  }
  return {
    text: `SELECT *, ${sort.by} AS "sortKey" FROM ${quoted(spec.table)} ${where.sql} ${orderBy(sort, page.direction)} LIMIT ?`,
    params: [...where.params, page.limit + 1],
  };
}

function orderBy(sort: Sort, direction: 'ascending' | 'descending'): string {
  const word = direction === 'ascending' ? 'ASC' : 'DESC';
  return `ORDER BY ${sort.by} ${word}, "id" ${word}`;
}

/** The sort value and the id of the last row, as text that means nothing to others. */
function writeCursor(value: unknown, id: unknown): string {
  return Buffer.from(JSON.stringify([value, id])).toString('base64url');
}

/** BAD_REQUEST for a text that no page answered, or that another sort did. */
function readCursor(text: string, type: Sort['type']): [string | number, string] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(value) && value.length === 2) {
      const [key, id] = value as [unknown, unknown];
      if (typeof id === 'string' && typeof key === type && (typeof key === 'string' || Number.isFinite(key)))
        return [key as string | number, id];
    }
  } catch {
    // Not JSON: refused below like any other text of the wrong shape.
  }
  throw new AppError(
    'BAD_REQUEST',
    'The page was not read: its start is not one of this list. Start from the first page.',
    {
      issues: [{ path: 'after', message: 'Take the value of next from the page before.' }],
    },
  );
}
