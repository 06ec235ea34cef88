import { AppError } from '../../shared/contract/errors.ts';
import type { Shell } from '../shell/port.ts';

/** The window, for a command that asks the person something in it. UNAVAILABLE for `pam`, which has none. */
export function windowOf(shell: Shell | null): Shell {
  if (shell !== null) return shell;
  throw new AppError('UNAVAILABLE', 'There is no window to ask in. Give the path on the command line.');
}
