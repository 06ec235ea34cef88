import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { appContract, AppState } from '../../shared/contract/app.ts';
import type { Caller, Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Jobs } from '../jobs.ts';
import type { Shell } from '../shell/port.ts';
import { readConfiguration } from '../transfer/configuration-file.ts';
import { listBackups } from '../store/backup.ts';
import type { Workstation } from '../workstation.ts';
import { drillName } from './foreign-path.ts';
import { checkConfiguration } from './handlers-forest.ts';
import type { Session } from './session.ts';
import { windowOf } from './window.ts';

/** Handlers of shared/contract/app.ts. */
export function appHandlers(options: {
  session: Session;
  workstation: Workstation;
  jobs: Jobs;
  shell: Shell | null;
  version: string;
  notOpened(): AppState['notOpened'];
}): Handlers<typeof appContract> {
  const { session, workstation, jobs, shell, version, notOpened } = options;

  const window = () => windowOf(shell);

  const inDrill = () => (session.current()?.store.drill() ?? null) !== null;

  return {
    'app.state': async (_, caller: Caller) => {
      const forest = session.current();
      await forest?.refresh();
      return {
        version,
        shell: shell?.kind ?? 'chromium',
        platform: process.platform === 'win32' ? 'windows' : 'posix',
        user: caller,
        forest: session.summary(),
        mode: {
          phone: 'simulated',
          directory: 'store only',
          corp: forest?.corp.status().file == null ? 'none' : 'file',
        },
        notOpened: notOpened(),
        recent: workstation.recent(),
        preferences: workstation.preferences(),
      };
    },
    'app.setPreferences': ({ theme, density, historyFilters }) =>
      workstation.setPreferences({
        ...(theme ? { theme } : {}),
        ...(density ? { density } : {}),
        ...(historyFilters ? { historyFilters } : {}),
      }),
    'app.copyText': async ({ text }) => {
      await window().copyText(text);
      return {};
    },
    'app.pickFile': async ({ purpose }) => ({ path: await window().pickFile(purpose) }),
    'app.pickSave': async ({ purpose, suggestedName }) => ({
      path: await window().pickSave(purpose, inDrill() ? drillName(suggestedName) : suggestedName),
    }),

    'forest.openSample': () => session.openSample(),
    'forest.open': ({ dir }) => session.open(fullPath(dir), null),
    'forest.create': ({ dir, ...wanted }) => session.open(emptyFolder(dir), wanted),
    'forest.previewConfiguration': async ({ path }) => (await configurationFrom(path)).preview,
    'forest.createFromConfiguration': async ({ dir, path, expects }) => {
      const folder = emptyFolder(dir);
      const { file, preview } = await configurationFrom(path);
      if (preview.sha256 !== expects) {
        throw new AppError('CONFLICT', `${path} was changed since you looked at it. Look at it again.`);
      }
      const { corpDnsName, privDnsName, timeZone } = file.console;
      const configuration = { file, path, sha256: preview.sha256 };
      return session.open(folder, { corpDnsName, privDnsName, timeZone, configuration });
    },
    'forest.backups': ({ dir }) => ({
      backups: listBackups(fullPath(dir)).map(({ file, at, seq, size }) => ({
        file,
        at,
        entries: seq,
        bytes: size,
      })),
    }),
    'forest.restore': ({ dir, file }) => session.restore(fullPath(dir), file),
    'forest.startDrill': (_, caller) => session.startDrill(caller),
    'forest.leaveDrill': () => session.leaveDrill(),
    'forest.close': async () => {
      await session.close();
      return {};
    },

    'jobs.get': ({ id }) => jobs.get(id),
    'jobs.cancel': ({ id }) => jobs.cancel(id),
  };
}

/** A folder as a person gave it. Relative to what would be a guess, so only full paths are taken. */
function fullPath(dir: string): string {
  if (!/^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(dir)) {
    throw new AppError('BAD_REQUEST', `${dir} is not a full path. Give the folder from its root.`, {
      issues: [{ path: 'dir', message: 'Give the folder from its root.' }],
    });
  }
  return resolve(dir);
}

/** The folder of a forest that is to be made: one that holds none yet. */
function emptyFolder(dir: string): string {
  const path = fullPath(dir);
  if (!existsSync(join(path, 'store.db'))) return path;
  throw new AppError('CONFLICT', `${path} holds a forest already. Open it, or choose another folder.`, {
    issues: [{ path: 'dir', message: 'This folder holds a forest already.' }],
  });
}

/** A configuration file that fulfils all that the settings would ask of it. */
async function configurationFrom(path: string) {
  const { file, preview } = await readConfiguration(fullPath(path));
  return { file: { ...file, console: { ...file.console, ...checkConfiguration(file.console) } }, preview };
}
