import type { CampaignView } from '../../../shared/domain/attestation.ts';
import { Detail } from '../../components/ListDetail.tsx';
import { Section } from '../../components/Section.tsx';
import { Decided, DecideItem } from './DecideItem.tsx';
import { GivenAnswers } from './GivenAnswers.tsx';
import { itemId, type NamedItem } from './item-columns.tsx';
import { Refusals, UseFacts } from './UseFacts.tsx';
import { standingWords } from './review-words.ts';

/** A candidate of a role with the whole of its use and every answer. */
export function ItemDetail({ campaign, item }: { campaign: CampaignView; item: NamedItem }) {
  const role = campaign.reviewed.find(({ id }) => id === item.role);
  const differ = new Set(item.answers.map(({ verdict }) => verdict)).size > 1;
  const changed = standingWords[item.standing];
  return (
    <Detail
      id={itemId(item)}
      title={item.use.name}
      summary={
        <span className="soft">
          {item.use.account}, candidate of {item.roleName}
          {changed !== null && `. Since then: ${changed.toLowerCase()}.`}
        </span>
      }
    >
      <Section title="Use of the role">
        {role !== undefined && (
          <UseFacts role={role} use={item.use} from={campaign.from} to={campaign.madeAt} />
        )}
      </Section>
      <Section title="Answers">
        <GivenAnswers answers={item.answers} />
      </Section>
      {differ && (
        <Section title="Decision">
          {campaign.finishedAt === null ? (
            <DecideItem id={campaign.id} item={item} />
          ) : (
            <Decided item={item} />
          )}
        </Section>
      )}
      <Refusals use={item.use} />
    </Detail>
  );
}
