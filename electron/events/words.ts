import type { Sql } from '../store/sql.ts';

/** A phrase in its quotation marks, perhaps with a star after it; or a word. A mark that is not closed belongs to its word. */
const parts = /"([^"]*)"(\*?)|[^\s\0]+/g;

/**
 * The full-text expression of a text: each of its words must begin a word of the message, the names or the reason, and each
 * "phrase" must be there whole, its words in this order; a star after its last mark lets its last word go on. Null for a blank
 * text, '' for one without a letter or digit, which no row can match. There is no text that is no expression.
 */
export function wordsOf(sql: Sql, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const terms: string[] = [];
  for (const [word, phrase, star] of text.matchAll(parts)) {
    const written = (phrase ?? word).replaceAll('\0', ' ').replace(/[^\p{L}\p{N}\p{M}]+$/u, '');
    if (!/[\p{L}\p{N}]/u.test(written)) continue;
    if (phrase === undefined) terms.push(expressionOf(sql, written));
    else terms.push(star === '*' ? `${quote(written)} *` : quote(written));
  }
  return terms.join(' AND ');
}

/** Beginnings that stand for more terms than this are looked up as beginnings. */
const mostTerms = 24;
/** The full-text index has beginnings of up to three characters ready made (its `prefix` option). */
const readyMade = 3;

/**
 * A word as a beginning. SQLite gathers every row of a beginning before it answers the first, which takes as long for a
 * page as for a count; whole terms it answers one by one, newest first. So a beginning that few terms have ("request",
 * "requests") becomes these terms. ASCII only: of other letters the index has its own folding, which it does not tell.
 */
function expressionOf(sql: Sql, word: string): string {
  const before = /^(.*?)([A-Za-z0-9]+)$/s.exec(word);
  const beginning = before?.[2]?.toLowerCase() ?? '';
  const stem = before?.[1] ?? '';
  if (beginning.length > readyMade && /^[ -~]*$/.test(stem)) {
    const terms = termsOf(sql, beginning);
    if (terms.length > 0 && terms.length <= mostTerms)
      return `(${terms.map(term => quote(stem + term)).join(' OR ')})`;
  }
  return `${quote(word)} *`;
}

/** The terms of the index that have the beginning; one more than `mostTerms` at most. Each is one seek. */
function termsOf(sql: Sql, beginning: string): string[] {
  const terms: string[] = [];
  for (let from = beginning; terms.length <= mostTerms;) {
    const term = sql.get('SELECT "term" FROM "journalTerms" WHERE "term" >= ? AND "term" < ? LIMIT 1', [
      from,
      `${beginning}\u{10ffff}`,
    ])?.['term'];
    if (typeof term !== 'string') break;
    terms.push(term);
    // The next text there can be: with "greater than the term" SQLite would walk through all rows of the term first.
    from = `${term}\u0001`;
  }
  return terms;
}

function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
