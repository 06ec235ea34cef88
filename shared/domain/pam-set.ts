import type { UserId } from './ids.ts';

/**
 * The sets of the console. MIM has no cmdlet that makes one, and which ones its setup makes is unpublished, so these are
 * ours (docs/decisions/domains-and-sets.md). Their ids are fixed: a set means the same in every forest and its history.
 */
export const pamSets = [
  {
    id: '5b0c1f3e-4a6d-4c1c-9a2e-7d1f0b5e2a01',
    displayName: 'PAM Administrators',
    /** `explicit`: who was put into it. `all-users`: every PAM user, by itself. */
    members: 'explicit',
    description: 'Who was put into it by Add-PAMSetMember. It gives no right to this console.',
  },
  {
    id: '5b0c1f3e-4a6d-4c1c-9a2e-7d1f0b5e2a02',
    displayName: 'All PAM Users',
    members: 'all-users',
    description: 'Every PAM user. It keeps itself.',
  },
] as const;

export type PamSetDesign = (typeof pamSets)[number];

/** A set with its members as they are now. Computed members are all of them, as in MIM; explicit ones were put in. */
export interface PamSet {
  readonly id: string;
  readonly design: PamSetDesign;
  readonly explicit: readonly UserId[];
  readonly computed: readonly UserId[];
}
