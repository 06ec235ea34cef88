import type { GroupId, UserId } from './ids.ts';
import type { Role } from './role.ts';
import { durationInWords, namesInWords } from './words.ts';

/** What the sentence needs of a role, stored or still in a form. `ttl` is seconds; NaN while a form holds no number. */
export type SentenceRole = Pick<
  Role,
  | 'ttl'
  | 'mfaEnabled'
  | 'approvalEnabled'
  | 'disableAutoApprovalIfOwner'
  | 'availabilityWindowEnabled'
  | 'availableFrom'
  | 'availableTo'
  | 'candidates'
  | 'approvers'
  | 'privileges'
>;

/** How people and groups are called, and the forest's time zone (IANA), whose clock the window goes by. */
export interface SentenceNames {
  user: (id: UserId) => string;
  group: (id: GroupId) => string;
  timeZone: string;
}

/** Which question a part of the sentence answers; `plain` only holds the others together. */
export type SentencePartKind = 'plain' | 'who' | 'what' | 'duration' | 'call' | 'approval' | 'window';
export interface SentencePart {
  kind: SentencePartKind;
  text: string;
}

/**
 * What a role does, as one sentence: who may join what, for how long, behind which gates. `Jen and 3 others may join
 * CONTOSO.CorpAdmins for up to 15 minutes after a phone call; nobody approves; activation is possible at any time.`
 */
export function roleSentence(role: SentenceRole, names: SentenceNames): string {
  return roleSentenceParts(role, names)
    .map(part => part.text)
    .join('');
}

/** The same sentence in parts, so that a page can show which of them an edit changes. */
export function roleSentenceParts(role: SentenceRole, names: SentenceNames): SentencePart[] {
  return [
    { kind: 'who', text: candidatesInWords(role, names) },
    plain(' may '),
    { kind: 'what', text: privilegesInWords(role, names) },
    plain(' '),
    { kind: 'duration', text: durationOf(role) },
    plain(' '),
    { kind: 'call', text: role.mfaEnabled ? 'after a phone call' : 'without a phone call' },
    plain('; '),
    { kind: 'approval', text: approvalInWords(role, names) },
    plain('; '),
    { kind: 'window', text: windowInWords(role, names) },
    plain('.'),
  ];
}

const plain = (text: string): SentencePart => ({ kind: 'plain', text });

/** As `namesInWords`, for those of whom one is enough: `Pat or one of 3 others`. */
function any(names: readonly string[]): string {
  if (names.length > 3) return `${names[0] ?? ''} or one of ${String(names.length - 1)} others`;
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;
}

function candidatesInWords(role: SentenceRole, names: SentenceNames): string {
  return role.candidates.length === 0 ? 'Nobody' : namesInWords(role.candidates.map(names.user));
}

function privilegesInWords(role: SentenceRole, names: SentenceNames): string {
  if (role.privileges.length === 0) return 'activate the role, which grants no group,';
  return `join ${namesInWords(role.privileges.map(names.group), 'other groups')}`;
}

function durationOf({ ttl }: SentenceRole): string {
  return Number.isFinite(ttl) && ttl > 0 ? `for up to ${durationInWords(ttl)}` : 'for a time that is not set';
}

/**
 * Who decides. An approver who is a candidate as well is approved by asking, unless DisableAutoApprovalIfOwner; with it,
 * somebody else must decide (docs/mim-facts.md, requests).
 */
function approvalInWords(role: SentenceRole, names: SentenceNames): string {
  if (!role.approvalEnabled) return 'nobody approves';
  if (role.approvers.length === 0) return 'an approval is asked and nobody can give it';
  const base = `${any(role.approvers.map(names.user))} approves`;
  const both = role.approvers.filter(id => role.candidates.includes(id)).map(names.user);
  if (both.length === 0) return base;
  if (!role.disableAutoApprovalIfOwner)
    return `${base}, and ${namesInWords(both)} ${both.length === 1 ? 'is' : 'are'} approved automatically on asking`;
  return role.approvers.length === 1
    ? `${base}, but nobody can approve ${both[0] ?? ''}`
    : `${base}, and another approver decides when ${any(both)} asks`;
}

function windowInWords(role: SentenceRole, names: SentenceNames): string {
  if (!role.availabilityWindowEnabled) return 'activation is possible at any time';
  const { availableFrom: from, availableTo: to } = role;
  if (from === null || to === null) return 'activation is possible in a window whose hours are not set';
  if (to <= from) return `activation is never possible, because ${to} is not after ${from}`;
  return `activation is possible from ${from} to ${to} every day (${names.timeZone})`;
}
