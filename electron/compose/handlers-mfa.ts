import type { Handlers } from '../../shared/contract/define.ts';
import type { mfaContract } from '../../shared/contract/mfa.ts';
import type { Forest } from './forest.ts';

/** Handlers of shared/contract/mfa.ts. `changed` is called after a file was written: numbers are read anew with its country code. */
export function mfaHandlers(forest: () => Forest, changed: () => void): Handlers<typeof mfaContract> {
  async function written<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      changed();
    }
  }
  return {
    'mfa.settings': () => forest().mfa.settings(),
    'mfa.previewSettings': input => forest().mfa.previewSettings(input),
    'mfa.writeSettings': input => written(forest().mfa.writeSettings(input)),
    'mfa.backups': () => forest().mfa.backups(),
    'mfa.previewRestore': input => forest().mfa.previewRestore(input),
    'mfa.restoreBackup': input => written(forest().mfa.restoreBackup(input)),
    'mfa.openZip': input => forest().mfa.openZip(input),
    'mfa.previewImport': input => forest().mfa.previewImport(input),
    'mfa.applyImport': input => written(forest().mfa.applyImport(input)),
    'mfa.cancelImport': input => forest().mfa.cancelImport(input),
    'mfa.deleteZip': input => written(forest().mfa.deleteZip(input)),
    'mfa.check': () => forest().mfa.check(),
    'mfa.repairProtection': input => written(forest().mfa.repairProtection(input)),
  };
}
