import type { Handlers } from '../../shared/contract/define.ts';
import type { mfaContract } from '../../shared/contract/mfa.ts';
import type { Caller } from '../../shared/contract/define.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/mfa.ts. `changed` is called after a file was written: numbers are read anew with its country code. */
export function mfaHandlers(forest: () => Forest, changed: () => void): Handlers<typeof mfaContract> {
  async function told<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      changed();
    }
  }
  /** After a write what is there is known as the console's own, also where a part of it failed. */
  function written<T>({ osUser }: Caller, work: Promise<T>, repaired?: (value: T) => string[]): Promise<T> {
    const { drift } = forest();
    return told(
      work.then(
        async value => {
          await drift.wrote(osUser, repaired?.(value));
          return value;
        },
        async (error: unknown) => {
          await drift.wrote(osUser);
          throw error;
        },
      ),
    );
  }
  return {
    'mfa.settings': () => forest().mfa.settings(),
    'mfa.previewSettings': input => forest().mfa.previewSettings(input),
    'mfa.writeSettings': (input, caller) => written(caller, forest().mfa.writeSettings(input)),
    'mfa.backups': () => forest().mfa.backups(),
    'mfa.previewRestore': input => forest().mfa.previewRestore(input),
    'mfa.restoreBackup': (input, caller) => written(caller, forest().mfa.restoreBackup(input)),
    'mfa.openZip': input => forest().mfa.openZip(input),
    'mfa.previewImport': input => forest().mfa.previewImport(input),
    'mfa.applyImport': (input, caller) => written(caller, forest().mfa.applyImport(input)),
    'mfa.cancelImport': input => forest().mfa.cancelImport(input),
    'mfa.deleteZip': input => told(forest().mfa.deleteZip(input)),
    'mfa.check': () => forest().mfa.check(),
    'mfa.repairProtection': (input, caller) =>
      written(caller, forest().mfa.repairProtection(input), ({ repaired }) => repaired),
    'mfa.drift': () => forest().drift.drift(),
    'mfa.adoptDrift': (input, { osUser }) => told(forest().drift.adopt(input, osUser)),
    'mfa.restoreDrift': (input, { osUser }) => told(forest().drift.restore(input, osUser)),
    'mfa.ignoreDrift': (input, { osUser }) => told(forest().drift.ignore(input, osUser)),
  };
}
