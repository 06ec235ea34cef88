import { columns, canonicalText, leafHash, type EvidenceRow } from '../evidence/verify-evidence.mjs';
import { blanked } from './migrations/0120-sealed.ts';
import type { Row } from './cells.ts';
import type { Sql } from './sql.ts';

/** Entries whose text is in an evidence bundle only, from the end of the segment before up to `upTo`. */
export interface Segment {
  upTo: number;
  /** When it was sealed, milliseconds UTC. */
  at: number;
  /** The bundle's file name. */
  name: string;
  /** How many entries its bundle has. */
  entries: number;
  /** SHA-256 of the bundle's manifest. */
  manifest: Buffer;
}

/**
 * Entries that tell of the history itself stay whole: the clock, what the forest is a drill of, verifications, bundles, keys,
 * witness, anchors and sealings.
 */
export function staysWhole(id: number): boolean {
  return [9003, 9006, 9007].includes(id) || (id >= 9303 && id <= 9319) || (id >= 9350 && id <= 9359);
}

export interface Sealing {
  /** The segments, the oldest first. */
  segments(): Segment[];
  /** The segment whose entries still have their text: a sealing that was interrupted. */
  unfinished(): { after: number; upTo: number } | null;
  /** Notes a segment, in the transaction that writes the entry which says so. `content` is what the objects were at its end. */
  declare(segment: Segment, content: Uint8Array): void;
  /** Takes the text out of at most `count` entries after `after`. Answers the last one looked at; null when all are done. */
  takeOut(after: number, upTo: number, count: number): number | null;
}

/** Sealed segments of the journal (docs/decisions/evidence.md): bundle first, then the entry that says so, then the texts. */
export function createSealing(sql: Sql): Sealing {
  return {
    segments: () =>
      sql.all(
        'SELECT "upTo", "at", "name", "entries", "manifest" FROM "sealed" ORDER BY "upTo"',
      ) as unknown as Segment[],
    unfinished() {
      const row = sql.get(
        'SELECT "upTo", ifnull((SELECT max("upTo") FROM "sealed" WHERE "done" = 1), 0) AS "after" FROM "sealed" WHERE "done" = 0',
      );
      return row === undefined ? null : { after: Number(row['after']), upTo: Number(row['upTo']) };
    },
    declare({ upTo, at, name, entries, manifest }, content) {
      sql.run('UPDATE "sealed" SET "content" = NULL');
      sql.run('INSERT INTO "sealed" VALUES (?, ?, ?, ?, ?, 0, ?)', [
        upTo,
        at,
        name,
        entries,
        manifest,
        content,
      ]);
    },
    takeOut(after, upTo, count) {
      // The pages' free space is overwritten: a text that only nothing points to any more could still be read in the file.
      sql.db.pragma('secure_delete = ON');
      const rows = sql.all(readRows, [after, upTo, count]);
      for (const row of rows) if (!staysWhole(Number(row['id'])) && row['leaf'] === null) takeOut(sql, row);
      const last = rows.at(-1);
      if (last !== undefined && Number(last['seq']) < upTo) return Number(last['seq']);
      sql.run('UPDATE "sealed" SET "done" = 1 WHERE "upTo" = ?', [upTo]);
      return null;
    },
  };
}

const readRows = `SELECT ${[...columns, 'leaf'].map(name => `"${name}"`).join(', ')} FROM "journal"
  WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq" LIMIT ?`;
const sealRow = `UPDATE "journal" SET "leaf" = ?, ${Object.entries(blanked)
  .map(([name, blank]) => `"${name}" = ${blank}`)
  .join(', ')} WHERE "seq" = ?`;

function takeOut(sql: Sql, row: Row): void {
  sql.run(sealRow, [leafHash(canonicalText(row as EvidenceRow)), row['seq'] as number]);
}
