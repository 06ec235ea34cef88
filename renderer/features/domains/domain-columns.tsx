import type { DomainRow } from '../../../shared/contract/domains.ts';
import { domainRequirements } from '../../../shared/domain/corp-domain.ts';
import type { Column } from '../../components/table-types.ts';
import { counted } from '../../components/words.ts';
import { trustWords } from './trust-words.ts';
import { TrustChip } from './TrustChip.tsx';

const of = domainRequirements.length;

/** Which domains are ready for PAM, as far as somebody confirmed it. */
export const domainColumns: readonly Column<DomainRow>[] = [
  {
    key: 'name',
    header: 'CORP domain',
    cell: ({ name, netbios }) => (
      <>
        <strong className="domain-name">{name}</strong> <span className="soft">{netbios}</span>
      </>
    ),
  },
  {
    key: 'trust',
    header: 'Trust',
    width: '168px',
    cell: ({ trust }) => <TrustChip trust={trust} />,
  },
  {
    key: 'confirmed',
    header: 'Requirements',
    width: '140px',
    cell: ({ confirmed }) => (
      <span className={confirmed === of ? undefined : 'soft'}>
        {confirmed} of {of} confirmed
      </span>
    ),
  },
  {
    key: 'users',
    header: 'Users',
    width: '80px',
    align: 'end',
    hideBelow: 640,
    cell: ({ users }) => users,
  },
  {
    key: 'groups',
    header: 'Groups',
    width: '80px',
    align: 'end',
    hideBelow: 640,
    cell: ({ groups }) => groups,
  },
];

/** A row in a few words, for a screen reader. */
export function domainRowLabel({ name, trust, confirmed, users, groups }: DomainRow): string {
  return `${name}, trust ${trustWords[trust].text.toLowerCase()}, ${confirmed} of ${of} requirements confirmed, ${counted(users, 'user')}, ${counted(groups, 'group')}`;
}
