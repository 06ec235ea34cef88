import { z } from 'zod';
import { accessLevels, command } from './define.ts';
import { errorCodes } from './errors.ts';
import { configurationPreview } from '../domain/configuration-file.ts';
import { savedFilters } from '../domain/saved-filter.ts';
import { moment } from '../domain/ids.ts';

/** A path as a person or a dialog gave it: absolute, checked again by whoever opens it. At most 4,096 characters. */
export const pathText = z
  .string()
  .min(1)
  .max(4096)
  .refine(text => !text.includes('\0'), 'A path cannot contain the NUL character.');

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfortable']),
  /** This user's saved filters of the history. */
  historyFilters: savedFilters,
});
export type Preferences = z.infer<typeof preferences>;

export const forestSummary = z.object({
  dir: z.string(),
  kind: z.enum(['sample', 'own']),
  corpDnsName: z.string(),
  privDnsName: z.string(),
  timeZone: z.string(),
  /** Null for a forest that is one. In a drill, a copy to train on, nothing is real: the folder that it is a copy of, and since when. */
  drill: z.object({ of: z.string(), since: moment }).nullable(),
});
export type ForestSummary = z.infer<typeof forestSummary>;

export const appState = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'chromium']),
  platform: z.enum(['windows', 'posix']),
  /** Who sits here and what they may do: from the forest's console configuration; without a forest, 'read'. */
  user: z.object({ osUser: z.string(), access: z.enum(accessLevels), as: z.string().nullable() }),
  /** Null until one is opened: the window then shows the first-run page. */
  forest: forestSummary.nullable(),
  /** What is real and what is not, in sight at all times. */
  mode: z.object({
    phone: z.enum(['simulated']),
    /** 'store only': memberships live in the store, no directory is written. */
    directory: z.enum(['store only']),
    corp: z.enum(['file', 'none']),
  }),
  /** The folder that the start named and that could not be opened, and why; null once a forest was opened. */
  notOpened: z
    .object({
      dir: z.string(),
      code: z.enum(errorCodes),
      message: z.string(),
      issues: z.array(z.object({ path: z.string(), message: z.string() })),
    })
    .nullable(),
  recent: z.array(z.object({ dir: z.string(), name: z.string(), openedAt: moment, found: z.boolean() })),
  preferences,
});
export type AppState = z.infer<typeof appState>;

export const jobView = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  /** Null where the end is not known. */
  total: z.int().nullable(),
  /** What came of it, or the error, in a sentence. */
  message: z.string(),
});
export type JobView = z.infer<typeof jobView>;

