import { AppError } from '../../shared/contract/errors.ts';
import type { HeadSigner } from '../evidence/head-signature.ts';
import type { PhonePort } from '../pam/ports.ts';
import type { Actor } from '../store/entry.ts';
import type { Store } from '../store/types.ts';

/** What an access review needs of the open forest. */
export interface ReviewForest {
  store: Store;
  phone: PhonePort;
  /** Milliseconds UTC. */
  now(): number;
  signer: HeadSigner | null;
}

/** Who asks: as the journal names them. */
export type By = Actor;

/** The key that signs; UNAVAILABLE where this program has none. `refused` begins the sentence. */
export function requireSigner(signer: HeadSigner | null, refused: string): HeadSigner {
  if (signer !== null) return signer;
  throw new AppError('UNAVAILABLE', `${refused}: this program signs nothing. Do it in the console’s window.`);
}
