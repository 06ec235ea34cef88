import type { App } from 'electron';
import { launchArguments, type LaunchArguments } from '../launch-arguments.ts';

/**
 * Makes this the only console of its user: false where another has the window, which then comes forward and is told
 * what this one was asked to open.
 *
 * @param cwd   the folder from which this one was started
 * @param asked in the first instance, for each later one
 */
export function onlyInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  cwd: string,
  asked: (launch: LaunchArguments) => void,
): boolean {
  if (!app.requestSingleInstanceLock({ cwd })) return false;
  app.on('second-instance', (_event, argv, workingDirectory) => {
    asked(launchArguments(argv, workingDirectory));
  });
  return true;
}
