import { useNavigate } from 'react-router';
import { useForest } from '../../api/me.ts';
import { useRead } from '../../api/use-read.ts';
import { ActionButton } from '../../components/ActionButton.tsx';
import { Chosen } from '../../components/Chosen.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Page } from '../../components/Page.tsx';
import { PersonName } from '../../components/PersonName.tsx';
import { TableSkeleton } from '../../components/TableSkeleton.tsx';
import { changedFilter } from '../../components/address-filter.ts';
import { useAddress } from '../../components/use-address.ts';
import { ChosenRole } from '../requests/Chosen.tsx';
import { RolePicker, UserPicker } from '../requests/Pickers.tsx';
import { ExplainAsked } from './ExplainAsked.tsx';
import { type AskedChange, explainAddress } from './explain-address.ts';

/** What happens if this person asks for this role, now or at a time: answered by the engine that decides. Nothing is done. */
export function ExplainPage() {
  const { timeZone } = useForest();
  const [asked, ask] = useAddress(explainAddress);
  const change = (next: AskedChange) => ask(changedFilter(asked, next));
  const navigate = useNavigate();
  const role = useRead('roles.get', { id: asked.role ?? '' }, { enabled: asked.role !== undefined });
  const user = useRead('users.get', { id: asked.user ?? '' }, { enabled: asked.user !== undefined });
  const error = role.error ?? user.error;
  const chosenRole = asked.role === undefined ? undefined : role.data?.role;
  const chosenUser = asked.user === undefined ? undefined : user.data?.user;
  const readingRole = asked.role !== undefined && role.isPending;
  const readingUser = asked.user !== undefined && user.isPending;

  // Each waits in its own place: the other one stays under the hands of whoever types into it.
  const choice = (
    <div className="request-fields">
      {readingRole ? (
        <TableSkeleton columns={1} rows={1} />
      ) : chosenRole === undefined ? (
        <RolePicker
          label="Role"
          help="Every role."
          onPick={row => change({ role: row.role.id, ttl: undefined })}
        />
      ) : (
        <ChosenRole role={chosenRole} onChange={() => change({ role: undefined, ttl: undefined })} />
      )}
      {readingUser ? (
        <TableSkeleton columns={1} rows={1} />
      ) : chosenUser === undefined ? (
        <UserPicker
          label="Person"
          help="Anyone: of a person who may not ask, it says why."
          onPick={picked => change({ user: picked.id })}
        />
      ) : (
        <Chosen label="Person" change="Change person" onChange={() => change({ user: undefined })}>
          <PersonName user={chosenUser} />
        </Chosen>
      )}
    </div>
  );
  return (
    <Page
      title="Explain"
      action={
        chosenRole !== undefined && chosenUser !== undefined ? (
          <ActionButton
            needs="operate"
            startIcon={<Icon name="roles" />}
            onClick={() => void navigate(`/requests/new?role=${chosenRole.id}&user=${chosenUser.id}`)}
          >
            Activate role
          </ActionButton>
        ) : undefined
      }
    >
      <p className="soft explain-lead">
        What would happen if this person asked for this role. The engine that decides on real requests
        answers; nothing is done, nobody is called.
      </p>
      {error !== null && <ErrorNotice error={error} />}
      {chosenRole !== undefined && chosenUser !== undefined ? (
        <ExplainAsked
          key={`${chosenRole.id} ${chosenUser.id}`}
          role={chosenRole}
          user={chosenUser}
          asked={asked}
          change={change}
          timeZone={timeZone}
          choice={choice}
        />
      ) : (
        <div className="explain-columns">
          {choice}
          {!readingRole && !readingUser && (
            <EmptyState icon="question" title="Choose a role and a person">
              The answer comes at once, gate by gate.
            </EmptyState>
          )}
        </div>
      )}
    </Page>
  );
}
