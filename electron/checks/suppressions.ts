import { AppError } from '../../shared/contract/errors.ts';
import type { CheckFinding } from '../../shared/contract/checks.ts';
import { checkKind, type CheckId } from '../../shared/domain/check-catalogue.ts';
import { longestSuppression, type CheckObject, type CheckSuppression } from '../../shared/domain/check.ts';
import type { RoleId, UserId } from '../../shared/domain/ids.ts';
import { localTime } from '../activation/words.ts';
import { toCells } from '../store/cells.ts';
import { suppressionId } from '../store/checks.ts';
import type { Actor, Entry } from '../store/entry.ts';
import type { CheckSuppressionRow, Store } from '../store/types.ts';
import { suppressionOf } from './evaluate.ts';

/** Refuses an end that is past, or further away than a year. */
export function checkEnd(until: number, now: number): void {
  const message =
    until <= now
      ? 'The end lies in the past: the finding would not be suppressed at all. Choose a later day.'
      : until > now + longestSuppression
        ? 'A finding can be suppressed for a year at most, so that somebody looks again. Choose an earlier day.'
        : null;
  if (message !== null) throw new AppError('BAD_REQUEST', message, { issues: [{ path: 'until', message }] });
}

/** Writes a suppression of a finding that is there, in the place of one that it may have. */
export function writeSuppression(
  store: Store,
  finding: CheckFinding,
  wanted: { reason: string; until: number; now: number },
  actor: Actor,
): CheckSuppression {
  const { check, object } = finding;
  const row: CheckSuppressionRow = {
    check,
    objectKind: object.kind,
    objectId: object.id,
    objectName: object.name,
    reason: wanted.reason,
    until: wanted.until,
    by: actor.actor,
    at: wanted.now,
  };
  const end = localTime(wanted.until, store.consoleConfiguration().timeZone);
  store.apply({
    ...actor,
    event: 9070,
    message: `${words(row)} is suppressed until ${end}: ${finding.sentence}`,
    reason: wanted.reason,
    ...about(store, object),
    changes: [
      {
        op: 'set',
        kind: 'checkSuppression',
        id: suppressionId(check, object),
        values: toCells('checkSuppression', row),
      },
    ],
  });
  return suppressionOf(row);
}

/** Ends a suppression: 9071 where its time came, 9072 where a person lifts it. */
export function endSuppression(
  store: Store,
  row: CheckSuppressionRow,
  event: 9071 | 9072,
  actor: Actor,
  reason = '',
): void {
  const object = { kind: row.objectKind, id: row.objectId };
  store.apply({
    ...actor,
    event,
    message:
      event === 9071
        ? `The suppression of ${words(row)} ended: its time has come. It was suppressed by ${row.by}: ${row.reason}`
        : `The suppression of ${words(row)} was lifted. It was suppressed by ${row.by}: ${row.reason}`,
    reason,
    ...about(store, object),
    ...(event === 9071 ? { cause: { kind: 'suppression-ended', until: row.until } } : {}),
    changes: [{ op: 'drop', kind: 'checkSuppression', id: suppressionId(row.check, object) }],
  });
}

/** The check and what it is about: `“Long TTL” of R`. An id that a newer console wrote is shown as it is. */
function words({ check, objectName }: CheckSuppressionRow): string {
  const known: { title: string } | undefined = checkKind(check as CheckId);
  return `“${known?.title ?? check}” of ${objectName}`;
}

/** The role or user of the event, so that the history of either has it; none for an object that was removed. */
function about(store: Store, { kind, id }: { kind: string; id: string }): Pick<Entry, 'roleId' | 'userId'> {
  if (kind === 'role' && store.roles.get(id as RoleId) !== undefined) return { roleId: id as RoleId };
  if (kind === 'user' && store.users.get(id as UserId) !== undefined) return { userId: id as UserId };
  return {};
}

export type ObjectRef = Pick<CheckObject, 'kind' | 'id'>;
