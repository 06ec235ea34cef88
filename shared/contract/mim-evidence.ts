import { z } from 'zod';
import { dateOrders, evidenceRow, evidenceStates, evidenceSummary } from '../domain/mim-evidence.ts';
import { pageLimit } from '../domain/page.ts';
import { command } from './define.ts';
import { absolutePath } from './mfa.ts';

/** MIM's own event log beside the history. */
export const mimEvidenceContract = {
  /**
   * Compares an export of Event Viewer (XML, or CSV with local times of `timeZone`) with the history's 101, 103 and 825. Events of one
   * number pair within `tolerance` seconds; later, up to an hour, they are late. The history gets one event that says so (9340). The last
   * comparison is kept until the forest is closed. BAD_REQUEST names the line (at most 32 MB, 100,000 events); NOT_FOUND; UNAVAILABLE.
   */
  'mimEvidence.compare': command({
    input: z.strictObject({
      path: absolutePath,
      timeZone: z.string().min(1).max(64),
      dateOrder: z.enum(dateOrders).default('auto'),
      tolerance: z.int().min(0).max(3600).default(300),
    }),
    output: evidenceSummary,
    access: 'administer',
  }),
  /** Its rows, oldest first. `after` is the `next` of the page before. NOT_FOUND for a comparison that a newer one replaced. */
  'mimEvidence.list': command({
    input: z.strictObject({
      session: z.string().min(1).max(100),
      states: z.array(z.enum(evidenceStates)).max(4).optional(),
      page: z.strictObject({
        after: z.string().max(20).nullable().default(null),
        limit: z.int().min(1).max(pageLimit).default(100),
      }),
    }),
    output: z.object({ rows: z.array(evidenceRow), next: z.string().nullable(), total: z.int() }),
    access: 'read',
  }),
  /**
   * Writes the rows of a comparison, those of `states` or all, to `path`: as CSV, or as an HTML page that opens offline. Recorded as
   * event 9319. NOT_FOUND as `mimEvidence.list`.
   */
  'mimEvidence.save': command({
    input: z.strictObject({
      session: z.string().min(1).max(100),
      states: z.array(z.enum(evidenceStates)).max(4).optional(),
      format: z.enum(['csv', 'html']),
      path: absolutePath,
    }),
    output: z.object({ rows: z.int() }),
    access: 'administer',
  }),
};
