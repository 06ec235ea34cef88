import { AppError } from '../../shared/contract/errors.ts';
import { openCollected, type CollectedSession } from './collected-session.ts';
import { openUserFile, type UserFileSession, type UserFileSessionPorts } from './user-file-session.ts';

/** Files that were opened, for a preview before anything is imported: the last one of each kind. */
export interface Transfer {
  openCollected(path: string): Promise<CollectedSession>;
  /** Throws NOT_FOUND for a session that was closed, or replaced by a newer one. */
  collected(session: string): CollectedSession;
  openUserFile(path: string): Promise<UserFileSession>;
  userFile(session: string): UserFileSession;
  /** Forgets an opened file of either kind. */
  close(session: string): void;
  dispose(): void;
}

export function createTransfer(ports: UserFileSessionPorts): Transfer {
  let collected: CollectedSession | null = null;
  let userFile: UserFileSession | null = null;
  function close(which: (session: string) => boolean): void {
    if (collected !== null && which(collected.opened.session)) {
      collected.close();
      collected = null;
    }
    if (userFile !== null && which(userFile.summary().session)) {
      userFile.close();
      userFile = null;
    }
  }
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
    async openUserFile(path) {
      const next = await openUserFile(path, ports);
      userFile?.close();
      userFile = next;
      return next;
    },
    userFile(session) {
      if (userFile?.summary().session !== session) throw gone();
      return userFile;
    },
    close: session => close(one => one === session),
    dispose: () => close(() => true),
  };
}

function gone(): AppError {
  return new AppError('NOT_FOUND', 'This file is no longer open here. Open it again.');
}
