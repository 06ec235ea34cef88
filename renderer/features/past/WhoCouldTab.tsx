import { useState } from 'react';
import type { RoleId } from '../../../shared/domain/ids.ts';
import { roleId } from '../../../shared/domain/ids.ts';
import { gateNames, type Gate } from '../../../shared/domain/gate.ts';
import type { PastCandidate } from '../../../shared/contract/past.ts';
import { useRead } from '../../api/use-read.ts';
import { changedFilter } from '../../components/address-filter.ts';
import { Chip } from '../../components/Chip.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Picker } from '../../components/Picker.tsx';
import { counted } from '../../components/words.ts';
import { usePast } from './past-context.ts';

/** Who could have activated a role at the moment, and why or why not: the engine's answer for each candidate of then. */
export function WhoCouldTab() {
  const { asked, ask } = usePast();
  return (
    <section aria-label="Who could activate" className="past-objects">
      <div className="past-role">
        <RoleOfThen onPick={role => ask(changedFilter(asked, { role }))} />
      </div>
      {asked.role === undefined ? (
        <EmptyState icon="roles" title="Choose a role">
          For each candidate of that moment, the engine that decides on requests says what would have
          happened.
        </EmptyState>
      ) : (
        <Candidates role={asked.role} />
      )}
    </section>
  );
}

function RoleOfThen({ onPick }: { onPick: (role: RoleId) => void }) {
  const { moment } = usePast();
  const [text, setText] = useState<string | null>(null);
  const search = text?.trim() ?? '';
  const found = useRead(
    'past.objects',
    { moment, kind: 'role', page: { limit: 30 }, ...(search === '' ? {} : { search }) },
    { enabled: text !== null, keepPrevious: true },
  );
  return (
    <Picker
      label="Role"
      placeholder="Find a role of that moment by name"
      options={found.data?.rows ?? []}
      optionKey={role => role.id}
      optionText={role => role.name}
      renderOption={role => role.name}
      onSearch={setText}
      onPick={role => {
        const id = roleId.safeParse(role.id).data;
        if (id !== undefined) onPick(id);
      }}
      searching={found.isFetching}
      nothing={found.error?.message ?? 'No role of that moment has this in its name.'}
    />
  );
}

function Candidates({ role }: { role: RoleId }) {
  const { moment } = usePast();
  const read = useRead('past.whoCould', { moment, role: { id: role } });
  return (
    <Loaded read={read}>
      {({ role: { displayName }, rows, total, could }) => (
        <>
          <h2>
            {displayName}:{' '}
            {total === 0
              ? 'nobody was a candidate'
              : `${could.toLocaleString('en')} of ${counted(total, 'candidate')} could`}
          </h2>
          <p className="soft">
            Nobody else could: only candidates may ask. Numbers are read with today’s country code, since the
            settings file is not in the history, and whether its forwarding failed then is not asked.
          </p>
          {rows.length > 0 && (
            <div className="plain-frame">
              <table className="plain past-who" aria-label={`Who could activate ${displayName}`}>
                <thead>
                  <tr>
                    <th scope="col">Candidate</th>
                    <th scope="col">Could</th>
                    <th scope="col">Why</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(row => (
                    <Row key={row.user.id} row={row} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          {rows.length < total && (
            <p className="soft">
              The first {rows.length.toLocaleString('en')} are shown; all {total.toLocaleString('en')} were
              judged.
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}

function Row({ row: { user, outcome, summary, gates } }: { row: PastCandidate }) {
  const refused = outcome === 'refused';
  const told = gates.filter(gate => (refused ? gate.verdict === 'refused' : gate.verdict === 'waits'));
  return (
    <tr>
      <td>
        <PersonName user={user} />
      </td>
      <td>
        {refused ? (
          <Chip tone="error" icon="stop">
            No
          </Chip>
        ) : (
          <Chip tone="success" icon="check">
            {told.length === 0 ? 'Yes, at once' : 'Yes'}
          </Chip>
        )}
      </td>
      <td className="past-why">
        {refused || told.length === 0 ? summary : null}
        {!refused && told.length > 0 && <Gates gates={told} />}
      </td>
    </tr>
  );
}

function Gates({ gates }: { gates: readonly Gate[] }) {
  return (
    <ul className="plain">
      {gates.map(({ id, reason }) => (
        <li key={id}>
          <span className="soft">{gateNames[id]}:</span> {reason}
        </li>
      ))}
    </ul>
  );
}
