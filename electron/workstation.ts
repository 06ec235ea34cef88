import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { preferences, type Preferences } from '../shared/contract/app.ts';

const schema = z.object({
  preferences: preferences
    // A file of before there were saved filters, or with one that this version does not know, keeps the rest.
    .extend({ historyFilters: preferences.shape.historyFilters.catch([]) })
    .default({ theme: 'system', density: 'compact', historyFilters: [] }),
  recent: z.array(z.object({ dir: z.string(), name: z.string(), openedAt: z.int() })).default([]),
});
type State = z.infer<typeof schema>;

const mostRecent = 10;

/** What this workstation's user chose: theme, density, filters of the history, and the forests opened lately. Nothing of a forest is in it. */
export interface Workstation {
  preferences(): Preferences;
  setPreferences(change: Partial<Preferences>): Preferences;
  recent(): { dir: string; name: string; openedAt: number; found: boolean }[];
  opened(dir: string, name: string, at: number): void;
}

/** Kept in `workstation.json` in the user's data folder, which is made. A file that cannot be read is begun anew: it holds no work. */
export function openWorkstation(userData: string): Workstation {
  mkdirSync(userData, { recursive: true, mode: 0o700 });
  const file = join(userData, 'workstation.json');
  let state = load(file);

  function save(next: State): void {
    state = next;
    const temporary = `${file}.new`;
    const handle = openSync(temporary, 'w', 0o600);
    try {
      writeSync(handle, `${JSON.stringify(next, null, 2)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, file);
  }

  return {
    preferences: () => state.preferences,
    setPreferences(change) {
      save({ ...state, preferences: { ...state.preferences, ...change } });
      return state.preferences;
    },
    recent: () => state.recent.map(entry => ({ ...entry, found: existsSync(join(entry.dir, 'store.db')) })),
    opened(dir, name, at) {
      const others = state.recent.filter(entry => entry.dir !== dir);
      save({ ...state, recent: [{ dir, name, openedAt: at }, ...others].slice(0, mostRecent) });
    },
  };
}

function load(file: string): State {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return schema.parse({});
  }
}
