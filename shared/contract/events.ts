import { z } from 'zod';
import { consoleConfiguration } from '../domain/configuration.ts';
import { eventFilter, exportFormats, pamEvent } from '../domain/event.ts';
import { eventResults } from '../domain/event-result.ts';
import { moment, roleId, userId } from '../domain/ids.ts';
import { pathText } from './app.ts';
import { command } from './define.ts';

const seq = z.int().min(1);
/** Why, in the person's words: a bundle is handed to others, who will ask. */
const givenReason = z.string().trim().min(1, 'Say why.').max(400);

/** The history. Reads run off the main thread. */
export const eventsContract = {
  /**
   * Newest first. `before` is the `next` of the page before; limit at most 200. That somebody read what a filter selects is an entry of
   * its own, written before the answer: 9320 for all, 9321 for a filter, each once while the forest is open (docs/decisions/reading.md).
   */
  'events.list': command({
    input: z.strictObject({
      filter: eventFilter,
      before: seq.nullable().default(null),
      limit: z.int().min(1).max(200).default(100),
    }),
    output: z.object({ rows: z.array(pamEvent), next: seq.nullable() }),
    access: 'read',
  }),
  /**
   * How many match, and how they divide, the most first. Each list is counted without its own part of the filter: days without
   * the time, ids, severities, sources and results without these four, users without the user, roles without the role. What
   * the kept counts and one index answer is exact; else at most the 10,000 newest are counted, and `more` (`daysMore`,
   * `kindsMore`, `usersMore`, `rolesMore` for the lists) says that there are others: `events.count` counts them all.
   */
  'events.summary': command({
    input: z.strictObject({ filter: eventFilter }),
    output: z.object({
      count: z.int(),
      more: z.boolean(),
      ids: z.array(z.object({ id: z.int(), count: z.int() })),
      severities: z.array(z.object({ severity: z.string(), count: z.int() })),
      sources: z.array(z.object({ source: z.string(), count: z.int() })),
      results: z.array(z.object({ result: z.enum(eventResults), count: z.int() })),
      kindsMore: z.boolean(),
      /** At most eight, by the name that the history last had. */
      users: z.array(z.object({ id: userId, name: z.string(), count: z.int() })),
      usersMore: z.boolean(),
      roles: z.array(z.object({ id: roleId, name: z.string(), count: z.int() })),
      rolesMore: z.boolean(),
      /** `day` is yyyy-mm-dd in the forest's time zone, oldest first; days without events are absent. */
      days: z.array(z.object({ day: z.string(), severity: z.string(), count: z.int() })),
      daysMore: z.boolean(),
    }),
    access: 'read',
  }),
  /** Counts all that the filter selects, however many. Long work: answers a job, whose message at its end is the number in words. */
  'events.count': command({
    input: z.strictObject({ filter: eventFilter }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /** One event whole, with the other events of the same request, oldest first. Recorded (9320) where no page had answered it. */
  'events.get': command({
    input: z.strictObject({ seq }),
    output: z.object({
      event: pamEvent,
      /** The cmdlets that were run, as PowerShell, secrets as prompts; null where the system acted. */
      powershell: z.string().nullable(),
      /** What made the system act, or null. */
      cause: z.record(z.string(), z.unknown()).nullable(),
      /** What it changed, in words: 'candidates + PRIV.Jen', 'TTL 1 hour → 15 minutes'. */
      changes: z.array(z.string()),
      related: z.array(pamEvent),
    }),
    access: 'read',
  }),
  /**
   * Writes the changes of PAM among the chosen events as PowerShell: `path` (a .ps1) does them again, beside it
   * `….whatif.ps1` says what that would do and `….reverse.ps1` takes them back. Long work: answers a job. At most 10,000 changes.
   */
  'events.exportScripts': command({
    input: z.strictObject({
      of: z.union([
        z.strictObject({ filter: eventFilter }),
        z.strictObject({ seqs: z.array(seq).min(1).max(1000) }),
      ]),
      path: pathText,
    }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /**
   * Follows the chain of hashes through the whole history. Long work: answers a job, which fails and names the first entry
   * that is not as it was written. What came of it is an event too: 9303, or 9304, with the chain's end as its cause.
   */
  'events.verify': command({
    input: z.strictObject({}),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /**
   * Rebuilds every object from the history alone, in memory, and compares it with the present store. Nothing of the store is
   * changed. Secrets are compared by reference, and what an open request falls due at is left out: the workflow tells it anew.
   * Long work: answers a job, which fails where something differs. What came of it is an event too: 9324, or 9325 with at most
   * a hundred differences as its cause.
   */
  'events.rebuild': command({
    input: z.strictObject({}),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /**
   * Writes what the filter selects to `path` as an evidence bundle: a ZIP with the entries, a report, the proof that they belong to the
   * chained history, the signatures and the verifier. Long work: answers a job. Recorded with the filter (9305).
   */
  'events.bundle': command({
    input: z.strictObject({ filter: eventFilter, reason: givenReason, path: pathText }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
  /** The segments of the history whose text is in bundles only, the oldest first. Times in milliseconds UTC. */
  'events.segments': command({
    input: z.strictObject({}),
    output: z.object({
      segments: z.array(
        z.object({
          upTo: z.int(),
          at: moment,
          name: z.string(),
          entries: z.int(),
          /** SHA-256 of the bundle's manifest.json, in hex. */
          manifest: z.string(),
        }),
      ),
    }),
    access: 'read',
  }),
  /**
   * Seals what is older than `before` (milliseconds UTC, at least 30 days ago): writes it to `path` as an evidence bundle, verifies the file, records
   * that (9350), and takes the text out of the store. The chain goes on through the hashes that stay. Long work: answers a
   * job, which cannot be cancelled any more once it was recorded.
   */
  'events.seal': command({
    input: z.strictObject({ before: moment, reason: givenReason, path: pathText }),
    output: z.object({ job: z.string() }),
    access: 'administer',
  }),
  /**
   * Whether opening and filtering the history is recorded in it (9323). Exports, bundles and verifications always are. CONFLICT where
   * `expects` is not the console configuration's version.
   */
  'events.setPolicy': command({
    input: z.strictObject({ expects: z.int().min(1), recordReads: z.boolean(), reason: givenReason }),
    output: consoleConfiguration,
    access: 'administer',
  }),
  /** Writes exactly what the filter selects to `path`, newest first. Long work: answers a job. */
  'events.export': command({
    input: z.strictObject({ filter: eventFilter, format: z.enum(exportFormats), path: pathText }),
    output: z.object({ job: z.string() }),
    access: 'read',
  }),
};