/** The console itself: its state, its preferences, the forests, files, the clipboard and long work. */
export const appContract = {
  /** Everything that the frame shows. Answers also when no forest is open. */
  'app.state': command({ input: z.strictObject({}), output: appState, access: 'read' }),
  /** Theme, density and saved filters of this workstation's user. What is given is put in the place of what was there. */
  'app.setPreferences': command({
    input: z.strictObject({
      theme: preferences.shape.theme.optional(),
      density: preferences.shape.density.optional(),
      historyFilters: preferences.shape.historyFilters.optional(),
    }),
    output: preferences,
    access: 'read',
  }),
  /** Puts text on the clipboard: the page itself has no permission to. At most 100,000 characters. */
  'app.copyText': command({
    input: z.strictObject({ text: z.string().max(100_000) }),
    output: z.object({}),
    access: 'read',
  }),
  /** Lets the person choose a file to open, or a folder; null where they cancelled. */
  'app.pickFile': command({
    input: z.strictObject({
      purpose: z.enum([
        'credential-zip',
        'corp-directory',
        'forest-folder',
        'scenario',
        'json',
        'people',
        'event-log',
        'witness',
      ]),
    }),
    output: z.object({ path: z.string().nullable() }),
    access: 'read',
  }),
  /** Lets the person choose where to save; null where they cancelled. */
  'app.pickSave': command({
    input: z.strictObject({
      purpose: z.enum([
        'history-csv',
        'history-json',
        'history-cef',
        'evidence-bundle',
        'witness',
        'powershell',
        'scenario',
        'configuration',
        'rows-csv',
        'comparison-csv',
        'comparison-html',
        'matrix-csv',
        'access-review',
      ]),
      suggestedName: z.string().min(1).max(200),
    }),
    output: z.object({ path: z.string().nullable() }),
    access: 'read',
  }),

  /** Opens (and on its first use makes) the sample forest. Closes the forest that was open. */
  'forest.openSample': command({ input: z.strictObject({}), output: forestSummary, access: 'read' }),
  /**
   * Opens a forest's folder. NOT_FOUND where it holds no store, with an issue at `folder` where a forest can be made in it;
   * UNAVAILABLE where it is a file or cannot be written, where another console holds it, or, with an issue at `store`, where a
   * backup can be restored.
   */
  'forest.open': command({ input: z.strictObject({ dir: pathText }), output: forestSummary, access: 'read' }),
  /** Makes a new, empty forest in a folder that is empty or not there. CONFLICT where it holds a store. */
  'forest.create': command({
    input: z.strictObject({
      dir: pathText,
      corpDnsName: z.string().min(1).max(255),
      privDnsName: z.string().min(1).max(255),
      timeZone: z.string().min(1).max(64),
    }),
    output: forestSummary,
    access: 'read',
  }),
  /**
   * Copies the open forest for training, without its secrets, to a folder of its own beside it, and opens the copy. The forest stays
   * open behind it: what is active there ends on time. CONFLICT in a drill, UNAVAILABLE where the folder cannot be made.
   */
  'forest.startDrill': command({ input: z.strictObject({}), output: forestSummary, access: 'operate' }),
  /** Leaves the drill and returns to the forest that it is a copy of. The copy stays where it is. CONFLICT outside of a drill. */
  'forest.leaveDrill': command({ input: z.strictObject({}), output: forestSummary, access: 'read' }),
  /** What a configuration file of the console holds. Nothing is made. BAD_REQUEST says what is wrong with it; NOT_FOUND; UNAVAILABLE. */
  'forest.previewConfiguration': command({
    input: z.strictObject({ path: pathText }),
    output: configurationPreview,
    access: 'read',
  }),
  /**
   * Makes a new forest of a configuration file: configuration, rights, users, groups and roles, without secrets and history. Who makes it is
   * its administrator. `expects` is the preview's SHA-256. CONFLICT where the file changed since, or the folder holds a forest.
   */
  'forest.createFromConfiguration': command({
    input: z.strictObject({ dir: pathText, path: pathText, expects: z.string().length(64) }),
    output: forestSummary,
    access: 'read',
  }),
  /** Closes the forest; the window returns to the first-run page. */
  'forest.close': command({ input: z.strictObject({}), output: z.object({}), access: 'read' }),

  /** The backups of a forest's store, newest first: what can be put in the place of a damaged or lost one. Reads names only. */
  'forest.backups': command({
    input: z.strictObject({ dir: pathText }),
    output: z.object({
      backups: z.array(
        z.object({
          file: z.string(),
          at: moment,
          /** How many entries of the history it holds. */
          entries: z.int(),
          bytes: z.int(),
        }),
      ),
    }),
    access: 'read',
  }),
  /**
   * Puts a backup in the store's place and opens the forest. What is there now is moved aside and kept in the folder
   * `damaged`. CONFLICT for the forest that is open here, NOT_FOUND for an unknown backup, UNAVAILABLE where the backup is
   * damaged or another console holds the forest.
   */
  'forest.restore': command({
    input: z.strictObject({ dir: pathText, file: z.string().min(1).max(255) }),
    output: forestSummary,
    access: 'read',
  }),

  /** A running or lately ended job. NOT_FOUND after an hour. */
  'jobs.get': command({ input: z.strictObject({ id: z.string().max(64) }), output: jobView, access: 'read' }),
  /** Asks a job to stop; what it had begun is undone. */
  'jobs.cancel': command({
    input: z.strictObject({ id: z.string().max(64) }),
    output: jobView,
    access: 'read',
  }),
};
