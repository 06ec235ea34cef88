import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useId } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { accessLevels } from '../../../shared/contract/define.ts';
import { type ConsoleAccount, consoleAccount } from '../../../shared/domain/configuration.ts';
import { applyIssues } from '../../api/issues.ts';
import { useAct } from '../../api/use-act.ts';
import { useAnnounce } from '../../components/Announcer.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { givenReason } from '../../components/given-reason.ts';
import { SelectInput } from '../../components/SelectInput.tsx';
import { TextInput } from '../../components/TextInput.tsx';
import { accessWords } from './access-words.ts';

export interface AccessDialogProps {
  /** Null adds one. */
  account: ConsoleAccount | null;
  taken: readonly string[];
  onClose: () => void;
}

const names = ['osUser', 'access', 'as', 'reason'] as const;

/** Gives or changes a user's access. */
export function AccessDialog({ account, taken, onClose }: AccessDialogProps) {
  const titleId = useId();
  const formId = useId();
  const setAccess = useAct('console.setAccess');
  const announce = useAnnounce();
  const schema = z.object({
    osUser: consoleAccount.shape.osUser
      .min(1, 'Give the user’s name as the operating system has it.')
      .refine(
        name => account !== null || !taken.includes(name.trim()),
        'This user has access already. Change it in the table.',
      ),
    access: consoleAccount.shape.access,
    as: z.string().max(256),
    reason: z.string().max(400, 'Use at most 400 characters.'),
  });
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    defaultValues: {
      osUser: account?.osUser ?? '',
      access: account?.access ?? 'read',
      as: account?.as ?? '',
      reason: '',
    },
  });
  const { errors } = form.formState;
  const submit = form.handleSubmit(({ osUser, access, as, reason }) =>
    setAccess.mutate(
      {
        osUser: osUser.trim(),
        access,
        as: as.trim() === '' ? null : as.trim(),
        ...givenReason(reason),
      },
      {
        onSuccess: () => {
          announce(`Access of ${osUser.trim()} saved`);
          onClose();
        },
        onError: error => applyIssues(error, form.setError, path => names.find(name => name === path)),
      },
    ),
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="xs" fullWidth>
      <DialogTitle id={titleId}>
        {account === null ? 'Add user' : `Change access of ${account.osUser}`}
      </DialogTitle>
      <DialogContent>
        <form id={formId} className="form" noValidate onSubmit={event => void submit(event)}>
          {setAccess.error !== null && (
            <ErrorNotice error={setAccess.error} title="The access was not saved" />
          )}
          <TextInput
            label="Operating-system user"
            help="For example WORKSTATION\pat, or pat."
            mono
            readOnly={account !== null}
            autoFocus={account === null}
            error={errors.osUser?.message}
            {...form.register('osUser')}
          />
          <SelectInput
            label="May"
            options={accessLevels.map(level => ({
              value: level,
              label: `${accessWords[level].name}: ${accessWords[level].meaning}`,
            }))}
            autoFocus={account !== null}
            error={errors.access?.message}
            {...form.register('access')}
          />
          <TextInput
            label="Acts in PRIV as"
            optional
            help="PRIV account of a PAM user. Without one, this user can neither raise nor decide requests."
            mono
            error={errors.as?.message}
            {...form.register('as')}
          />
          <TextInput
            label="Reason"
            optional
            help="Kept in the history."
            error={errors.reason?.message}
            {...form.register('reason')}
          />
        </form>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" form={formId} variant="contained" disabled={setAccess.isPending}>
          {account === null ? 'Add user' : 'Save access'}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
