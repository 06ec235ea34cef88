import { useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Icon } from '../../components/Icon.tsx';
import { ListDetail } from '../../components/ListDetail.tsx';
import { Page } from '../../components/Page.tsx';
import { Table } from '../../components/Table.tsx';
import { useDetail } from '../../components/use-detail.ts';
import { counted } from '../../components/words.ts';
import { domainColumns, domainRowLabel } from './domain-columns.tsx';
import { DomainDetail } from './DomainDetail.tsx';
import { RecordTrust } from './RecordTrust.tsx';

/** The CORP domains that users and groups come from, with their trust and the seven requirements; the open one beside them. */
export function DomainsPage() {
  const { openId, open, close } = useDetail('/domains');
  const [recording, setRecording] = useState(false);
  const list = useRead('domains.list', {});
  const rows = list.data?.rows ?? [];
  return (
    <Page
      title="Domains"
      body="fill"
      beside={
        list.data === undefined ? undefined : (
          <span className="soft">{counted(rows.length, 'CORP domain')}</span>
        )
      }
      action={
        <ActionButton
          variant="contained"
          needs="administer"
          data-new
          startIcon={<Icon name="plus" />}
          onClick={() => setRecording(true)}
        >
          Record trust
        </ActionButton>
      }
    >
      <ListDetail
        onClose={close}
        list={
          <Table
            label="CORP domains"
            columns={domainColumns}
            rows={rows}
            rowId={row => row.name}
            rowLabel={domainRowLabel}
            total={rows.length}
            selectedId={openId}
            onOpen={row => open(row.name)}
            loading={list.data === undefined && list.error === null}
            error={list.error}
            onRetry={() => void list.refetch()}
            empty={
              <EmptyState icon="domains" title="There is no CORP domain">
                Record the trust of the first one.
              </EmptyState>
            }
          />
        }
        detail={openId === null ? null : <DomainDetail key={openId} name={openId} />}
      />
      {recording && (
        <RecordTrust
          forest={null}
          onClose={() => setRecording(false)}
          onRecorded={forest => {
            setRecording(false);
            open(forest);
          }}
        />
      )}
    </Page>
  );
}
