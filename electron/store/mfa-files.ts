import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** What is known of the MFA files. The key of a row that is replaced or dropped is no secret of anybody any more, and goes too. */
export function createMfaFiles(sql: Sql): Store['mfaFiles'] {
  const dropKey = (path: string, but: string | null): void => {
    sql.run(
      'DELETE FROM "secrets" WHERE "ref" = (SELECT "keyRef" FROM "mfaFiles" WHERE "path" = ? AND "keyRef" IS NOT ?)',
      [path, but],
    );
  };
  return {
    all: () =>
      sql.all('SELECT "path", "known", "keyRef" FROM "mfaFiles" ORDER BY "path"').map(row => ({
        path: String(row['path']),
        known: JSON.parse(String(row['known'])) as unknown,
        keyRef: typeof row['keyRef'] === 'string' ? row['keyRef'] : null,
      })),
    put({ path, known, keyRef }) {
      dropKey(path, keyRef);
      sql.run(
        'INSERT INTO "mfaFiles" ("path", "known", "keyRef") VALUES (?, ?, ?) ON CONFLICT ("path") DO UPDATE SET "known" = excluded."known", "keyRef" = excluded."keyRef"',
        [path, JSON.stringify(known), keyRef],
      );
    },
    drop(path) {
      dropKey(path, null);
      sql.run('DELETE FROM "mfaFiles" WHERE "path" = ?', [path]);
    },
  };
}
