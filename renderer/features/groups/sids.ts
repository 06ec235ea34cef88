import type { Group } from '../../../shared/domain/group.ts';

/** How the SID of the CORP group and that of the PRIV object stand to each other. */
export type SidState = 'match' | 'differ' | 'none' | 'history' | 'priv-only';

type Sids = Pick<Group, 'sourceAccountSid' | 'privAccountSid' | 'privOnly' | 'usesSidHistory'>;

/** A shadow principal must carry the SID of its CORP group (docs/mim-facts.md, groups). */
export function sidState(group: Sids): SidState {
  if (group.privOnly) return 'priv-only';
  if (group.sourceAccountSid === '') return 'none';
  if (group.usesSidHistory) return 'history';
  return group.sourceAccountSid.toLowerCase() === group.privAccountSid.toLowerCase() ? 'match' : 'differ';
}

export interface SidWords {
  short: string;
  tone: 'success' | 'error' | 'neutral';
  /** What it means for people, and what to do. */
  explain: string;
}

export const sidWords: Record<SidState, SidWords> = {
  match: {
    short: 'SIDs match',
    tone: 'success',
    explain:
      'The shadow principal in PRIV carries the SID of the CORP group, so CORP lets whoever holds a role in as a member of it.',
  },
  differ: {
    short: 'SIDs differ',
    tone: 'error',
    explain:
      'The shadow principal in PRIV must carry the SID of the CORP group, and carries another. Whoever holds a role gets nothing in CORP. Compare both with the directories, then correct the CORP SID below.',
  },
  none: {
    short: 'No SID',
    tone: 'error',
    explain:
      'The SID of the CORP group is not known, so the shadow principal cannot carry it and a role with this group gives nothing in CORP. Set the SID below.',
  },
  history: {
    short: 'SID history',
    tone: 'neutral',
    explain:
      'A PRIV group of its own with the CORP SID in its SID history, as at the 2012 R2 level. The two SIDs need not be the same; whether the history holds the CORP SID is in the directory, which the console does not read.',
  },
  'priv-only': {
    short: 'PRIV only',
    tone: 'neutral',
    explain: 'The group is in PRIV alone: there is no CORP SID to carry.',
  },
};
