import { IconButton } from '@mui/material';
import { type ReactNode, useRef, useState } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Chip } from '../../components/Chip.tsx';
import { Icon } from '../../components/Icon.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { Picker } from '../../components/Picker.tsx';
import { numberInWords } from './role-checks.ts';
import { personName, type RolePerson } from './role-form.ts';

export interface PeoplePickerProps {
  /** `Candidates`. */
  label: string;
  people: readonly RolePerson[];
  onChange: (people: RolePerson[]) => void;
  help: ReactNode;
  error?: string | undefined;
  /** Said while nobody is chosen. */
  nobody: string;
  /** Whether the number matters: approvers are not called. */
  numbers: boolean;
}

/** People of a role: searched, listed with the number as it is read, and taken off again. */
export function PeoplePicker({ label, people, onChange, help, error, nobody, numbers }: PeoplePickerProps) {
  const [text, setText] = useState<string | null>(null);
  const announce = useAnnounce();
  const box = useRef<HTMLDivElement>(null);
  const found = useRead(
    'users.list',
    { ...(text === null || text.trim() === '' ? {} : { search: text.trim() }), page: { limit: 30 } },
    { enabled: text !== null, keepPrevious: true },
  );
  const chosen = new Set(people.map(person => person.user.id));
  const options = (found.data?.rows ?? [])
    .filter(row => !chosen.has(row.user.id))
    .map(({ user, phone, canDial }): RolePerson => ({ user, phone, canDial }));
  const remove = (person: RolePerson) => {
    onChange(people.filter(other => other.user.id !== person.user.id));
    announce(`${personName(person)} taken off ${label.toLowerCase()}`);
    box.current?.querySelector('input')?.focus();
  };
  return (
    <div className="picked" ref={box}>
      <Picker
        label={label}
        placeholder="Add a person by name or account"
        help={help}
        error={error}
        options={options}
        optionKey={person => person.user.id}
        optionText={personName}
        optionWords={({ user }) => `${user.sourceDisplayName} ${user.privAccountName}`}
        renderOption={person => <PersonLine person={person} numbers={numbers} />}
        onSearch={setText}
        onPick={person => {
          onChange([...people, person]);
          announce(`${personName(person)} added to ${label.toLowerCase()}`);
        }}
        searching={found.isFetching}
        nothing={found.error?.message ?? 'No other PAM user has this in the name.'}
      />
      {people.length === 0 ? (
        <p className="soft picked-nobody">{nobody}</p>
      ) : (
        <ul className="picked-list" aria-label={`${label} chosen`}>
          {people.map(person => (
            <li key={person.user.id}>
              <PersonLine person={person} numbers={numbers} />
              <IconButton
                aria-label={`Take ${personName(person)} off ${label.toLowerCase()}`}
                onClick={() => remove(person)}
              >
                <Icon name="close" size={14} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function PersonLine({ person, numbers }: { person: RolePerson; numbers: boolean }) {
  return (
    <span className="person-line">
      <PersonName user={person.user} />
      {numbers && <NumberMark person={person} />}
    </span>
  );
}

/** The number as it is read, and whether it can be called. */
export function NumberMark({ person }: { person: Pick<RolePerson, 'phone' | 'canDial'> }) {
  const { phone, canDial } = person;
  const shown = phone.kind === 'number' ? phone.international : phone.kind === 'empty' ? '' : phone.text;
  return (
    <span className="number-mark" title={numberInWords(person)}>
      {shown !== '' && <span className="figures soft">{shown}</span>}
      {canDial ? (
        <Chip tone="success" icon="phone">
          Can be called
        </Chip>
      ) : (
        <Chip tone="error" icon="stop">
          {phone.kind === 'empty' ? 'No number' : 'Cannot be called'}
        </Chip>
      )}
      {phone.kind === 'number' && phone.ambiguous !== null && (
        <Chip tone="warning" icon="warning">
          Ambiguous
        </Chip>
      )}
    </span>
  );
}
