import { z } from 'zod';
import { attestationLimits, day } from '../domain/attestation-file.ts';
import { campaignRow, campaignView } from '../domain/attestation.ts';
import { roleId } from '../domain/ids.ts';
import { command } from './define.ts';
import { absolutePath } from './mfa.ts';

const id = z.uuid();

/** Access reviews: who may activate a role is looked at by others, on other consoles, and what they answer comes back as files. */
export const attestationContract = {
  /** The reviews of this forest, newest first. */
  'attestation.list': command({
    input: z.strictObject({}),
    output: z.object({ campaigns: z.array(campaignRow) }),
    access: 'read',
  }),
  /** A review with its candidates, their answers, and what comes of them. NOT_FOUND. */
  'attestation.get': command({ input: z.strictObject({ id }), output: campaignView, access: 'read' }),
  /**
   * Makes a review of the candidates of these roles (null: of all) with how they used them in the last `days`, and writes its
   * signed file in place of one of that name. Event 9341. BAD_REQUEST where no role has a candidate, or they have more than 2,000;
   * UNAVAILABLE where the file cannot be written.
   */
  'attestation.make': command({
    input: z.strictObject({
      title: z.string().trim().min(1).max(attestationLimits.title),
      due: day,
      days: z.int().min(1).max(3650),
      roles: z.array(roleId).min(1).max(attestationLimits.roles).nullable(),
      path: absolutePath,
    }),
    output: z.object({
      id,
      items: z.int(),
      path: z.string(),
      /** The key that signed it, in words, to be read to the reviewer by phone. */
      words: z.array(z.string()),
    }),
    access: 'administer',
  }),
  /** Writes a review's file once more, byte for byte. UNAVAILABLE where another key signed it. */
  'attestation.write': command({
    input: z.strictObject({ id, path: absolutePath }),
    output: z.object({ path: z.string() }),
    access: 'administer',
  }),
};
