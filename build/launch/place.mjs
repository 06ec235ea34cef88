import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder, absolute, without a slash at its end. */
export const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** A path inside the project. */
export function at(...parts) {
  return resolve(root, ...parts);
}

/** The file that holds what the launcher learned about this machine: a lock, logs, what could not be fetched. */
export function cache(...parts) {
  return at('.cache', ...parts);
}

/**
 * The folder from which the person typed the command. npm moves to the project's folder before it runs a script, so a
 * relative `--forest` would otherwise mean another place than it says.
 */
export function typedIn(env, cwd) {
  return env.npm_lifecycle_event !== undefined && env.INIT_CWD ? env.INIT_CWD : cwd;
}
