import { useState } from 'react';
import type { ComparedItem, OpenedCollected } from '../../../shared/domain/transfer-views.ts';
import { useReadList } from '../../api/use-read.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterBar } from '../../components/FilterBar.tsx';
import { FilterMenu } from '../../components/FilterMenu.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { Table } from '../../components/Table.tsx';
import {
  comparedKinds,
  comparedStates,
  type ComparedKind,
  type ComparedState,
} from '../../../shared/domain/transfer-views.ts';
import {
  chooseAll,
  kindNames,
  noChoices,
  openStates,
  optionsOf,
  stateNames,
  type Chosen,
} from './choices.ts';
import { exactWords } from '../../components/words.ts';
import { listHeight } from './list-height.ts';
import { itemColumns } from './item-columns.tsx';
import { CountTable } from './CountTable.tsx';
import { ImportFoot } from './ImportFoot.tsx';
import { ItemDetail } from './ItemDetail.tsx';
import { useKept } from './use-kept.ts';

export interface ComparisonProps {
  opened: OpenedCollected;
  /** Opens the same file again, after the forest has changed. */
  onAgain: () => void;
  onClose: () => void;
}

interface Narrowed {
  kind: ComparedKind | null;
  states: ComparedState[];
  search: string;
}
/** What is alike needs nobody. */
const atFirst: Narrowed = { kind: null, states: ['problem', 'differs', 'new', 'missing'], search: '' };

/** A collected file beside the forest: counts, the objects with what is done about each, and the import. */
export function Comparison({ opened, onAgain, onClose }: ComparisonProps) {
  const [chosen, setChosen] = useKept<Chosen>('choices', noChoices);
  const [narrowed, setNarrowed] = useState(atFirst);
  const [open, setOpen] = useState<ComparedItem | null>(null);
  const list = useReadList('transfer.list', {
    session: opened.session,
    states: narrowed.states.length === 0 ? [...comparedStates] : narrowed.states,
    ...(narrowed.kind === null ? {} : { kind: narrowed.kind }),
    ...(narrowed.search === '' ? {} : { search: narrowed.search }),
    page: {},
  });
  return (
    <>
      <Facts
        items={[
          [
            'File',
            <span key="f" className="mono">
              {opened.path}
            </span>,
          ],
          [
            'Collected',
            opened.collectedAt === '' ? 'The file does not say' : exactWords(Date.parse(opened.collectedAt)),
          ],
          [
            'SHA-256',
            <span key="h" className="mono transfer-hash">
              {opened.sha256}
            </span>,
          ],
        ]}
      />
      {opened.notes.length > 0 && (
        <Notice tone="warning" title="What the file does not tell">
          <ul className="issue-list">
            {opened.notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Notice>
      )}
      <CountTable
        counts={opened.counts}
        onShow={(kind, state) => setNarrowed({ kind, states: [state], search: '' })}
      />
      <div className="form-row transfer-defaults">
        {openStates.map(state => (
          <SelectInput
            key={state}
            label={`What ${state === 'new' ? 'is new here' : state === 'differs' ? 'differs' : 'is not in MIM'}`}
            value={chosen.by[state]}
            options={optionsOf(state, null)}
            onChange={event =>
              setChosen(chooseAll(chosen, state, event.target.value as Chosen['by'][typeof state]))
            }
          />
        ))}
      </div>
      <FilterBar
        search={{
          value: narrowed.search,
          onChange: search => setNarrowed({ ...narrowed, search: search.trim() }),
          placeholder: 'Search objects',
        }}
      >
        <FilterMenu
          label="Kind"
          single
          options={comparedKinds.map(value => ({ value, label: kindNames[value].many }))}
          chosen={narrowed.kind === null ? [] : [narrowed.kind]}
          onChange={([kind]) => setNarrowed({ ...narrowed, kind: kind ?? null })}
        />
        <FilterMenu
          label="State"
          options={comparedStates.map(value => ({ value, label: stateNames[value] }))}
          chosen={narrowed.states}
          onChange={states => setNarrowed({ ...narrowed, states })}
        />
      </FilterBar>
      <div className="transfer-list" style={listHeight(list.rows.length)}>
        <Table
          {...list}
          label="Objects of MIM beside this forest"
          columns={itemColumns(chosen, setChosen)}
          rowId={row => row.key}
          rowLabel={row => `${kindNames[row.kind].one} ${row.name}, ${stateNames[row.state]}`}
          selectedId={open?.key ?? null}
          onOpen={setOpen}
          minWidth={780}
          empty={
            <EmptyState icon="success" title="No object fits">
              {narrowed === atFirst
                ? 'MIM and this forest agree in everything that MIM says.'
                : 'Take a filter off to see others.'}
            </EmptyState>
          }
        />
      </div>
      {open !== null && (
        <ItemDetail item={open} chosen={chosen} onChoose={setChosen} onClose={() => setOpen(null)} />
      )}
      <ImportFoot opened={opened} chosen={chosen} onAgain={onAgain} onClose={onClose} />
    </>
  );
}
