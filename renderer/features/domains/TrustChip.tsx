import type { DomainRow } from '../../../shared/contract/domains.ts';
import { Chip } from '../../components/Chip.tsx';
import { trustWords } from './trust-words.ts';

/** The state of a trust's record. */
export function TrustChip({ trust }: { trust: DomainRow['trust'] }) {
  const { text, tone, icon } = trustWords[trust];
  return (
    <Chip tone={tone} icon={icon}>
      {text}
    </Chip>
  );
}
