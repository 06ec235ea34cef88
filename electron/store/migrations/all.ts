import type { Migration } from '../migrate.ts';
import { objects } from './0010-objects.ts';
import { journal } from './0020-journal.ts';
import { secretsAndIntents } from './0030-secrets-and-intents.ts';
import { domainsAndSets } from './0040-domains-and-sets.ts';
import { checks } from './0050-checks.ts';
import { phoneStandings } from './0060-phone-standings.ts';
import { mfaFiles } from './0070-mfa-files.ts';
import { chain } from './0080-chain.ts';
import { signedHead } from './0090-signed-head.ts';
import { sealed } from './0120-sealed.ts';
import { accessReviews } from './0140-access-reviews.ts';
import { forwarding } from './0160-forwarding.ts';
import { recordReads } from './0180-record-reads.ts';
import { counts } from './0190-counts.ts';

/** Every migration, in order. One that was released is never edited: a later one mends it. */
export const migrations: readonly Migration[] = [
  objects,
  journal,
  secretsAndIntents,
  domainsAndSets,
  checks,
  phoneStandings,
  mfaFiles,
  chain,
  signedHead,
  sealed,
  accessReviews,
  forwarding,
  recordReads,
  counts,
];
