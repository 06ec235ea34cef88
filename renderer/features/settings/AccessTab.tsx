import { useState } from 'react';
import type { ConsoleAccount } from '../../../shared/domain/configuration.ts';
import { useAppState } from '../../api/me.ts';
import { useAct } from '../../api/use-act.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { useAnnounce } from '../../components/Announcer.tsx';
import { Chip } from '../../components/Chip.tsx';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { Section } from '../../components/Section.tsx';
import { AccessDialog } from './AccessDialog.tsx';
import { accessWords } from './access-words.ts';

/** Who may use the console on this forest, at which level, and on whose behalf in PRIV. */
export function AccessTab() {
  return (
    <Loaded read={useRead('console.get', {})}>{({ accounts }) => <Accounts accounts={accounts} />}</Loaded>
  );
}

function Accounts({ accounts }: { accounts: readonly ConsoleAccount[] }) {
  const { user } = useAppState();
  const [editing, setEditing] = useState<ConsoleAccount | 'new' | null>(null);
  const [removing, setRemoving] = useState<ConsoleAccount | null>(null);
  const setAccess = useAct('console.setAccess');
  const announce = useAnnounce();
  const administrators = accounts.filter(account => account.access === 'administer').length;
  const lastOne = (account: ConsoleAccount) =>
    account.access === 'administer' && administrators === 1
      ? 'The last administrator cannot be taken away. Give another user “administer” first.'
      : null;
  const remove = (account: ConsoleAccount) =>
    setAccess.mutate(
      { osUser: account.osUser, access: null, as: null },
      {
        onSuccess: () => {
          setRemoving(null);
          announce(`Access of ${account.osUser} removed`);
        },
      },
    );
  return (
    <Section
      level={2}
      title="Access to the console"
      help="A user of this workstation’s operating system, what that user may do, and the PRIV account that raises and decides requests on that user’s behalf. A user who is not listed may change nothing."
      action={
        <ActionButton needs="administer" variant="contained" data-new onClick={() => setEditing('new')}>
          Add user
        </ActionButton>
      }
    >
      <div className="plain-frame">
        <table className="plain" aria-label="Access to the console">
          <thead>
            <tr>
              <th scope="col">Operating-system user</th>
              <th scope="col">May</th>
              <th scope="col">Acts in PRIV as</th>
              <th scope="col">
                <span className="hidden-visually">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {accounts.map(account => (
              <tr key={account.osUser}>
                <td className="middle">
                  {account.osUser} {account.osUser === user.osUser && <Chip tone="accent">You</Chip>}
                </td>
                <td className="middle">
                  {accessWords[account.access].name}
                  <span className="soft access-meaning"> – {accessWords[account.access].meaning}</span>
                </td>
                <td className="middle mono">{account.as ?? <span className="soft">no account</span>}</td>
                <td className="row-actions">
                  <ActionButton
                    needs="administer"
                    aria-label={`Change access of ${account.osUser}`}
                    onClick={() => setEditing(account)}
                  >
                    Change
                  </ActionButton>
                  <ActionButton
                    needs="administer"
                    offBecause={lastOne(account)}
                    aria-label={`Remove access of ${account.osUser}`}
                    onClick={() => {
                      setAccess.reset();
                      setRemoving(account);
                    }}
                  >
                    Remove
                  </ActionButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {editing !== null && (
        <AccessDialog
          account={editing === 'new' ? null : editing}
          taken={accounts.map(account => account.osUser)}
          onClose={() => setEditing(null)}
        />
      )}
      <ConfirmDialog
        open={removing !== null}
        title={`Remove access of ${removing?.osUser ?? ''}`}
        confirm="Remove access"
        busy={setAccess.isPending}
        error={setAccess.error}
        onConfirm={() => {
          if (removing !== null) remove(removing);
        }}
        onClose={() => setRemoving(null)}
      >
        {removing?.osUser === user.osUser
          ? 'This is you: you will no longer be able to change anything in this forest.'
          : 'This user will no longer be able to change anything in this forest. What was done so far stays in the history.'}
      </ConfirmDialog>
    </Section>
  );
}
