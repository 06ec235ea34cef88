import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { compose, type Console } from '../../electron/compose.ts';
import { noLog } from '../../electron/log.ts';
import { keyFileSealer } from '../../electron/shell/key-file.ts';
import { manyRoles } from './many-roles.ts';
import { objectChanges } from './memory-store.ts';

/** Makes a forest of 5,000 users and 1,000 roles with 52 people each in `dir`, and answers the console that has it open. */
export async function openLargeForest(dir: string, userData: string): Promise<Console> {
  const app = compose({
    shell: null,
    sealer: keyFileSealer(userData),
    userData,
    assets: resolve('assets'),
    osUser: userInfo().username,
    now: Date.now,
    log: noLog,
    launch: { forestDir: dir, make: { timeZone: 'UTC' } },
  });
  await app.start();
  const changes = objectChanges(manyRoles({ users: 5000, roles: 1000 }));
  app.session.forest().store.apply({ actor: 'test', as: null, event: 9031, message: 'Made.', changes });
  return app;
}
