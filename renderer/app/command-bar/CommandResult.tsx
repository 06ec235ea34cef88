import { Button } from '@mui/material';
import { useMemo, useState } from 'react';
import type { CmdletResult } from '../../../shared/contract/cmdlets.ts';
import { CopyButton } from '../../components/CopyButton.tsx';
import { Effects } from '../../components/Effects.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Icon } from '../../components/Icon.tsx';
import { LineNotes, PowerShellLine } from '../../components/PowerShellStrip.tsx';
import { Table } from '../../components/Table.tsx';
import { counted } from '../../components/words.ts';
import { cellText, columnsOf } from './result-cells.ts';

/** What a line answered: one object as its properties, several as a table whose rows open. */
export function CommandResult({ result }: { result: CmdletResult }) {
  const { objects, changed, powershell, notes, whatIf } = result;
  const [opened, setOpened] = useState<number | null>(objects.length === 1 ? 0 : null);
  const names = useMemo(() => columnsOf(objects), [objects]);
  const one = opened === null ? undefined : objects[opened];
  return (
    <section className="command-result" aria-label="Result">
      <PowerShellLine line={powershell} />
      <LineNotes notes={notes} />
      <Effects effects={whatIf} label="What the line would do" />
      <div className="command-result-head">
        <strong>
          {changed.length > 0 ? `Done: ${counted(changed.length, 'object')} changed. ` : ''}
          {objects.length > 0 ? counted(objects.length, 'object') : ''}
        </strong>
        {one !== undefined && objects.length > 1 && (
          <Button variant="text" startIcon={<Icon name="left" />} onClick={() => setOpened(null)}>
            All objects
          </Button>
        )}
        {objects.length > 0 && (
          <CopyButton text={JSON.stringify(one ?? objects, null, 2)} what="the result as JSON" />
        )}
      </div>
      {one !== undefined ? (
        <div className="command-one">
          <Facts items={Object.entries(one).map(([name, value]) => [name, cellText(value)] as const)} />
        </div>
      ) : objects.length === 0 ? (
        changed.length === 0 &&
        whatIf.length === 0 &&
        notes.length === 0 && (
          <EmptyState title="Nothing matches">The line was run and found no object.</EmptyState>
        )
      ) : (
        <div className="command-table">
          <Table
            label="Result"
            minWidth={names.length * 150}
            columns={names.map(name => ({
              key: name,
              header: name,
              cell: ({ object }: ResultRow) => cellText(object[name]),
            }))}
            rows={objects.map((object, index) => ({ object, index }))}
            rowId={row => String(row.index)}
            onOpen={row => setOpened(row.index)}
            empty={null}
          />
        </div>
      )}
    </section>
  );
}

interface ResultRow {
  object: Record<string, unknown>;
  index: number;
}
