import type { Group } from '../../../shared/domain/group.ts';
import { Chip } from '../../components/Chip.tsx';
import { sidState, sidWords } from './sids.ts';

const icons = { success: 'check', error: 'error', neutral: 'information' } as const;

/** Whether the SIDs of the CORP group and its PRIV object match. */
export function SidChip({ group }: { group: Group }) {
  const { short, tone } = sidWords[sidState(group)];
  return (
    <Chip tone={tone} icon={icons[tone]}>
      {short}
    </Chip>
  );
}
