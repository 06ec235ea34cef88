import type { AppState } from '../../../shared/contract/app.ts';
import { CallError } from '../../api/client.ts';

/** The folder that could not be opened, and why; null while nothing failed. */
export type Failed = { dir: string; error: unknown } | null;

/** What the start of the console was refused, as if a person had tried it here. */
export function failedAtStart({ notOpened }: Pick<AppState, 'notOpened'>): Failed {
  return notOpened && { dir: notOpened.dir, error: new CallError('forest.open', notOpened) };
}

const marked = (error: unknown, path: string): boolean =>
  error instanceof CallError && error.issues.some(issue => issue.path === path);

/** A store that is damaged or gone, and for which a backup can be put in place, is marked so (electron/store/failures.ts). */
export const canRestore = (error: unknown): boolean => marked(error, 'store');

/** An empty or missing folder in which a forest can be made is marked so (electron/compose/forest-folder.ts). */
export const canMake = (error: unknown): boolean => marked(error, 'folder');
