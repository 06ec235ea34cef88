import { AppError } from '../../shared/contract/errors.ts';
import type { Sql } from './sql.ts';
import type { Store } from './types.ts';

/** Seals what is kept secret: the operating system's key store where the shell has one. */
export interface Seal {
  seal(text: string): Uint8Array;
  /** Throws if the bytes were sealed by another user or on another machine. */
  unseal(bytes: Uint8Array): string;
}

/**
 * Secrets by reference. `put` and `drop` belong to the present transaction, so a secret and the change that points at it
 * are kept together. A reference is random and says nothing. The secret that a user pointed at is removed by `apply` when
 * the user points elsewhere or is removed.
 */
export function createSecrets(sql: Sql, seal: Seal, uuid: () => string): Store['secrets'] {
  return {
    put(value) {
      const ref = uuid();
      sql.run('INSERT INTO "secrets" ("ref", "sealed") VALUES (?, ?)', [ref, Buffer.from(seal.seal(value))]);
      return ref;
    },
    take(ref) {
      const row = sql.get('SELECT "sealed" FROM "secrets" WHERE "ref" = ?', [ref]);
      if (row === undefined) return undefined;
      try {
        return seal.unseal(row['sealed'] as Uint8Array);
      } catch (cause) {
        throw new AppError(
          'UNAVAILABLE',
          'A stored secret was not read: it was sealed by another user or on another machine. Enter it again.',
          { cause },
        );
      }
    },
    drop(ref) {
      sql.run('DELETE FROM "secrets" WHERE "ref" = ?', [ref]);
    },
  };
}
