import type { Caller, Handlers } from '../../shared/contract/define.ts';
import type { transferContract } from '../../shared/contract/transfer.ts';
import { writeWhole } from '../events/write-whole.ts';
import type { Jobs } from '../jobs.ts';
import { identify } from '../pam/identity.ts';
import { scriptSetFiles } from '../pam/undo/script-set.ts';
import { configurationOf, writeConfiguration } from '../transfer/configuration-file.ts';
import { collectScript } from '../transfer/collect-script.ts';
import { requireForeign } from './foreign-path.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/transfer.ts. */
export function transferHandlers(
  forest: () => Forest,
  jobs: () => Jobs,
  now: () => number,
): Handlers<typeof transferContract> {
  /** A file that is written must not replace one that the forest or the MIM Service lives by. */
  const foreign = (refused: string, ...paths: string[]) =>
    paths.forEach(path => requireForeign(refused, path, forest()));
  const header = (caller: Caller) => [
    `Forest ${forest().store.consoleConfiguration().privDnsName}. Saved by ${caller.osUser}, ${new Date(now()).toISOString()}, by Bastion Console.`,
    'Run it in PowerShell on the MIM server, with the module MIMPAM. Look at the .whatif.ps1 first.',
  ];
  return {
    'transfer.collectScript': async ({ path }) => {
      const text = collectScript();
      if (path !== null) {
        foreign('The script was not saved', path);
        await writeWhole(path, 'The script was not saved', append => append(text));
      }
      return { text, path };
    },
    'transfer.openCollected': async ({ path }) => (await forest().transfer.openCollected(path)).opened,
    'transfer.list': ({ session, page, ...filter }) =>
      paged(forest().transfer.collected(session).rows(filter), page),
    'transfer.importCollected': ({ session, choices, except, scriptPath, reason }, caller) => {
      const { store, transfer } = forest();
      if (scriptPath !== null) foreign('Nothing was imported', ...Object.values(scriptSetFiles(scriptPath)));
      const opened = transfer.collected(session);
      const work = opened.import({
        choices,
        except,
        scriptPath,
        reason: reason?.trim() ?? '',
        actor: identify(store, caller, undefined).actor,
        header: header(caller),
      });
      return { job: jobs().start(`Import from ${opened.opened.path}`, work) };
    },
    'transfer.close': ({ session }) => {
      forest().transfer.close(session);
      return {};
    },

    'userFile.open': async ({ path }) => (await forest().transfer.openUserFile(path)).summary(),
    'userFile.map': ({ session, mapping }) => forest().transfer.userFile(session).map(mapping),
    'userFile.list': ({ session, only, page }) => {
      const { rows, ...rest } = paged(forest().transfer.userFile(session).rows(only), page);
      return { rows: rows.map(({ view }) => view), ...rest };
    },
    'userFile.saveProblems': async ({ session, path }) => {
      foreign('The rows with problems were not saved', path);
      return { rows: await forest().transfer.userFile(session).saveProblems(path) };
    },
    'userFile.import': ({ session, reason }, caller) => {
      const { store, transfer } = forest();
      const file = transfer.userFile(session);
      const { actor } = identify(store, caller, undefined);
      const work = file.import({ actor, reason: reason?.trim() ?? '' });
      return { job: jobs().start(`Import of users from ${file.summary().path}`, work) };
    },

    'configuration.export': async ({ path }, caller) => {
      const { store } = forest();
      foreign('The configuration was not saved', path);
      const { actor } = identify(store, caller, undefined);
      const written = await writeConfiguration(
        path,
        configurationOf(store, { now: now(), osUser: caller.osUser }),
      );
      const { sha256, users, groups, roles } = written;
      store.apply({
        ...actor,
        event: 9084,
        message: `The whole configuration was written to ${path}: ${users} users, ${groups} groups, ${roles} roles.`,
        cause: { path, sha256, users, groups, roles },
        changes: [],
      });
      return written;
    },
  };
}

/** A page of a list that is in memory: `after` is the position of its first row. */
export function paged<T>(rows: readonly T[], { after, limit }: { after: string | null; limit: number }) {
  const from = after === null ? 0 : Math.max(0, Number.parseInt(after, 10) || 0);
  const next = from + limit;
  return {
    rows: rows.slice(from, next),
    next: next < rows.length ? String(next) : null,
    total: rows.length,
  };
}
