import type { Output } from '../../../shared/contract/registry.ts';
import {
  userFileFields,
  type UserFileField,
  type UserFileSummary,
} from '../../../shared/domain/user-file.ts';
import { useAct } from '../../api/use-act.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';

const names: Record<UserFileField, string> = {
  sourceAccountName: 'CORP account name',
  sourceDomain: 'CORP domain',
  privAccountName: 'PRIV account name',
  sourceDisplayName: 'Display name',
  sourcePhoneNumber: 'Telephone number',
  sourceEmailAddress: 'Mail address',
  sourceDescription: 'Description',
  privDisplayName: 'PRIV display name',
  privDescription: 'PRIV description',
};
/** What a user gets where no column is chosen. */
const without: Record<UserFileField, string> = {
  sourceAccountName: 'Choose a column',
  sourceDomain: 'The configured CORP domain',
  privAccountName: 'Prefix and account name',
  sourceDisplayName: 'As CORP has it',
  sourcePhoneNumber: 'As CORP has it',
  sourceEmailAddress: 'As CORP has it',
  sourceDescription: 'Empty',
  privDisplayName: 'The PRIV account name',
  privDescription: 'Empty',
};

/** Which column is what; a change checks all rows again. */
export function ColumnMapping(props: {
  file: UserFileSummary;
  onMapped: (file: Output<'userFile.map'>) => void;
}) {
  const { file, onMapped } = props;
  const map = useAct('userFile.map');
  const change = (field: UserFileField, column: string) =>
    map.mutate(
      { session: file.session, mapping: { ...file.mapping, [field]: column === '' ? null : column } },
      { onSuccess: onMapped },
    );
  return (
    <fieldset className="transfer-mapping">
      <legend>Columns</legend>
      {map.error !== null && <ErrorNotice error={map.error} title="The columns were not changed" />}
      <div className="transfer-columns" aria-busy={map.isPending}>
        {userFileFields.map(field => (
          <SelectInput
            key={field}
            label={names[field]}
            value={file.mapping[field] ?? ''}
            disabled={map.isPending}
            options={[
              // An account name is needed: where a column is chosen, it can only be another one.
              ...(field === 'sourceAccountName' && file.mapping[field] !== null
                ? []
                : [{ value: '', label: without[field] }]),
              ...file.columns.map(({ name, example }) => ({
                value: name,
                label: example === '' ? name : `${name} (${example.slice(0, 40)})`,
              })),
            ]}
            onChange={event => change(field, event.target.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
