import { requirementNames } from '../../shared/domain/corp-domain.ts';
import type { GroupId, UserId } from '../../shared/domain/ids.ts';
import { pamSets } from '../../shared/domain/pam-set.ts';
import { evidence, switchNames } from '../../shared/domain/trust.ts';
import { durationInWords } from '../../shared/domain/words.ts';
import type { Cell, Change, ObjectKind } from '../store/entry.ts';
import { tables } from '../store/tables.ts';
import type { Store } from '../store/types.ts';

/** What an entry changed, in words: 'candidates + PRIV.Jen', 'ttl 15 minutes'. Names of objects as they are today. */
export function describeChanges(store: Store, changes: readonly Change[]): string[] {
  return changes.flatMap(change => {
    switch (change.op) {
      case 'set':
        if (change.kind === 'setMember') return [membership(store, change.id, '+')];
        return Object.entries(change.values).flatMap(([field, cell]) => {
          const text = describeCell(change.kind, field, cell);
          return text === null ? [] : [`${fieldInWords(field)}: ${text}`];
        });
      case 'drop':
        if (change.kind === 'setMember') return [membership(store, change.id, '−')];
        return change.kind === 'corpNumber' ? [] : [`${words[change.kind]} removed`];
      case 'add':
      case 'remove':
        return change.items.map(
          item => `${change.list} ${change.op === 'add' ? '+' : '−'} ${nameOf(store, change.list, item)}`,
        );
      case 'secret':
        return [change.ref === null ? 'PIN code taken away' : 'PIN code set'];
    }
  });
}

const words: Record<ObjectKind, string> = {
  user: 'user',
  group: 'group',
  role: 'role',
  request: 'request',
  membership: 'membership',
  pamConfiguration: 'PAM configuration',
  consoleConfiguration: 'console configuration',
  consoleAccount: 'access',
  corpNumber: 'CORP number',
  checkSuppression: 'suppression',
  roleMark: 'mark',
  trust: 'trust',
  corpDomain: 'domain',
  setMember: 'set member',
  phoneStanding: 'standing with calls',
  reviewCampaign: 'access review',
  reviewReply: 'reply to an access review',
  reviewDecision: 'decision of an access review',
  reviewerKey: 'accepted key',
  forwardTarget: 'forwarding',
};

/** Fields whose names alone would be misread; every other name is its words: `sourcePhoneNumber` → source phone number. */
const labels: Record<string, string> = {
  ttl: 'TTL',
  corpDnsName: 'CORP DNS name',
  corpNetbiosName: 'CORP NetBIOS name',
  privDnsName: 'PRIV DNS name',
  privNetbiosName: 'PRIV NetBIOS name',
  mimServiceFolders: 'MIM Service folders',
  defaultADContainer: 'default AD container',
  osUser: 'operating-system user',
  as: 'acts as',
  mfaEnabled: 'MFA',
  approvalEnabled: 'approval',
  ...requirementNames,
  ...switchNames,
};

/** A field's name in words: `sourcePhoneNumber` → source phone number. */
export function fieldInWords(field: string): string {
  return (
    labels[field] ??
    field
      .replace(/([A-Z]+)/g, ' $1')
      .toLowerCase()
      .replace('sid', 'SID')
      .replace('priv ', 'PRIV ')
  );
}

const reviewed: ReadonlySet<ObjectKind> = new Set(['reviewCampaign', 'reviewReply']);
const moments = new Set([
  'createdAt',
  'requestedTime',
  'activatedAt',
  'expiresAt',
  'endedAt',
  'since',
  'until',
  'seenAt',
  'at',
  'recordedAt',
  'blockedAt',
  'bypassUntil',
  'answeredAt',
  'finishedAt',
]);
const durations = new Set([
  'ttl',
  'requestedTtl',
  'roleMinimalDuration',
  'roleMaximalDuration',
  'roleDefaultDuration',
]);

/** A cell's value in words. Null for what says nothing to a reader: ids of objects, and the structured parts that their own event tells. */
export function describeCell(kind: ObjectKind, field: string, cell: Cell): string | null {
  const column = tables[kind].columns[field];
  if (column === undefined || column.refers !== undefined) return null;
  // A campaign's content and a reply's answers are pages: the review shows them.
  if ((kind === 'request' || reviewed.has(kind)) && column.type === 'json') return null;
  if (kind === 'trust' || kind === 'corpDomain') {
    if (column.type === 'json') return cell === null ? 'not confirmed' : confirmation(String(cell));
  }
  if (cell === null) return 'none';
  if (column.type === 'boolean') return cell === 1 ? 'yes' : 'no';
  if (moments.has(field)) return new Date(Number(cell)).toISOString();
  if (durations.has(field)) return durationInWords(Number(cell));
  if (column.type === 'json') return listed(String(cell));
  return cell === '' ? 'empty' : String(cell);
}

function listed(json: string): string {
  const value: unknown = JSON.parse(json);
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value !== 'object' || value === null) return json;
  return Object.entries(value)
    .map(([name, part]) => `${fieldInWords(name).trim()} ${String(part)}`)
    .join(', ');
}

function confirmation(json: string): string {
  const { by, text } = evidence.parse(JSON.parse(json));
  return `confirmed by ${by}: ${text}`;
}

/** A set's membership has the ids of both in its own. */
function membership(store: Store, id: string, sign: '+' | '−'): string {
  const [set, user = ''] = id.split(' ');
  const name = pamSets.find(design => design.id === set)?.displayName ?? 'a set';
  return `${name} ${sign} ${nameOf(store, 'members', user)}`;
}

function nameOf(store: Store, list: string, id: string): string {
  return list === 'privileges'
    ? (store.groups.get(id as GroupId)?.privDisplayName ?? id)
    : (store.users.get(id as UserId)?.privAccountName ?? id);
}
