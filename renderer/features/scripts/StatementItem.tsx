import { Button } from '@mui/material';
import { useState } from 'react';
import type { ScriptStatement } from '../../../shared/contract/scripts.ts';
import { cellText, columnsOf } from '../../app/command-bar/result-cells.ts';
import { Chip } from '../../components/Chip.tsx';
import { Effects } from '../../components/Effects.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PowerShellText } from '../../components/PowerShellStrip.tsx';
import { Table } from '../../components/Table.tsx';
import { counted } from '../../components/words.ts';

/** The most objects that a statement's table draws. */
const shown = 200;

/** One statement: its lines, what became of it, what it does, and what it gives out. */
export function StatementItem({
  statement,
  source,
  whatIf,
}: {
  statement: ScriptStatement;
  source: string;
  whatIf: boolean;
}) {
  const { line, lastLine, state, effect, objects, failed } = statement;
  const [open, setOpen] = useState(false);
  const lines = line === lastLine ? `Line ${String(line)}` : `Lines ${String(line)} to ${String(lastLine)}`;
  return (
    <li className="script-statement" data-state={state}>
      <div className="script-statement-head">
        <strong>{lines}</strong>
        <State state={state} whatIf={whatIf} />
      </div>
      <pre className="script-source">
        <PowerShellText line={source} />
      </pre>
      {failed !== null && (
        <p className="script-failed">
          <Icon name="error" size={14} />
          {failed}
        </p>
      )}
      <Effects effects={effect} label={`${lines}: ${whatIf ? 'what it would do' : 'what it did'}`} />
      {state === 'done' && effect.length === 0 && <p className="soft small">Changes nothing.</p>}
      {objects.length > 0 && (
        <Button
          size="small"
          variant="text"
          aria-expanded={open}
          aria-label={`${open ? 'Hide' : 'Show'} ${counted(objects.length, 'object')} of ${lines.toLowerCase()}`}
          startIcon={<Icon name={open ? 'down' : 'right'} />}
          onClick={() => setOpen(!open)}
        >
          {counted(objects.length, 'object')}
        </Button>
      )}
      {open && <Objects label={lines} objects={objects} />}
    </li>
  );
}

function State({ state, whatIf }: { state: ScriptStatement['state']; whatIf: boolean }) {
  switch (state) {
    case 'done':
      return whatIf ? (
        <Chip tone="info" icon="check">
          Would run
        </Chip>
      ) : (
        <Chip tone="success" icon="success">
          Done
        </Chip>
      );
    case 'failed':
      return (
        <Chip tone="error" icon="error">
          {whatIf ? 'Would fail' : 'Failed'}
        </Chip>
      );
    case 'not-run':
      return <Chip icon="minus">Not run</Chip>;
  }
}

function Objects({ label, objects }: { label: string; objects: ScriptStatement['objects'] }) {
  const names = columnsOf(objects);
  const rows = objects.slice(0, shown).map((object, index) => ({ object, index }));
  return (
    <div className="script-objects">
      <Table
        label={`Objects of ${label.toLowerCase()}`}
        minWidth={names.length * 150}
        columns={names.map(name => ({
          key: name,
          header: name,
          cell: ({ object }: (typeof rows)[number]) => cellText(object[name]),
        }))}
        rows={rows}
        rowId={row => String(row.index)}
        empty={null}
      />
      {objects.length > shown && <p className="soft small">The first {String(shown)} are shown.</p>}
    </div>
  );
}
