import { useState } from 'react';
import { Link } from 'react-router';
import type { CorpEntry } from '../../shared/contract/forest.ts';
import { useRead } from '../api/use-read.ts';
import { Notice } from './Notice.tsx';
import { Picker } from './Picker.tsx';
import './object-form.css';

export interface CorpPickerProps {
  kind: CorpEntry['kind'];
  label: string;
  onPick: (entry: CorpEntry) => void;
  error?: string | undefined;
  autoFocus?: boolean;
}

/** Finds an account of CORP by a part of its name, in the directory file. */
export function CorpPicker({ kind, label, onPick, error, autoFocus = false }: CorpPickerProps) {
  const [text, setText] = useState<string | null>(null);
  const status = useRead('corp.status', {});
  const found = useRead(
    'corp.search',
    { kind, text: (text ?? '').trim() },
    { enabled: text !== null, keepPrevious: true },
  );
  const problem = found.error?.message ?? status.data?.problem ?? null;
  const none = status.data !== undefined && status.data.file === null;
  return (
    <div className="corp-picker">
      {(none || problem !== null) && (
        <Notice tone={none ? 'warning' : 'error'} title="CORP cannot be searched now">
          <p>{problem ?? 'No directory file is set: what CORP says is read from an LDIF or CSV file.'}</p>
          <p>
            <Link to="/settings/corp">Look at the CORP directory in the settings</Link>
          </p>
        </Notice>
      )}
      <Picker
        label={label}
        placeholder="A part of the name or the account"
        help={
          found.data?.more === true
            ? 'More accounts match than are listed: type more of the name.'
            : undefined
        }
        error={error}
        options={found.data?.entries ?? []}
        optionKey={entry => `${entry.domain}\\${entry.accountName}`}
        optionText={entry => entry.displayName || entry.accountName}
        renderOption={entry => (
          <span className="corp-option">
            <span>{entry.displayName || entry.accountName}</span>
            <span className="soft small">
              {entry.domain}\{entry.accountName}
              {entry.disabled && ' · disabled in CORP'}
            </span>
          </span>
        )}
        onSearch={setText}
        onPick={onPick}
        searching={found.isFetching}
        autoFocus={autoFocus}
        nothing={`CORP has no ${kind} with this in the name.`}
      />
    </div>
  );
}
