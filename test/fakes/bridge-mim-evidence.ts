import type { Handlers } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { mimEvidenceContract } from '../../shared/contract/mim-evidence.ts';

/** Logs from outside are not read in a forest for looking at: it says so. */
export function fakeMimEvidence(): Handlers<typeof mimEvidenceContract> {
  return {
    'mimEvidence.compare': () => {
      throw new AppError(
        'UNAVAILABLE',
        'This is a forest for looking at: it opens no file. Open the sample forest.',
      );
    },
    'mimEvidence.save': () => {
      throw new AppError('NOT_FOUND', 'This comparison is no longer kept here. Open the file again.');
    },
    'mimEvidence.list': () => ({ rows: [], next: null, total: 0 }),
  };
}
