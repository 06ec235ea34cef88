import { type ReactNode, useState } from 'react';
import type { RoleRow } from '../../../shared/contract/pam.ts';
import type { UserId } from '../../../shared/domain/ids.ts';
import type { UserName } from '../../../shared/domain/user.ts';
import { useRead } from '../../api/use-read.ts';
import { PersonName } from '../../components/PersonName.tsx';
import { Picker } from '../../components/Picker.tsx';
import { durationInWords } from '../../../shared/domain/words.ts';
import { nameOf } from './who.ts';

const searched = (text: string | null) =>
  text === null || text.trim() === '' ? {} : { search: text.trim() };

export interface RolePickerProps {
  label: string;
  /** Only roles of which this user is a candidate. */
  candidate?: UserId;
  help?: ReactNode;
  autoFocus?: boolean;
  onPick: (row: RoleRow) => void;
}

/** Finds a role by a part of its name. */
export function RolePicker({ label, candidate, help, autoFocus = false, onPick }: RolePickerProps) {
  const [text, setText] = useState<string | null>(null);
  const found = useRead(
    'roles.list',
    { ...searched(text), ...(candidate === undefined ? {} : { candidate }), page: { limit: 30 } },
    { enabled: text !== null, keepPrevious: true },
  );
  return (
    <Picker
      label={label}
      placeholder="Find a role by name"
      help={help}
      autoFocus={autoFocus}
      options={found.data?.rows ?? []}
      optionKey={row => row.role.id}
      optionText={row => row.role.displayName}
      renderOption={row => (
        <span className="pick-line">
          <span>{row.role.displayName}</span>
          <span className="soft">up to {durationInWords(row.role.ttl)}</span>
        </span>
      )}
      onSearch={setText}
      onPick={onPick}
      searching={found.isFetching}
      nothing={
        found.error?.message ??
        (candidate === undefined
          ? 'No role has this in its name.'
          : 'No role that this person may ask for has this in its name.')
      }
    />
  );
}

export interface UserPickerProps {
  label: string;
  /** Only these: the candidates of a role. */
  among?: readonly UserName[];
  help?: ReactNode;
  autoFocus?: boolean;
  onPick: (user: UserName) => void;
}

/** Finds a person by a part of the name or the account. */
export function UserPicker({ label, among, help, autoFocus = false, onPick }: UserPickerProps) {
  const [text, setText] = useState<string | null>(null);
  const found = useRead(
    'users.list',
    { ...searched(text), page: { limit: 30 } },
    { enabled: text !== null && among === undefined, keepPrevious: true },
  );
  const wanted = (text ?? '').trim().toLowerCase();
  const options: readonly UserName[] =
    among?.filter(user => `${nameOf(user)} ${user.privAccountName}`.toLowerCase().includes(wanted)) ??
    (found.data?.rows ?? []).map(row => row.user);
  return (
    <Picker
      label={label}
      placeholder="Find a person by name or account"
      help={help}
      autoFocus={autoFocus}
      options={options}
      optionKey={user => user.id}
      optionText={nameOf}
      optionWords={user => `${nameOf(user)} ${user.privAccountName}`}
      renderOption={user => <PersonName user={user} />}
      onSearch={setText}
      onPick={onPick}
      searching={found.isFetching}
      nothing={
        found.error?.message ??
        (among === undefined
          ? 'No PAM user has this in the name.'
          : 'No candidate of the role has this in the name.')
      }
    />
  );
}
