import type { Rotation } from '../evidence/verify-evidence.mjs';
import type { Entry } from './entry.ts';

/** The entry that says that a key took the place of the one that signed this history before, with both signatures. */
export function rotationEntry(rotation: Rotation, by: Pick<Entry, 'actor' | 'as' | 'reason'>): Entry {
  return {
    ...by,
    event: 9316,
    message: `The key that signs the history was changed, signed by the old key and the new one. Public key from here on: ${rotation.publicKey}.`,
    cause: { ...rotation },
    changes: [],
  };
}
