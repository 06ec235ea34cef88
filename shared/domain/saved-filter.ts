import { z } from 'zod';
import { eventFilter, type EventFilter } from './event.ts';

/** A filter of the history under a name, kept for the operating-system user of a workstation. */
export const savedFilter = z.strictObject({
  name: z.string().trim().min(1, 'Give the filter a name.').max(60),
  filter: eventFilter,
  /** The last days up to today, today among them, in the place of a time in `filter`; null where it has its own, or none. */
  lastDays: z.int().min(1).max(3660).nullable(),
  /** The folder of the forest that its user, role or request is of; null for a filter that fits any. */
  forest: z.string().max(4096).nullable(),
});
export type SavedFilter = z.infer<typeof savedFilter>;

/** At most so many for one user. */
export const savedFilters = z
  .array(savedFilter)
  .max(50)
  .refine(
    list => new Set(list.map(({ name }) => name.toLowerCase())).size === list.length,
    'Two filters have the same name.',
  );

const builtIn = (name: string, lastDays: number | null, filter: EventFilter): SavedFilter => ({
  name,
  filter,
  lastDays,
  forest: null,
});

/** What a reviewer of PAM asks first. */
export const builtInFilters: readonly SavedFilter[] = [
  builtIn('MFA not completed, last 7 days', 7, { ids: [101] }),
  builtIn('Refused or rejected, last 7 days', 7, { ids: [9104, 9105, 9111] }),
  builtIn('Activations and their ends, last 7 days', 7, { ids: [9107, 9109, 9110] }),
  builtIn('Changes of users, groups and roles', null, {
    ids: [9010, 9011, 9012, 9020, 9021, 9022, 9030, 9031, 9032, 9073, 9074],
  }),
  builtIn('Changes of configuration and access', null, {
    ids: [9001, 9002, 9004, 9040, 9053, 9054, 9200, 9201, 9202, 9323],
  }),
  builtIn('Numbers changed in CORP', null, { ids: [825] }),
  builtIn('Warnings and errors of the console', null, {
    sources: ['Bastion Console'],
    severities: ['Error', 'Warning'],
  }),
  builtIn('Who read or exported the history', null, {
    ids: [9300, 9302, 9305, 9313, 9320, 9321, 9323, 9350],
  }),
];
