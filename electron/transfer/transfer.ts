import { AppError } from '../../shared/contract/errors.ts';
import type { TransferPorts } from './compared.ts';
import { openCollected, type CollectedSession } from './collected-session.ts';

/** Files that were opened, for a preview before anything is imported: the last one of each kind. */
export interface Transfer {
  openCollected(path: string): Promise<CollectedSession>;
  /** Throws NOT_FOUND for a session that was closed, or replaced by a newer one. */
  collected(session: string): CollectedSession;
  close(session: string): void;
  dispose(): void;
}

export function createTransfer(ports: TransferPorts): Transfer {
  let collected: CollectedSession | null = null;
  return {
    async openCollected(path) {
      const next = await openCollected(path, ports);
      collected?.close();
      collected = next;
      return next;
    },
    collected(session) {
      if (collected?.opened.session !== session) throw gone();
      return collected;
    },
    close(session) {
      if (collected?.opened.session !== session) return;
      collected.close();
      collected = null;
    },
    dispose() {
      collected?.close();
      collected = null;
    },
  };
}

function gone(): AppError {
  return new AppError('NOT_FOUND', 'This file is no longer open here. Open it again.');
}
