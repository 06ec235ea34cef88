import { Button } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { ConfigurationPreview } from '../../../shared/domain/configuration-file.ts';
import { call } from '../../api/client.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Facts } from '../../components/Facts.tsx';
import { Notice } from '../../components/Notice.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { counted, exactWords } from '../../components/words.ts';

export interface ConfigurationForestProps {
  preview: ConfigurationPreview;
  onCancel: () => void;
}

/** Makes a forest of a configuration file, after showing what the file holds. */
export function ConfigurationForest({ preview, onCancel }: ConfigurationForestProps) {
  const titleId = useId();
  const [dir, setDir] = useState('');
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const [making, setMaking] = useState(false);
  const choose = async () => {
    try {
      const { path } = await call('app.pickFile', { purpose: 'forest-folder' });
      if (path === null) return;
      setDir(path);
      setMissing(undefined);
    } catch (problem) {
      setError(problem);
    }
  };
  const make = async () => {
    setError(null);
    setMaking(true);
    try {
      const { path, sha256: expects } = preview;
      await call('forest.createFromConfiguration', { dir: dir.trim(), path, expects });
    } catch (problem) {
      setError(problem);
      setMaking(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dir.trim() === '') setMissing('Type the folder’s full path, or choose it.');
    else void make();
  };
  return (
    <form className="form first-new" onSubmit={submit} noValidate aria-labelledby={titleId}>
      <h2 id={titleId}>New forest from a configuration file</h2>
      {error !== null && <ErrorNotice error={error} title="The forest was not made" />}
      <Facts
        items={[
          [
            'File',
            <span key="f" className="mono">
              {preview.path}
            </span>,
          ],
          ['Forest', `${preview.corpDnsName} ▸ ${preview.privDnsName}, ${preview.timeZone}`],
          ['Written', `${exactWords(Date.parse(preview.writtenAt))} by ${preview.writtenBy}`],
          ['Users', preview.users.toLocaleString('en')],
          ['Groups', preview.groups.toLocaleString('en')],
          ['Roles', preview.roles.toLocaleString('en')],
          ['Rights', `${counted(preview.accounts, 'account')}; you become an administrator`],
        ]}
      />
      {preview.foldersNotHere.length > 0 && (
        <Notice tone="warning" title="MIM Service folders that are not on this workstation">
          {preview.foldersNotHere.join(', ')}. They are taken over as they are; change them under Settings,
          Console.
        </Notice>
      )}
      <div className="first-path">
        <TextInput
          label="Folder"
          mono
          autoFocus
          help="Empty, or not there yet. PIN codes, MFA settings and history are not in the file."
          value={dir}
          error={missing}
          onChange={event => {
            setDir(event.target.value);
            setMissing(undefined);
          }}
        />
        <Button onClick={() => void choose()}>Choose folder</Button>
      </div>
      <div className="first-buttons">
        <Button type="submit" variant="contained" disabled={making}>
          {making ? 'Making' : 'Make forest'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </form>
  );
}
