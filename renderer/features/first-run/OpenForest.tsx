import { Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { call } from '../../api/client.ts';
import { useAct } from '../../api/use-act.ts';
import { Icon } from '../../components/Icon.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import type { Failed } from './failed.ts';

/** Opens a forest's folder: chosen, or typed (over a KVM a path is often faster). */
export function OpenForest({ onFailed }: { onFailed: (failed: Failed) => void }) {
  const [dir, setDir] = useState('');
  const [missing, setMissing] = useState<string | undefined>(undefined);
  const open = useAct('forest.open');
  const go = (path: string) => {
    onFailed(null);
    open.mutate({ dir: path }, { onError: error => onFailed({ dir: path, error }) });
  };
  const choose = async () => {
    try {
      const { path } = await call('app.pickFile', { purpose: 'forest-folder' });
      if (path === null) return;
      setDir(path);
      go(path);
    } catch (error) {
      onFailed({ dir, error });
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (dir.trim() === '') setMissing('Type the folder’s full path, or choose it.');
    else go(dir.trim());
  };
  return (
    <section className="first-way" aria-labelledby="first-open">
      <Icon name="folder" size={20} />
      <div>
        <h2 id="first-open">Open a forest</h2>
        <p className="soft">A folder that a console made before, on this workstation or on a share.</p>
        <form className="first-path" onSubmit={submit} noValidate>
          <TextInput
            label="Folder"
            mono
            value={dir}
            error={missing}
            onChange={event => {
              setDir(event.target.value);
              setMissing(undefined);
            }}
          />
          <Button type="submit" disabled={open.isPending}>
            {open.isPending ? 'Opening' : 'Open'}
          </Button>
        </form>
      </div>
      <Button onClick={() => void choose()} disabled={open.isPending}>
        Choose folder
      </Button>
    </section>
  );
}
