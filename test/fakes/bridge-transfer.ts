import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { transferContract } from '../../shared/contract/transfer.ts';

/** Files from outside are not read in a forest for looking at: it says so. */
export function fakeTransfer(): Handlers<typeof transferContract> {
  const refuse = (): never => {
    throw new AppError(
      'UNAVAILABLE',
      'This is a forest for looking at: it opens no file. Open the sample forest.',
    );
  };
  return {
    'transfer.collectScript': ({ path }) => ({ text: '# Collects what MIM PAM holds\r\n', path }),
    'transfer.openCollected': refuse,
    'transfer.list': () => ({ rows: [], next: null, total: 0 }),
    'transfer.importCollected': refuse,
    'transfer.close': () => ({}),
    'userFile.open': refuse,
    'userFile.map': refuse,
    'userFile.list': () => ({ rows: [], next: null, total: 0 }),
    'userFile.saveProblems': refuse,
    'userFile.import': refuse,
    'configuration.export': refuse,
  };
}
