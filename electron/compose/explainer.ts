import { AppError } from '../../shared/contract/errors.ts';
import type { Input, Output } from '../../shared/contract/registry.ts';
import type { Explanation } from '../../shared/domain/explanation.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { Activation } from '../activation/ports.ts';
import { findAccount } from '../pam/identity.ts';
import type { Store } from '../store/types.ts';

export interface Explainer {
  /** By ids, or with a role as a form holds it. NOT_FOUND, BAD_REQUEST. */
  explain(input: Input<'activation.explain'>): Explanation;
  /** By names, as people type them. NOT_FOUND names what does not exist, BAD_REQUEST a start that is no date and time. */
  explainNamed(input: Input<'activation.explainNamed'>): Output<'activation.explainNamed'>;
}

/** The id of a role that is not saved yet; no stored role has it. */
const draftId = '00000000-0000-4000-8000-000000000000' as RoleId;

/** Puts questions to the engine on what the store says now. `readMoment` answers milliseconds UTC. */
export function createExplainer(
  store: Store,
  workflow: Pick<Activation, 'explain'>,
  readMoment: (text: string) => number,
): Explainer {
  const ask = (role: Role, userId: UserId, ttl: number | undefined, at: number | undefined): Explanation => {
    const user = store.users.get(userId) ?? missing('user');
    return workflow.explain({ role, user, ttl: ttl ?? null, requestedTime: at ?? null });
  };
  return {
    explain({ role, userId, ttl, at }) {
      const asked =
        'id' in role
          ? (store.roles.get(role.id) ?? missing('role'))
          : { ...role.draft, id: role.draft.id ?? draftId, version: 1 };
      return ask(asked, userId, ttl, at);
    },
    explainNamed({ role: name, account, ttl, at }) {
      const role = store.roles.find({ displayName: name })[0];
      if (role === undefined) {
        throw new AppError('NOT_FOUND', `There is no role ${name}. Get-PAMRole lists the roles.`, {
          issues: [{ path: 'role', message: 'There is no such role.' }],
        });
      }
      const { id, privAccountName, sourceDisplayName } = findAccount(store, account);
      const answer = ask(role, id, ttl, at === undefined ? undefined : readMoment(at));
      return {
        ...answer,
        role: { id: role.id, displayName: role.displayName },
        user: { id, privAccountName, sourceDisplayName },
        timeZone: store.consoleConfiguration().timeZone,
      };
    },
  };
}

function missing(word: string): never {
  throw new AppError('NOT_FOUND', `This ${word} does not exist, or was removed.`);
}
