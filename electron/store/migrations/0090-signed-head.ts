import type { Migration } from '../migrate.ts';

/** Who signed the chain's head, and when: docs/decisions/evidence.md. */
export const signedHead: Migration = {
  number: 90,
  name: 'signed-head',
  sql: `
ALTER TABLE "chain" ADD COLUMN "at" INTEGER;
ALTER TABLE "chain" ADD COLUMN "signer" BLOB;
ALTER TABLE "chain" ADD COLUMN "signature" BLOB;
`,
};
