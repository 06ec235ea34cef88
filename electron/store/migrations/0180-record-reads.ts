import type { Migration } from '../migrate.ts';

/** Whether reads of the history are recorded. Null, as in every configuration before, records them. */
export const recordReads: Migration = {
  number: 180,
  name: 'record-reads',
  sql: `
ALTER TABLE "consoleConfiguration" ADD COLUMN "recordReads" INTEGER CHECK ("recordReads" IN (0, 1));
`,
};
