import type { CandidateUse } from '../../../shared/domain/attestation-file.ts';
import type { CampaignRow, ReviewItem } from '../../../shared/domain/attestation.ts';
import type { ChipProps } from '../../components/Chip.tsx';
import { counted } from '../../components/words.ts';

interface Look {
  tone: NonNullable<ChipProps['tone']>;
  icon: NonNullable<ChipProps['icon']>;
  word: string;
}

export const outcomeLooks: Record<ReviewItem['outcome'], Look> = {
  open: { tone: 'neutral', icon: 'clock', word: 'Not answered' },
  keep: { tone: 'success', icon: 'check', word: 'Keep' },
  remove: { tone: 'accent', icon: 'minus', word: 'Remove' },
  conflict: { tone: 'warning', icon: 'warning', word: 'Answers differ' },
};

export const mfaWords: Record<NonNullable<CandidateUse['mfa']>, string> = {
  callable: 'Can be called',
  'no-number': 'No telephone number',
  'not-dialled': 'The number cannot be dialled',
  blocked: 'Blocked from calls',
};

/** What to say of an item that is no longer as the campaign has it. */
export const standingWords: Record<ReviewItem['standing'], string | null> = {
  candidate: null,
  'no-candidate': 'No longer a candidate',
  'no-role': 'The role was removed',
};

/** How far a campaign is. */
export function stateOf(row: CampaignRow): Look {
  if (row.finishedAt !== null) return { tone: 'success', icon: 'check', word: 'Finished' };
  if (row.conflicts > 0)
    return { tone: 'warning', icon: 'warning', word: counted(row.conflicts, 'conflict') };
  if (row.overdue) return { tone: 'warning', icon: 'clock', word: 'Overdue' };
  return row.answered === row.items
    ? { tone: 'info', icon: 'information', word: 'To be applied' }
    : { tone: 'neutral', icon: 'clock', word: 'Waiting for answers' };
}

/** `14 December 2026` of `2026-12-14`. */
export function dayWords(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`));
}
