import type { PhoneStanding } from '../../shared/domain/phone-standing.ts';
import type { Request } from '../../shared/domain/request.ts';
import { toCells } from '../store/cells.ts';
import type { Actor, Change, Entry } from '../store/entry.ts';
import { standingChange } from '../store/standing-change.ts';
import type { Store } from '../store/types.ts';
import type { DirectorySync } from './priv-directory.ts';
import type { Effect } from './transitions.ts';

type Recorded = Extract<Effect, { kind: 'record' }>;

/**
 * Writes an entry for a record: the request's changed fields and its memberships, in one `store.apply`. `before` is the
 * request as the store has it, or null for a new one. Runs inside a transaction.
 */
export function writeRecord(
  {
    store,
    uuid,
    now,
    directory,
  }: { store: Store; uuid: () => string; now: () => number; directory: DirectorySync },
  record: Recorded,
  before: Request | null,
  by: { actor: Actor; command?: Entry['command']; reason?: string },
): void {
  const { to } = record;
  const changes: Change[] = [];
  const values = before === null ? toCells('request', to) : toCells('request', changedFields(before, to));
  if (Object.keys(values).length > 0) changes.push({ op: 'set', kind: 'request', id: to.id, values });

  if (record.membership?.kind === 'grant') {
    const since = now();
    for (const groupId of record.membership.groups) {
      const row = { userId: to.userId, groupId, requestId: to.id, since, until: record.membership.until };
      changes.push({ op: 'set', kind: 'membership', id: uuid(), values: toCells('membership', row) });
      directory.mark(to.userId, groupId);
    }
  }
  if (record.membership?.kind === 'drop') {
    for (const { id, userId, groupId } of store.memberships.ofRequest(to.id)) {
      changes.push({ op: 'drop', kind: 'membership', id });
      directory.mark(userId, groupId);
    }
  }
  if (record.standing) {
    const next: Partial<PhoneStanding> =
      record.standing.kind === 'use-bypass'
        ? { bypassUntil: null, bypassBy: '', bypassReason: '' }
        : { blockedAt: now(), blockedBy: 'the person called', blockReason: record.standing.reason };
    changes.push(standingChange(store, to.userId, next));
  }
  const reason = record.reason || by.reason;
  store.apply({
    ...by.actor,
    event: record.event,
    message: record.message,
    ...(reason ? { reason } : {}),
    userId: to.userId,
    roleId: to.roleId,
    requestId: to.id,
    ...(by.command ? { command: by.command } : {}),
    ...(Object.keys(record.cause).length > 0 ? { cause: record.cause } : {}),
    changes,
  });
}

function changedFields(before: Request, after: Request): Partial<Request> {
  const old: Record<string, unknown> = before;
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(old[name])),
  );
}
