import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { answer, attestationLimits } from '../../shared/domain/attestation-file.ts';
import { moment } from '../../shared/domain/ids.ts';
import { guarded } from '../store/failures.ts';

/** What a reviewer answered so far. */
const draft = z.strictObject({
  openedAt: moment,
  writtenAt: moment.nullable(),
  /** Answers changed since the reply was written. */
  stale: z.boolean(),
  answers: z.array(answer).max(attestationLimits.items),
});
export type Draft = z.infer<typeof draft>;

const comparedKeys = z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(1000);

/** The files of a reviewer's drafts: beside each campaign, as it was opened, what was answered, for this user only. */
export interface DraftFiles {
  digests(): string[];
  campaign(digest: string): Buffer;
  /** Null where there is none, or where it cannot be read. */
  draft(digest: string): Draft | null;
  putCampaign(digest: string, bytes: Uint8Array): void;
  putDraft(digest: string, value: Draft): void;
  drop(digest: string): void;
  comparedKeys(): string[];
  putComparedKeys(keys: string[]): void;
}

/** They lie in a folder of the user's data, outside of every forest: a reviewer may have none. Throws UNAVAILABLE as the disk refuses. */
export function openDraftFiles(dir: string): DraftFiles {
  const campaignFile = (digest: string) => join(dir, `${digest}.campaign.json`);
  const draftFile = (digest: string) => join(dir, `${digest}.draft.json`);
  const keysFile = join(dir, 'compared-keys.json');
  const guard = <T>(work: () => T) => guarded('The answers were not kept', dir, work);

  function put(path: string, bytes: string | Uint8Array): void {
    guard(() => {
      mkdirSync(dir, { recursive: true, mode: 0o700 });
      const fresh = `${path}.new`;
      const file = openSync(fresh, 'w', 0o600);
      try {
        const all = Buffer.from(bytes as Uint8Array);
        for (let written = 0; written < all.length;) written += writeSync(file, all, written);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      renameSync(fresh, path);
    });
  }

  return {
    digests: () =>
      existsSync(dir)
        ? readdirSync(dir).flatMap(name => /^([0-9a-f]{64})\.campaign\.json$/.exec(name)?.[1] ?? [])
        : [],
    campaign: digest => guard(() => readFileSync(campaignFile(digest))),
    draft: digest => readJson(draftFile(digest), draft),
    putCampaign: (digest, bytes) => put(campaignFile(digest), bytes),
    putDraft: (digest, value) => put(draftFile(digest), JSON.stringify(value)),
    drop: digest =>
      guard(() => {
        rmSync(campaignFile(digest), { force: true });
        rmSync(draftFile(digest), { force: true });
      }),
    comparedKeys: () => readJson(keysFile, comparedKeys) ?? [],
    putComparedKeys: keys => put(keysFile, JSON.stringify(keys)),
  };
}

function readJson<T>(path: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
}
