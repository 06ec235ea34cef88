import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import type { Output } from '../../../shared/contract/registry.ts';
import type { RoleName } from '../../../shared/domain/role.ts';
import { call } from '../../api/client.ts';
import { useForest } from '../../api/me.ts';
import { addDays, dayOf } from '../../components/days.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { RadioChoice } from '../../components/RadioChoice.tsx';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { useNow } from '../../components/use-now.ts';
import { ChosenRoles } from './ChosenRoles.tsx';
import { fileNameOf } from './file-name.ts';

const periods = [30, 90, 180, 365];

export interface NewReviewDialogProps {
  onMade: (made: Output<'attestation.make'>) => void;
  onClose: () => void;
}

/** Asks what is reviewed, by when, over which time its use is counted, and where the file goes. */
export function NewReviewDialog({ onMade, onClose }: NewReviewDialogProps) {
  const { timeZone } = useForest();
  const today = dayOf(useNow(60_000), timeZone);
  const [title, setTitle] = useState('');
  const [due, setDue] = useState(addDays(today, 14));
  const [days, setDays] = useState(90);
  const [scope, setScope] = useState<'all' | 'some'>('all');
  const [roles, setRoles] = useState<readonly RoleName[]>([]);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const ids = { title: useId(), form: useId() };
  const wrong = {
    title: title.trim() === '' ? 'Give it a name that the reviewers will know.' : null,
    due: due === '' || due < today ? 'Choose today or a later day.' : null,
    roles: scope === 'some' && roles.length === 0 ? 'Choose at least one role.' : null,
  };
  const make = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (wrong.title !== null || wrong.due !== null || wrong.roles !== null) return;
    try {
      const { path } = await call('app.pickSave', {
        purpose: 'access-review',
        suggestedName: `${fileNameOf(title)}.review.json`,
      });
      if (path === null) return;
      const chosen = scope === 'all' ? null : roles.map(({ id }) => id);
      onMade(await call('attestation.make', { title: title.trim(), due, days, roles: chosen, path }));
    } catch (problem) {
      setError(problem);
    }
  };
  const told = (message: string | null) => (tried && message !== null ? message : undefined);
  return (
    <Dialog open onClose={onClose} aria-labelledby={ids.title} maxWidth="sm" fullWidth>
      <DialogTitle id={ids.title}>New access review</DialogTitle>
      <DialogContent>
        <form id={ids.form} className="form" noValidate onSubmit={event => void make(event)}>
          {error !== null && <ErrorNotice error={error} title="The review was not made" />}
          <TextInput
            label="Title"
            placeholder="Candidates, fourth quarter"
            value={title}
            error={told(wrong.title)}
            autoFocus
            onChange={event => setTitle(event.target.value.slice(0, 120))}
          />
          <div className="form-row">
            <TextInput
              label="Due"
              type="date"
              value={due}
              error={told(wrong.due)}
              onChange={event => setDue(event.target.value)}
            />
            <SelectInput
              label="Count use in the last"
              value={String(days)}
              options={periods.map(period => ({ value: String(period), label: `${period} days` }))}
              onChange={event => setDays(Number(event.target.value))}
            />
          </div>
          <RadioChoice
            legend="Roles"
            value={scope}
            options={[
              { value: 'all', label: 'Every role that has candidates' },
              { value: 'some', label: 'Some roles' },
            ]}
            onChange={setScope}
          />
          {scope === 'some' && <ChosenRoles roles={roles} error={told(wrong.roles)} onChange={setRoles} />}
          <p className="soft">
            The file names people, roles and how they were used. It is signed, and not encrypted: carry it as
            you would carry an export of the history.
          </p>
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={ids.form} variant="contained">
          Choose file and make review
        </Button>
      </DialogActions>
    </Dialog>
  );
}
