import type { CampaignView } from '../../../shared/domain/attestation.ts';
import { Chip } from '../../components/Chip.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import { CampaignActions } from './CampaignActions.tsx';
import { itemColumns, itemLabel, itemId, namedItems } from './item-columns.tsx';
import { ItemDetail } from './ItemDetail.tsx';
import { dayWords, stateOf } from './review-words.ts';

/** A review: who may activate which role, how it was used, what reviewers said, and what comes of it. */
export function Campaign({ campaign }: { campaign: CampaignView }) {
  const { openId, open, close } = useDetail(`/reviews/${campaign.id}`);
  const rows = namedItems(campaign);
  const opened = rows.find(row => itemId(row) === openId);
  const { tone, icon, word } = stateOf(campaign);
  return (
    <Page
      title={campaign.title}
      body="fill"
      beside={
        <Chip tone={tone} icon={icon}>
          {word}
        </Chip>
      }
      action={<CampaignActions campaign={campaign} />}
      toolbar={
        <p className="soft review-facts">
          {campaign.answered.toLocaleString('en')} of {counted(campaign.items, 'candidate')} answered by{' '}
          {counted(campaign.replies, 'reviewer')} · due {dayWords(campaign.due)} · history up to entry{' '}
          {campaign.anchor.seq.toLocaleString('en')}
        </p>
      }
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            label="Candidates of roles"
            columns={itemColumns(campaign)}
            rows={rows}
            rowId={itemId}
            rowLabel={itemLabel}
            total={rows.length}
            selectedId={openId}
            onOpen={row => open(itemId(row))}
            empty={null}
            minWidth={560}
          />
        }
        detail={opened === undefined ? null : <ItemDetail campaign={campaign} item={opened} />}
      />
    </Page>
  );
}
