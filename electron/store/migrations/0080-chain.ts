import {
  canonicalText,
  Chain,
  columns,
  leafHash,
  type EvidenceRow,
} from '../../evidence/verify-evidence.mjs';
import type { Migration } from '../migrate.ts';

const names = columns.map(column => `"${column}"`).join(', ');
/** Entries that are read at once: a million of them are not held in memory. */
const batch = 2000;

/**
 * The chain over the journal (docs/decisions/evidence.md): each entry carries the hash of itself and of all before it, the
 * machine's own clock beside the wall's, and the boot that it counts from. What was recorded before is chained as it stands.
 */
export const chain: Migration = {
  number: 80,
  name: 'chain',
  sql: `
ALTER TABLE "journal" ADD COLUMN "mono" INTEGER;
ALTER TABLE "journal" ADD COLUMN "boot" TEXT;
ALTER TABLE "journal" ADD COLUMN "hash" BLOB;

CREATE TABLE "chain" (
  "id" INTEGER PRIMARY KEY NOT NULL CHECK ("id" = 1),
  "size" INTEGER NOT NULL,
  "hash" BLOB NOT NULL,
  "root" BLOB NOT NULL,
  "peaks" BLOB NOT NULL
) STRICT;

CREATE TRIGGER "journalIsChained" BEFORE INSERT ON "journal"
WHEN length(NEW."hash") IS NOT 32
BEGIN SELECT RAISE(ABORT, 'journal: an entry needs the hash that chains it to the one before'); END;

DROP TRIGGER "journalIsNeverUpdated";
`,
  after(db) {
    const linked = new Chain();
    const page = db.prepare(`SELECT ${names} FROM "journal" WHERE "seq" > ? ORDER BY "seq" LIMIT ${batch}`);
    const keep = db.prepare('UPDATE "journal" SET "hash" = ? WHERE "seq" = ?');
    for (;;) {
      const rows = page.all(linked.size) as EvidenceRow[];
      for (const row of rows) keep.run(linked.add(leafHash(canonicalText(row))), row['seq']);
      if (rows.length < batch) break;
    }
    db.prepare('INSERT INTO "chain" VALUES (1, ?, ?, ?, ?)').run(
      linked.size,
      linked.hash,
      linked.root,
      Buffer.concat(linked.peaks),
    );
    db.exec(`CREATE TRIGGER "journalIsNeverUpdated" BEFORE UPDATE ON "journal"
      BEGIN SELECT RAISE(ABORT, 'journal: entries are never changed'); END;`);
  },
};
