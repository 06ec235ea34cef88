import { AppError } from '../../shared/contract/errors.ts';
import type { Expectation } from '../../shared/contract/cmdlets.ts';
import type { GroupId, RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Store } from '../store/types.ts';
import { describeChanges } from './describe.ts';

/** Refuses with CONFLICT what was made from a version that is no longer the present one, and says what came between. */
export function requireUnchanged(store: Store, expects: Expectation): void {
  const present = versionOf(store, expects);
  if (present === undefined) {
    throw new AppError(
      'NOT_FOUND',
      `This ${word[expects.kind]} was removed since it was read. Nothing was changed.`,
    );
  }
  if (present === expects.version) return;
  const since = store.entriesOf(expects.kind, expects.id, present - expects.version);
  const differences = since.flatMap(entry =>
    describeChanges(store, entry.changes).map(text => `${text} (${entry.actor})`),
  );
  throw new AppError(
    'CONFLICT',
    `This ${word[expects.kind]} was changed by someone else since you read it: ${differences.join('; ')}. Nothing was changed. Reload it and make your change again.`,
    { issues: differences.map(message => ({ path: 'expects', message })) },
  );
}

const word: Record<Expectation['kind'], string> = {
  user: 'user',
  group: 'group',
  role: 'role',
  pamConfiguration: 'configuration',
  trust: 'trust',
  corpDomain: 'domain',
};

function versionOf(store: Store, { kind, id }: Expectation): number | undefined {
  switch (kind) {
    case 'user':
      return store.users.get(id as UserId)?.version;
    case 'group':
      return store.groups.get(id as GroupId)?.version;
    case 'role':
      return store.roles.get(id as RoleId)?.version;
    case 'trust':
      return store.trusts.get(id)?.version;
    case 'corpDomain':
      return store.corpDomains.get(id)?.version;
    case 'pamConfiguration':
      return store.pamConfiguration().version;
  }
}
