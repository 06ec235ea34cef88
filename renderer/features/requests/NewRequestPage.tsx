import { useSearchParams } from 'react-router';
import { roleId, userId } from '../../../shared/domain/ids.ts';
import { useRead } from '../../api/use-read.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Page } from '../../components/Page.tsx';
import { Section } from '../../components/Section.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { NewRequest } from './NewRequest.tsx';
import { RolePicker, UserPicker } from './Pickers.tsx';
import { ChosenRole, ChosenUser } from './Chosen.tsx';
import { accountOf, useMyAccount } from './who.ts';
import './requests.css';

/** Asks for a role: which one, for whom, for how long, from when, why; and what will happen. */
export function NewRequestPage() {
  const [params, setParams] = useSearchParams();
  const account = useMyAccount();
  const me = useRead(
    'users.list',
    { search: account === null ? '' : accountOf(account), page: { limit: 30 } },
    { enabled: account !== null },
  );
  const mine = me.data?.rows.find(
    row => account !== null && row.user.privAccountName.toLowerCase() === accountOf(account),
  )?.user;
  const wantedRole = roleId.safeParse(params.get('role')).data;
  const role = useRead('roles.get', { id: wantedRole ?? '' }, { enabled: wantedRole !== undefined });
  // Oneself, unless the address says otherwise or the role is not for oneself: then a candidate is to be chosen.
  const forMe =
    mine !== undefined &&
    params.get('user') !== '' &&
    (wantedRole === undefined || role.data?.candidates.some(candidate => candidate.id === mine.id) === true);
  const wantedUser = userId.safeParse(params.get('user')).data ?? (forMe ? mine.id : undefined);
  const user = useRead('users.get', { id: wantedUser ?? '' }, { enabled: wantedUser !== undefined });
  const set = (name: 'role' | 'user', value: string | null) =>
    setParams(
      before => {
        const next = new URLSearchParams(before);
        if (value === null) next.delete(name);
        else next.set(name, value);
        next.delete('extend');
        return next;
      },
      { replace: true },
    );
  const extending = params.get('extend') !== null;
  const title = extending ? 'Extend activation' : 'Activate role';
  const error = role.error ?? user.error;
  const chosenRole = wantedRole === undefined ? null : (role.data ?? null);
  const chosenUser = wantedUser === undefined ? null : (user.data?.user ?? null);

  const readingRole = wantedRole !== undefined && role.isPending;
  // Without an address that says who, the role tells whether it is for oneself.
  const readingUser =
    (wantedUser !== undefined && user.isPending) || (readingRole && params.get('user') === null);

  // Each waits in its own place: the other one stays under the hands of whoever types into it.
  const choice = (
    <Section title="What, and for whom" level={2}>
      <div className="request-fields">
        {readingRole ? (
          <TableSkeleton columns={1} rows={1} />
        ) : chosenRole === null ? (
          <RolePicker
            label="Role"
            {...(chosenUser === null ? {} : { candidate: chosenUser.id })}
            help={
              chosenUser === null
                ? 'Every role.'
                : `The roles that ${chosenUser.sourceDisplayName || chosenUser.privAccountName} may ask for.`
            }
            onPick={row => set('role', row.role.id)}
          />
        ) : (
          <ChosenRole role={chosenRole.role} onChange={() => set('role', null)} />
        )}
        {readingUser ? (
          <TableSkeleton columns={1} rows={1} />
        ) : chosenUser === null ? (
          <UserPicker
            label="For whom"
            {...(chosenRole === null ? {} : { among: chosenRole.candidates })}
            help={
              chosenRole === null
                ? 'The person who gets the role.'
                : `The candidates of ${chosenRole.role.displayName}.`
            }
            onPick={picked => set('user', picked.id)}
          />
        ) : (
          <ChosenUser user={chosenUser} account={account} onChange={() => set('user', '')} />
        )}
      </div>
    </Section>
  );

  if (chosenRole !== null && chosenUser !== null)
    return (
      <NewRequest
        key={chosenRole.role.id}
        title={title}
        extending={extending}
        role={chosenRole.role}
        user={chosenUser}
        choice={choice}
      />
    );
  return (
    <Page title={title}>
      {error !== null && <ErrorNotice error={error} />}
      <div className="request-columns">{choice}</div>
    </Page>
  );
}
