import { useState } from 'react';
import { useNavigate } from 'react-router';
import { roleId } from '../../../shared/domain/ids.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { addressCodec, changedFilter, idPart } from '../../components/address-filter.ts';
import { Chosen } from '../../components/Chosen.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { SwitchInput } from '../../components/SwitchInput.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { useAddress } from '../../components/use-address.ts';
import { RolePicker } from '../requests/Pickers.tsx';
import { GateMarks } from './GateMarks.tsx';
import { ComparedRoles } from './ComparedRoles.tsx';
import { type StoredRole, useStoredRole } from './use-stored-role.ts';
import './roles.css';

const address = addressCodec({
  a: idPart(text => roleId.safeParse(text).data),
  b: idPart(text => roleId.safeParse(text).data),
});

/** Two roles side by side: `/roles/compare?a=<id>&b=<id>`. Nothing is changed here. */
export function CompareRolesPage() {
  const [asked, ask] = useAddress(address);
  const navigate = useNavigate();
  const [all, setAll] = useState(false);
  const a = useStoredRole(asked.a ?? null);
  const b = useStoredRole(asked.b ?? null);
  const error = a.error ?? b.error;
  const [one, other] = [sideOf(a), sideOf(b)];
  const side = (key: 'a' | 'b', { data }: StoredRole, label: string) =>
    asked[key] !== undefined && data !== null ? (
      <Chosen
        label={label}
        change={`Change ${label.toLowerCase()}`}
        onChange={() => ask(changedFilter(asked, { [key]: undefined }))}
      >
        <strong>{data.role.displayName}</strong>
        <GateMarks role={data.role} />
      </Chosen>
    ) : (
      <RolePicker label={label} onPick={row => ask(changedFilter(asked, { [key]: row.role.id }))} />
    );
  return (
    <Page
      title="Compare roles"
      action={
        asked.a !== undefined && asked.b !== undefined ? (
          <ActionButton
            needs="administer"
            startIcon={<Icon name="edit" />}
            offBecause={asked.a === asked.b ? 'It is one role. Choose another.' : null}
            onClick={() => void navigate(`/roles/edit?role=${asked.a ?? ''}&role=${asked.b ?? ''}`)}
          >
            Edit both
          </ActionButton>
        ) : undefined
      }
    >
      <div className="compare-sides">
        {side('a', a, 'First role')}
        {side('b', b, 'Second role')}
      </div>
      {error !== null && <ErrorNotice error={error} title="A role cannot be read" />}
      {asked.a === undefined || asked.b === undefined ? (
        <EmptyState icon="roles" title="Choose two roles">
          What differs between them then stands side by side.
        </EmptyState>
      ) : one !== null && other !== null ? (
        <>
          <SwitchInput label="Show what is the same too" checked={all} onChange={setAll} />
          <ComparedRoles a={one} b={other} all={all} />
        </>
      ) : (
        error === null && <TableSkeleton columns={3} />
      )}
    </Page>
  );
}

function sideOf({ data, stored }: StoredRole) {
  return data === null || stored === null
    ? null
    : { name: data.role.displayName, form: stored.form, marks: data.marks };
}
