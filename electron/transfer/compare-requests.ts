import { requestId, type RequestId, type RoleId, type UserId } from '../../shared/domain/ids.ts';
import type { Request } from '../../shared/domain/request.ts';
import type { Role } from '../../shared/domain/role.ts';
import type { CollectedRequest } from '../../shared/domain/transfer.ts';
import type { User } from '../../shared/domain/user.ts';
import type { Found } from './compare-accounts.ts';
import { namesOf } from './compare-roles.ts';
import { fieldsOf, stateOf, unusable, type Item, type TransferPorts } from './compared.ts';
import { guidOf, momentOf } from './from-mim.ts';

export interface RequestSides {
  users: Found<User>;
  /** A role by MIM's id. */
  role(mimId: string | null): Role | undefined;
}

/** What ended in MIM, and what is active there. What still waits in MIM is decided there, so it cannot be taken. */
const taken: ReadonlySet<string> = new Set(['Active', 'Closed', 'Expired', 'Rejected']);

/** The requests of a file beside the store's. Requests that MIM lacks are no difference: they were raised here, or MIM deleted them by age. */
export function compareRequests(
  rows: readonly (CollectedRequest | { unreadable: string })[],
  sides: RequestSides,
  ports: TransferPorts,
): Item<'request', Request>[] {
  const seen = new Set<string>();
  return rows.map((row, at): Item<'request', Request> => {
    const key = `request ${at}`;
    if ('unreadable' in row) return unusable('request', key, `request number ${at + 1}`, [row.unreadable]);
    const user = sides.users.of(namesOf(row.CollectedFor), guidOf(row.CollectedFor.PrivUserResourceId));
    const role = sides.role(guidOf(row.RoleId));
    const who = user?.privAccountName ?? row.CollectedFor.PrivAccountName ?? 'an unknown user';
    const name = `${who}: ${role?.displayName ?? row.DisplayName ?? 'an unknown role'}, ${row.CreationTime ?? 'without a time'}`;
    const id = guidOf(row.RequestId);
    const problems = [
      ...(user === undefined ? ['Its user is neither in the file nor here.'] : []),
      ...(role === undefined ? ['Its role is neither in the file nor here; MIM may have deleted it.'] : []),
      ...(id === null || !requestId.safeParse(id).success ? ['It has no RequestId.'] : []),
      ...(id !== null && seen.has(id) ? ['The file has it twice.'] : []),
      ...problemsOf(row, ports),
    ];
    if (user === undefined || role === undefined || id === null || problems.length > 0)
      return unusable('request', key, name, problems);
    seen.add(id);
    const here = ports.store.requests.get(id as RequestId) ?? null;
    if (
      here !== null &&
      ports.store.memberships.ofRequest(here.id).length > 0 &&
      row.RequestStatus !== here.status
    )
      return unusable('request', key, name, [
        'Here it holds memberships, and only closing it ends them. Close it with Close-PAMRequestForControl.',
      ]);
    const mim = requestOf(row, { id: id as RequestId, user, role, here, now: ports.now() });
    const differing = fieldsOf('request', here, mim);
    const remarks =
      mim.status === 'Active'
        ? ['Its membership was made by MIM and not by this console. Here only its end is known.']
        : [];
    const state = stateOf(here, mim, differing);
    return { key, kind: 'request', name, state, fields: differing, problems: [], remarks, here, mim };
  });
}

function problemsOf(row: CollectedRequest, { now }: TransferPorts): string[] {
  const created = momentOf(row.CreationTime);
  const status = row.RequestStatus ?? 'without a status';
  if (created === null) return ['MIM returned no CreationTime for it.'];
  if (created > now() + 86_400_000) return [`It was created on ${row.CreationTime ?? ''}, which is to come.`];
  if (!taken.has(status))
    return [`In MIM it is ${status.slice(0, 40)}, so it is decided there. Collect again when it is through.`];
  if (row.RequestedTTL === null) return ['MIM returned no RequestedTTL for it.'];
  if (status === 'Active' && momentOf(row.ExpirationTime) === null)
    return ['It is active, and MIM returned no ExpirationTime for it.'];
  return [];
}

interface Known {
  id: RequestId;
  user: { id: UserId };
  role: { id: RoleId };
  here: Request | null;
  now: number;
}

/** The request as history has it. What MIM does not tell (gates, call, approver) stays as it is here, or empty. */
function requestOf(row: CollectedRequest, { id, user, role, here, now }: Known): Request {
  const createdAt = momentOf(row.CreationTime) ?? 0;
  const expiresAt = momentOf(row.ExpirationTime);
  const requested = momentOf(row.RequestedTime);
  const ttl = row.RequestedTTL ?? 0;
  const over = row.RequestStatus === 'Active' && expiresAt !== null && expiresAt <= now;
  const status = over ? 'Expired' : (row.RequestStatus as Request['status']);
  const ended = status !== 'Active';
  if (here !== null && here.status === status && here.expiresAt === expiresAt) return here;
  return {
    ...(here ?? { version: 1, call: null, approval: null, endReason: null }),
    id,
    roleId: role.id,
    userId: user.id,
    justification: row.Justification ?? here?.justification ?? '',
    requestedTtl: ttl,
    requestedTime: requested !== null && requested > createdAt ? requested : null,
    createdAt,
    creationMethod: row.CreationMethod ?? '',
    status,
    statusReason: over
      ? 'Imported from MIM, where it was active. Its end has passed since.'
      : `Imported from MIM, where it is ${status}.`,
    endReason: status === 'Expired' && expiresAt !== null ? 'ttl-ended' : (here?.endReason ?? null),
    // The TTL counts from the activation (docs/mim-facts.md, requests); an end that was moved by closing says nothing of it.
    activatedAt:
      expiresAt !== null && status !== 'Closed' && status !== 'Rejected'
        ? Math.max(createdAt, expiresAt - ttl * 1000)
        : (here?.activatedAt ?? null),
    expiresAt,
    endedAt: ended ? (expiresAt ?? createdAt) : null,
  };
}
