import { fold } from '../../shared/domain/fold.ts';
import { bestFit } from '../../shared/domain/name-match.ts';
import { quoted, type Sql } from './sql.ts';

/** The names by which each kind is found, the one that it is shown by first. All of them have an index of their folded form. */
export const searchedNames = {
  users: ['sourceDisplayName', 'privAccountName', 'sourceAccountName'],
  groups: ['privDisplayName', 'sourceAccountName', 'privAccountName'],
  roles: ['displayName'],
} as const;
export type NamedTable = keyof typeof searchedNames;

interface Named {
  id: string;
  names: string[];
}

/** Objects whose name fits what is typed, as a name is found by typing a few letters: shared/domain/name-match.ts. */
export function createNameSearch(sql: Sql) {
  const read = (table: NamedTable, text: string, params: readonly (string | number)[]): Named[] => {
    const names = searchedNames[table];
    return sql
      .all(`SELECT "id", ${names.map(quoted).join(', ')} FROM ${quoted(table)} ${text}`, params)
      .map(row => ({ id: String(row['id']), names: names.map(name => String(row[name])) }));
  };
  return {
    /**
     * The ids of at most `limit` objects, best first. Where enough names begin with the text the indexes alone answer; else
     * every name is looked at once, and at most `mostRanked` are ranked.
     */
    idsNamed(table: NamedTable, text: string, limit: number): string[] {
      const wanted = fold(text.trim().replace(/\s+/gu, ' '));
      if (wanted === '') return [];
      const begin = searchedNames[table].flatMap(name =>
        read(table, beginsWith(name), [wanted, `${wanted}\u{10ffff}`, limit]),
      );
      const quick = new Map(begin.map(one => [one.id, one]));
      const like = `%${[...wanted.replaceAll(' ', '')].map(escaped).join('%')}%`;
      const found =
        quick.size >= limit
          ? [...quick.values()]
          : read(table, hasLetters(table), [
              ...searchedNames[table].map(() => like),
              ...searchedNames[table].map(() => wanted),
              mostRanked,
            ]);
      return found
        .flatMap(({ id, names }) => {
          const fit = bestFit(text, names);
          return fit === null ? [] : [{ id, fit, name: fold(names[0] ?? '') }];
        })
        .sort((a, b) => a.fit - b.fit || compare(a.name, b.name) || compare(a.id, b.id))
        .slice(0, limit)
        .map(({ id }) => id);
    },
  };
}

/** Along the index of one name. Exported for the test of its plan. */
export function beginsWith(name: string): string {
  const column = quoted(`${name}Folded`);
  return `WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column}, "id" LIMIT ?`;
}

/** Letters that are in more names than this tell too little: those with all of them together are ranked first. */
const mostRanked = 1000;

function hasLetters(table: NamedTable): string {
  const terms = searchedNames[table].map(name => `${quoted(`${name}Folded`)} LIKE ? ESCAPE '\\'`);
  const whole = searchedNames[table].map(name => `instr(${quoted(`${name}Folded`)}, ?) > 0`);
  return `WHERE ${terms.join(' OR ')} ORDER BY (${whole.join(' OR ')}) DESC LIMIT ?`;
}

const escaped = (character: string) => (/[%_\\]/u.test(character) ? `\\${character}` : character);
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
