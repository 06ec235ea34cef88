import { Button, Dialog, DialogActions, DialogContent, DialogTitle, IconButton } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { SavedFilter } from '../../../shared/domain/saved-filter.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { counted } from '../../components/words.ts';
import { wrongName } from './saved-filters.ts';

interface SaveFilterProps {
  saved: readonly SavedFilter[];
  make: (name: string) => SavedFilter;
  onClose: () => void;
}

/** Asks for the name of what is filtered now. */
export function SaveFilter({ saved, make, onClose }: SaveFilterProps) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const keep = useKeep('Saved', onClose);
  const wrong = wrongName(name, saved);
  const { lastDays, filter } = make('');
  const time =
    lastDays !== null
      ? `Its time is kept as the last ${counted(lastDays, 'day')}: on another day, the days up to that one.`
      : filter.to === undefined
        ? undefined
        : 'Its days are kept as they are.';
  return (
    <FilterDialog
      title="Save this filter"
      confirm="Save filter"
      keep={keep}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (wrong === undefined) keep.run([...saved, make(name)]);
      }}
    >
      <TextInput
        label="Name"
        autoFocus
        value={name}
        help={time}
        error={tried ? wrong : undefined}
        onChange={event => setName(event.target.value.slice(0, 60))}
      />
    </FilterDialog>
  );
}

/** The user's own filters, each with its name to change and a button to delete it. Nothing is done before Save. */
export function ManageFilters({ saved, onClose }: { saved: readonly SavedFilter[]; onClose: () => void }) {
  const [filters, setFilters] = useState(saved);
  const [tried, setTried] = useState(false);
  const keep = useKeep('Saved', onClose);
  const wrong = filters.map((one, at) =>
    wrongName(
      one.name,
      filters.filter((_, other) => other !== at),
    ),
  );
  return (
    <FilterDialog
      title="Your saved filters"
      confirm="Save changes"
      keep={keep}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (wrong.every(one => one === undefined)) keep.run(filters);
      }}
    >
      {filters.length === 0 && <p className="soft">None is left. Save changes deletes them.</p>}
      {filters.map((one, at) => (
        <div key={at} className="saved-filter">
          <TextInput
            label={`Name ${String(at + 1)}`}
            value={one.name}
            error={tried ? wrong[at] : undefined}
            onChange={event => {
              const name = event.target.value.slice(0, 60);
              setFilters(filters.map((other, index) => (index === at ? { ...other, name } : other)));
            }}
          />
          <IconButton
            aria-label={`Delete ${one.name}`}
            onClick={() => setFilters(filters.filter((_, index) => index !== at))}
          >
            <Icon name="trash" />
          </IconButton>
        </div>
      ))}
    </FilterDialog>
  );
}

function useKeep(said: string, onDone: () => void) {
  const set = useAct('app.setPreferences');
  const announce = useAnnounce();
  return {
    error: set.error,
    busy: set.isPending,
    run: (filters: readonly SavedFilter[]) => {
      const historyFilters = filters.map(one => ({ ...one, name: one.name.trim() }));
      set.mutate(
        { historyFilters },
        {
          onSuccess: () => {
            announce(said);
            onDone();
          },
        },
      );
    },
  };
}

function FilterDialog(props: {
  title: string;
  confirm: string;
  keep: { error: unknown; busy: boolean };
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const ids = { title: useId(), form: useId() };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <Dialog open onClose={props.onClose} aria-labelledby={ids.title} maxWidth="xs" fullWidth>
      <DialogTitle id={ids.title}>{props.title}</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={submit}>
          {props.keep.error !== null && <ErrorNotice error={props.keep.error} title="Nothing was saved" />}
          {props.children}
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained" disabled={props.keep.busy}>
          {props.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
