import { Button } from '@mui/material';
import { useState } from 'react';
import { ActionButton } from '../../../components/ActionButton.tsx';
import { ErrorNotice } from '../../../components/ErrorNotice.tsx';
import { Icon } from '../../../components/Icon.tsx';
import { TextInput } from '../../../components/TextInput.tsx';
import { useAct } from '../../../api/use-act.ts';
import type { Import } from './use-import.ts';

/** The first step: the ZIP, chosen or named by its path. */
export function ChooseZip({ state }: { state: Import }) {
  const pick = useAct('app.pickFile');
  const [path, setPath] = useState('');
  const [issue, setIssue] = useState<string | undefined>(undefined);
  const open = (chosen: string) => {
    if (chosen.trim() === '') {
      setIssue('Give the full path of the ZIP, or choose it.');
      return;
    }
    state.open(chosen.trim());
  };
  return (
    <form
      className="import-choose"
      noValidate
      onSubmit={event => {
        event.preventDefault();
        open(path);
      }}
    >
      <p>
        The ZIP that the Azure portal gave for MFA Server’s SDK, in the language ASP.NET 2.0 C#. It is looked
        at in memory: each thing in it is tested before anything is written.
      </p>
      <div className="import-path">
        <TextInput
          label="Path of the ZIP"
          mono
          value={path}
          onChange={event => {
            setPath(event.target.value);
            setIssue(undefined);
          }}
          error={issue}
        />
        <Button
          startIcon={<Icon name="folder" />}
          disabled={pick.isPending}
          onClick={() =>
            pick.mutate(
              { purpose: 'credential-zip' },
              {
                onSuccess: chosen => {
                  if (chosen.path === null) return;
                  setPath(chosen.path);
                  state.open(chosen.path);
                },
              },
            )
          }
        >
          Choose ZIP
        </Button>
      </div>
      {pick.error !== null && <ErrorNotice error={pick.error} />}
      <div>
        <ActionButton type="submit" variant="contained" needs="administer" busy={state.busy}>
          {state.busy ? 'Opening and testing' : 'Open and test'}
        </ActionButton>
      </div>
    </form>
  );
}
