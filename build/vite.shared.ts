import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Programs of the main process: the bundle's name and the file that it begins with. */
const programs: Record<string, string> = {
  main: 'electron/main.ts',
  pam: 'electron/cli/main.ts',
  chromium: 'electron/shell/chromium/main.ts',
};

/**
 * Every entry of the main bundle: the programs, and each `*-worker.ts` under electron/, by its file name: the code
 * starts `new Worker(new URL('./x-worker.js', import.meta.url))`, so workers, programs and shared chunks lie flat in
 * one folder. Two workers of one name would overwrite each other: that is an error.
 */
export function mainEntries(folder: string = root): Record<string, string> {
  const entries: Record<string, string> = {};
  const workers = globSync('electron/**/*-worker.ts', { cwd: folder }).map(
    path => [basename(path, '.ts'), path] as const,
  );
  for (const [name, path] of [...Object.entries(programs), ...workers]) {
    if (!existsSync(join(folder, path))) continue;
    if (entries[name] !== undefined) throw new Error(`Two entries are named ${name}: rename ${path}.`);
    entries[name] = join(folder, path);
  }
  return entries;
}

/** What stays outside the main bundle: a native module, the host, and what packages must not carry. */
export const external = ['better-sqlite3', 'electron', 'playwright-core'];
