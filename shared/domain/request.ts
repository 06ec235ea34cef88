import { z } from 'zod';
import { moment, requestId, roleId, userId, version } from './ids.ts';

/** MIM's request states (docs/mim-facts.md, requests). */
export const requestStatuses = [
  'Processing',
  'PendingMFA',
  'PendingApproval',
  'Scheduled',
  'Active',
  'Closing',
  'Closed',
  'Expired',
  'Rejected',
] as const;
export type RequestStatus = (typeof requestStatuses)[number];

/** States in which something may still happen. */
export const openStatuses = [
  'Processing',
  'PendingMFA',
  'PendingApproval',
  'Scheduled',
  'Active',
  'Closing',
] as const;
/** What `Get-PAMRequest -Pending` means here: every open state before Active. */
export const pendingStatuses = ['Processing', 'PendingMFA', 'PendingApproval', 'Scheduled'] as const;

/** Why a request ended or was refused: a word for filters, beside the sentence in `statusReason`. */
export const endReasons = [
  'refused', // a gate refused it
  'call-failed', // the phone call did not verify the user
  'interrupted', // the console stopped during the call
  'approver-rejected',
  'approval-lapsed',
  'ttl-ended',
  'closed-by-user',
  'closed-by-operator',
] as const;
export type EndReason = (typeof endReasons)[number];

/** The call that a request made, as it ended. */
export const requestCall = z.object({
  /** The number as it was dialled. */
  number: z.string(),
  provider: z.string(),
  startedAt: moment,
  endedAt: moment.nullable(),
  verified: z.boolean().nullable(),
  /** The published call-status code, 0–25 and 100–147, or null where the provider has none. */
  code: z.int().nullable(),
  message: z.string(),
});
export type RequestCall = z.infer<typeof requestCall>;

export const requestApproval = z.object({
  askedAt: moment,
  /** When it lapses to Expired if nobody decides. */
  lapsesAt: moment,
  decision: z.enum(['approved', 'rejected', 'automatic']).nullable(),
  decidedBy: userId.nullable(),
  decidedAt: moment.nullable(),
  reason: z.string(),
});
export type RequestApproval = z.infer<typeof requestApproval>;

/** One activation of a role by a user, from the asking to the end. Times are milliseconds UTC, durations seconds. */
export const request = z.object({
  id: requestId,
  version,
  roleId,
  userId,
  justification: z.string(),
  requestedTtl: z.int().min(0),
  /** The start that was asked for; null means at once. */
  requestedTime: moment.nullable(),
  createdAt: moment,
  creationMethod: z.string(),
  status: z.enum(requestStatuses),
  /** A sentence for the operator: why it stands where it stands. */
  statusReason: z.string(),
  endReason: z.enum(endReasons).nullable(),
  activatedAt: moment.nullable(),
  /** Null until active; rewritten to the moment of closing when closed early, as MIM does. */
  expiresAt: moment.nullable(),
  endedAt: moment.nullable(),
  call: requestCall.nullable(),
  approval: requestApproval.nullable(),
});
export type Request = z.infer<typeof request>;
