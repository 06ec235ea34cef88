import { AppError } from '../../shared/contract/errors.ts';
import { pastLimits, type PastCandidate } from '../../shared/contract/past.ts';
import type { RoleId } from '../../shared/domain/ids.ts';
import { dialWithInternal } from '../../shared/domain/phone-number.ts';
import { explain, type Setting } from '../activation/explain.ts';
import { factsOf } from '../activation/facts.ts';
import type { PastStore } from '../store/past.ts';

export interface WhoCouldAsked {
  role: { id: RoleId } | { name: string };
  provider: Setting['provider'];
  /** Today's: the settings file is not in the history. */
  defaultCountryCode: string | null;
}

/** The engine's answer for each candidate of a role, on the store and with the clock of the moment. NOT_FOUND where there was no such role. */
export function whoCould(
  { store }: PastStore,
  { role: asked, provider, defaultCountryCode }: WhoCouldAsked,
  at: number,
) {
  const role = 'id' in asked ? store.roles.get(asked.id) : store.roles.find({ displayName: asked.name })[0];
  if (role === undefined)
    throw new AppError(
      'NOT_FOUND',
      `There was no role ${'name' in asked ? asked.name : 'with this id'} at that moment.`,
      { issues: [{ path: 'role', message: 'There was no such role.' }] },
    );
  const ports = {
    store,
    now: () => at,
    phone: { canDial: dialWithInternal },
    phoneSettings: () => ({ defaultCountryCode }),
  };
  const functionality = store.pamConfiguration().forestFunctionality;
  const users = store.users.find({ candidateOf: role.id });
  const answers = users.map((user): PastCandidate => {
    const facts = factsOf(ports, role, user, null);
    const question = { ...facts, ttl: null, requestedTime: null, done: { mfa: false, approval: false } };
    const { outcome, summary, gates } = explain(question, { provider, functionality });
    const { id, privAccountName, sourceDisplayName } = user;
    return { user: { id, privAccountName, sourceDisplayName }, outcome, summary, gates };
  });
  return {
    role: { id: role.id, displayName: role.displayName },
    rows: answers.slice(0, pastLimits.candidates),
    total: answers.length,
    could: answers.filter(({ outcome }) => outcome !== 'refused').length,
  };
}
