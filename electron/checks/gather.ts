import { setImmediate } from 'node:timers/promises';
import type { UserId } from '../../shared/domain/ids.ts';
import type { MfaDrift } from '../../shared/domain/mfa-drift.ts';
import type { MfaCheck } from '../../shared/domain/mfa-views.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Corp } from '../directory/corp.ts';
import type { PhonePort } from '../pam/ports.ts';
import type { Store } from '../store/types.ts';
import type { NumberChange, Reader } from '../events/types.ts';
import { indexed, type Facts, type UserFact } from './facts.ts';

const day = 86_400_000;

/** What the checks look at. */
export interface CheckSources {
  store: Store;
  reader: Pick<Reader, 'numberChanges'>;
  /** Reads numbers under the settings of this moment. */
  phone: { reader(): PhonePort['read'] };
  corp: Pick<Corp, 'refresh' | 'revision' | 'status' | 'findUser' | 'phoneOf'>;
  mfa: { check(): Promise<MfaCheck> };
  drift: { drift(): Promise<MfaDrift> };
  /** Milliseconds UTC. */
  now(): number;
}

/**
 * Gathers the facts once for all rules. What lies outside the store is read first, so that everything of the store is of one moment. The
 * cost is linear in the store, beside a few look-ups by index for each role.
 */
export async function gather(sources: CheckSources): Promise<Facts> {
  const { store, reader, corp, mfa, drift, now } = sources;
  const since = now() - store.consoleConfiguration().checkLimits.numberChangeDays * day;
  const [numberChanges, check, drifted] = await Promise.all([
    reader.numberChanges(since),
    mfa.check(),
    drift.drift(),
    corp.refresh(),
  ]);
  await readAhead(sources);
  const { checkLimits, timeZone } = store.consoleConfiguration();
  return indexed({
    now: now(),
    timeZone,
    limits: checkLimits,
    pam: store.pamConfiguration(),
    roles: store.roles.find({}),
    users: usersOf(sources),
    groups: store.groups.find({}),
    tier0: new Set(
      store.roleMarks
        .all()
        .filter(({ mark }) => mark === 'tier-0')
        .map(({ roleId }) => roleId),
    ),
    uses: store.roles.uses(),
    undecided: store.requests.find({ statuses: ['PendingApproval'] }),
    numberChanges,
    activations: activationsOf(store, numberChanges),
    corpProblem: corp.status().problem,
    mfa: { findings: check.findings, backEnd: check.backEnd, certificate: check.certificate },
    // What somebody ignored is known, until it changes again.
    drift: drifted.files.filter(file => file.ignored === null),
  });
}

/** How long the reading of numbers keeps the window waiting at a time, in milliseconds. */
const slice = 8;

/** A number that was never read takes its time, and thousands would stop the window: they are read in slices, and known afterwards. */
async function readAhead({ store, phone }: CheckSources): Promise<void> {
  const read = phone.reader();
  let began = performance.now();
  for (const { sourcePhoneNumber } of store.users.find({})) {
    read(sourcePhoneNumber);
    if (performance.now() - began < slice) continue;
    await setImmediate();
    began = performance.now();
  }
}

function usersOf({ store, phone, corp }: CheckSources): UserFact[] {
  const asked = corp.revision() !== null;
  const read = phone.reader();
  return store.users.find({}).map((user: User) => {
    const entry =
      asked && !user.privOnly
        ? (corp.findUser(user.sourceDomain, user.sourceAccountName) ?? null)
        : undefined;
    return {
      user,
      ...read(user.sourcePhoneNumber),
      corp: entry,
      corpNumber: entry ? corp.phoneOf(entry) : '',
    };
  });
}

function activationsOf(store: Store, changes: readonly NumberChange[]): Map<UserId, Request[]> {
  const users = new Set(changes.map(({ userId }) => userId));
  return new Map(
    [...users].map(userId => [
      userId,
      store.requests
        .find({ userId })
        .filter(({ activatedAt }) => activatedAt !== null)
        .sort((a, b) => (a.activatedAt ?? 0) - (b.activatedAt ?? 0)),
    ]),
  );
}
