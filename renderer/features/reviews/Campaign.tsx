import { useState } from 'react';
import { outcomes, type CampaignView } from '../../../shared/domain/attestation.ts';
import { addressCodec, choicePart } from '../../components/address-filter.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useAddress } from '../../components/use-address.ts';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import type { ReplyIn } from './BringReply.tsx';
import { CampaignActions } from './CampaignActions.tsx';
import { itemColumns, itemId, itemLabel, namedItems } from './item-columns.tsx';
import { ItemDetail } from './ItemDetail.tsx';
import { dayWords, outcomeLooks, stateOf } from './review-words.ts';

const address = addressCodec({ outcome: choicePart(outcomes) });

/** A review: who may activate which role, how it was used, what reviewers said, and what comes of it. */
export function Campaign({ campaign }: { campaign: CampaignView }) {
  const { openId, open, close } = useDetail(`/reviews/${campaign.id}`);
  const [{ outcome }, setFilter] = useAddress(address);
  const [brought, setBrought] = useState<ReplyIn | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const all = namedItems(campaign);
  const rows = outcome === undefined ? all : all.filter(row => row.outcome === outcome);
  const opened = all.find(row => itemId(row) === openId);
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
      action={<CampaignActions campaign={campaign} onBrought={setBrought} onProblem={setProblem} />}
      toolbar={
        <div className="review-top">
          <p className="soft review-facts">{factsOf(campaign)}</p>
          {problem !== null && <ErrorNotice error={problem} />}
          {brought !== null && (
            <Notice tone={brought.conflicts > 0 ? 'warning' : 'success'} live title={broughtTitle(brought)}>
              {brought.conflicts > 0 &&
                `Reviewers differ over ${counted(brought.conflicts, 'candidate')}. Open ${brought.conflicts === 1 ? 'it' : 'each'} and decide.`}
            </Notice>
          )}
          <FilterBar>
            <FilterMenu
              label="Outcome"
              single
              options={outcomes.map(value => ({
                value,
                label: outcomeLooks[value].word,
                count: all.filter(row => row.outcome === value).length,
              }))}
              chosen={outcome === undefined ? [] : [outcome]}
              onChange={([chosen]) => setFilter(chosen === undefined ? {} : { outcome: chosen })}
            />
          </FilterBar>
        </div>
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
            empty={<EmptyState title="No candidate has this outcome" />}
            minWidth={480}
          />
        }
        detail={opened === undefined ? null : <ItemDetail key={openId} campaign={campaign} item={opened} />}
      />
    </Page>
  );
}

function broughtTitle({ reviewer, answers }: ReplyIn): string {
  return `${counted(answers, 'answer')} of ${reviewer} brought in`;
}

function factsOf({ answered, items, replies, due, anchor }: CampaignView): string {
  const by = replies === 0 ? '' : ` by ${counted(replies, 'reviewer')}`;
  return `${answered.toLocaleString('en')} of ${counted(items, 'candidate')} answered${by} · due ${dayWords(due)} · history up to entry ${anchor.seq.toLocaleString('en')}`;
}
