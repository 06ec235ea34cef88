import type { CorpEntry } from '../../../shared/contract/forest.ts';
import { CorpCard } from '../../components/CorpCard.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Notice } from '../../components/Notice.tsx';
import { listWords } from '../../components/words.ts';
import { lackingOf } from './new-user.ts';
import { PhoneReading } from './PhoneField.tsx';

export interface CorpCopyProps {
  entry: CorpEntry;
  /** The number that is copied, '' where CORP has none. */
  number: string;
  onClear: () => void;
}

/** The picked CORP account: what will be copied from it, once, and what it lacks. */
export function CorpCopy({ entry, number, onClear }: CorpCopyProps) {
  const lacking = lackingOf(entry, number);
  const name = entry.displayName || entry.accountName;
  return (
    <CorpCard entry={entry} what="account" onClear={onClear}>
      <p className="soft small">Copied now, and only now: a later change in CORP does not alter MIM.</p>
      <dl className="facts">
        <dt>Telephone number</dt>
        <dd>
          {number === '' ? <Lacks /> : number}
          {number !== '' && <PhoneReading text={number} />}
        </dd>
        <dt>Display name</dt>
        <dd>{entry.displayName === '' ? <Lacks /> : entry.displayName}</dd>
        <dt>Mail address</dt>
        <dd>{entry.mail === '' ? <Lacks /> : entry.mail}</dd>
        <dt>SID</dt>
        <dd className={entry.sid === '' ? undefined : 'mono'}>{entry.sid === '' ? <Lacks /> : entry.sid}</dd>
      </dl>
      {lacking.length > 0 && (
        <Notice tone="warning" title={`CORP has no ${listWords(lacking)} for ${name}`}>
          The user can be created. What is missing is stored empty, shown as a finding, and can be set on the
          user’s page afterwards.
        </Notice>
      )}
      {entry.disabled && (
        <Notice tone="warning" title="The account is disabled in CORP">
          Ask why before you give this person an account that can be elevated.
        </Notice>
      )}
    </CorpCard>
  );
}

function Lacks() {
  return (
    <span className="corp-lacks" data-tone="warning">
      <Icon name="warning" size={14} /> CORP has none
    </span>
  );
}
